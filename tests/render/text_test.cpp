#include <gtest/gtest.h>

#include "render/render.h"
#include "sample.h"

namespace winnow::render {
namespace {

TEST(Text, PutsABlankLineBetweenTitleStandfirstAndParagraphs) {
  Result page = page_with({paragraph("One."), paragraph("Two.")});
  page.articles[0].title = "Title";
  page.articles[0].standfirst = "Deck.";
  EXPECT_EQ(text(page), "Title\n\nDeck.\n\nOne.\n\nTwo.\n");
}

TEST(Text, LeavesOutWhatIsNotThere) {
  EXPECT_EQ(text(page_with({paragraph("One.")})), "One.\n");
}

TEST(Text, KeepsListItemsAndTableRowsTogether) {
  const Result page =
      page_with({paragraph("a", ParagraphKind::list_item, 1), paragraph("b", ParagraphKind::list_item, 2),
                 paragraph("x | y", ParagraphKind::table_row), paragraph("1 | 2", ParagraphKind::table_row), paragraph("End.")});
  EXPECT_EQ(text(page), "a\nb\n\nx | y\n1 | 2\n\nEnd.\n");
}

TEST(Text, PutsALineOfStarsBetweenArticles) {
  EXPECT_EQ(
      text(whole_page()),
      "Bridge \"opens\"\n\nAfter a year.\n\nThe bridge opened.\n\nIt had been shut for a year.\n\n* * *\n\nTunnel shuts\n\nThe tunnel is "
      "shut.\n");
}

TEST(Text, IsEmptyWithoutAnArticle) {
  EXPECT_EQ(text(Result{}), "");
}

}  // namespace
}  // namespace winnow::render
