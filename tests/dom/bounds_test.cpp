// Ways out of the parser: memory, time, failed assertions.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "dom/gumbo_parser.h"
#include "dom_view.h"
#include "tag_soup.h"

namespace winnow::tests {
namespace {

using budget::Clock;

/// Every run is a node or unreached, once; parents and ends fit together.
void expect_whole(const dom::Dom& dom, const skeleton::Skeleton& skeleton) {
  std::vector<std::uint32_t> begins;
  for (dom::NodeId id = 0; id < dom.nodes.size(); ++id) {
    const dom::Node& node = dom.nodes[id];
    ASSERT_TRUE(id == 0 ? node.parent == dom::kNone : node.parent < id);
    ASSERT_GT(node.end, id);
    ASSERT_LE(node.end, id == 0 ? dom.nodes.size() : dom.nodes[node.parent].end);
    if (node.tag == dom::Tag::text) begins.push_back(node.begin);
  }
  for (const Range& run : dom.unreached) begins.push_back(run.begin);
  std::sort(begins.begin(), begins.end());
  ASSERT_EQ(begins.size(), skeleton.runs.size());
  for (std::size_t i = 0; i < begins.size(); ++i) ASSERT_EQ(begins[i], skeleton.runs[i].begin);
}

std::string many_paragraphs() {
  std::string page;
  for (int i = 0; i < 3000; ++i) page.append("<p>a<b>b</b>");
  return page;
}

TEST(Bounds, MemoryEndsWithThePartThatFitted) {
  const std::string page = many_paragraphs();
  const skeleton::Skeleton skeleton = skeleton::build(page);
  const dom::Budget budget{200000, Clock::now() + std::chrono::minutes(1)};
  const dom::Dom dom = dom::parse(skeleton, page, budget);
  EXPECT_EQ(dom.spent, dom::Spent::memory);
  EXPECT_LE(dom.arena_bytes, 200000U);
  EXPECT_GT(dom.nodes.size(), 100U);
  EXPECT_FALSE(dom.unreached.empty());
  expect_whole(dom, skeleton);
}

TEST(Bounds, ATreeIsWholeWhereverItStops) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const std::string page = tag_soup(seed, 60);
    const skeleton::Skeleton skeleton = skeleton::build(page);
    for (std::size_t bytes = 0; bytes < 40000; bytes += 331) {
      const dom::Dom dom = dom::parse(skeleton, page, {bytes, Clock::now() + std::chrono::minutes(1)});
      expect_whole(dom, skeleton);
      if (HasFatalFailure()) FAIL() << "seed " << seed << " bytes " << bytes;
    }
  }
}

TEST(Bounds, SoLittleMemoryThatThereIsNoTree) {
  const skeleton::Skeleton skeleton = skeleton::build("<p>a<p>b");
  for (std::size_t bytes = 0; bytes < 3000; bytes += 16) {
    { EXPECT_EQ(std::vector<char>(bytes, '\x55').size(), bytes); }  // what the arena gets next is not zero
    const dom::Dom dom = dom::parse(skeleton, "<p>a<p>b", {bytes, Clock::now() + std::chrono::minutes(1)});
    expect_whole(dom, skeleton);
    EXPECT_TRUE(dom.nodes.empty() || bytes >= 100) << bytes;
  }
}

TEST(Bounds, ParseErrorsAreNotKept) {
  std::string markup;
  for (int i = 0; i < 1000; ++i) markup.append("<div>");
  dom::Arena arena(1 << 14, std::size_t{1} << 30);
  dom::parse_markup(markup, arena, Clock::now() + std::chrono::minutes(1));
  EXPECT_LT(arena.bytes(), 1000U * 1000U);  // each error would hold the stack of a thousand elements
}

TEST(Bounds, TimeEndsTheParse) {
  const std::string page = many_paragraphs();
  const skeleton::Skeleton skeleton = skeleton::build(page);
  const dom::Dom dom = dom::parse(skeleton, page, {std::size_t{1} << 30, Clock::now()});
  EXPECT_EQ(dom.spent, dom::Spent::time);
  EXPECT_GT(dom.nodes.size(), 10U);
  expect_whole(dom, skeleton);
}

TEST(Bounds, AfterASpentBudgetTheNextPageIsParsed) {
  EXPECT_EQ(dom_of(many_paragraphs(), 100000).spent, dom::Spent::memory);
  EXPECT_EQ(tree_of(dom_of("<p>a")), "p(a)");
}

TEST(Bounds, AFailedAssertionIsAStatus) {
#ifdef WINNOW_TEST_SHARED_GUMBO
  GTEST_SKIP() << "the shared libgumbo aborts";
#else
  for (const char* markup : {"<table><svg><select><foreignobject><select><tbody>", "x<table><svg><select><desc><select><th>"}) {
    dom::Arena arena(1 << 14, 1 << 20);
    const dom::Parsed parsed = dom::parse_markup(markup, arena, Clock::now() + std::chrono::minutes(1));
    EXPECT_EQ(parsed.spent, dom::Spent::parser_abort) << markup;
    EXPECT_NE(parsed.document, nullptr) << markup;
    EXPECT_EQ(tree_of(dom_of(markup)).substr(0, 1), markup[0] == 'x' ? "x" : "t");  // the skeleton leaves svg out
  }
#endif
}

TEST(Bounds, ThreadsDoNotShareAnything) {
  const std::string page = many_paragraphs();
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&page, &wrong, t] {
      for (int i = 0; i < 20; ++i) {
        const bool is_short = (static_cast<int>(t) + i) % 2 == 0;
        const dom::Dom dom = dom_of(page, is_short ? 100000 : std::size_t{64} << 20);
        if (dom.spent != (is_short ? dom::Spent::memory : dom::Spent::nothing)) ++wrong[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, (std::vector<int>(4, 0)));
}

}  // namespace
}  // namespace winnow::tests
