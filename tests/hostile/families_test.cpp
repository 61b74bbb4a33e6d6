// Every family of hostile pages: linear time, little memory, and a result that is whole. The figures of tools/hostile are exact; here the
// machine may be busy, so that the bounds leave room for noise: what grows with the square of the page is still far above them.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "conservation/conservation.h"
#include "measure.h"

namespace winnow::tests {
namespace {

constexpr std::size_t kSizes[] = {12'000, 60'000, 300'000};
constexpr double kMostSeconds = 0.4;   ///< of the largest: four times the bound for a page of 1 MB
constexpr double kMostGrowth = 3 * 5;  ///< five times the page
constexpr double kLeastSeconds = 0.01;
constexpr std::size_t kMostBytes = 64'000'000;

// g++ defines a macro, clang answers a question.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define WINNOW_IS_SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(WINNOW_IS_SANITIZED)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

class HostilePage : public testing::TestWithParam<Family> {};

void expect_whole(const Family& family) {
  const std::string page = family.make(kSizes[0]);
  EXPECT_EQ(page, family.make(kSizes[0]));
  EXPECT_LE(page.size(), kSizes[0] + 5000);
  Options options;
  options.from = family.from;
  options.charset = family.charset;
  EXPECT_EQ(structure_fault(extract(page, options)), "");
}

TEST_P(HostilePage, TakesLinearTimeAndLittleMemory) {
  expect_whole(GetParam());
  if (kIsSanitized) return;  // sanitizers take time and memory of their own
  double before = 0;
  for (const std::size_t size : kSizes) {
    const Figures figures = measure(GetParam(), size, 2);
    ASSERT_TRUE(figures.is_done) << size << " bytes";
    EXPECT_LT(figures.seconds, kMostSeconds) << size << " bytes";
    EXPECT_LT(figures.peak_bytes, kMostBytes) << size << " bytes";
    EXPECT_TRUE(before == 0 || figures.seconds < kMostGrowth * before) << size << " bytes: " << figures.seconds << " s after " << before;
    before = std::max(figures.seconds, kLeastSeconds);
  }
}

INSTANTIATE_TEST_SUITE_P(Families, HostilePage, testing::ValuesIn(all_families()),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(HostilePages, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const Family& family : all_families()) EXPECT_TRUE(names.insert(family.name).second) << family.name;
}

}  // namespace
}  // namespace winnow::tests
