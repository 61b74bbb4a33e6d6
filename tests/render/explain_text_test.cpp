#include <gtest/gtest.h>

#include "render/render.h"
#include "sample.h"

namespace winnow::render {
namespace {

TEST(ExplainText, HasALineABlock) {
  EXPECT_EQ(explain_text(whole_page(), {Colour::none, 24}),
            "article 75 %, html, utf-8 (meta); kept 1 block (45 % of the text), dropped 1 block (55 %), cut 1 block (40 bytes)\n"
            ". script                40 bytes\n"
            "+ body           +2.50  The bridge opened.        +2.00 chars 18, +0.50 link_ratio 0.25\n"
            "- related_news   -3.25  Also: <b>the ferry</b>    -2.50 heading_above \"Related\"\n");
}

TEST(ExplainText, BlockWithoutScoreHasNone) {
  Result page;
  add_block(page, Reason::form, "Search", 0, 6);
  EXPECT_NE(explain_text(page).find("- form          Search\n"), std::string::npos) << explain_text(page);
}

TEST(ExplainText, WideTextStaysInItsColumn) {
  Result page;
  add_block(page, Reason::body, "日本", 1, 6).evidence = {{"chars", 2, 1, ""}};
  add_block(page, Reason::body, "abcd", 1, 4).evidence = {{"chars", 4, 1, ""}};
  const std::string report = explain_text(page, {Colour::none, 8});
  EXPECT_NE(report.find("日本      +1.00"), std::string::npos) << report;
  EXPECT_NE(report.find("abcd      +1.00"), std::string::npos) << report;
}

TEST(ExplainText, ColoursOnlyWhenAsked) {
  EXPECT_EQ(explain_text(whole_page()).find('\033'), std::string::npos);
  const std::string coloured = explain_text(whole_page(), {Colour::ansi});
  EXPECT_NE(coloured.find("\033[32m+ body"), std::string::npos);
  EXPECT_NE(coloured.find("\033[31m- related_news"), std::string::npos);
}

TEST(ExplainText, PageCannotColourTheTerminal) {
  Result page;
  add_block(page, Reason::body, "\033[2Jgone", 1, 9).evidence = {{"class_token", 1, 1, "\033[2J"}};
  page.message = "bad\033[2J";
  EXPECT_EQ(explain_text(page).find('\033'), std::string::npos);
}

TEST(ExplainText, SaysWhyThePageWasNotReadToItsEnd) {
  Result page;
  page.status = Status::out_of_budget;
  page.message = "the time is spent";
  EXPECT_NE(explain_text(page).find("out_of_budget 0 %"), std::string::npos);
  EXPECT_NE(explain_text(page).find("\nthe time is spent\n"), std::string::npos);
}

}  // namespace
}  // namespace winnow::render
