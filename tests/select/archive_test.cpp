// Pages that hold more than one article.
#include <gtest/gtest.h>

#include "sample.h"

namespace winnow::select {
namespace {

std::string entry(std::size_t story) {
  return "<article class=post><h2><a href=/" + std::to_string(story) + ">" + kTitles[story] + "</a></h2><p><time>12 March 2024</time></p>" +
         paragraphs_of(story) + "</article>\n";
}

TEST(HtmlArchive, IsSplitAtLinkedAndDatedHeadings) {
  const DecidedPage page(page_around(entry(0) + entry(1) + entry(2)), Format::html);
  const Selection& selection = page.selection();
  EXPECT_EQ(selection.status, Status::article);
  ASSERT_EQ(selection.articles.size(), 3U);
  for (std::size_t a = 0; a < 3; ++a) {
    EXPECT_TRUE(holds_all(page.body(static_cast<std::int16_t>(a)), kStories[a])) << a;
    EXPECT_FALSE(holds_any(page.body(static_cast<std::int16_t>(a)), kStories[(a + 1) % 3])) << a;
    ASSERT_NE(selection.articles[a].title, kNoBlock) << a;
    EXPECT_EQ(page.reading.list.blocks[selection.articles[a].title].text, kTitles[a]);
  }
}

TEST(HtmlArchive, SpansFollowOneAnotherAndHoldTheirBlocks) {
  const DecidedPage page(page_around(entry(0) + entry(1)), Format::html);
  const Selection& selection = page.selection();
  ASSERT_EQ(selection.articles.size(), 2U);
  EXPECT_LT(selection.articles[0].last, selection.articles[1].first);
  for (std::size_t b = 0; b < selection.verdicts.size(); ++b) {
    const std::int16_t article = selection.verdicts[b].article;
    if (article < 0) continue;
    const Span& span = selection.articles[static_cast<std::size_t>(article)];
    EXPECT_TRUE(span.first <= b && b <= span.last) << b;
  }
}

TEST(HtmlArchive, SectionsOfOneArticleAreNotSplit) {
  std::string sections = "<h1>Four stories of a cold spring</h1>";
  for (std::size_t s = 0; s < 3; ++s) sections += "<section><h2>" + kTitles[s] + "</h2>" + paragraphs_of(s) + "</section>";
  const DecidedPage page(page_around("<article>" + sections + "</article>"), Format::html);
  EXPECT_EQ(page.selection().status, Status::article);
  ASSERT_EQ(page.selection().articles.size(), 1U);
  for (std::size_t s = 0; s < 3; ++s) EXPECT_TRUE(holds_all(page.body(), kStories[s])) << s;
}

TEST(HtmlArchive, CommentsAreNoArticles) {
  std::string comments;
  for (std::size_t s = 1; s < 4; ++s) {
    comments += "<article class=comment><h3><a href=/u>Reader " + std::to_string(s) + "</a></h3><p><time>12 March 2024</time></p>" +
                paragraphs_of(s) + "</article>";
  }
  const DecidedPage page(
      page_around("<article><h1>" + kTitles[0] + "</h1>" + paragraphs_of(0) + "</article><div class=comments>" + comments + "</div>"),
      Format::html);
  EXPECT_LE(page.selection().articles.size(), 1U);
}

TEST(EndlessPage, KeepsItsFirstArticle) {
  const std::string head = "<meta property=og:type content=article><meta property=og:title content='" + kTitles[0] + "'>";
  const DecidedPage page(page_around(entry(0) + entry(1) + entry(2), head), Format::html);
  EXPECT_EQ(page.selection().status, Status::article);
  ASSERT_EQ(page.selection().articles.size(), 1U);
  EXPECT_TRUE(holds_all(page.body(), kStories[0]));
  EXPECT_EQ(page.reason_of(kTitles[1]), "next_article");
  for (std::size_t s : {1U, 2U}) {
    for (const std::string& text : kStories[s]) EXPECT_EQ(page.reason_of(text), "next_article") << text;
  }
}

TEST(TextArchive, IsSplitAtDoubledTitlesWithABullet) {
  std::string text = "Daily\n";
  for (std::size_t s = 0; s < 3; ++s) {
    text += "* " + kTitles[s] + "\n" + kTitles[s] + (s == 1 ? "\n12 March 2024\n" : "\n");
    for (const std::string& line : kStories[s]) text += line + "\n";
  }
  const DecidedPage page(text, Format::text);
  EXPECT_EQ(page.selection().status, Status::article);
  ASSERT_EQ(page.selection().articles.size(), 3U);
  for (std::size_t a = 0; a < 3; ++a) {
    EXPECT_EQ(page.body(static_cast<std::int16_t>(a)), kStories[a]);
    EXPECT_EQ(page.reading.list.blocks[page.selection().articles[a].title].text, kTitles[a]);
  }
}

TEST(TextArchive, SubheadingsOfOneArticleAreNotSplit) {
  std::string text = "# Stories of a cold spring\n\n";
  for (std::size_t s = 0; s < 3; ++s) {
    text += "## " + kTitles[s] + "\n\n";
    for (const std::string& line : kStories[s]) text += line + "\n\n";
  }
  const DecidedPage page(text, Format::text);
  ASSERT_EQ(page.selection().articles.size(), 1U);
  for (std::size_t s = 0; s < 3; ++s) EXPECT_TRUE(holds_all(page.body(), kStories[s])) << s;
}

}  // namespace
}  // namespace winnow::select
