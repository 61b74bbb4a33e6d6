// Files, by their names and by their first bytes.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "archive.h"

namespace winnow::records {
namespace {

class Files : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "winnow-records-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::vector<Raw> read(const std::string& name, const std::string& bytes, const Limits& limits = {}) {
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    Input input;
    input.path = path;
    input.id = name;
    return all_of(*open(input, limits, nullptr));
  }

  std::filesystem::path folder_;
};

const std::string kRecord = warc_record("response", "a", "HTTP/1.1 200 OK\r\n\r\n<p>x</p>");

TEST_F(Files, AreKnownByTheirNames) {
  EXPECT_EQ(read("a.jsonl", "{}\n{}")[1].kind, Kind::json_line);
  EXPECT_EQ(read("a.NDJSON.gz", packed("{}\n"))[0].kind, Kind::json_line);
  EXPECT_EQ(ids_of(read("a.warc.gz", packed(kRecord))), "a");
  EXPECT_EQ(read("a.html", "{}")[0].kind, Kind::page);
  EXPECT_EQ(ids_of(read("a.jsonl", "")), "");
}

TEST_F(Files, AreKnownByTheirBytes) {
  EXPECT_EQ(read("a", " {}\n{}")[1].kind, Kind::json_line);
  EXPECT_EQ(ids_of(read("b", packed(kRecord))), "a");
  EXPECT_EQ(ids_of(read("c", kRecord)), "a");
  const std::vector<Raw> page = read("d", packed("<p>x"));
  EXPECT_EQ(page[0].bytes, "<p>x");
  EXPECT_EQ(page[0].id, "d");
  EXPECT_EQ(read("e", "").size(), 1U) << "an empty page is one";
}

TEST_F(Files, DamagedBeginningIsFoundByTheName) {
  std::string bad = packed(kRecord);
  bad[0] = 'x';
  EXPECT_EQ(ids_of(read("a.warc.gz", bad + packed(kRecord))), "a.warc.gz:0!bad_gzip a");
  EXPECT_EQ(ids_of(read("a.warc.gz", kRecord)), "a") << "not packed, whatever its name says";
}

TEST_F(Files, FaultsAreRecords) {
  Input missing;
  missing.path = (folder_ / "none").string();
  missing.id = "none";
  EXPECT_EQ(ids_of(all_of(*open(missing, {}, nullptr))), "none!missing");
  Input folder;
  folder.path = folder_.string();
  folder.id = "f";
  EXPECT_EQ(ids_of(all_of(*open(folder, {}, nullptr))), "f!unreadable");
  EXPECT_EQ(ids_of(read("a.html", std::string(1001, 'x'), {1000})), "a.html!too_large");
  EXPECT_EQ(ids_of(read("a.html.gz", packed("<p>x").substr(0, 12))), "a.html.gz!bad_gzip");
}

}  // namespace
}  // namespace winnow::records
