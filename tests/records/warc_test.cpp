#include "records/warc.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "archive.h"

namespace winnow::records {
namespace {

std::string block(const std::string& text) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" + text + "</p>";
}

std::string response(std::string_view name) {
  return warc_record("response", name, block("page " + std::string(name)));
}

TEST(Warc, GivesResponsesAndConversions) {
  const std::string info = warc_record("warcinfo", "info", "software: none\r\n", "application/warc-fields");
  const std::string request = warc_record("request", "q", "GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request");
  const std::string text = warc_record("conversion", "c", "plain text", "text/plain");
  const std::string file = info + request + response("a") + text + response("b");
  WarcSource source(stream_of(file), "file", {});
  const std::vector<Raw> records = all_of(source);
  EXPECT_EQ(ids_of(records), "a c b");
  EXPECT_EQ(source.skipped(), 2U);
  EXPECT_EQ(records[0].kind, Kind::warc_response);
  EXPECT_EQ(records[0].url, "https://example.org/a");
  EXPECT_EQ(records[0].bytes, block("page a"));
  EXPECT_EQ(records[1].kind, Kind::warc_conversion);
  EXPECT_EQ(records[1].content_type, "text/plain");
  EXPECT_EQ(records[1].bytes, "plain text");
}

TEST(Warc, IsTheSamePackedByRecordAndWhole) {
  const std::vector<Raw> plain = read_warc(response("a") + response("b"));
  for (const std::string& file : {packed(response("a")) + packed(response("b")), packed(response("a") + response("b"))}) {
    const std::vector<Raw> unpacked = read_warc(file);
    ASSERT_EQ(ids_of(unpacked), "a b");
    EXPECT_EQ(unpacked[1].bytes, plain[1].bytes);
  }
}

TEST(Warc, TakesVersionOneAndOtherHabits) {
  std::string old = response("a");
  old.replace(old.find("1.1"), 3, "1.0");
  EXPECT_EQ(ids_of(read_warc(old)), "a");
  std::string lines = response("b");
  for (std::size_t at = lines.find("\r\n"); at != std::string::npos; at = lines.find("\r\n", at)) lines.erase(at, 1);
  const std::size_t length = lines.find("Content-Length: ") + 16;
  lines.replace(length, lines.find('\n', length) - length, std::to_string(lines.size() - 2 - lines.find("HTTP/")));
  EXPECT_EQ(ids_of(read_warc(lines + old)), "b a") << "line ends without CR";
  EXPECT_EQ(ids_of(read_warc("\r\n" + response("a") + "\r\n\r\n" + response("b"))), "a b") << "more blank lines";
  std::string last = response("c");
  last.resize(last.size() - 4);
  EXPECT_EQ(ids_of(read_warc(last)), "c") << "none at the end";
  std::string folded = response("d");
  folded.replace(folded.find("WARC-Target-URI: "), 17, "warc-target-uri:\r\n  ");
  EXPECT_EQ(read_warc(folded)[0].url, "https://example.org/d");
}

TEST(Warc, NoRecordsAreNone) {
  EXPECT_EQ(ids_of(read_warc("")), "");
  EXPECT_EQ(ids_of(read_warc("\r\n\r\n")), "");
}

TEST(Warc, BlockMayHoldWhatLooksLikeARecord) {
  const std::string inner = response("inner");
  EXPECT_EQ(ids_of(read_warc(warc_record("response", "outer", inner) + response("b"))), "outer b");
}

TEST(Warc, DamagedLengthCostsOneRecord) {
  for (const char* const length : {"9", "99999", "999999999999999", "-1", "x", "", "99999999999999999999999"}) {
    std::string bad = response("bad");
    const std::size_t at = bad.find("Content-Length: ") + 16;
    bad.replace(at, bad.find('\r', at) - at, length);
    const std::string ids = ids_of(read_warc(response("a") + bad + response("b") + response("c")));
    EXPECT_TRUE(ids == "a bad!bad_warc b c" || ids == "a bad!too_large b c") << length << ": " << ids;
  }
}

TEST(Warc, DamagedHeaderCostsOneRecord) {
  std::string bad = response("bad");
  bad[0] = 'X';
  EXPECT_EQ(ids_of(read_warc(bad + response("b"))), "file:0!bad_warc b");
  EXPECT_EQ(ids_of(read_warc(response("a") + "garbage\r\n" + response("b"))),
            "a file:" + std::to_string(response("a").size()) + "!bad_warc b");
  const std::string no_end = "WARC/1.1\r\nWARC-Type: response\r\n" + std::string(100000, 'x');
  EXPECT_EQ(ids_of(read_warc(no_end + "\r\n" + response("b"))), "file:0!bad_warc b");
}

TEST(Warc, CutFileCostsItsLastRecord) {
  const std::string whole = response("a") + response("b");
  EXPECT_EQ(ids_of(read_warc(std::string_view(whole).substr(0, whole.size() - 30))), "a b!bad_warc");
  EXPECT_EQ(ids_of(read_warc(std::string_view(whole).substr(0, response("a").size() + 20))),
            "a file:" + std::to_string(response("a").size()) + "!bad_warc");
  const std::string members = packed(response("a")) + packed(response("b"));
  EXPECT_EQ(ids_of(read_warc(std::string_view(members).substr(0, members.size() - 4))), "a b!bad_gzip");
}

TEST(Warc, DamagedMemberCostsItsRecord) {
  const std::string before = packed(response("a"));
  const std::string bad = packed(response("bad"));
  for (std::size_t at = 0; at < bad.size(); ++at) {
    if (at >= 4 && at < 10) continue;  // time, flags and system say nothing of the data
    std::string damaged = bad;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    const std::vector<Raw> records = read_warc(before + damaged + packed(response("b")) + packed(response("c")));
    ASSERT_EQ(records.size(), 4U) << "byte " << at << ": " << ids_of(records);
    EXPECT_NE(records[1].fault, Fault::none) << "byte " << at;
    EXPECT_TRUE(ids_of(records).starts_with("a ") && ids_of(records).ends_with(" b c")) << "byte " << at << ": " << ids_of(records);
  }
}

TEST(Warc, RecordBeforeADamagedMemberIsWhole) {
  std::string bad = packed(response("bad"));
  bad[0] = 0;
  bad[1] = 0;
  bad[2] = 7;
  const std::string ids = ids_of(read_warc(packed(response("a")) + bad + packed(response("b"))));
  EXPECT_TRUE(ids.starts_with("a file:") && ids.ends_with("!bad_gzip b")) << ids;
}

TEST(Warc, TooLargeRecordIsPassedOver) {
  const std::string large = warc_record("response", "large", std::string(std::size_t{3} << 20, 'x'));
  const std::string file = response("a") + large + response("b");
  WarcSource source(stream_of(file), "file", {1000});
  EXPECT_EQ(ids_of(all_of(source)), "a large!too_large b");
}

/// What was not hit comes out as it went in. One that was hit may come out under another's ID.
void expect_others_whole(const std::string& file, const std::set<std::string>& hit, const std::vector<std::string>& names,
                         bool is_named_gz) {
  auto stream = stream_of(file);
  if (is_named_gz) stream->expect_gzip();
  WarcSource source(std::move(stream), "file", {});
  std::set<std::pair<std::string, std::string>> found;
  for (const Raw& raw : all_of(source)) {
    if (raw.fault == Fault::none) found.emplace(raw.id, raw.bytes);
  }
  for (const std::string& name : names) {
    if (hit.contains(name)) continue;
    EXPECT_TRUE(found.contains({"urn:id:" + name, block("page " + name)})) << name;
  }
}

TEST(Warc, EveryUndamagedRecordComesOut) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const bool is_packed = round % 2 == 0;
    std::string file;
    std::vector<std::string> names;
    std::vector<std::size_t> ends;
    for (int i = 0; i < 12; ++i) {
      names.push_back("n" + std::to_string(i));
      file += is_packed ? packed(response(names.back())) : response(names.back());
      ends.push_back(file.size());
    }
    std::set<std::string> hit;
    const auto hit_at = [&](std::size_t at) {
      hit.insert(names[static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), at) - ends.begin())]);
    };
    for (unsigned flips = 1 + random() % 4; flips > 0; --flips) {
      const std::size_t at = random() % file.size();
      file[at] = static_cast<char>(static_cast<unsigned char>(file[at]) ^ (1U + random() % 255));
      hit_at(at);
    }
    if (round % 4 == 3) {
      const std::size_t cut = random() % file.size();
      for (std::size_t at = cut; at < file.size(); ++at) hit_at(at);
      file.resize(cut);
    }
    expect_others_whole(file, hit, names, is_packed);
    if (HasFailure()) FAIL() << "round " << round << ", hit " << testing::PrintToString(hit) << ": " << ids_of(read_warc(file));
  }
}

}  // namespace
}  // namespace winnow::records
