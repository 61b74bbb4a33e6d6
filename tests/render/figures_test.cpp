#include "render/figures.h"

#include <gtest/gtest.h>

#include "sample.h"

namespace winnow::render {
namespace {

std::string fixed(double value, int decimals, Sign sign = Sign::as_needed) {
  std::string out;
  append_fixed(out, value, decimals, sign);
  return out;
}

std::string figure(double value) {
  std::string out;
  append_figure(out, value);
  return out;
}

std::string count(std::size_t value) {
  std::string out;
  append_count(out, value);
  return out;
}

TEST(Figures, FixedRounds) {
  EXPECT_EQ(fixed(1.256, 2), "1.26");
  EXPECT_EQ(fixed(-1.5, 1), "-1.5");
  EXPECT_EQ(fixed(2, 1, Sign::always), "+2.0");
  EXPECT_EQ(fixed(-0.001, 2), "0.00");
  EXPECT_EQ(fixed(-0.001, 2, Sign::always), "+0.00");
}

TEST(Figures, FigureHasThreeDigits) {
  EXPECT_EQ(figure(1234.5), "1234");
  EXPECT_EQ(figure(12.34), "12.3");
  EXPECT_EQ(figure(1.5), "1.5");
  EXPECT_EQ(figure(0.0254), "0.025");
  EXPECT_EQ(figure(10), "10");
  EXPECT_EQ(figure(0), "0");
  EXPECT_EQ(figure(-0.5), "-0.5");
}

TEST(Figures, CountGroupsThousands) {
  EXPECT_EQ(count(0), "0");
  EXPECT_EQ(count(999), "999");
  EXPECT_EQ(count(1000), "1,000");
  EXPECT_EQ(count(1234567), "1,234,567");
}

TEST(Figures, TallyCountsBlocksAndBytes) {
  Result page = whole_page();
  add_block(page, Reason::caption, "x", -1, 5);
  add_block(page, Reason::caption, "y", -1, 5);
  const Tally shares = tally(page);
  EXPECT_EQ(shares.of(Decision::kept).blocks, 1U);
  EXPECT_EQ(shares.of(Decision::kept).bytes, 18U);
  EXPECT_EQ(shares.of(Decision::dropped).blocks, 3U);
  EXPECT_EQ(shares.of(Decision::dropped).bytes, 24U) << "what a reader sees";
  EXPECT_EQ(shares.of(Decision::cut).bytes, 40U) << "what the page has";
  EXPECT_EQ(shares.text_bytes(), 42U);
  ASSERT_EQ(shares.reasons.size(), 4U);
  EXPECT_EQ(shares.reasons[0].reason, Reason::body);
  EXPECT_EQ(shares.reasons[1].reason, Reason::caption) << "most blocks first";
  EXPECT_EQ(shares.reasons[3].reason, Reason::script);
}

}  // namespace
}  // namespace winnow::render
