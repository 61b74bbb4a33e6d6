#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "blocks/blocks.h"
#include "decode/entities.h"

namespace winnow::blocks {
namespace {

using Texts = std::vector<std::string>;

/// A page read to its blocks. The tree borrows the page, so neither moves.
struct HtmlPage {
  std::string text;
  skeleton::Skeleton skeleton;
  dom::Dom dom;
  BlockList list;

  explicit HtmlPage(std::string_view html)
      : text(html),
        skeleton(skeleton::build(text)),
        dom(dom::parse(skeleton, text, {64U << 20, budget::Clock::now() + std::chrono::seconds(60)})),
        list(from_dom(dom)) {}
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;

  [[nodiscard]] std::string source(Range range) const { return text.substr(range.begin, range.end - range.begin); }
};

Texts texts(std::string_view html) {
  Texts out;
  for (const Block& block : HtmlPage(html).list.blocks) out.emplace_back(block.text);
  return out;
}

/// "heading 2: text" for each block.
Texts kinds(std::string_view html) {
  static constexpr std::string_view kNames[] = {"paragraph", "heading", "list_item", "quote", "preformatted", "table_row", "caption"};
  Texts out;
  for (const Block& block : HtmlPage(html).list.blocks) {
    const std::string level = block.level > 0 ? " " + std::to_string(block.level) : "";
    out.push_back(std::string(kNames[static_cast<std::size_t>(block.kind)]) + level + ": " + std::string(block.text));
  }
  return out;
}

TEST(Borders, EndABlock) {
  EXPECT_EQ(texts("<p>one<p>two<div>three<section>four</section>five</div>"), (Texts{"one", "two", "three", "four", "five"}));
  EXPECT_EQ(texts("<h1>a</h1>b<hr>c<dl><dt>d<dd>e</dl>"), (Texts{"a", "b", "c", "d", "e"}));
}

TEST(Borders, InlineElementsMakeNone) {
  EXPECT_EQ(texts("<p>one <b>two</b><span>three</span> <a href=x>four</a>, five"), (Texts{"one twothree four, five"}));
  EXPECT_TRUE(is_border(dom::Tag::p) && is_border(dom::Tag::td) && is_border(dom::Tag::figcaption));
  EXPECT_FALSE(is_border(dom::Tag::span) || is_border(dom::Tag::a) || is_border(dom::Tag::br));
}

TEST(Borders, ADateThatIsGluedToTheTextBehindItStandsAlone) {
  EXPECT_EQ(texts("<div><span class=\"post date\">2024-04-28</span>The kitchen</div>"), (Texts{"2024-04-28", "The kitchen"}));
  EXPECT_EQ(texts("<div><time>Monday</time>„So“</div>"), (Texts{"Monday", "„So“"}));
  EXPECT_EQ(texts("<p><time>Monday</time> was wet.<p>On <time>Monday</time>s, <span class=date>May</span>day."),
            (Texts{"Monday was wet.", "On Mondays, Mayday."}));
  EXPECT_EQ(texts("<p><span class=initial>N</span>ow<p><time>Noon</time>, they said"), (Texts{"Now", "Noon, they said"}));
}
TEST(Borders, OneLineBreakIsABlankAndTwoAreABorder) {
  EXPECT_EQ(texts("<p>one<br>two<br><br>three<br> <br>four<br/>&nbsp;<br/>five"), (Texts{"one two", "three", "four", "five"}));
  EXPECT_EQ(HtmlPage("<p>one<br>two<br>three").list.blocks[0].line_breaks, 2);
}

TEST(Texts, AreCollapsedAndDecoded) {
  EXPECT_EQ(texts("<p>\n  caf&eacute;&nbsp;&nbsp;\t<i>&amp;</i>\r\n bar  "), (Texts{"café & bar"}));
}

/// What is collapsed sixteen bytes at a time must come out as byte by byte, wherever the white space stands.
TEST(Texts, AreCollapsedAlikeAtEveryOffset) {
  const std::string_view spaces[] = {" ", "  ", "\n", "\t ", "\xC2\xA0", " \xE2\x80\x89", "\xE3\x80\x80", " \r\n                    \t"};
  const std::string_view words[] = {"a", "\xC3\xA9t\xC3\xA9", "\xE3\x81\x82", "\xF0\x9F\x8E\xB5", "long_word_of_more_than_sixteen_bytes"};
  for (std::size_t lead = 0; lead < 40; ++lead) {
    for (const std::string_view space : spaces) {
      for (const std::string_view word : words) {
        const std::string first(lead, 'x');
        std::string page = "<p>" + first;
        std::string wanted = first;
        for (int k = 0; k < 4; ++k) {
          page.append(space).append(word);
          if (!wanted.empty()) wanted += ' ';
          wanted += word;
        }
        for (const char* tail : {"", " ", "</p>                                        "}) {
          EXPECT_EQ(texts(page + tail), Texts{wanted}) << page;
        }
      }
    }
  }
}

TEST(Lifted, ButtonLabelsLeaveTheLine) {
  const HtmlPage page("<p>Snow fell <button>Share <b>this</b></button> all night.</p>");
  ASSERT_EQ(page.list.blocks.size(), 2U);
  EXPECT_EQ(page.list.blocks[0].text, "Snow fell all night.");
  EXPECT_FALSE(page.list.blocks[0].aside);
  EXPECT_EQ(page.list.blocks[1].text, "Share this");
  EXPECT_TRUE(page.list.blocks[1].aside);
}

TEST(Lifted, TextForScreenReadersLeavesTheLine) {
  for (std::string_view name : {"sr-only", "icon visually-hidden", "Screen-Reader-text", "visuallyhidden"}) {
    const HtmlPage page("<p><a href=x>Read it<span class='" + std::string(name) + "'>opens a window</span></a> now.</p>");
    ASSERT_EQ(page.list.blocks.size(), 2U) << name;
    EXPECT_EQ(page.list.blocks[0].text, "Read it now.") << name;
    EXPECT_TRUE(page.list.blocks[1].aside) << name;
  }
  EXPECT_EQ(texts("<p>Read <span class=note>it</span> now."), (Texts{"Read it now."}));
}

TEST(Kinds, HeadingsHaveTheirLevel) {
  EXPECT_EQ(kinds("<h1>a</h1><h2><a href=x><span>b</span></a></h2><h6><div>c</div></h6><p>d"),
            (Texts{"heading 1: a", "heading 2: b", "heading 6: c", "paragraph: d"}));
}

TEST(Kinds, ListsHaveTheirDepth) {
  EXPECT_EQ(kinds("<ul><li>a<ol><li>b<ul><li>c</ul></ol><li><p>d</ul>"),
            (Texts{"list_item 1: a", "list_item 2: b", "list_item 3: c", "list_item 1: d"}));
  EXPECT_EQ(kinds("<ul><li><h3>a</h3><blockquote><p>b</blockquote></ul>"), (Texts{"heading 3: a", "quote: b"}));
}

TEST(Kinds, QuotesCaptionsAndPreformattedText) {
  EXPECT_EQ(kinds("<blockquote><p>a<p>b</blockquote><figure><img src=x><figcaption>c</figcaption></figure><p>d"),
            (Texts{"quote: a", "quote: b", "caption: c", "paragraph: d"}));
  EXPECT_EQ(kinds("<pre>\nint a;\n  int b;\n</pre>"), (Texts{"preformatted: int a;\n  int b;"}));
  EXPECT_EQ(kinds("<pre>one<br>two</pre>"), (Texts{"preformatted: one\ntwo"}));
}

TEST(Tables, CellsSideBySideAreARow) {
  EXPECT_EQ(kinds("<table><caption>t</caption><tr><th>a<th>b<tr><td>c<td>d</table>"),
            (Texts{"caption: t", "table_row: a", "table_row: b", "table_row: c", "table_row: d"}));
}

TEST(Tables, LayOutPagesToo) {
  EXPECT_EQ(kinds("<table><tr><td>one cell</table>"), (Texts{"paragraph: one cell"}));
  EXPECT_EQ(kinds("<table><tr><td>menu<td>one<br><br>two</table>"), (Texts{"paragraph: menu", "paragraph: one", "paragraph: two"}));
  EXPECT_EQ(kinds("<table><tr><td><p>one<p>two</table>"), (Texts{"paragraph: one", "paragraph: two"}));
}

TEST(Hidden, ByAttributeAndStyleAndAncestor) {
  for (std::string_view how : {"hidden", "aria-hidden=true", "style='color: red; DISPLAY : none'", "style='visibility:hidden'"}) {
    EXPECT_TRUE(HtmlPage("<p " + std::string(how) + ">x").list.blocks[0].hidden) << how;
    EXPECT_TRUE(HtmlPage("<div " + std::string(how) + "><section><p>x").list.blocks[0].hidden) << how;
  }
  for (std::string_view how : {"", "hidden=until-found", "aria-hidden=false", "style='display:block'"}) {
    EXPECT_FALSE(HtmlPage("<p " + std::string(how) + ">x").list.blocks[0].hidden) << how;
  }
  EXPECT_FALSE(HtmlPage("<div hidden>x</div><p>y").list.blocks[1].hidden);
}

TEST(Counts, LinksAndEmphasisByCharacters) {
  const HtmlPage page("<p><a href=x>öne <b>two</b></a> <strong>three</strong> <em>four</em> <a href=y>5</a>");
  const Block& block = page.list.blocks[0];
  EXPECT_EQ(block.text, "öne two three four 5");
  EXPECT_EQ(block.chars, 16U);
  EXPECT_EQ(block.link_chars, 7U);
  EXPECT_EQ(block.links, 2U);
  EXPECT_EQ(block.bold_chars, 8U);
  EXPECT_EQ(block.italic_chars, 4U);
  EXPECT_TRUE(block.ends_in_link);
  const HtmlPage plain("<p>a <a href=x>b</a> c");
  EXPECT_FALSE(plain.list.blocks[0].ends_in_link);
}

TEST(Blanks, RunsOfNoBreakSpacesBelongToNoBlock) {
  const HtmlPage page("<p>&nbsp;</p><p>one</p><p> &#160;&emsp; </p><p> </p>");
  ASSERT_EQ(page.list.blocks.size(), 1U);
  ASSERT_EQ(page.list.blanks.size(), 2U);
  EXPECT_EQ(page.source(page.list.blanks[0]), "&nbsp;");
  EXPECT_EQ(page.source(page.list.blanks[1]), " &#160;&emsp; ");
}

TEST(Surroundings, TimesImagesAndOwners) {
  const HtmlPage page("<div><p>one <time>May</time></p><img src=x><p>two</p><p>three</p></div>");
  const auto& blocks = page.list.blocks;
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_TRUE(blocks[0].has_time);
  EXPECT_FALSE(blocks[1].has_time);
  EXPECT_TRUE(blocks[1].image_before);
  EXPECT_FALSE(blocks[0].image_before || blocks[2].image_before);
  EXPECT_EQ(page.dom.nodes[blocks[2].owner].tag, dom::Tag::p);
}

TEST(Surroundings, TheOneInlineElementAroundAllOfIt) {
  const HtmlPage page("<p><span>all of it</span></p><p><span>a</span> part</p>");
  ASSERT_NE(page.list.blocks[0].inline_wrapper, dom::kNone);
  EXPECT_EQ(page.dom.nodes[page.list.blocks[0].inline_wrapper].tag, dom::Tag::span);
  EXPECT_EQ(page.list.blocks[1].inline_wrapper, dom::kNone);
}

/// Tags in any order around numbered words.
std::string tag_soup(unsigned seed, std::size_t& words) {
  static constexpr std::string_view kTags[] = {
      "p", "div", "span",       "b",       "a href=x",           "ul",     "li",         "table", "tr", "td",   "h2", "pre", "button",
      "i", "br",  "blockquote", "section", "span class=sr-only", "figure", "figcaption", "dl",    "dd", "form", "em", "nav"};
  std::mt19937 random(seed);
  std::string page;
  words = 0;
  for (int i = 0; i < 120; ++i) {
    const std::string_view tag = kTags[random() % std::size(kTags)];
    const auto dice = random() % 10;
    if (dice < 4) {
      page += "<" + std::string(tag) + ">";
    } else if (dice < 6) {
      page += "</" + std::string(tag.substr(0, tag.find(' '))) + ">";
    } else if (dice < 7) {
      page += "&nbsp;\n";
    } else {
      page += " w" + std::to_string(words++) + "x ";
    }
  }
  return page;
}

bool is_blank(std::string_view raw) {
  std::string text;
  decode::append_unescaped(raw, decode::ReferenceIn::text, text);
  for (std::size_t at = text.find("\xC2\xA0"); at != std::string::npos; at = text.find("\xC2\xA0")) text.replace(at, 2, " ");
  return text.find_first_not_of(" \n\t") == std::string::npos;
}

TEST(Property, EveryRunWithTextIsInExactlyOneBlock) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    std::size_t words = 0;
    const HtmlPage page(tag_soup(seed, words));
    std::map<std::uint32_t, int> uses;
    for (const Block& block : page.list.blocks) {
      for (const Range& piece : page.list.pieces_of(block)) ++uses[piece.begin];
    }
    std::size_t runs = 0;
    for (const dom::Node& node : page.dom.nodes) {
      if (node.tag != dom::Tag::text || is_blank(page.source({node.begin, node.stop}))) continue;
      ++runs;
      ASSERT_EQ(uses[node.begin], 1) << "seed " << seed << ": " << page.source({node.begin, node.stop});
    }
    ASSERT_EQ(uses.size(), runs) << "seed " << seed;
    ASSERT_TRUE(std::is_sorted(page.list.blocks.begin(), page.list.blocks.end(),
                               [](const Block& a, const Block& b) { return a.first_node < b.first_node; }))
        << "seed " << seed;
    std::string all;
    for (const Block& block : page.list.blocks) all += std::string(block.text) + " ";
    for (std::size_t w = 0; w < words; ++w) {
      const std::string word = "w" + std::to_string(w) + "x";
      const std::size_t at = all.find(word);
      ASSERT_NE(at, std::string::npos) << "seed " << seed << ": " << word;
      ASSERT_EQ(all.find(word, at + 1), std::string::npos) << "seed " << seed << ": " << word;
    }
  }
}

}  // namespace
}  // namespace winnow::blocks
