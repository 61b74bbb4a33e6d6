#include "records/jsonl.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "archive.h"
#include "records/json_text.h"

namespace winnow::records {
namespace {

using Json = nlohmann::ordered_json;

std::vector<Raw> lines_of(const std::string& bytes, const Limits& limits = {}) {
  JsonlSource source(stream_of(bytes), "in", limits);
  return all_of(source);
}

Page page_of(const std::string& line, const Keys& keys = {}) {
  Raw raw;
  raw.kind = Kind::json_line;
  raw.id = "in:1";
  raw.bytes = line;
  return decode(std::move(raw), keys, {});
}

Keys passing() {
  Keys keys;
  keys.pass_through = true;
  return keys;
}

TEST(Jsonl, CutsLines) {
  const std::vector<Raw> lines = lines_of("\xEF\xBB\xBF{\"a\":1}\n\n{\"b\":2}\r\n  \n{\"c\":3}");
  EXPECT_EQ(ids_of(lines), "in:1 in:3 in:5");
  EXPECT_EQ(lines[0].bytes, "{\"a\":1}");
  EXPECT_EQ(lines[2].bytes, "{\"c\":3}");
  EXPECT_EQ(ids_of(lines_of("")), "");
  EXPECT_EQ(ids_of(lines_of(packed("{}\n{}\n") + packed("{}\n"))), "in:1 in:2 in:3");
}

TEST(Jsonl, LineThatIsTooLargeIsPassedOver) {
  const std::string large = "{\"html\":\"" + std::string(1000000, 'x') + "\"}\n";
  EXPECT_EQ(ids_of(lines_of("{}\n" + large + "{}\n", {1000})), "in:1 in:2!too_large in:3");
}

TEST(Jsonl, DamageCostsTheLinesThatItIsIn) {
  std::string bad = packed("{\"id\":1}\n");
  bad[bad.size() - 6] = static_cast<char>(bad[bad.size() - 6] ^ 1);
  EXPECT_EQ(ids_of(lines_of(packed("{}\n") + bad + packed("{}\n"))), "in:1 in:2 in:3!bad_gzip in:4") << "the checksum comes last";
  const std::string whole = packed("{}\n{}\n{\"id\":3}\n");
  EXPECT_TRUE(ids_of(lines_of(whole.substr(0, whole.size() - 9))).ends_with("!bad_gzip"));
}

TEST(JsonLine, HoldsAPage) {
  const Page page = page_of(R"({"url":"https://example.org/","html":"<p>\u00e4\n","id":"x","other":[1]})");
  EXPECT_EQ(page.fault, Fault::none);
  EXPECT_EQ(page.id, "x");
  EXPECT_EQ(page.url, "https://example.org/");
  EXPECT_EQ(page.bytes, "<p>ä\n");
  EXPECT_EQ(page.format, Format::html);
  EXPECT_EQ(page.charset, "utf-8");
  EXPECT_EQ(page.passed, "");
}

TEST(JsonLine, TextStandsInForHtml) {
  EXPECT_EQ(page_of(R"({"text":"a","html":"b"})").bytes, "b");
  EXPECT_EQ(page_of(R"({"html":"b","text":"a"})").bytes, "b");
  EXPECT_EQ(page_of(R"({"html":"","text":"a"})").format, Format::text);
  EXPECT_EQ(page_of(R"({"html":null,"text":"a"})").bytes, "a");
  EXPECT_EQ(page_of(R"({"text":"a","html":""})").bytes, "a");
  EXPECT_EQ(page_of(R"({"html":""})").fault, Fault::none) << "an empty page is one";
}

TEST(JsonLine, KeysHaveOtherNames) {
  Keys keys;
  keys.html = "content";
  keys.id = "n";
  keys.url = "link";
  const Page page = page_of(R"({"content":"a","n":12345678901234567890123,"link":"u","id":"no"})", keys);
  EXPECT_EQ(page.bytes, "a");
  EXPECT_EQ(page.id, "12345678901234567890123");
  EXPECT_EQ(page.url, "u");
}

TEST(JsonLine, IdOfAnotherTypeIsNone) {
  EXPECT_EQ(page_of(R"({"html":"a","id":null})").id, "in:1");
  EXPECT_EQ(page_of(R"({"html":"a","id":1.50})").id, "1.50");
  EXPECT_EQ(page_of(R"({"html":"a","url":7})").url, "");
}

TEST(JsonLine, WhatIsNoPageIsAFault) {
  for (const char* const line :
       {"", "x", "[]", "{", R"({"html":"a"} x)", R"({"html":"a)", R"({"html":5})", R"({"title":"a"})", "{}", "7"}) {
    const Page page = page_of(line);
    EXPECT_EQ(page.fault, Fault::bad_json) << line;
    EXPECT_FALSE(page.reason.empty()) << line;
    EXPECT_EQ(page.id, "in:1");
  }
}

TEST(JsonLine, OtherMembersArePassedAsTheyAre) {
  const Page page =
      page_of(R"({"n":1.50,"html":"a","big":123456789012345678901234567890,"o":{"a":[1,{"b":"]}"}]},"s":"\u00e4\"","e":1e5})", passing());
  EXPECT_EQ(page.passed, R"(,"n":1.50,"big":123456789012345678901234567890,"o":{"a":[1,{"b":"]}"}]},"s":"\u00e4\"","e":1e5)");
}

TEST(JsonLine, NamesThatAreTakenAreChanged) {
  const Page page = page_of(R"({"html":"a","title":1,"input_title":2,"title":3,"x\"y":4})", passing());
  EXPECT_EQ(page.passed, R"(,"input_title":1,"input_input_title":2,"input_input_input_title":3,"x\"y":4)");
  EXPECT_TRUE(Json::accept("{\"a\":0" + page.passed + "}"));
}

TEST(JsonLine, BrokenTextIsRepaired) {
  EXPECT_EQ(page_of("{\"html\":\"a\xFFz\"}").bytes, "a\uFFFDz");
  EXPECT_EQ(page_of(R"({"html":"a\ud83dz"})").bytes, "a\uFFFDz") << "half of a pair";
  EXPECT_EQ(page_of(R"({"html":"\udc80\ud83d\ude00\\ud83d"})").bytes, "\uFFFD\U0001F600\\ud83d");
}

TEST(JsonText, TellsValuesFromOthers) {
  for (const char* const good : {"0", "-1.5e+10", "true", "null", "\"a\\u00e4\\n\"", "[]", "{}", " [1, {\"a\": [] }] ", "\"\""}) {
    EXPECT_TRUE(is_json_value(good)) << good;
  }
  for (const char* const bad :
       {"", "01", "1.", "+1", "tru", "\"", "\"\\x\"", "\"\\u12g4\"", "[1,]", "{\"a\"}", "{\"a\":}", "[", "]", "1 2", "{1:2}", "[}", "-"}) {
    EXPECT_FALSE(is_json_value(bad)) << bad;
  }
  EXPECT_TRUE(is_json_value(std::string(1000, '[') + std::string(1000, ']')));
  EXPECT_FALSE(is_json_value(std::string(1001, '[') + "1" + std::string(1001, ']')));
}

}  // namespace
}  // namespace winnow::records
