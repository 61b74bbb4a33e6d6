#include "normalise/normalise.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "decode/utf8.h"
#include "normalise/clean.h"
#include "normalise/needs.h"

namespace winnow::normalise {
namespace {

std::string utf8(char32_t c) {
  std::string out(4, '\0');
  out.resize(static_cast<std::size_t>(decode::write_utf8(c, out.data()) - out.data()));
  return out;
}

std::string between_letters(std::string_view text) {
  return std::string("a").append(text).append("b");
}

std::string kept_lines(std::string_view text) {
  return paragraph(text, Lines::keep);
}

TEST(Normalise, PlainTextStays) {
  for (const char* text : {"", "a", "Plain words, nothing else.", "“Quotes” ‘stay’ – and — dashes - too… „so“ «so» 3 × 4 €",
                           "Käse und Brötchen", "Сегодня выпал снег", "今朝初雪が降り、子供たちは", "오늘 아침 첫눈이",
                           "R&D; AT&T & co. ;-)", "🎉 snow ❄️ 👩‍👧 🏳️‍🌈", "हिन्दी में", "سلام دنیا", "a \uFFFD b"}) {
    EXPECT_EQ(paragraph(text), text);
    EXPECT_TRUE(is_normal(text)) << text;
  }
}

TEST(Normalise, WhiteSpaceBecomesOneSpace) {
  EXPECT_EQ(paragraph("  a \t b\r\n\fc  "), "a b c");
  EXPECT_EQ(paragraph("a\u00A0b\u2003\u2009c\u3000d\u202Fe\u205Ff\u1680g"), "a b c d e f g");
  EXPECT_EQ(paragraph("a\u2028b\u2029c\u0085d\ve"), "a b c d e");
  EXPECT_EQ(paragraph(" \u00A0 "), "");
}

TEST(Normalise, OneSlipAnywhereIsSeen) {
  const std::string plain = "words of some letters and more of them, to be long enough";
  EXPECT_TRUE(is_normal(plain));
  for (std::size_t at = 1; at < plain.size(); ++at) {
    for (const std::string_view slip : {" ", "\t", "\u00A0", "\x7F", "\u00AD", "&lt;"}) {
      const std::string text = plain.substr(0, at) + " " + std::string(slip) + plain.substr(at);
      EXPECT_FALSE(is_normal(text)) << text;
    }
  }
}

TEST(Normalise, EveryWhiteSpaceOfUnicode) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (!u_isUWhiteSpace(static_cast<UChar32>(c))) continue;
    EXPECT_EQ(paragraph(between_letters(utf8(c) + utf8(c))), "a b") << std::hex << std::uint32_t{c};
  }
}

TEST(Normalise, UnseenCharactersAreTakenOut) {
  EXPECT_EQ(paragraph("a\u200Bb\u2060c\uFEFFd\u180Ee\u00ADf"), "abcdef");
  EXPECT_EQ(paragraph(std::string("a\0b\x01"
                                  "c\x1B"
                                  "d\x7F"
                                  "e",
                                  9)),
            "abcde");
  EXPECT_EQ(paragraph("\u200Ea\u202Bb\u202C\u2067c\u2069\u061Cd"), "abcd") << "bidi controls";
  EXPECT_EQ(paragraph("a \u200B b"), "a b") << "no second space where one was hidden";
  EXPECT_EQ(paragraph("\u200B a \u200B"), "a");
  EXPECT_EQ(paragraph("a\uFFFCb\U0001FFFEc"), "abc");
}

TEST(Normalise, C1ControlsThatAreSignsOfWindows1252) {
  EXPECT_EQ(paragraph("It\u0092s \u0093so\u0094 \u0096 5 \u0080"), "It’s “so” – 5 €");
  EXPECT_EQ(paragraph("a\u0081\u009Db"), "ab");
}

TEST(Normalise, Nfc) {
  EXPECT_EQ(paragraph("Cafe\u0301"), "Café");
  EXPECT_EQ(paragraph("\u212B \u2126 \u212A"), "Å Ω K");
  EXPECT_EQ(paragraph("\u1112\u1161\u11AB"), "한");
  EXPECT_EQ(paragraph("e\u200B\u0301"), "é") << "together only once the space between them is out";
  EXPECT_EQ(paragraph("ﬁ ² Ａ"), "ﬁ ² Ａ") << "no compatibility forms";
}

