#include "render/columns.h"

#include <gtest/gtest.h>

namespace winnow::render {
namespace {

std::string first(std::string_view text, std::size_t columns) {
  std::string out;
  const std::size_t written = append_columns(out, text, columns);
  EXPECT_LE(written, columns);
  return out;
}

TEST(Columns, KeepsWhatFits) {
  EXPECT_EQ(first("abc", 3), "abc");
  EXPECT_EQ(first("", 3), "");
}

TEST(Columns, EndsLongTextWithAnEllipsis) {
  EXPECT_EQ(first("abcd", 3), "ab…");
}

TEST(Columns, CountsWideCharactersTwice) {
  EXPECT_EQ(first("日本語", 6), "日本語");
  EXPECT_EQ(first("日本語", 5), "日本…");
  EXPECT_EQ(first("日本語", 4), "日…");
}

TEST(Columns, MarksTakeNoColumn) {
  EXPECT_EQ(first("e\u0301a\u0301", 2), "e\u0301a\u0301");
}

TEST(Columns, HeapsOfMarksAreCutShort) {
  std::string heap = "a";
  for (int i = 0; i < 1000; ++i) heap += "\u0301";
  EXPECT_LT(first(heap, 5).size(), 40U);
}

TEST(Columns, ControlsDoNotReachTheTerminal) {
  EXPECT_EQ(first("a\033[31mb", 20), "a\uFFFD[31mb");
  EXPECT_EQ(first("a\u009Bb\u0007\n", 20), "a\uFFFDb\uFFFD\uFFFD");
}

TEST(Columns, TextCannotTurnTheLine) {
  EXPECT_EQ(first("a\u202Eb\u2066c\u200Bd", 20), "abcd");
}

TEST(Columns, JoinersStay) {
  EXPECT_EQ(first("\u0645\u200C\u0645", 5), "\u0645\u200C\u0645");
}

TEST(Columns, MalformedBytesAreReplaced) {
  EXPECT_EQ(first("a\xFF\xC3", 9), "a\uFFFD\uFFFD");
}

}  // namespace
}  // namespace winnow::render
