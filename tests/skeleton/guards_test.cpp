#include <gtest/gtest.h>

#include <algorithm>

#include "skeleton/open_elements.h"
#include "skeleton_view.h"

namespace winnow::tests {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  while (times-- > 0) result.append(text);
  return result;
}

std::size_t count(const std::string& markup, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = markup.find(part, at)) != std::string::npos; at += part.size()) ++found;
  return found;
}

TEST(Guards, TooDeepTagsAreLeftOutWithTheirEndTags) {
  const skeleton::Skeleton skeleton = skeleton::build(repeat("<div>", 1000) + "a</h1>" + repeat("</div>", 1000) + "b");
  EXPECT_EQ(skeleton.guards.depth_dropped, 1000 - skeleton::kMaxDepth);
  EXPECT_EQ(skeleton.tags.size(), skeleton::kMaxDepth);
  EXPECT_EQ(skeleton.runs.size(), 2U);
  EXPECT_EQ(skeleton.markup, "x");
  const std::string open = markup_of(repeat("<div>", 1000) + "a</p>" + repeat("</div>", 1000) + "b");
  EXPECT_EQ(count(open, "<div>"), skeleton::kMaxDepth);
  EXPECT_EQ(count(open, "</div>"), skeleton::kMaxDepth);
}

TEST(Guards, ElementsThatEndByThemselvesNestNoDeeper) {
  for (const char* part : {"<p>a", "<ul><li>a<li>b</ul>", "<a>x", "<td>", "<div></div>", "<x-a></x-a>", "<dl><dt>a<dd>b</dl>", "<h1>a<h2>b",
                           "<option>a", "<button>a", "<table><tr><td>a<tr><td>b</table>", "<ruby>a<rt>b<rp>c</ruby>", "<br>",
                           "<form></form>", "<select><option>a</select>", "<p><b>a", "<li><p>a"}) {
    const skeleton::Guards guards = skeleton::build(repeat(part, 2000)).guards;
    EXPECT_EQ(guards.depth_dropped, 0U) << part;
    EXPECT_EQ(guards.formatting_dropped, 0U) << part;
  }
}

TEST(Guards, EveryKindOfNestingIsBounded) {
  for (const char* part :
       {"<span>", "<x-a>", "<b>", "<li><dd>", "<rt>", "<table>a<td>", "<button><object>", "<p><table><td>", "<ul><li>", "<font>"}) {
    const skeleton::Guards guards = skeleton::build(repeat(part, 2000)).guards;
    EXPECT_GT(guards.depth_dropped + guards.formatting_dropped, 0U) << part;
  }
}

TEST(Guards, FormattingElements) {
  const skeleton::Skeleton skeleton = skeleton::build(repeat("<font>", 100) + "a" + repeat("</font>", 100));
  EXPECT_EQ(skeleton.guards.formatting_dropped, 100 - skeleton::kMaxFormatting);
  EXPECT_EQ(skeleton.guards.depth_dropped, 0U);
  EXPECT_EQ(count(skeleton.markup, "<font>"), skeleton::kMaxFormatting);
  EXPECT_EQ(count(skeleton.markup, "</font>"), skeleton::kMaxFormatting);
}

TEST(Guards, AnEndTagClosesWhatWasLeftOutFirst) {
  const skeleton::Skeleton skeleton = skeleton::build(repeat("<div>", skeleton::kMaxDepth + 1) + "a</div>b");
  ASSERT_EQ(skeleton.tags.size(), skeleton::kMaxDepth);
  EXPECT_EQ(skeleton.tags.back().content_end, 0U);
}

TEST(Guards, WhatWasLeftOutIsForgottenWhenItsParentEnds) {
  const std::string page = "<section>" + repeat("<div>", 600) + "</section>" + repeat("<div><p>a</div>", 3);
  EXPECT_EQ(count(skeleton::build(page).markup, "</div>"), 3U);
}

}  // namespace
}  // namespace winnow::tests
