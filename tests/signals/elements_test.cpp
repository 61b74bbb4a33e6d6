#include "signals/elements.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "signals/html_signals.h"

namespace winnow::signals {
namespace {

const std::string kProse = "The road over the pass was closed on Monday after half a metre of snow fell in one night.";  // 19 words

struct HtmlPage {
  std::string text;
  skeleton::Skeleton skeleton;
  dom::Dom dom;
  blocks::BlockList list;
  Measured measured;
  Elements elements;

  explicit HtmlPage(std::string html, const Lexicon& lexicon = {})
      : text(std::move(html)),
        skeleton(skeleton::build(text)),
        dom(dom::parse(skeleton, text, {64U << 20, budget::Clock::now() + std::chrono::seconds(60)})),
        list(blocks::from_dom(dom)),
        measured(measure(list)),
        elements(dom, list, measured, lexicon) {}
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;

  /// The first element of a tag.
  [[nodiscard]] dom::NodeId find(dom::Tag tag) const {
    for (dom::NodeId e = 0; e < dom.nodes.size(); ++e) {
      if (dom.nodes[e].tag == tag) return e;
    }
    return dom::kNone;
  }
};

std::size_t near_tag(dom::Tag tag) {
  return static_cast<std::size_t>(std::find(std::begin(kNearTags), std::end(kNearTags), tag) - std::begin(kNearTags));
}

std::vector<std::string> tokens_of(std::string_view value) {
  std::vector<std::string> out;
  split_class_tokens(value, [&](std::string_view token) { out.emplace_back(token); });
  return out;
}

TEST(ClassTokens, AreSplitAtCaseAndAtSigns) {
  EXPECT_EQ(tokens_of("shareBox post-body__main item42 Title"),
            (std::vector<std::string>{"share", "box", "post", "body", "main", "item", "title"}));
}

TEST(ClassTokens, CapitalsInARowAreOneToken) {
  EXPECT_EQ(tokens_of("NAV mainNAV"), (std::vector<std::string>{"nav", "main", "nav"}));
}

TEST(ClassTokens, AreOfTwoToTwentyBytes) {
  EXPECT_EQ(tokens_of("a b-c xy 12"), (std::vector<std::string>{"xy"}));
  EXPECT_EQ(tokens_of(std::string(30, 'q')), (std::vector<std::string>{std::string(20, 'q')}));
  EXPECT_TRUE(tokens_of("").empty());
}

TEST(ClassTokens, EndWithTheValue) {
  const std::string_view tag = "class=sharebox>and what follows the tag";
  std::vector<std::string> tokens;
  split_class_tokens(tag.substr(6, 5), tag.data() + tag.size(), [&](std::string_view token) { tokens.emplace_back(token); });
  EXPECT_EQ(tokens, (std::vector<std::string>{"share"}));
}

TEST(ClassTokens, AreReadFromTheAttributesThatNameThings) {
  EXPECT_TRUE(names_class("class") && names_class("ID") && names_class("role") && names_class("itemprop"));
  EXPECT_FALSE(names_class("href") || names_class("style") || names_class("classes"));
}

TEST(Elements, StepsToTheNearestTag) {
  const HtmlPage page("<article><section><div><p>" + kProse + "</p></div></section></article>");
  const dom::NodeId p = page.find(dom::Tag::p);
  EXPECT_EQ(page.elements.steps_to_tag(p, near_tag(dom::Tag::section)), 2);
  EXPECT_EQ(page.elements.steps_to_tag(p, near_tag(dom::Tag::article)), 3);
  EXPECT_EQ(page.elements.steps_to_tag(page.find(dom::Tag::article), near_tag(dom::Tag::article)), 0);
  EXPECT_EQ(page.elements.steps_to_tag(p, near_tag(dom::Tag::nav)), kFar);
}

TEST(Elements, StepsToTheNearestClassGroup) {
  const HtmlPage page("<div class=shareBox><p>" + kProse + "</p></div><h2>b</h2>");
  EXPECT_EQ(page.elements.steps_to_group(page.find(dom::Tag::p), ClassGroup::share), 1);
  EXPECT_EQ(page.elements.steps_to_group(page.find(dom::Tag::div), ClassGroup::share), 0);
  EXPECT_EQ(page.elements.steps_to_group(page.find(dom::Tag::h2), ClassGroup::share), kFar);
}

TEST(Elements, ClassesOfTheBodySpeakOfThePage) {
  const HtmlPage page("<body class=comments><p>" + kProse + "</body>");
  EXPECT_EQ(page.elements.steps_to_group(page.find(dom::Tag::p), ClassGroup::comment), kFar);
}

TEST(Elements, FarStepsAreCapped) {
  std::string html = "<article>";
  for (int i = 0; i < 20; ++i) html += "<div>";
  const HtmlPage page(html + "<p>x");
  EXPECT_EQ(page.elements.steps_to_tag(page.find(dom::Tag::p), near_tag(dom::Tag::article)), kFar);
}

TEST(Elements, SumTheirUnits) {
  const HtmlPage page("<div><h2>Two words</h2><p>" + kProse + "</p></div><section><p><a href=x>Only a link</a></p><p>" + kProse +
                      "</p></section>");
  const dom::NodeId div = page.find(dom::Tag::div);
  const dom::NodeId section = page.find(dom::Tag::section);
  EXPECT_EQ(page.elements.first(div), 0U);
  EXPECT_EQ(page.elements.last(div), 2U);
  EXPECT_EQ(page.elements.count(section), 2U);
  EXPECT_EQ(page.elements.words(div), 21);
  EXPECT_EQ(page.elements.mass(div), 19);
  EXPECT_EQ(page.elements.prose(div), 1U);
  EXPECT_EQ(page.elements.link_words(div), 0);
  EXPECT_EQ(page.elements.link_words(section), 3);
  EXPECT_EQ(page.elements.page_mass(), 38);
}

TEST(Elements, OneGiantBlockDoesNotRuleThePage) {
  std::string giant = "A";
  for (int i = 0; i < 500; ++i) giant += " word";
  const HtmlPage page("<p>" + giant + ".</p>");
  EXPECT_EQ(page.elements.page_mass(), 120);
}

TEST(Elements, DeepestThatHoldsAShareOfTheMass) {
  const std::string p = "<p>" + kProse + "</p>";
  const HtmlPage page("<div><section>" + p + p + p + "</section>" + p + "</div>");
  EXPECT_EQ(page.elements.deepest_with(0.7F), page.find(dom::Tag::section));
  EXPECT_EQ(page.elements.deepest_with(0.9F), page.find(dom::Tag::div));
}

TEST(Elements, NearestListAndOutermostArticle) {
  const HtmlPage page("<article><div><article><ul><li><p>" + kProse + "</ul></article></div></article><h2>x</h2>");
  const dom::NodeId p = page.find(dom::Tag::p);
  EXPECT_EQ(page.elements.list_of(p), page.find(dom::Tag::ul));
  EXPECT_EQ(page.elements.article_of(p), page.find(dom::Tag::article));
  EXPECT_EQ(page.elements.list_of(page.find(dom::Tag::h2)), dom::kNone);
  EXPECT_EQ(page.elements.article_of(page.find(dom::Tag::h2)), dom::kNone);
}

TEST(Elements, StepsOffThePathToAnElement) {
  const HtmlPage page("<div><p>one</p></div><section><h2><b>two</b></h2></section>");
  const auto steps = page.elements.steps_off_path(page.find(dom::Tag::p));
  EXPECT_EQ(steps[page.find(dom::Tag::div)], 0);
  EXPECT_EQ(steps[page.find(dom::Tag::p)], 0);
  EXPECT_EQ(steps[page.find(dom::Tag::section)], 1);
  EXPECT_EQ(steps[page.find(dom::Tag::b)], 3);
}

TEST(Elements, WeighTheirClassTokensByDistance) {
  const Key near = key_of(Field::class_0, words::hash_bytes("promo"));
  const StoredLexicon lexicon(std::vector<Lexicon::Entry>{{near, -150}});
  const HtmlPage page("<div class='promo body'><p>" + kProse + "</div>", lexicon.view());
  const dom::NodeId div = page.find(dom::Tag::div);
  EXPECT_FLOAT_EQ(page.elements.tokens(div, 0).min, -1.5F);
  EXPECT_FLOAT_EQ(page.elements.tokens(div, 0).max, 0);
  EXPECT_FLOAT_EQ(page.elements.tokens(div, 1).min, 0);
}

TEST(Elements, BucketsOfSteps) {
  const std::size_t expected[] = {0, 1, 2, 2, 3, 3, 3, 4, 4};
  for (std::size_t steps = 0; steps < std::size(expected); ++steps) EXPECT_EQ(Elements::bucket_of(steps), expected[steps]) << steps;
}

TEST(HeadingRank, TagsAndBoldLines) {
  const HtmlPage page(
      "<h2><a href=x>a</a></h2><h6><div>b</div></h6><p><b>A short bold line</b></p><p><b>A bold sentence.</b></p><p>c <b>d</b></p>");
  const int expected[] = {2, 6, 7, 0, 0};
  ASSERT_EQ(page.measured.units.size(), std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(heading_rank(page.dom, page.list.blocks[page.measured.units[i].block], page.measured.units[i]), expected[i]) << i;
  }
}

TEST(HtmlSignals, TwinsAreBuiltAlikeAndKinHaveOneParent) {
  const std::string pair = "<div class=part><p>" + kProse + "</p><p>" + kProse + "</p></div>";
  const HtmlPage page(pair + pair + "<h2>Snow</h2>");
  const Matrix signals = html_signals(page.dom, page.list, page.measured, page.elements,
                                      html_groups(page.dom, page.list, page.measured, page.elements), head::Head(), Lexicon());
  const auto at = [&](std::size_t unit, HtmlSignal signal) { return signals.at(unit, static_cast<std::size_t>(signal)); };
  ASSERT_EQ(signals.rows(), 5U);
  EXPECT_FLOAT_EQ(at(0, HtmlSignal::twins), std::log(5.0F));
  EXPECT_FLOAT_EQ(at(4, HtmlSignal::twins), std::log(2.0F));
  EXPECT_GT(at(0, HtmlSignal::kin_mass), 0);
  EXPECT_FLOAT_EQ(at(0, HtmlSignal::twin_mass), 3 * at(0, HtmlSignal::kin_mass));
}

TEST(HtmlSignals, LikenessToATitleIsOfTheBlocksOwnWordsEachOnce) {
  const HtmlPage page("<h1>Snow closes the pass</h1><p>snow snow and the pass</p><p>nothing at all</p><p>Snow closes the pass</p>");
  head::Head head;
  head.titles.push_back({"Snow closes the pass", {}});
  head.titles.push_back({"the valley", {}});
  const Matrix signals = html_signals(page.dom, page.list, page.measured, page.elements,
                                      html_groups(page.dom, page.list, page.measured, page.elements), head, Lexicon());
  const auto likeness = [&](std::size_t unit) { return signals.at(unit, static_cast<std::size_t>(HtmlSignal::title_likeness)); };
  ASSERT_EQ(signals.rows(), 4U);
  EXPECT_FLOAT_EQ(likeness(0), 1);
  EXPECT_FLOAT_EQ(likeness(1), 3.0F / 5);  // snow, the, pass of snow, and, the, pass, closes
  EXPECT_FLOAT_EQ(likeness(2), 0);
  EXPECT_FLOAT_EQ(likeness(3), 1);
}

}  // namespace
}  // namespace winnow::signals
