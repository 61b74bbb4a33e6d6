#include "batch/summary.h"

#include <gtest/gtest.h>

namespace winnow::batch {
namespace {

TEST(Summary, ComesBackFromItsText) {
  Summary summary;
  summary.records = 7;
  summary.chars_out = 123456789012345;
  summary.add_status("article");
  summary.add_status("article");
  summary.add_status("bad_json");
  summary.add_reason("bad_json", "no string under \"html\" or \"text\"");
  Summary back;
  ASSERT_TRUE(back.from_text(summary.to_text()));
  EXPECT_EQ(back.to_text(), summary.to_text());
  EXPECT_EQ(back.statuses.at("article"), 2U);
  EXPECT_FALSE(back.from_text("7 nonsense\n"));
  EXPECT_FALSE(back.from_text("records\n"));
}

TEST(Summary, NumbersDoNotMakeReasonsDiffer) {
  Summary summary;
  summary.add_reason("too_large", "the record has 123 bytes");
  summary.add_reason("too_large", "the record has 99 bytes");
  EXPECT_EQ(summary.reasons.at("too_large: the record has N bytes"), 2U);
}

TEST(Summary, ReasonsAreBounded) {
  Summary summary;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) summary.add_reason("x", std::string(1000, a) + b + std::string({a, b}));
    for (char b = 'a'; b <= 'z'; ++b) summary.add_reason("x", {&b, 1});
  }
  EXPECT_LE(summary.reasons.size(), 33U);
  EXPECT_LE(summary.to_text().size(), 12000U) << "it must fit a journal's slot";
  EXPECT_GT(summary.reasons.at("other reasons"), 0U);
}

TEST(Summary, CharactersAreCodePoints) {
  EXPECT_EQ(count_chars("aä橋😀"), 4U);
}

}  // namespace
}  // namespace winnow::batch