TEST(Normalise, JoinersStayWhereAScriptNeedsThem) {
  EXPECT_EQ(paragraph("می\u200Cخواهم"), "می\u200Cخواهم");
  EXPECT_EQ(paragraph("क्\u200Dष क्\u200Cष"), "क्\u200Dष क्\u200Cष");
  EXPECT_EQ(paragraph("ශ්\u200Dරී"), "ශ්\u200Dරී");
  EXPECT_EQ(paragraph("۱۴۰۳ ه\u200D."), "۱۴۰۳ ه\u200D.") << "a letter that is shown as if joined";
  EXPECT_EQ(paragraph("👩\u200D🚀 ❤️\u200D🔥 👩🏽\u200D🚀 🏃\u200D♀️"),
            "👩\u200D🚀 ❤️\u200D🔥 👩🏽\u200D🚀 🏃\u200D♀️");
}

TEST(Normalise, JoinersGoElsewhere) {
  EXPECT_EQ(paragraph("Auf\u200Clage a\u200Db"), "Auflage ab");
  EXPECT_EQ(paragraph("می\u200C خواهم\u200C"), "می خواهم") << "at a word's end";
  EXPECT_EQ(paragraph("می\u200C\u200C\u200Dخواهم"), "می\u200Cخواهم") << "one is enough";
  EXPECT_EQ(paragraph("👩\u200D and 🚀\u200D"), "👩 and 🚀");
  EXPECT_EQ(paragraph("a\u200C"), "a");
}

TEST(Normalise, FlagsOfRegionsKeepTheirTags) {
  const std::string flag = "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F";
  EXPECT_EQ(paragraph(flag), flag);
  EXPECT_EQ(paragraph("a\U000E0067\U000E0062b"), "ab");
}

TEST(Normalise, ReferencesThatWereEscapedTwice) {
  EXPECT_EQ(paragraph("fish &amp; chips"), "fish & chips");
  EXPECT_EQ(paragraph("a&nbsp;&nbsp;b &nbsp; c&#160;"), "a b c");
  EXPECT_EQ(paragraph("It&#8217;s &quot;so&quot; &#x2014; &rsquo;"), "It’s \"so\" — ’");
  EXPECT_EQ(paragraph("&amp;amp;amp;"), "&") << "however often";
  EXPECT_EQ(paragraph("&amp;nbsp;x &am&#112;;quot;y"), "x \"y");
  EXPECT_EQ(paragraph("a&shy;b&#8203;c&zwnj;d"), "abcd");
  EXPECT_EQ(paragraph("&am&shy;p;lt;"), "<") << "what hides a reference goes first";
  EXPECT_EQ(paragraph("&semi&#59; &amp&semi;"), "; &");
  EXPECT_EQ(paragraph("&amp\u037E"), "&") << "U+037E is ';' in NFC";
}

TEST(Normalise, CleaningIsDoneInOneGo) {
  EXPECT_EQ(cleaned("a &nbsp; b &nbsp;", Lines::join), "a b");
  EXPECT_EQ(cleaned("&am&shy;p;lt; \u200B&#32;", Lines::join), "<");
  EXPECT_EQ(cleaned("a &amp\u037E b", Lines::join), "a & b");
}

TEST(Normalise, OtherAmpersandsStay) {
  for (const char* text :
       {"fish & chips", "AT&T;", "?a=1&copy=2", "&amp", "&eacute", "&nosuchname;", "& amp;", "&#xZZ;", "&;", "&#;", "a; b; c;"}) {
    EXPECT_EQ(paragraph(text), text);
    EXPECT_TRUE(is_normal(text)) << text;
  }
}

TEST(Normalise, PreformattedTextKeepsItsLines) {
  EXPECT_EQ(kept_lines("if (a):  \r\n\tgo()\u00A0 \n\n  stop\r\r\n"), "if (a):\n\tgo()\n\n  stop");
  EXPECT_EQ(kept_lines("\n \n  a  b\n"), "  a  b") << "blank lines at the ends go, indentation stays";
  EXPECT_EQ(kept_lines("a\u2028b\u0085c"), "a\nb\nc");
  EXPECT_EQ(kept_lines("&lt;p&gt;"), "&lt;p&gt;") << "code that speaks of references";
  EXPECT_EQ(kept_lines("Cafe\u0301\u200B"), "Café");
  EXPECT_EQ(kept_lines(" \n "), "");
}

