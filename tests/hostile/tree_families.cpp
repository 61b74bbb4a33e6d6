// What costs a parser its time or its stack: the rows of the table of Gumbo's blow-ups, and their kin.
#include "families.h"
#include "filling.h"

namespace winnow::tests {

std::vector<Family> tree_families() {
  constexpr Format kHtml = Format::html;
  return {
      // Depth.
      {"nested_div", kHtml, [](std::size_t n) { return filled(n, "<div>"); }},
      {"nested_div_with_text", kHtml, [](std::size_t n) { return filled(n, "<div>a "); }},
      {"nested_and_closed", kHtml, [](std::size_t n) { return halves(n, "<div>", "</div>"); }},
      {"nested_with_prose", kHtml, [](std::size_t n) { return filled(3000, "<div class=a>") + prose(n - 3000, "<p>", "</p>"); }},
      {"nested_at_random_depths", kHtml, [](std::size_t n) { return filled(n, "<div><div><section><p>a b c</p></section></div>"); }},
      {"span_then_foo", kHtml, [](std::size_t n) { return halves(n, "<span>", "</foo>"); }},
      {"foo_span_then_foo", kHtml, [](std::size_t n) { return "<foo><div>" + filled(3000, "<span>") + filled(n - 3000, "</foo>"); }},
      {"unknown_then_other", kHtml, [](std::size_t n) { return filled(2500, "<x-a>") + filled(n - 2500, "</x-b>"); }},
      {"tables_in_tables", kHtml, [](std::size_t n) { return filled(n, "<table><tr><td>"); }},
      {"lists_in_lists", kHtml, [](std::size_t n) { return filled(n, "<ul><li>a"); }},
      {"templates", kHtml, [](std::size_t n) { return filled(n, "<template><tr><td>"); }},
      {"svg_then_foo", kHtml, [](std::size_t n) { return halves(n, "<svg><g>", "</foo>"); }},
      {"open_svg_in_divs", kHtml, [](std::size_t n) { return filled(n, "<div><svg><g>"); }},
      {"svg_with_integration_points", kHtml, [](std::size_t n) { return halves(n, "<svg><foreignObject><div>", "</p>"); }},
      {"math_in_svg", kHtml, [](std::size_t n) { return filled(n, "<svg><desc><math><mi><svg>"); }},

      // Formatting elements: the adoption agency and the list that is opened again in every block.
      {"p_b_with_ids", kHtml, [](std::size_t n) { return numbered(n, "<p><b id=%>x"); }},
      {"font_then_p", kHtml, [](std::size_t n) { return numbered(n / 2, "<font color=%>") + filled(n / 2, "</p><p>x"); }},
      {"all_formatting_then_p", kHtml,
       [](std::size_t n) {
         return filled(200, "<a><b><big><code><em><font><i><nobr><s><small><strike><strong><tt><u>") + filled(n, "<p>x");
       }},
      {"all_formatting_then_prose", kHtml,
       [](std::size_t n) {
         return filled(200, "<a><b><big><code><em><font><i><nobr><s><small><strike><strong><tt><u>") + prose(n, "<p>", "");
       }},
      {"b_div_then_b", kHtml, [](std::size_t n) { return halves(n, "<b><div>", "</b>"); }},
      {"a_div", kHtml, [](std::size_t n) { return filled(n, "<a><div>x"); }},
      {"p_a", kHtml, [](std::size_t n) { return filled(n, "<p><a>x"); }},
      {"p_a_with_href", kHtml, [](std::size_t n) { return numbered(n, "<p><a href=/%>x"); }},
      {"formatting_storm", kHtml, [](std::size_t n) { return filled(n, "<b>a<i>b</b>c<u>d</i>e</u><em><font>f</em>g</font>"); }},
      {"crossed_formatting", kHtml, [](std::size_t n) { return filled(n, "<p><b><i><u>a</b><p>b</i><div>c</u></div>"); }},

      // Elements that end others, or that end nothing.
      {"li_dd", kHtml, [](std::size_t n) { return filled(n, "<li><dd>"); }},
      {"li_dd_with_text", kHtml, [](std::size_t n) { return filled(n, "<li>a<dd>b"); }},
      {"rt", kHtml, [](std::size_t n) { return filled(n, "<rt>"); }},
      {"option_li", kHtml, [](std::size_t n) { return filled(n, "<option><li>"); }},
      {"selects", kHtml, [](std::size_t n) { return filled(n, "<select><option>x"); }},
      {"buttons", kHtml, [](std::size_t n) { return filled(n, "<button><p>"); }},
      {"button_labels", kHtml, [](std::size_t n) { return filled(n, "<button>x</button>y"); }},
      {"forms", kHtml, [](std::size_t n) { return filled(n, "<form>"); }},
      {"form_div", kHtml, [](std::size_t n) { return filled(n, "<form><div></form>"); }},
      {"h1_h2", kHtml, [](std::size_t n) { return filled(n, "<h1><h2>x"); }},
      {"end_tags", kHtml, [](std::size_t n) { return filled(n, "</p>"); }},
      {"end_br", kHtml, [](std::size_t n) { return filled(n, "</br>"); }},
      {"bodies", kHtml, [](std::size_t n) { return filled(n, "<body><html>"); }},
      {"empty_elements", kHtml, [](std::size_t n) { return filled(n, "<i></i>"); }},
      {"void_elements", kHtml, [](std::size_t n) { return filled(n, "<br><hr><img>"); }},
      {"frames", kHtml, [](std::size_t n) { return filled(n, "<iframe></iframe><object><embed></object>"); }},

      // Tables.
      {"text_in_tables", kHtml, [](std::size_t n) { return filled(n, "<table>x"); }},
      {"fostered", kHtml, [](std::size_t n) { return "<table>" + filled(n, "<div>x</div>"); }},
      {"fostered_formatting", kHtml, [](std::size_t n) { return "<table>" + filled(n, "<b>x<tr>y</b>"); }},
      {"huge_table", kHtml, [](std::size_t n) { return "<table>" + filled(n, "<tr><td>name<td>12<td>a longer cell of words"); }},
      {"wide_table", kHtml, [](std::size_t n) { return "<table><tr>" + filled(n, "<td>x"); }},

      // The tokenizer.
      {"less_than", kHtml, [](std::size_t n) { return filled(n, "<"); }},
      {"open_comments", kHtml, [](std::size_t n) { return filled(n, "<!--"); }},
      {"comments", kHtml, [](std::size_t n) { return filled(n, "<!---->x"); }},
      {"open_tags", kHtml, [](std::size_t n) { return filled(n, "<a "); }},
      {"open_quotes", kHtml, [](std::size_t n) { return filled(n, "<a b=\""); }},
      {"escaped_scripts", kHtml, [](std::size_t n) { return filled(n, "<script><!--<script>"); }},
      {"almost_end_of_script", kHtml, [](std::size_t n) { return "<script>" + filled(n, "</scrip"); }},
      {"almost_end_of_title", kHtml, [](std::size_t n) { return "<title>" + filled(n, "</titl"); }},
      {"empty_scripts", kHtml, [](std::size_t n) { return filled(n, "<script></script>"); }},
      {"long_tag_name", kHtml, [](std::size_t n) { return "<" + filled(n, "a") + ">x"; }},
      {"doctype", kHtml, [](std::size_t n) { return "<!DOCTYPE " + filled(n, "a") + ">x"; }},
      {"doctypes", kHtml, [](std::size_t n) { return filled(n, "<!DOCTYPE html>x"); }},
  };
}

}  // namespace winnow::tests
