#include "cli/utf8.h"

#include <gtest/gtest.h>

namespace winnow::cli {
namespace {

TEST(Utf8, LeavesWellFormedTextAlone) {
  for (const char* text : {"", "a/b.html", "été", "日本", "\U0001F600", "\uE000\uFFFD", "\U0010FFFF"}) EXPECT_EQ(to_utf8(text), text);
}

TEST(Utf8, ReplacesEachBadByte) {
  EXPECT_EQ(to_utf8("a\xE9.html"), "a\uFFFD.html");
  EXPECT_EQ(to_utf8("\x80\xFF"), "\uFFFD\uFFFD");
  EXPECT_EQ(to_utf8("\xE2\x82"), "\uFFFD\uFFFD") << "cut short";
}

TEST(Utf8, ReplacesOverlongFormsSurrogatesAndWhatIsBeyondUnicode) {
  EXPECT_EQ(to_utf8("\xC0\xAF"), "\uFFFD\uFFFD");
  EXPECT_EQ(to_utf8("\xE0\x80\xAF"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(to_utf8("\xF0\x80\x80\xAF"), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(to_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(to_utf8("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(Utf8, LineHasNoControls) {
  EXPECT_EQ(to_line("a\nb\033c\x7F"), "a\uFFFDb\uFFFDc\uFFFD");
  EXPECT_EQ(to_line("a\u009Bb\u00A0c"), "a\uFFFDb\u00A0c");
  EXPECT_EQ(to_utf8("a\nb"), "a\nb");
}

}  // namespace
}  // namespace winnow::cli
