#include "render/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <string>

namespace winnow::render {
namespace {

using Layout = JsonWriter::Layout;

std::string one_string(std::string_view value, Layout layout = Layout::compact) {
  std::string out;
  JsonWriter(out, layout).string(value);
  return out;
}

std::string one_number(float value) {
  std::string out;
  JsonWriter(out, Layout::compact).number(value);
  return out;
}

TEST(JsonWriter, EscapesWhatCannotStandInAString) {
  EXPECT_EQ(one_string("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(one_string("a\nb\tc\rd"), R"("a\nb\tc\rd")");
  EXPECT_EQ(one_string(std::string_view("\0\x1f", 2)), R"("\u0000\u001f")");
}

TEST(JsonWriter, LeavesOtherCharactersAlone) {
  EXPECT_EQ(one_string("ünï/\x7f日本"), "\"ünï/\x7f日本\"");
}

TEST(JsonWriter, EveryByteBelow128ComesBack) {
  std::string all;
  for (char c = 0; c < 127; ++c) all += c;
  EXPECT_EQ(nlohmann::json::parse(one_string(all)).get<std::string>(), all);
  EXPECT_EQ(nlohmann::json::parse(one_string(all, Layout::script)).get<std::string>(), all);
}

TEST(JsonWriter, FindsEscapesWhereverTheyStand) {
  for (const char escaped : {'"', '\\', '\n', '\0', '<', '&'}) {
    for (std::size_t at = 0; at < 20; ++at) {
      std::string text(20, '\xC3');
      text[at] = escaped;
      for (const Layout layout : {Layout::compact, Layout::script}) {
        std::string longer = one_string(std::string(20, 'x'), layout);
        const bool is_plain = layout == Layout::compact && (escaped == '<' || escaped == '&');
        EXPECT_EQ(one_string(text, layout).size() == longer.size(), is_plain) << at << ' ' << int{escaped};
      }
    }
  }
}

TEST(JsonWriter, ScriptLayoutCannotEndTheScriptElement) {
  EXPECT_EQ(one_string("</script><!-- &amp;", Layout::script), R"("\u003c/script>\u003c!-- \u0026amp;")");
}

TEST(JsonWriter, NumbersHaveFourDecimalsAtMost) {
  EXPECT_EQ(one_number(0.5F), "0.5");
  EXPECT_EQ(one_number(100), "100");
  EXPECT_EQ(one_number(-0.33333F), "-0.3333");
  EXPECT_EQ(one_number(-0.00001F), "0");
}

TEST(JsonWriter, NumbersWithoutAWordAreZero) {
  EXPECT_EQ(one_number(std::numeric_limits<float>::quiet_NaN()), "0");
  EXPECT_EQ(one_number(std::numeric_limits<float>::infinity()), "0");
}

TEST(JsonWriter, LargestNumberIsWhole) {
  EXPECT_EQ(one_number(std::numeric_limits<float>::max()).size(), 39U);
}

std::string nested(Layout layout) {
  std::string out;
  JsonWriter json(out, layout);
  json.begin_object();
  json.member("a", "b");
  json.key("list");
  json.begin_array();
  json.pair(1, 2);
  json.integer(-3);
  json.begin_array();
  json.end_array();
  json.end_array();
  json.key("empty");
  json.begin_object();
  json.end_object();
  json.end_object();
  return out;
}

TEST(JsonWriter, CompactHasNoSpace) {
  EXPECT_EQ(nested(Layout::compact), R"({"a":"b","list":[[1,2],-3,[]],"empty":{}})");
}

TEST(JsonWriter, IndentedHasAMemberALine) {
  EXPECT_EQ(nested(Layout::indented), R"({
  "a": "b",
  "list": [
    [1, 2],
    -3,
    []
  ],
  "empty": {}
})");
}

}  // namespace
}  // namespace winnow::render
