#include "decode/convert.h"

#include <gtest/gtest.h>

#include <vector>

#include "decode/utf8.h"
#include "encode.h"

namespace winnow::decode {
namespace {

struct Converted {
  std::string text;
  std::size_t replaced;
  friend bool operator==(const Converted&, const Converted&) = default;
};

Converted converted(std::string_view bytes, std::string_view charset) {
  Converted result;
  result.replaced = append_converted(bytes, charset, result.text);
  return result;
}

std::ostream& operator<<(std::ostream& out, const Converted& value) {
  return out << value.text << " (" << value.replaced << ")";
}

TEST(Convert, Windows1252HasC1WhereMicrosoftHasNothing) {
  EXPECT_EQ(converted("\x80 \x92 \x81\x8D\x8F\x90\x9D \xE9", "windows-1252"), (Converted{"€ ’ \u0081\u008D\u008F\u0090\u009D é", 0}));
}

TEST(Convert, BytesThatStandForNothing) {
  EXPECT_EQ(converted("a\xAA"
                      "b",
                      "windows-1253"),
            (Converted{"a\uFFFDb", 1}));
  EXPECT_EQ(converted("\xD9\xDA", "windows-1255"), (Converted{"\uFFFD\uFFFD", 2}));
}

TEST(Convert, PlacesWhereTheStandardDiffersFromOtherTables) {
  EXPECT_EQ(converted("\xAE\xBE", "koi8-u").text, "ўЎ");
  EXPECT_EQ(converted("\xCA", "windows-1255").text, "\u05BA");
  EXPECT_EQ(converted("\xE9", "iso-8859-8-i").text, converted("\xE9", "iso-8859-8").text);
  EXPECT_EQ(converted("A\x80\xFF", "x-user-defined").text, "A\uF780\uF7FF");
}

TEST(Convert, SingleByteTablesAgreeWithIcu) {
  const std::vector<std::pair<const char*, const char*>> kCharsets = {
      {"windows-1250", "ibm-5346_P100-1998"}, {"windows-1251", "ibm-5347_P100-1998"}, {"windows-1252", "ibm-5348_P100-1997"},
      {"windows-1254", "ibm-5350_P100-1998"}, {"windows-1257", "ibm-9449_P100-2002"}, {"koi8-r", "ibm-878_P100-1996"},
      {"iso-8859-2", "ibm-912_P100-1995"},    {"iso-8859-5", "ibm-915_P100-1995"},    {"iso-8859-15", "ibm-923_P100-1998"},
      {"macintosh", "macos-0_2-10.2"},        {"x-mac-cyrillic", "macos-7_3-10.2"},
  };
  for (const auto& [charset, icu] : kCharsets) {
    for (int byte = 0x80; byte < 0x100; ++byte) {
      const std::string text = converted(std::string(1, static_cast<char>(byte)), charset).text;
      if (text == "\uFFFD") continue;
      EXPECT_EQ(encoded(text, icu), std::string(1, static_cast<char>(byte))) << charset << ' ' << byte;
    }
  }
}

TEST(Convert, LongMixedRuns) {
  std::string bytes;
  std::string text;
  for (int i = 0; i < 5000; ++i) {
    bytes += std::string(static_cast<std::size_t>(i % 40), 'x') + "\xF6" + "y\x97";
    text += std::string(static_cast<std::size_t>(i % 40), 'x') + "ö" + "y—";
  }
  EXPECT_EQ(converted(bytes, "windows-1252"), (Converted{text, 0}));
}

TEST(Convert, MultiByte) {
  EXPECT_EQ(converted(encoded("日本語のテキスト、ｶﾅ", "ibm-943_P15A-2003"), "shift_jis").text, "日本語のテキスト、ｶﾅ");
  EXPECT_EQ(converted("\xA1\xC1\x8F\xB0\xA1\x8E\xB6", "euc-jp").text, "～丂ｶ");
  EXPECT_EQ(converted("\xB0\xA1\x81\x41", "euc-kr").text, "가갂");
  EXPECT_EQ(converted("\xA4\xA4\xA4\xE5", "big5").text, "中文");
  EXPECT_EQ(converted("\xD6\xD0\xCE\xC4\xA2\xE3\x81\x30\x81\x30\x94\x39\xDA\x33", "gbk").text, "中文€\u0080\U0001F4A9");
  EXPECT_EQ(converted("\x1B$B$3$s$K$A$O\x1B(B!", "iso-2022-jp").text, "こんにちは!");
}

TEST(Convert, GbkOfOldPages) {
  EXPECT_EQ(converted("5\x80 \xA3\xA0", "gbk"), (Converted{"5€ \u3000", 0})) << "a lone 0x80 is the euro, A3 A0 the wide space";
}

TEST(Convert, BrokenSequencesNeverSwallowMarkup) {
  for (const char* charset : {"shift_jis", "euc-jp", "euc-kr", "big5", "gbk", "gb18030"}) {
    for (int lead = 0x80; lead < 0x100; ++lead) {
      const std::string bytes = std::string(1, static_cast<char>(lead)) + "<b>\n";
      const std::string text = converted(bytes, charset).text;
      EXPECT_TRUE(text.ends_with("<b>\n")) << charset << ' ' << lead << ' ' << text;
    }
  }
  EXPECT_TRUE(converted("\x81\x30<b>", "gb18030").text.ends_with("<b>"));
  EXPECT_TRUE(converted("\x8F\xB0<b>", "euc-jp").text.ends_with("<b>"));
}

TEST(Convert, CutOffAtTheEnd) {
  EXPECT_EQ(converted("a\x81", "shift_jis"), (Converted{"a\uFFFD", 1}));
  EXPECT_EQ(converted("a\xD6", "gbk"), (Converted{"a\uFFFD", 1}));
}

TEST(Convert, Utf16) {
  using namespace std::string_literals;
  EXPECT_EQ(converted("<\0\xE9\0\x3D\xD8\x00\xDE"s, "utf-16le").text, "<é\U0001F600");
  EXPECT_EQ(converted("\0<\0\xE9\xD8\x3D\xDE\x00"s, "utf-16be").text, "<é\U0001F600");
  EXPECT_EQ(converted("\x3D\xD8<\0"s, "utf-16le"), (Converted{"\uFFFD<", 1})) << "half of a pair";
  EXPECT_EQ(converted("<\0a"s, "utf-16le"), (Converted{"<\uFFFD", 1})) << "half of a unit";
}

TEST(Convert, SurrogatePairsAcrossTheBuffersEnd) {
  for (const std::size_t before : {4094U, 4095U, 4096U, 8190U, 8191U}) {
    std::string text(before, 'a');
    for (int i = 0; i < 3; ++i) text += "\U0001F600";
    EXPECT_EQ(converted(encoded(text, "UTF-16LE"), "utf-16le"), (Converted{text, 0})) << before;
    EXPECT_EQ(converted(encoded(text, "gb18030"), "gb18030"), (Converted{text, 0})) << before;
  }
}

TEST(Convert, Replacement) {
  EXPECT_EQ(converted("anything", "replacement"), (Converted{"\uFFFD", 1}));
  EXPECT_EQ(converted("", "replacement"), (Converted{"", 0}));
}

// The examples of the Unicode Standard, section 3.9, tables 3-8 to 3-11.
TEST(Convert, MalformedUtf8ByMaximalSubparts) {
  const std::string r = "\uFFFD";
  EXPECT_EQ(converted("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82"
                      "A",
                      "utf-8"),
            (Converted{r + r + r + r + r + r + r + r + "A", 8}));
  EXPECT_EQ(converted("\xED\xA0\x80\xED\xBF\xBF\xED\xAF"
                      "A",
                      "utf-8"),
            (Converted{r + r + r + r + r + r + r + r + "A", 8}));
  EXPECT_EQ(converted("\xF4\x91\x92\x93\xFF"
                      "A\x80\xBF"
                      "B",
                      "utf-8"),
            (Converted{r + r + r + r + r + "A" + r + r + "B", 7}));
  EXPECT_EQ(converted("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
                      "A",
                      "utf-8"),
            (Converted{r + r + r + r + "A", 4}));
  EXPECT_EQ(converted("é\xE2\x82", "utf-8"), (Converted{"é" + r, 1}));
}

TEST(Convert, CountUtf8) {
  EXPECT_EQ(count_utf8("plain").sequences, 0U);
  EXPECT_EQ(count_utf8("é – \U0001F600").sequences, 3U);
  EXPECT_EQ(count_utf8("\xE9 \xE9 é").malformed, 2U);
  EXPECT_EQ(count_utf8("é\xE2\x82").malformed, 0U) << "the page was cut off here";
}

}  // namespace
}  // namespace winnow::decode
