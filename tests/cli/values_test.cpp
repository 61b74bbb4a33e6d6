#include "cli/values.h"

#include <gtest/gtest.h>

namespace winnow::cli {
namespace {

using std::chrono::milliseconds;

TEST(Values, SizesHaveSuffixes) {
  EXPECT_EQ(parse_size("0"), 0U);
  EXPECT_EQ(parse_size("512"), 512U);
  EXPECT_EQ(parse_size("2k"), 2048U);
  EXPECT_EQ(parse_size("64M"), 67108864U);
  EXPECT_EQ(parse_size("1G"), 1073741824U);
  EXPECT_EQ(parse_size("1MiB"), 1048576U);
  EXPECT_EQ(parse_size("1MB"), 1048576U);
}

TEST(Values, OtherSizesHaveNoMeaning) {
  for (const char* text : {"", "M", "-1", "1.5M", "1T", "64x", "64 M", "1MiBs", "99999999999G", "99999999999999999999"}) {
    EXPECT_FALSE(parse_size(text)) << text;
  }
}

TEST(Values, SecondsAreRoundedUp) {
  EXPECT_EQ(parse_seconds("5"), milliseconds(5000));
  EXPECT_EQ(parse_seconds("2.5"), milliseconds(2500));
  EXPECT_EQ(parse_seconds("0.0001"), milliseconds(1));
}

TEST(Values, OtherSecondsHaveNoMeaning) {
  for (const char* text : {"", "0", "-1", "5s", "nan", "inf", "1e3", "86401"}) EXPECT_FALSE(parse_seconds(text)) << text;
}

TEST(Values, SplitKeepsEmptyPieces) {
  EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
}

TEST(Values, IndexOfFindsWholeWords) {
  EXPECT_EQ(index_of("b", "a b c"), 1U);
  EXPECT_FALSE(index_of("d", "a b c"));
  EXPECT_FALSE(index_of("a b", "a b c"));
  EXPECT_FALSE(index_of("", "a b c"));
}

}  // namespace
}  // namespace winnow::cli
