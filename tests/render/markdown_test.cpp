#include <gtest/gtest.h>

#include "render/render.h"
#include "sample.h"

namespace winnow::render {
namespace {

std::string of(std::string text, ParagraphKind kind = ParagraphKind::paragraph, std::uint8_t level = 0) {
  return markdown(page_with({paragraph(std::move(text), kind, level)}));
}

TEST(Markdown, HasTitleBylineStandfirstAndARuleBetweenArticles) {
  EXPECT_EQ(markdown(whole_page()),
            "# Bridge \"opens\"\n\n*Ada Moor, Jo Pike · 2024-02-21*\n\n**After a year.**\n\nThe bridge opened.\n\nIt had been shut for a "
            "year.\n\n---\n\n# Tunnel shuts\n\nThe tunnel is shut.\n");
}

TEST(Markdown, IsEmptyWithoutAnArticle) {
  EXPECT_EQ(markdown(Result{}), "");
}

TEST(Markdown, HeadingsOfTheBodyStandBelowTheTitle) {
  EXPECT_EQ(of("A", ParagraphKind::heading, 1), "## A\n");
  EXPECT_EQ(of("A", ParagraphKind::heading, 3), "### A\n");
  EXPECT_EQ(of("A", ParagraphKind::heading, 9), "###### A\n");
}

TEST(Markdown, HeadingKeepsItsLastHash) {
  EXPECT_EQ(of("Win #", ParagraphKind::heading, 2), "## Win \\#\n");
}

TEST(Markdown, EscapesInlineMarkup) {
  EXPECT_EQ(of("a *b* `c` [d](e) ~f~ g\\"), "a \\*b\\* \\`c\\` \\[d](e) \\~f\\~ g\\\\\n");
  EXPECT_EQ(of("<b> a < b </b>"), "\\<b> a < b \\</b>\n");
}

TEST(Markdown, EscapesUnderscoresOnlyAtWordBorders) {
  EXPECT_EQ(of("_so_ snake_case été_été"), "\\_so\\_ snake_case été_été\n");
}

TEST(Markdown, EscapesOnlyAmpersandsThatOpenAReference) {
  EXPECT_EQ(of("AT&T &amp; &#38; &x; a&b"), "AT&T \\&amp; \\&#38; \\&x; a&b\n");
}

TEST(Markdown, EscapesWhatWouldOpenABlock) {
  EXPECT_EQ(of("# a"), "\\# a\n");
  EXPECT_EQ(of("#hash"), "#hash\n");
  EXPECT_EQ(of("> a"), "\\> a\n");
  EXPECT_EQ(of("- a"), "\\- a\n");
  EXPECT_EQ(of("-5 degrees"), "-5 degrees\n");
  EXPECT_EQ(of("+ a"), "\\+ a\n");
  EXPECT_EQ(of("---"), "\\---\n");
  EXPECT_EQ(of("1. a"), "1\\. a\n");
  EXPECT_EQ(of("1."), "1\\.\n");
  EXPECT_EQ(of("2024) a"), "2024\\) a\n");
  EXPECT_EQ(of("1.5 million"), "1.5 million\n");
}

TEST(Markdown, NestsListsByTheWidthOfTheirMarks) {
  const auto item = [](std::string text, std::uint8_t level) { return paragraph(std::move(text), ParagraphKind::list_item, level); };
  EXPECT_EQ(markdown(page_with({item("a", 1), item("b", 2), item("12. c", 1), item("d", 2), item("e", 1)})),
            "- a\n  - b\n12. c\n    - d\n- e\n");
}

TEST(Markdown, ListThatStartsDeepIsNoCode) {
  EXPECT_EQ(of("a", ParagraphKind::list_item, 4), "- a\n");
}

TEST(Markdown, SkippedLevelsTakeNoRoom) {
  const auto item = [](std::string text, std::uint8_t level) { return paragraph(std::move(text), ParagraphKind::list_item, level); };
  EXPECT_EQ(markdown(page_with({item("a", 1), item("b", 4), item("c", 3), item("d", 1)})), "- a\n  - b\n  - c\n- d\n");
}

TEST(Markdown, ListsAreApartFromParagraphs) {
  EXPECT_EQ(markdown(page_with({paragraph("One."), paragraph("a", ParagraphKind::list_item, 1), paragraph("Two.")})),
            "One.\n\n- a\n\nTwo.\n");
}

TEST(Markdown, QuotesThatFollowEachOtherAreOne) {
  EXPECT_EQ(markdown(page_with({paragraph("a", ParagraphKind::quote), paragraph("> b", ParagraphKind::quote)})), "> a\n>\n> \\> b\n");
}

TEST(Markdown, FenceIsLongerThanThoseWithin) {
  EXPECT_EQ(of("x *y*\n  z", ParagraphKind::preformatted), "```\nx *y*\n  z\n```\n");
  EXPECT_EQ(of("```", ParagraphKind::preformatted), "````\n```\n````\n");
}

TEST(Markdown, TableHasAHeaderOfItsWidestRow) {
  EXPECT_EQ(markdown(page_with({paragraph("a | b", ParagraphKind::table_row), paragraph("1 | 2|3 | *x*", ParagraphKind::table_row),
                                paragraph("4", ParagraphKind::table_row)})),
            "| a | b |  |\n| --- | --- | --- |\n| 1 | 2\\|3 | \\*x\\* |\n| 4 |\n");
}

TEST(Markdown, CaptionIsEmphasis) {
  EXPECT_EQ(of("A *bridge*", ParagraphKind::caption), "*A \\*bridge\\**\n");
}

TEST(Markdown, LineBreakDoesNotOpenABlock) {
  EXPECT_EQ(of("a\n# b"), "a # b\n");
}

}  // namespace
}  // namespace winnow::render
