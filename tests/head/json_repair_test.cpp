#include "head/json_repair.h"

#include <gtest/gtest.h>

#include "head/ld_json.h"

namespace winnow::head {
namespace {

std::string mended(std::string_view text) {
  return repair_json(text, 64);
}

TEST(RepairJson, LeavesGoodJsonAsItIs) {
  constexpr std::string_view kGood = R"({"a":[1,-2.5,true,null,"x\n\"y\" \u00e9"],"b":{},"c":[]})";
  EXPECT_EQ(mended(kGood), kGood);
}

TEST(RepairJson, EscapesControlCharactersInStrings) {
  EXPECT_EQ(mended("{\"a\":\"one\ntwo\tthree\x01\"}"), R"({"a":"one\ntwo\tthree\u0001"})");
}

TEST(RepairJson, LeavesCommasOutThatNothingFollows) {
  EXPECT_EQ(mended(R"({"a":[1,2,],"b":"x",})"), R"({"a":[1,2],"b":"x"})");
  EXPECT_EQ(mended(R"({"a":,"b":1})"), R"({"a":null,"b":1})");
  EXPECT_EQ(mended(R"([1,,2])"), R"([1,2])");
}

TEST(RepairJson, WritesCommasThatAreMissing) {
  EXPECT_EQ(mended("{\"a\":\"x\"\n\"b\":1}"), R"({"a":"x","b":1})");
}

TEST(RepairJson, EscapesQuotesWithinStrings) {
  EXPECT_EQ(mended(R"({"a":"He said "no" twice","b":1})"), R"({"a":"He said \"no\" twice","b":1})");
  EXPECT_EQ(mended(R"({"a":"the "first", then the rest","b":1})"), R"({"a":"the \"first\", then the rest","b":1})");
}

TEST(RepairJson, MakesStringsOfBareWordsAndLongNumbers) {
  EXPECT_EQ(mended("{\"a\": Ann Lee,\n b: 12345678901234567890}"), R"({"a":"Ann Lee","b":"12345678901234567890"})");
  EXPECT_EQ(mended("{'a':'x','n':007}"), R"({"a":"x","n":"007"})");
}

TEST(RepairJson, ReplacesBadEscapesAndLoneSurrogates) {
  EXPECT_EQ(mended(R"({"a":"it\'s \x \ud83d!","b":"\ud83d\ude00"})"), R"({"a":"it's x \ufffd!","b":"\ud83d\ude00"})");
}

TEST(RepairJson, ClosesWhatIsOpenAtTheEnd) {
  EXPECT_EQ(mended(R"({"a":[{"b":"x)"), R"({"a":[{"b":"x"}]})");
}

TEST(RepairJson, SkipsComments) {
  EXPECT_EQ(mended("{/* one */\"a\":1, // two\n\"b\":2}"), R"({"a":1,"b":2})");
}

TEST(RepairJson, DecodesQuotesWrittenAsReferences) {
  EXPECT_EQ(mended("{&quot;a&quot;:&quot;x&quot;}"), R"({"a":"x"})");
}

TEST(RepairJson, GivesUpBeyondItsDepth) {
  EXPECT_EQ(repair_json("[[[1]]]", 3), "[[[1]]]");
  EXPECT_EQ(repair_json("[[[1]]]", 2), "");
}

TEST(UnwrapJson, TakesCommentsAndCdataOff) {
  EXPECT_EQ(unwrap_json("\n<!-- {\"a\":1} -->\n"), "{\"a\":1}");
  EXPECT_EQ(unwrap_json("//<![CDATA[\n{\"a\":[1]}\n//]]>"), "{\"a\":[1]}");
  EXPECT_EQ(unwrap_json("{\"a\":1};"), "{\"a\":1}");
  EXPECT_EQ(unwrap_json("no json"), "");
}

TEST(JsonDocument, ParsesWhatWasMended) {
  JsonDocument document;
  ASSERT_TRUE(document.parse("<!-- {\"headline\":\"two\nlines\",} -->"));
  std::string_view headline;
  ASSERT_EQ(document.root()["headline"].get(headline), simdjson::SUCCESS);
  EXPECT_EQ(headline, "two\nlines");
}

}  // namespace
}  // namespace winnow::head
