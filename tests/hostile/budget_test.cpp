// The time budget holds wherever it runs out, and what was found by then is whole.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "budget/budget.h"
#include "conservation/conservation.h"
#include "families.h"
#include "filling.h"

namespace winnow::tests {
namespace {

using budget::Clock;
using std::chrono::milliseconds;

Family family_of(std::string_view name) {
  for (const Family& family : all_families()) {
    if (family.name == name) return family;
  }
  ADD_FAILURE() << "no family is called " << name;
  return {};
}

class TimeBudget : public testing::TestWithParam<const char*> {};

TEST_P(TimeBudget, HoldsAndLosesNothing) {
  const Family family = family_of(GetParam());
  const std::string page = family.make(8'000'000);
  Options options;
  options.from = family.from;
  options.charset = family.charset;
  for (const milliseconds budget : {milliseconds(0), milliseconds(20), milliseconds(100), milliseconds(300)}) {
    options.time_budget = budget;
    const auto start = Clock::now();
    const Result result = extract(page, options);
    const auto spent = std::chrono::duration_cast<milliseconds>(Clock::now() - start);
    EXPECT_LT(spent, budget + milliseconds(1000)) << budget.count();
    EXPECT_EQ(structure_fault(result), "") << budget.count();
    if (budget > milliseconds(0)) continue;
    EXPECT_EQ(result.status, Status::out_of_budget);
    EXPECT_NE(result.message, "");
    EXPECT_FALSE(result.blocks.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(Pages, TimeBudget,
                         testing::Values("prose", "articles", "deep_classes", "formatting_storm", "ld_json_of_one_body",
                                         "hydration_of_paragraphs", "huge_table", "one_paragraph", "text_of_prose",
                                         "text_of_numbered_articles", "text_of_one_line", "foo_span_then_foo"),
                         [](const auto& test) { return std::string(test.param); });

TEST(TimeBudget, WaitingTakesNothingFromIt) {
  const budget::Deadline deadline(Clock::now() + milliseconds(30));
  std::this_thread::sleep_for(milliseconds(60));
  EXPECT_FALSE(deadline.is_up());
}

TEST(TimeBudget, EveryMomentLeavesAWholeResult) {
  const std::string page = family_of("numbered_articles").make(60'000);
  Options options;
  std::size_t articles = 0;
  for (int tenths = 0; tenths < 400; tenths += 1 + tenths / 20) {
    options.time_budget = milliseconds(tenths / 10);
    const Result result = extract(page, options);
    ASSERT_EQ(structure_fault(result), "") << tenths;
    EXPECT_TRUE(result.status == Status::out_of_budget || result.message.empty());
    articles = std::max(articles, result.articles.size());
  }
  EXPECT_GT(articles, 1U);
}

TEST(TimeBudget, NoBudgetIsTooLong) {
  Options options;
  options.time_budget = milliseconds::max();
  EXPECT_NE(extract("<p>One.", options).status, Status::out_of_budget);
  options.time_budget = milliseconds::min();
  EXPECT_EQ(extract("<p>One.", options).blocks.size(), 1U);
}

std::string an_article() {
  return "<title>Harbour opens again</title><article><h1>Harbour opens again</h1>" + prose(3000, "<p>", "</p>") + "</article>";
}

TEST(DensePage, KeepsTheArticleThatStandsAboveItsEnd) {
  const Result result = extract(an_article() + filled(1'000'000, "<i>x</i><br><br>"));
  EXPECT_EQ(result.status, Status::out_of_budget);
  EXPECT_NE(result.message.find("elements"), std::string::npos);
  ASSERT_EQ(result.articles.size(), 1U);
  EXPECT_EQ(result.articles[0].title, "Harbour opens again");
  EXPECT_EQ(structure_fault(result), "");
  EXPECT_EQ(coverage_fault(result), "");
}

TEST(DensePage, TextAsWell) {
  const Result result = extract(prose(3000, "", "\n\n") + filled(300'000, "x\n"));
  EXPECT_EQ(result.status, Status::out_of_budget);
  ASSERT_EQ(result.articles.size(), 1U);
  EXPECT_EQ(structure_fault(result), "");
  EXPECT_EQ(coverage_fault(result), "");
}

TEST(DensePage, WhatIsNotReadIsOneCut) {
  const Result result = extract(filled(500'000, "<p>x</p>"));
  std::size_t unread = 0;
  for (const Block& block : result.blocks) unread += block.reason == Reason::budget_spent;
  EXPECT_GE(unread, 1U);
  EXPECT_LE(unread, 2U);  // text in the tree, and what the parser was not given
  EXPECT_EQ(coverage_fault(result), "");
}

}  // namespace
}  // namespace winnow::tests
