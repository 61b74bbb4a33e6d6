#include "paragraphs/paragraphs.h"

#include <gtest/gtest.h>

namespace winnow {

void PrintTo(const Paragraph& paragraph, std::ostream* out) {
  *out << static_cast<int>(paragraph.kind) << ' ' << static_cast<int>(paragraph.level) << ' ' << paragraph.text;
}

}  // namespace winnow

namespace winnow::paragraphs {
namespace {

using Texts = std::vector<std::string>;

Texts texts(const std::vector<Paragraph>& paragraphs) {
  Texts out;
  for (const Paragraph& paragraph : paragraphs) out.push_back(paragraph.text);
  return out;
}

struct HtmlPage {
  std::string text;
  skeleton::Skeleton skeleton;
  dom::Dom dom;
  blocks::BlockList list;
  select::Selection selection;  ///< all blocks are the body of article 0

  explicit HtmlPage(std::string_view html)
      : text(html),
        skeleton(skeleton::build(text)),
        dom(dom::parse(skeleton, text, {64U << 20, budget::Clock::now() + std::chrono::seconds(60)})),
        list(blocks::from_dom(dom)) {
    selection.verdicts.assign(list.blocks.size(), {Reason::body, 0});
  }
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;

  [[nodiscard]] std::vector<Paragraph> assembled(std::int16_t article = 0) const { return assemble(list, &dom, selection, article); }
  [[nodiscard]] std::string source(const Paragraph& paragraph) const {
    return text.substr(paragraph.source.begin, paragraph.source.end - paragraph.source.begin);
  }
};

TEST(Assemble, KeepsKindsAndLevels) {
  const HtmlPage page("<h2>Snow</h2><p>It fell.</p><ul><li>a<ul><li>b</ul></ul><blockquote>So much!</blockquote>");
  const auto paragraphs = page.assembled();
  ASSERT_EQ(texts(paragraphs), (Texts{"Snow", "It fell.", "a", "b", "So much!"}));
  const ParagraphKind kinds[] = {ParagraphKind::heading, ParagraphKind::paragraph, ParagraphKind::list_item, ParagraphKind::list_item,
                                 ParagraphKind::quote};
  const int levels[] = {2, 0, 1, 2, 0};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(paragraphs[i].kind, kinds[i]) << i;
    EXPECT_EQ(paragraphs[i].level, levels[i]) << i;
  }
}

TEST(Assemble, CellsOfARowAreOneParagraph) {
  const HtmlPage page("<table><tr><th>Pass<th>Snow<tr><td>North<td>50 cm<td>shut</table><p>Below.");
  const auto paragraphs = page.assembled();
  EXPECT_EQ(texts(paragraphs), (Texts{"Pass | Snow", "North | 50 cm | shut", "Below."}));
  EXPECT_EQ(paragraphs[0].kind, ParagraphKind::table_row);
  EXPECT_EQ(page.source(paragraphs[1]), "North<td>50 cm<td>shut");
}

TEST(Assemble, ADroppedCellIsLeftOut) {
  HtmlPage page("<table><tr><td>a<td>b<td>c</table>");
  page.selection.verdicts[1] = {Reason::table, -1};
  EXPECT_EQ(texts(page.assembled()), (Texts{"a | c"}));
}

TEST(Assemble, PreformattedTextKeepsItsLines) {
  EXPECT_EQ(texts(HtmlPage("<pre>int a;\n  int b;\n</pre>").assembled()), (Texts{"int a;\n  int b;"}));
  EXPECT_EQ(texts(HtmlPage("<p>int a;\n  int b;\n</p>").assembled()), (Texts{"int a; int b;"}));
}

TEST(Assemble, TakesTheBodyOfOneArticleAlone) {
  HtmlPage page("<p>one<p>two<p>three<p>four");
  page.selection.verdicts = {{Reason::body, 0}, {Reason::title, 1}, {Reason::body, 1}, {Reason::sidebar, -1}};
  EXPECT_EQ(texts(page.assembled(0)), (Texts{"one"}));
  EXPECT_EQ(texts(page.assembled(1)), (Texts{"three"}));
  EXPECT_TRUE(page.assembled(2).empty());
}

TEST(Assemble, NormalisesTheText) {
  EXPECT_EQ(texts(HtmlPage("<p>Cafe\xCC\x81 zero\xE2\x80\x8Bwidth").assembled()), (Texts{"Caf\xC3\xA9 zerowidth"}));
}

TEST(Assemble, ARejoinedParagraphSpansItsLines) {
  const std::string page = "A b c d\n, e.\nF g h i\n, j.\nK l.\nM n.\nO p.\nQ r.\n";
  const blocks::BlockList list = blocks::from_text(page);
  select::Selection selection;
  selection.verdicts.assign(list.blocks.size(), {Reason::body, 0});
  const auto paragraphs = assemble(list, nullptr, selection, 0);
  ASSERT_EQ(paragraphs.size(), 6U);
  EXPECT_EQ(paragraphs[0].text, "A b c d, e.");
  EXPECT_EQ(paragraphs[0].source, (Range{0, 12}));
}

TEST(FromLines, AParagraphALine) {
  const auto paragraphs = from_lines("One.\n\n  Two  words. \nThree.");
  EXPECT_EQ(texts(paragraphs), (Texts{"One.", "Two words.", "Three."}));
  EXPECT_EQ(paragraphs[0].kind, ParagraphKind::paragraph);
  EXPECT_EQ(paragraphs[0].source, Range{});
}

TEST(FromLines, OfNothingAreNone) {
  EXPECT_TRUE(from_lines("").empty());
  EXPECT_TRUE(from_lines("\n \n").empty());
}

}  // namespace
}  // namespace winnow::paragraphs
