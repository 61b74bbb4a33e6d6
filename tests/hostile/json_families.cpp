// JSON within pages: ld+json, hydration data.
#include "families.h"
#include "filling.h"

namespace winnow::tests {
namespace {

constexpr std::string_view kLd = "<script type=application/ld+json>";
constexpr std::string_view kData = "<script id=__NEXT_DATA__ type=application/json>";
constexpr std::string_view kEnd = "</script><p>x";

std::string in(std::string_view script, const std::string& content) {
  return std::string(script) + content + std::string(kEnd);
}

}  // namespace

std::vector<Family> json_families() {
  constexpr Format kHtml = Format::html;
  return {
      {"ld_json_of_open_arrays", kHtml, [](std::size_t n) { return in(kLd, filled(n, "[")); }},
      {"ld_json_nested", kHtml, [](std::size_t n) { return in(kLd, filled(n / 3 * 2, "{\"a\":") + "1" + filled(n / 9, "}")); }},
      {"ld_json_nested_graph", kHtml, [](std::size_t n) { return in(kLd, filled(n, "{\"@graph\":[{\"mainEntity\":")); }},
      {"ld_json_blocks", kHtml,
       [](std::size_t n) {
         return numbered(
             n, "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Storm %\",\"author\":\"Ana Morel\"}</script>");
       }},
      {"ld_json_bodies", kHtml,
       [](std::size_t n) {
         return prose(n, "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Storm\",\"articleBody\":\"",
                      "\"}</script>", 60) +
                "<p>x";
       }},
      {"ld_json_articles", kHtml,
       [](std::size_t n) {
         return in(kLd, "{\"@graph\":[" +
                            numbered(n, "{\"@type\":\"NewsArticle\",\"headline\":\"Storm %\",\"datePublished\":\"2024-02-21\"},") + "{}]}");
       }},
      {"ld_json_authors", kHtml,
       [](std::size_t n) {
         return in(kLd,
                   "{\"@type\":\"NewsArticle\",\"author\":[" + numbered(n, "{\"@type\":\"Person\",\"name\":\"Ana Morel%\"},") + "{}]}");
       }},
      {"ld_json_keywords", kHtml,
       [](std::size_t n) { return in(kLd, "{\"@type\":\"NewsArticle\",\"keywords\":[" + numbered(n, "\"tag %\",") + "\"\"]}"); }},
      {"ld_json_of_one_body", kHtml,
       [](std::size_t n) { return in(kLd, "{\"@type\":\"NewsArticle\",\"articleBody\":\"" + prose(n, "", "\\n") + "\"}"); }},
      {"ld_json_body_and_blocks", kHtml,
       [](std::size_t n) {
         return in(kLd, "{\"@type\":\"NewsArticle\",\"articleBody\":\"" + filled(n / 2, "a b ") + "\"}") + filled(n / 2, "<p>a a");
       }},
      {"ld_json_of_quotes", kHtml, [](std::size_t n) { return in(kLd, "{\"headline\":\"" + filled(n, "a\" ")); }},
      {"ld_json_of_backslashes", kHtml, [](std::size_t n) { return in(kLd, "[\"" + filled(n, "\\")); }},
      {"ld_json_of_commas", kHtml, [](std::size_t n) { return in(kLd, "[" + filled(n, ",")); }},
      {"ld_json_of_references", kHtml, [](std::size_t n) { return in(kLd, "{&quot;a&quot;:[" + filled(n, "&quot;b&quot;,") + "]}"); }},
      {"ld_json_of_raw_line_ends", kHtml, [](std::size_t n) { return in(kLd, "{\"headline\":\"" + filled(n, "a\n") + "\",}"); }},
      {"hydration_of_one_body", kHtml,
       [](std::size_t n) { return in(kData, "{\"props\":{\"body\":\"" + prose(n, "", "\\n\\n") + "\"}}"); }},
      {"hydration_of_paragraphs", kHtml,
       [](std::size_t n) {
         return in(kData, "{\"props\":{\"content\":[" + prose(n, "{\"type\":\"paragraph\",\"text\":\"", "\"},") + "{}]}}");
       }},
      {"hydration_of_markup", kHtml,
       [](std::size_t n) { return in(kData, "{\"props\":{\"body\":\"" + prose(n, "<p>", "<\\/p>") + "\"}}"); }},
      {"hydration_nested", kHtml, [](std::size_t n) { return in(kData, filled(n, "{\"a\":[")); }},
      {"hydration_of_numbers", kHtml, [](std::size_t n) { return in(kData, "[" + filled(n, "1,") + "1]"); }},
      {"hydration_blocks", kHtml,
       [](std::size_t n) { return prose(n, "<script type=application/json>{\"body\":\"", "\"}</script>", 30) + "<p>x"; }},
      {"scripts_of_brackets", kHtml, [](std::size_t n) { return in("<script>window.a=", filled(n, "[{")); }},
      {"scripts_of_objects", kHtml, [](std::size_t n) { return in("<script>window.a=", filled(n, "{\"a\":1};b=")); }},
      {"scripts_of_parse_calls", kHtml, [](std::size_t n) { return in("<script>", filled(n, "JSON.parse(\"")); }},
      {"scripts_of_assignments", kHtml, [](std::size_t n) { return in("<script>", prose(n, "window.a={\"body\":\"", "\"};", 30)); }},
      {"scripts_of_unclosed_strings", kHtml, [](std::size_t n) { return in("<script>", filled(n, "a={\"b\":\"")); }},
      {"many_scripts", kHtml, [](std::size_t n) { return prose(n, "<script>window.a={\"body\":\"", "\"};</script>", 40) + "<p>x"; }},
      {"json_in_text", kHtml, [](std::size_t n) { return filled(n, "<p>{\"@type\":\"Article\",\"a\":{\"b\":[1,2,3]}}</p>"); }},
  };
}

}  // namespace winnow::tests