TEST(Normalise, IsNormal) {
  for (const char* text : {" a", "a ", "a  b", "a\nb", "a\u00A0b", "e\u0301", "a\u200Bb", "a\u00ADb", "&amp;", "Ã¼ber", "a\u0092b",
                           "\uFEFF", "a\u200Cb", "\u212B", "\u2126", "\u0958", "\u037E"}) {
    EXPECT_FALSE(is_normal(text)) << text;
  }
}

// The quick look at a text's bytes must not overlook what a slower look would find.
TEST(Normalise, EveryCharacterAlone) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  ASSERT_TRUE(U_SUCCESS(error));
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string text = between_letters(utf8(c));
    const std::string normal = paragraph(text);
    std::string composed;
    nfc->normalize(icu::UnicodeString::fromUTF8(normal), error).toUTF8String(composed);
    ASSERT_EQ(normal, composed) << std::hex << std::uint32_t{c};
    ASSERT_EQ(paragraph(normal), normal) << std::hex << std::uint32_t{c};
    ASSERT_TRUE(is_normal(normal)) << std::hex << std::uint32_t{c};
    ASSERT_EQ(is_normal(text), normal == text) << std::hex << std::uint32_t{c};
    const bool is_control = u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR;
    ASSERT_FALSE(is_control && normal == text) << std::hex << std::uint32_t{c};
  }
}

TEST(Normalise, WhateverMayComposeIsSeen) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const auto character = static_cast<UChar32>(c);
    if ((c >= 0xD800 && c <= 0xDFFF) || u_isUWhiteSpace(character)) continue;
    if (u_getCombiningClass(character) == 0 && u_getIntPropertyValue(character, UCHAR_NFC_QUICK_CHECK) == UNORM_YES) continue;
    ASSERT_NE(needs_of(between_letters(utf8(c))) & kComposing, kNothing) << std::hex << std::uint32_t{c};
  }
  EXPECT_EQ(paragraph("a\u20D0\u20D2"), "a\u20D2\u20D0") << "marks in their order";
}

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> kPieces = {
      "a",          "B",      "é",      "E",      "Ã",      "Â",      "â",      "€",      "™",      "©",      "¼",      "»",
      "…",          "œ",      " ",      "  ",     "\n",     "\r\n",   "\t",     "\u00A0", "\u2003", "\u0085", "\u2028", "\u0301",
      "\u0303",     "\u0338", "\u0080", "\u0099", "\u200B", "\u200C", "\u200D", "\u00AD", "\uFEFF", "\u2069", "\x01",   "&",
      "amp",        ";",      "&amp;",  "&#",     "173",    "x200B",  "nbsp",   "&nbsp;", "semi",   "#59",    "\u037E", "\u212A",
      "shy",        "&am",    "p;",     "ک",      "ی",      "\u064E", "क",      "\u094D", "👩",      "🚀",      "\uFE0F", "🏴",
      "\U000E0067", "ᄒ",     "ᅡ",     "한",     "中",     "Ð",      "°",      "Ñ",      "ð",      "Ÿ",      "˜",      "ï",
      "¿",          "Ä",      "Å",      "\u2126", "\u1FEF", "\uFFFD", "u",      "lt;",    "\u0327"};
  return kPieces;
}

TEST(Normalise, Idempotent) {
  std::mt19937 random(42);
  std::uniform_int_distribution<std::size_t> pick(0, pieces().size() - 1);
  std::uniform_int_distribution<int> length(1, 14);
  for (int round = 0; round < 200000; ++round) {
    std::string text;
    for (int i = length(random); i > 0; --i) text += pieces()[pick(random)];
    for (const Lines lines : {Lines::join, Lines::keep}) {
      const std::string once = paragraph(text, lines);
      ASSERT_EQ(paragraph(once, lines), once) << text;
      ASSERT_TRUE(lines == Lines::keep || is_normal(once)) << text;
    }
  }
}

TEST(Normalise, HostileTextsStayLinear) {
  const std::size_t size = std::size_t{1} << 20;
  for (const char* unit : {"&amp;", "amp;", "&", ";", "&semi", "\u200D", "ه\u200D", " ", "\u00A0", "\u0301", "Ã¼", "Ã", "â€", "\x01", "&#",
                           "e\u0301", "\u00C3\u0083\u00C2\u0083", "\n", "&a&shy;mp;"}) {
    std::string text;
    text.reserve(size + 8);
    while (text.size() < size) text += unit;
    (void)paragraph(text);
    (void)paragraph(text, Lines::keep);
  }
}

}  // namespace
}  // namespace winnow::normalise
