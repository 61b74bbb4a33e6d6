#include "batch/journal.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace winnow::batch {
namespace {

class JournalTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "winnow-journal-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    path_ = (folder_ / "out.part.state").string();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void save(std::uint64_t records) {
    Journal journal;
    ASSERT_EQ(journal.open(path_), "");
    (void)journal.load();
    State state;
    state.identity = 42;
    state.output_bytes = 10 * records;
    state.summary.records = records;
    state.summary.add_reason("bad_warc", "the record is cut");
    ASSERT_TRUE(journal.save(state));
  }
  std::uint64_t loaded() {
    Journal journal;
    EXPECT_EQ(journal.open(path_), "");
    const std::optional<State> state = journal.load();
    if (!state) return 0;
    EXPECT_EQ(state->identity, 42U);
    EXPECT_EQ(state->output_bytes, 10 * state->summary.records);
    EXPECT_EQ(state->summary.reasons.at("bad_warc: the record is cut"), 1U);
    return state->summary.records;
  }

  std::filesystem::path folder_;
  std::string path_;
};

TEST_F(JournalTest, SaysTheLast) {
  EXPECT_EQ(loaded(), 0U);
  for (std::uint64_t records = 1; records < 5; ++records) {
    save(records);
    EXPECT_EQ(loaded(), records);
  }
}

TEST_F(JournalTest, TornSlotLeavesTheOneBefore) {
  save(1);
  save(2);
  save(3);
  for (std::size_t at = 16384; at < 16384 + 100; ++at) {  // the third is in the second slot
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const char before = static_cast<char>(file.get());
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(before ^ 1));
    file.close();
    EXPECT_EQ(loaded(), 2U) << at;
    std::fstream mended(path_, std::ios::in | std::ios::out | std::ios::binary);
    mended.seekp(static_cast<std::streamoff>(at));
    mended.put(before);
  }
  EXPECT_EQ(loaded(), 3U);
}

TEST_F(JournalTest, TakesItsRoomAtOnce) {
  Journal journal;
  ASSERT_EQ(journal.open(path_), "");
  const auto size = std::filesystem::file_size(path_);
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(journal.save({}));
  EXPECT_EQ(std::filesystem::file_size(path_), size);
}

TEST_F(JournalTest, HasOneRun) {
  Journal first;
  ASSERT_EQ(first.open(path_), "");
  Journal second;
  EXPECT_EQ(second.open(path_), "another run is writing this file");
}

}  // namespace
}  // namespace winnow::batch
