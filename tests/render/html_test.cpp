#include <gtest/gtest.h>

#include "render/html_escape.h"
#include "render/render.h"
#include "sample.h"

namespace winnow::render {
namespace {

using testing::AssertionFailure;
using testing::AssertionResult;
using testing::AssertionSuccess;

AssertionResult holds(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return AssertionSuccess();
  return AssertionFailure() << "no " << part << " in\n" << text;
}

/// What stands between the header and the end of the article.
std::string body_of(std::vector<Paragraph> paragraphs) {
  const std::string page = html_articles(page_with(std::move(paragraphs)));
  const std::size_t begin = page.find("</header>\n") + 10;
  return page.substr(begin, page.find("</article>") - begin);
}

TEST(Html, EscapesTextAndAttributes) {
  std::string out;
  append_escaped(out, "<a href=\"x\">'&amp;'</a>");
  EXPECT_EQ(out, "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;");
}

TEST(Html, IsADocumentWithTitleAndLanguage) {
  const std::string page = html(whole_page());
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  EXPECT_TRUE(page.ends_with("</html>\n"));
  EXPECT_TRUE(holds(page, "<title>Bridge &quot;opens&quot;</title>"));
  EXPECT_TRUE(holds(page, "<h1 dir=\"auto\">Bridge &quot;opens&quot;</h1>"));
  EXPECT_TRUE(holds(page, "<span class=\"author\" dir=\"auto\">Ada Moor</span>, <span class=\"author\" dir=\"auto\">Jo Pike</span>"));
  EXPECT_TRUE(holds(page, "<time datetime=\"2024-02-21\">2024-02-21</time>"));
  EXPECT_TRUE(holds(page, "<a href=\"https://example.org/bridge?a=1&amp;b=2\">The Post</a>"));
  EXPECT_TRUE(holds(page, "<h1 dir=\"auto\">Tunnel shuts</h1>"));
}

TEST(Html, DoesNotLinkToScripts) {
  Result page = page_with({});
  page.articles[0].url = "javascript:alert(1)";
  EXPECT_EQ(html(page).find("javascript"), std::string::npos);
  EXPECT_TRUE(is_web_address("HTTPS://example.org"));
  EXPECT_FALSE(is_web_address("data:text/html,x"));
}

TEST(Html, WritesEachKindAsItsElement) {
  EXPECT_EQ(body_of({paragraph("a < b")}), "<p dir=\"auto\">a &lt; b</p>\n");
  EXPECT_EQ(body_of({paragraph("A", ParagraphKind::heading, 1)}), "<h2 dir=\"auto\">A</h2>\n");
  EXPECT_EQ(body_of({paragraph("a\n b", ParagraphKind::preformatted)}), "<pre dir=\"auto\">a\n b</pre>\n");
  EXPECT_EQ(body_of({paragraph("c", ParagraphKind::caption)}), "<figure><figcaption dir=\"auto\">c</figcaption>\n</figure>\n");
}

TEST(Html, GroupsQuotesAndRows) {
  EXPECT_EQ(body_of({paragraph("a", ParagraphKind::quote), paragraph("b", ParagraphKind::quote), paragraph("c")}),
            "<blockquote>\n<p dir=\"auto\">a</p>\n<p dir=\"auto\">b</p>\n</blockquote>\n<p dir=\"auto\">c</p>\n");
  EXPECT_EQ(body_of({paragraph("a | b", ParagraphKind::table_row), paragraph("1", ParagraphKind::table_row)}),
            "<table>\n<tr><td dir=\"auto\">a</td><td dir=\"auto\">b</td></tr>\n<tr><td dir=\"auto\">1</td></tr>\n</table>\n");
}

TEST(Html, NestsLists) {
  const auto item = [](std::string text, std::uint8_t level) { return paragraph(std::move(text), ParagraphKind::list_item, level); };
  EXPECT_EQ(body_of({item("a", 1), item("b", 2), item("c", 1), paragraph("d")}),
            "<ul>\n<li dir=\"auto\">a<ul>\n<li dir=\"auto\">b</li>\n</ul>\n</li>\n<li dir=\"auto\">c</li>\n</ul>\n<p dir=\"auto\">d</p>\n");
}

TEST(Html, NumberedItemsMakeAnOrderedList) {
  const auto item = [](std::string text) { return paragraph(std::move(text), ParagraphKind::list_item, 1); };
  EXPECT_EQ(body_of({item("3. a"), item("b")}), "<ol>\n<li value=\"3\" dir=\"auto\">a</li>\n</ol>\n<ul>\n<li dir=\"auto\">b</li>\n</ul>\n");
}

TEST(Html, PageWithoutArticleIsStillADocument) {
  const std::string page = html(Result{});
  EXPECT_TRUE(holds(page, "<title>No article</title>"));
  EXPECT_TRUE(holds(page, "<body>\n</body>"));
}

}  // namespace
}  // namespace winnow::render
