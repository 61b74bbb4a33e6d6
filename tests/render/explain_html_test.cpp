#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "render/render.h"
#include "sample.h"

namespace winnow::render {
namespace {

using testing::AssertionFailure;
using testing::AssertionResult;
using testing::AssertionSuccess;

AssertionResult holds(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return AssertionSuccess();
  return AssertionFailure() << "no " << part;
}

nlohmann::json data_of(const std::string& page) {
  const std::string open = "id=\"data\">";
  const std::size_t begin = page.find(open) + open.size();
  return nlohmann::json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

TEST(ExplainHtml, ShowsEveryBlockInOrder) {
  const std::string page = explain_html(whole_page(), "a.html");
  const std::size_t cut = page.find("class=\"cut r-script\"><p dir=\"auto\">40 bytes</p>");
  const std::size_t kept = page.find("class=\"kept r-body\"><p dir=\"auto\">The bridge opened.</p>");
  const std::size_t dropped = page.find("class=\"dropped r-related_news\"><p dir=\"auto\">Also: &lt;b&gt;the ferry&lt;/b&gt;</p>");
  ASSERT_NE(dropped, std::string::npos);
  EXPECT_LT(cut, kept);
  EXPECT_LT(kept, dropped);
}

TEST(ExplainHtml, SumsThePageUp) {
  const std::string page = explain_html(whole_page(), "a.html");
  EXPECT_TRUE(holds(page, "<h1 dir=\"auto\">a.html</h1>"));
  EXPECT_TRUE(holds(page, "<dd>article, 75 % sure</dd>"));
  EXPECT_TRUE(holds(page, "<dd>utf-8 (meta)</dd>"));
  EXPECT_TRUE(holds(page, "data-reason=\"related_news\""));
  EXPECT_TRUE(holds(page, "teasers of other articles"));
}

TEST(ExplainHtml, CarriesTheEvidence) {
  const nlohmann::json data = data_of(explain_html(whole_page(), "a.html"));
  EXPECT_EQ(data["signals"], (nlohmann::json{"chars", "link_ratio", "heading_above"}));
  EXPECT_EQ(data["reasons"]["body"][0], "kept");
  ASSERT_EQ(data["blocks"].size(), 3U);
  EXPECT_EQ(data["blocks"][2], nlohmann::json::parse(R"(["related_news",-3.25,-1,22,[[58,80]],[[2,1,-2.5,"Related"]],0,0])"));
}

TEST(ExplainHtml, SumsUpEvidenceBeyondTheBound) {
  Result page;
  Block& block = add_block(page, Reason::body, "a", 1, 1);
  for (std::size_t i = 0; i < kEvidenceShown + 3; ++i) block.evidence.push_back({"chars", 1, 0.5F, ""});
  const nlohmann::json data = data_of(explain_html(page, "a"));
  EXPECT_EQ(data["blocks"][0][5].size(), kEvidenceShown);
  EXPECT_EQ(data["blocks"][0][6], 3);
  EXPECT_EQ(data["blocks"][0][7], 1.5);
}

TEST(ExplainHtml, PageCannotInjectMarkup) {
  Result page;
  const std::string attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'";
  add_block(page, Reason::body, attack, 1, 9).evidence = {{"class_token", 1, 1, attack}};
  page.message = attack;
  page.articles.emplace_back();
  page.articles[0].language = attack;
  const std::string html = explain_html(page, attack);
  EXPECT_EQ(html.find("<script>alert"), std::string::npos);
  EXPECT_EQ(html.find("<img"), std::string::npos);
}

TEST(ExplainHtml, LoadsNothing) {
  const std::string page = explain_html(whole_page(), "a.html");
  EXPECT_TRUE(holds(page, "default-src 'none'"));
  for (const char* loader : {" src=", "href=\"http", "url(", "@import", "fetch("})
    EXPECT_EQ(page.find(loader), std::string::npos) << loader;
}

TEST(ExplainHtml, NumbersArticlesWhereThereAreSeveral) {
  Result page = whole_page();
  page.blocks[1].article = 1;
  EXPECT_TRUE(holds(explain_html(page, "a"), "</span> body 2 <span class=\"score\">"));
  page.articles.resize(1);
  page.blocks[1].article = 0;
  EXPECT_TRUE(holds(explain_html(page, "a"), "</span> body <span class=\"score\">"));
}

TEST(ExplainHtml, GrowsWithThePage) {
  Result page;
  for (int i = 0; i < 5000; ++i) add_block(page, Reason::body, "Some text of the page.", 1, 22).evidence = {{"chars", 22, 1, ""}};
  EXPECT_LT(explain_html(page, "a").size(), std::size_t{2} << 20);
}

}  // namespace
}  // namespace winnow::render
