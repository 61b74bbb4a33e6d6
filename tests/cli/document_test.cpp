#include "cli/document.h"

#include <gtest/gtest.h>

namespace winnow::cli {
namespace {

Record page(std::string id, std::vector<std::string> titles) {
  Record record{std::move(id), {}, {}};
  for (std::string& title : titles) {
    record.result.status = Status::article;
    record.result.articles.emplace_back();
    record.result.articles.back().title = std::move(title);
  }
  return record;
}

std::string written(To to, Pages pages, const std::vector<Record>& records) {
  Document document(to, Detail::articles, pages);
  std::string out;
  for (const Record& record : records) out += document.page(record);
  return out + document.end();
}

TEST(Document, OnePageStandsAlone) {
  EXPECT_EQ(written(To::text, Pages::one, {page("a", {"A"})}), "A\n");
  EXPECT_EQ(written(To::markdown, Pages::one, {page("a", {"A"})}), "# A\n");
  EXPECT_EQ(written(To::json, Pages::one, {page("a", {})}).front(), '{');
  EXPECT_EQ(written(To::text, Pages::one, {page("a", {})}), "");
}

TEST(Document, SeveralTextsHaveHeadings) {
  EXPECT_EQ(written(To::text, Pages::several, {page("a", {"A"}), page("none", {}), page("b", {"B"})}),
            "==> a <==\n\nA\n\n==> b <==\n\nB\n");
}

TEST(Document, SeveralMarkdownTextsHaveComments) {
  EXPECT_EQ(written(To::markdown, Pages::several, {page("a", {"A"}), page("x-->y", {"B"})}),
            "<!-- a -->\n\n# A\n\n<!-- x-\u2010>y -->\n\n# B\n");
}

TEST(Document, SeveralObjectsMakeAnArray) {
  const std::string out = written(To::json, Pages::several, {page("a", {"A"}), page("b", {})});
  EXPECT_TRUE(out.starts_with("[\n{\n  \"id\": \"a\""));
  EXPECT_NE(out.find("}\n,\n{\n  \"id\": \"b\""), std::string::npos);
  EXPECT_TRUE(out.ends_with("}\n]\n"));
}

TEST(Document, SeveralHtmlPagesAreOneDocument) {
  const std::string out = written(To::html, Pages::several, {page("none", {}), page("a\"b", {"A"}), page("c", {"C"})});
  EXPECT_TRUE(out.starts_with("<!DOCTYPE html>"));
  EXPECT_EQ(out.find("<html", 20), std::string::npos);
  EXPECT_NE(out.find("<section data-id=\"a&quot;b\">"), std::string::npos);
  EXPECT_EQ(out.find("data-id=\"none\""), std::string::npos);
  EXPECT_TRUE(out.ends_with("</html>\n"));
}

TEST(Document, LinesNeedNoFrame) {
  const std::string out = written(To::jsonl, Pages::several, {page("a", {"A"}), page("b", {})});
  EXPECT_TRUE(out.starts_with("{\"id\":\"a\""));
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 2);
}

TEST(Document, StatusOfAFailedPageIsItsOwn) {
  Record failed = page("a", {});
  failed.status = "missing";
  EXPECT_NE(written(To::jsonl, Pages::one, {failed}).find("\"status\":\"missing\""), std::string::npos);
  EXPECT_NE(written(To::json, Pages::one, {failed}).find("\"status\": \"missing\""), std::string::npos);
}

}  // namespace
}  // namespace winnow::cli
