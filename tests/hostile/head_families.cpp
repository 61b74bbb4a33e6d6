// What a page says of itself, said too often or too long.
#include "families.h"
#include "filling.h"

namespace winnow::tests {

std::vector<Family> head_families() {
  constexpr Format kHtml = Format::html;
  return {
      {"huge_title", kHtml, [](std::size_t n) { return "<title>" + prose(n, "", " ") + "</title><h1>Harbour opens again</h1><p>x"; }},
      {"huge_title_and_headings", kHtml,
       [](std::size_t n) { return "<title>" + prose(n / 2, "", " ") + "</title>" + numbered(n / 2, "<h1>Harbour % opens</h1>"); }},
      {"huge_title_and_tiny_blocks", kHtml,
       [](std::size_t n) { return "<title>" + filled(n / 2, "a b ") + "</title>" + filled(n / 2, "<p>a a"); }},
      {"title_of_dashes", kHtml, [](std::size_t n) { return "<title>" + filled(n, "a - ") + "</title><h1>a</h1>"; }},
      {"titles", kHtml, [](std::size_t n) { return numbered(n, "<title>Harbour % opens again</title>") + "<h1>Harbour opens again</h1>"; }},
      {"meta_titles", kHtml,
       [](std::size_t n) {
         return numbered(n / 2, "<meta property=og:title content='Harbour % opens again'>") + numbered(n / 2, "<h1>Harbour % opens</h1>");
       }},
      {"meta_descriptions", kHtml,
       [](std::size_t n) {
         return numbered(n / 2, "<meta name=description content='Harbour % opens again'>") + filled(n / 2, "<p>Harbour opens again</p>");
       }},
      {"meta_keywords", kHtml, [](std::size_t n) { return "<meta name=keywords content='" + numbered(n, "tag %, ") + "'>"; }},
      {"meta_tags", kHtml, [](std::size_t n) { return numbered(n, "<meta property=article:tag content='tag %'>"); }},
      {"meta_authors", kHtml, [](std::size_t n) { return numbered(n, "<meta name=author content='Ana Morel%'>") + "<p>By Ana Morel"; }},
      {"meta_author_of_many", kHtml,
       [](std::size_t n) { return "<meta name=author content='" + filled(n, "Ana Morel, Jon Berg and ") + "'><p>x"; }},
      {"meta_dates", kHtml, [](std::size_t n) { return filled(n, "<meta property=article:published_time content=2024-02-21>"); }},
      {"meta_date_of_digits", kHtml,
       [](std::size_t n) { return "<meta property=article:published_time content='" + filled(n, "2024-02-") + "'>"; }},
      {"meta_site_names", kHtml,
       [](std::size_t n) { return numbered(n, "<meta property=og:site_name content='Courier %'>") + "<title>a - Courier</title>"; }},
      {"links_in_head", kHtml, [](std::size_t n) { return numbered(n, "<link rel=canonical href=https://example.org/%>"); }},
      {"references_in_meta", kHtml,
       [](std::size_t n) { return "<meta name=description content='" + filled(n, "&amp;lt;&amp;") + "'><p>x"; }},
      {"html_tags", kHtml, [](std::size_t n) { return filled(n, "<html lang=en class=a>"); }},
      {"headline_in_every_sentence", kHtml,
       [](std::size_t n) {
         return "<title>Harbour opens again - Courier</title><meta property=og:title content='Harbour opens again'>" +
                filled(n, "<p>Harbour opens again: the harbour opens again, and again the harbour opens again for all.</p>");
       }},
  };
}

}  // namespace winnow::tests
