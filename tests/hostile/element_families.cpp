// What costs the readers of a tree their time: attributes, many blocks, many of one kind.
#include "families.h"
#include "filling.h"

namespace winnow::tests {

std::vector<Family> element_families() {
  constexpr Format kHtml = Format::html;
  return {
      // Attributes.
      {"many_attributes", kHtml, [](std::size_t n) { return "<div" + numbered(n, " a%=1") + ">x"; }},
      {"many_attributes_with_prose", kHtml, [](std::size_t n) { return "<div" + numbered(n, " a%=1") + "><p>" + Words().sentence(20); }},
      {"attributes_everywhere", kHtml,
       [](std::size_t n) { return filled(n, "<p class='a b c' id=d role=e data-testid=f style='g:h' itemprop=i hidden=until-found>x"); }},
      {"huge_attribute", kHtml, [](std::size_t n) { return "<div class='" + filled(n, "a") + "'>x"; }},
      {"huge_style", kHtml, [](std::size_t n) { return "<div style='" + filled(n, "a: b; ") + "'>x"; }},
      {"many_classes", kHtml, [](std::size_t n) { return "<div class='" + numbered(n, "a% ") + "'>x"; }},
      {"classes_everywhere", kHtml,
       [](std::size_t n) { return numbered(n, "<p class='nav-% share related footer main-content body-text'>a b"); }},
      {"deep_classes", kHtml,
       [](std::size_t n) {
         return filled(std::min<std::size_t>(n / 2, 30000),
                       "<div class='nav share related footer main-content body-text comment social'>") +
                filled(n - std::min<std::size_t>(n / 2, 30000), "<p>x");
       }},

      // Many blocks.
      {"tiny_blocks", kHtml, [](std::size_t n) { return filled(n, "<p>x"); }},
      {"tiny_blocks_of_one_class", kHtml, [](std::size_t n) { return filled(n, "<div class=c>x</div>"); }},
      {"tiny_blocks_of_many_classes", kHtml, [](std::size_t n) { return numbered(n, "<div class=c%>x</div>"); }},
      {"tiny_siblings_of_two_kinds", kHtml, [](std::size_t n) { return filled(n, "<li>x<p>y"); }},
      {"breaks", kHtml, [](std::size_t n) { return filled(n, "x<br>"); }},
      {"double_breaks", kHtml, [](std::size_t n) { return filled(n, "x<br><br>"); }},
      {"headings", kHtml, [](std::size_t n) { return numbered(n, "<h2>Heading %</h2>"); }},
      {"main_headings", kHtml, [](std::size_t n) { return numbered(n, "<h1>Heading %</h1>"); }},
      {"headings_with_text", kHtml, [](std::size_t n) { return prose(n, "<h3>Repairs go on</h3><p>", "</p>"); }},
      {"bold_lines", kHtml, [](std::size_t n) { return numbered(n, "<p><b>Heading %</b>"); }},
      {"inline_pieces", kHtml, [](std::size_t n) { return "<p>" + filled(n, "<b>x</b><i>y</i>"); }},
      {"links_in_one_block", kHtml, [](std::size_t n) { return "<p>" + numbered(n, "<a href=/%>word</a> "); }},
      {"link_list", kHtml, [](std::size_t n) { return "<ul>" + numbered(n, "<li><a href=/%>Storm % closes harbour</a></li>"); }},
      {"teasers", kHtml,
       [](std::size_t n) {
         return numbered(n,
                         "<div><h3><a href=/%>Storm % closes harbour</a></h3><p>The ferry stays in port until the wind drops, the council "
                         "said.</p></div>");
       }},
      {"labels_for_screen_readers", kHtml, [](std::size_t n) { return "<p>" + filled(n, "x<span class=sr-only>y</span>"); }},
      {"hidden_blocks", kHtml, [](std::size_t n) { return filled(n, "<p style='display:none'>x</p>"); }},
      {"figures", kHtml, [](std::size_t n) { return filled(n, "<figure><img><figcaption>Photo: Reuters</figcaption></figure>"); }},
      {"quotes_in_quotes", kHtml, [](std::size_t n) { return filled(n, "<blockquote><p>x"); }},
      {"preformatted_lines", kHtml, [](std::size_t n) { return "<pre>" + filled(n, "let x = 1;\n"); }},
      {"blank_blocks", kHtml, [](std::size_t n) { return filled(n, "<p>&nbsp;</p>"); }},

      // Prose: what is kept goes the whole way.
      {"prose", kHtml, [](std::size_t n) { return prose(n, "<p>", "</p>"); }},
      {"short_prose", kHtml, [](std::size_t n) { return prose(n, "<p>", "", 12); }},
      {"one_paragraph", kHtml, [](std::size_t n) { return "<p>" + prose(n, "", " "); }},
      {"repeated_sentence", kHtml,
       [](std::size_t n) { return filled(n, "<p>The harbour of Verrin opened again on Monday, three weeks after the storm.</p>"); }},
      {"articles", kHtml,
       [](std::size_t n) { return prose(n, "<article><h2>Repairs go on</h2><p class=byline>By Ana Morel<p>", "</article>"); }},
      {"numbered_articles", kHtml,
       [](std::size_t n) {
         return numbered(
             n,
             "<article><h2><a href=/%>Storm % closes harbour</a></h2><p>By Ana Morel, 21 February 2024</p><p>The harbour of Verrin "
             "opened again on Monday, % weeks after the storm that tore the eastern pier from its foundations, the port authority "
             "said in a statement.</p><p>Engineers had worked in two shifts to clear the basin of stones, % in all, and the second "
             "berth will stay closed until the summer, the harbour master told reporters.</p></article>");
       }},
      {"articles_in_articles", kHtml, [](std::size_t n) { return prose(n, "<article><h2>Repairs go on</h2><p>", ""); }},
      {"bylines", kHtml, [](std::size_t n) { return numbered(n, "<p class=byline>By Ana Morel and Jon Berg %</p>"); }},
      {"bylines_around_prose", kHtml, [](std::size_t n) { return prose(n, "<p class=byline>By Ana Morel</p><p>", "</p>"); }},
      {"dates", kHtml, [](std::size_t n) { return numbered(n, "<p>21 February 2024, 11:30 (%)</p>"); }},
      {"times", kHtml, [](std::size_t n) { return filled(n, "<time datetime=2024-02-21T11:30:00Z>21 February 2024</time><br><br>"); }},
      {"dates_in_one_block", kHtml, [](std::size_t n) { return "<p>" + filled(n, "21 February 2024 11:30, "); }},
      {"titles_below_a_title", kHtml,
       [](std::size_t n) {
         return "<title>Harbour opens again</title><h1>Harbour opens again</h1>" + filled(n, "<p>Harbour opens again</p>");
       }},
      {"share_widgets", kHtml,
       [](std::size_t n) { return filled(n, "<ul class=share><li><a href=#>Share</a><li><a href=#>Print</a></ul>"); }},
      {"comments_of_readers", kHtml,
       [](std::size_t n) {
         return numbered(n,
                         "<div class=comment id=c%><b>Reader %</b> 3 hours ago<p>I do not think that the second berth will open this year, "
                         "whatever they say.</p></div>");
       }},
  };
}

}  // namespace winnow::tests
