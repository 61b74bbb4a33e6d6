#include <gtest/gtest.h>

#include "blocks/blocks.h"

namespace winnow::blocks {
namespace {

using Texts = std::vector<std::string>;

Texts texts(std::string_view page) {
  Texts out;
  for (const Block& block : from_text(page).blocks) out.emplace_back(block.text);
  return out;
}

TEST(Lines, EachIsABlock) {
  const BlockList list = from_text("One line.\n\n\n  Another   line. \nA third.\n");
  ASSERT_EQ(list.blocks.size(), 3U);
  EXPECT_EQ(list.format, Format::text);
  EXPECT_EQ(list.blocks[0].text, "One line.");
  EXPECT_EQ(list.blocks[1].text, "Another line.");
  EXPECT_EQ(list.blocks[0].blank_before, 0);
  EXPECT_EQ(list.blocks[1].blank_before, 2);
  EXPECT_EQ(list.blocks[2].blank_before, 0);
  EXPECT_EQ(list.blocks[1].chars, 12U);
}

TEST(Lines, EndAtEveryLineBreakOfUnicode) {
  EXPECT_EQ(texts("a\nb\rc\r\nd\ve\ff\xC2\x85g\xE2\x80\xA8h\xE2\x80\xA9i"), (Texts{"a", "b", "c", "d", "e", "f", "g", "h", "i"}));
  EXPECT_EQ(from_text("a\r\nb").blocks[1].blank_before, 0);
}

TEST(Lines, PointAtTheirBytes) {
  const std::string page = "One.\n\t * **Two.** \n";
  const BlockList list = from_text(page);
  ASSERT_EQ(list.blocks.size(), 2U);
  ASSERT_EQ(list.pieces_of(list.blocks[1]).size(), 1U);
  const Range piece = list.pieces_of(list.blocks[1])[0];
  EXPECT_EQ(page.substr(piece.begin, piece.end - piece.begin), "* **Two.**");
  EXPECT_EQ(list.blocks[1].text, "Two.");
}

TEST(Lines, OfAnEmptyPageAreNone) {
  EXPECT_TRUE(texts("").empty());
  EXPECT_TRUE(texts("\n \n\t\n\xC2\xA0\n").empty());
}

TEST(Indents, CountColumns) {
  const BlockList list = from_text(
      "a\n  b\n\tc\n  \td\n\xE3\x80\x80"
      "e");
  const std::size_t expected[] = {0, 2, 4, 4, 1};
  ASSERT_EQ(list.blocks.size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(list.blocks[i].indent, expected[i]) << i;
}

TEST(Marks, BulletsAreTakenOff) {
  const BlockList list = from_text("* one\n- two\n• three\n-four\n— five\n");
  const char32_t bullets[] = {U'*', U'-', U'•', 0, 0};
  const Texts expected = {"one", "two", "three", "-four", "— five"};
  ASSERT_EQ(list.blocks.size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(list.blocks[i].bullet, bullets[i]) << i;
    EXPECT_EQ(list.blocks[i].text, expected[i]);
    EXPECT_EQ(list.blocks[i].kind, bullets[i] != 0 ? ParagraphKind::list_item : ParagraphKind::paragraph) << i;
  }
}

TEST(Marks, NumbersAreKept) {
  const BlockList list = from_text("12.  One more\n3) Two\n2024 was dry\n1.5 metres of snow\n");
  ASSERT_EQ(list.blocks.size(), 4U);
  EXPECT_EQ(list.blocks[0].number, "12.");
  EXPECT_EQ(list.blocks[0].text, "12. One more");
  EXPECT_EQ(list.blocks[0].kind, ParagraphKind::list_item);
  EXPECT_EQ(list.blocks[1].number, "3)");
  EXPECT_EQ(list.blocks[2].number, "");
  EXPECT_EQ(list.blocks[3].text, "1.5 metres of snow");
  EXPECT_EQ(list.blocks[3].kind, ParagraphKind::paragraph);
}

TEST(Marks, HeadingsHaveTheirLevel) {
  const BlockList list = from_text("# Title\n### Part\n#hashtag\n####### seven\n");
  ASSERT_EQ(list.blocks.size(), 4U);
  EXPECT_EQ(list.blocks[0].text, "Title");
  EXPECT_EQ(list.blocks[0].kind, ParagraphKind::heading);
  EXPECT_EQ(list.blocks[0].level, 1);
  EXPECT_EQ(list.blocks[1].heading_marks, 3);
  EXPECT_EQ(list.blocks[2].text, "#hashtag");
  EXPECT_EQ(list.blocks[2].kind, ParagraphKind::paragraph);
  EXPECT_EQ(list.blocks[3].heading_marks, 0);
}

TEST(Marks, RulesBelongToNoBlock) {
  const std::string page = "One.\n-----\n* * *\nTwo.\n*\n";
  const BlockList list = from_text(page);
  EXPECT_EQ(texts(page), (Texts{"One.", "Two."}));
  ASSERT_EQ(list.blanks.size(), 3U);
  EXPECT_EQ(page.substr(list.blanks[0].begin, list.blanks[0].end - list.blanks[0].begin), "-----");
  EXPECT_EQ(list.blocks[1].blank_before, 2);
}

TEST(Markdown, LinksAreCounted) {
  const BlockList list = from_text("See [the report](https://example.com/a) today.\n");
  EXPECT_EQ(list.blocks[0].text, "See the report today.");
  EXPECT_EQ(list.blocks[0].links, 1);
  EXPECT_EQ(list.blocks[0].link_chars, 10U);
}

TEST(Rejoin, PutsShreddedParagraphsBackTogether) {
  EXPECT_EQ(texts("Snow closes pass\n"
                  "The road over the pass was closed on\nMonday\n, the local council said in a\nstatement\n.\n"
                  "Drivers were told to use the\nMonte Alto tunnel, which stays open.\n"
                  "“It is the first time since 2009,” said\nAnna Berg\n, who keeps the inn at the top.\n"),
            (Texts{"Snow closes pass", "The road over the pass was closed on Monday, the local council said in a statement.",
                   "Drivers were told to use the Monte Alto tunnel, which stays open.",
                   "“It is the first time since 2009,” said Anna Berg, who keeps the inn at the top."}));
}

TEST(Rejoin, KeepsTheBytesOfAllLines) {
  const std::string page = "A b c d\n, e.\nF g h i\n, j.\nK l.\nM n.\nO p.\nQ r.\n";
  const BlockList list = from_text(page);
  ASSERT_EQ(list.blocks.size(), 6U);
  EXPECT_EQ(list.blocks[0].text, "A b c d, e.");
  EXPECT_EQ(list.pieces_of(list.blocks[0]).size(), 2U);
  EXPECT_EQ(list.pieces.size(), 8U);
}

const Texts kParagraphs = {
    "The road over the pass was closed on Monday after half a metre of snow fell within a single night, and the council expects it to stay "
    "shut until "
    "the weekend at least, because the ploughs of the region are needed in the valley first of all.",
    "Drivers were told to take the tunnel instead, which is open to lorries as well and costs nothing while the closure lasts, although "
    "those who came "
    "from the north had to wait for more than an hour at the toll station before they were let through.",
    "The keeper of the inn at the top said she had supplies for three weeks and had not seen so much snow this early in the year since she "
    "took over the "
    "house from her father, who used to ski down to the village to fetch the post when the road was shut.",
    "Forecasters expect milder air from the south by Friday, with rain up to the height of the pass, so that avalanches cannot be ruled "
    "out on the steep "
    "slopes above the eastern ramp, where two barns were swept away some twenty winters ago."};

std::string wrapped(const std::string& text, std::size_t column) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::size_t size = end - at;
    if (width > 0 && width + 1 + size > column) {
      out += '\n';
      width = 0;
    }
    if (width > 0) out += ' ';
    width += size + (width > 0);
    out += text.substr(at, size);
    at = end + 1;
  }
  return out;
}

TEST(Rejoin, PutsHardWrappedParagraphsBackTogether) {
  for (std::size_t column : {60U, 72U, 80U}) {
    std::string page;
    for (const std::string& paragraph : kParagraphs) page += wrapped(paragraph, column) + "\n\n";
    EXPECT_EQ(texts(page), kParagraphs) << column;
  }
}

TEST(Rejoin, LeavesAnOrdinaryPageAlone) {
  Texts lines = {"Home", "Weather", "Snow closes the pass"};
  lines.insert(lines.end(), kParagraphs.begin(), kParagraphs.end());
  lines.insert(lines.end(), {"Most read", "A quiet summer in the hills", "rain and more rain", "The inn at the top", "Contact"});
  std::string page;
  for (const std::string& line : lines) page += line + "\n";
  EXPECT_EQ(texts(page), lines);
}

TEST(Rejoin, LeavesShortPagesAlone) {
  EXPECT_EQ(texts("One\n, two\n, three."), (Texts{"One", ", two", ", three."}));
}

}  // namespace
}  // namespace winnow::blocks
