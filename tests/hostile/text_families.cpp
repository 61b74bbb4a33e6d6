// Plain text: lines without end, lines without text, everything a mark.
#include "families.h"
#include "filling.h"

namespace winnow::tests {

std::vector<Family> all_families() {
  std::vector<Family> all;
  for (const auto& families :
       {tree_families(), element_families(), head_families(), json_families(), character_families(), text_families()}) {
    all.insert(all.end(), families.begin(), families.end());
  }
  return all;
}

std::vector<Family> text_families() {
  constexpr Format kText = Format::text;
  return {
      {"text_of_one_word", kText, [](std::size_t n) { return filled(n, "a"); }},
      {"text_of_one_line", kText, [](std::size_t n) { return prose(n, "", " "); }},
      {"text_of_one_line_without_end", kText, [](std::size_t n) { return filled(n, "word "); }},
      {"text_of_empty_lines", kText, [](std::size_t n) { return filled(n, "\n"); }},
      {"text_of_carriage_returns", kText, [](std::size_t n) { return filled(n, "a\r"); }},
      {"text_of_mixed_line_ends", kText, [](std::size_t n) { return filled(n, "a\r\nb\rc\n\x0B\x0C\n\r"); }},
      {"text_of_blanks", kText, [](std::size_t n) { return filled(n, " ") + "a"; }},
      {"text_of_indents", kText, [](std::size_t n) { return filled(n, "\t\t\t  a\n    b\n"); }},
      {"text_of_nuls", kText, [](std::size_t n) { return "a" + std::string(n, '\0'); }},
      {"text_of_short_lines", kText, [](std::size_t n) { return filled(n, "a\n"); }},
      {"text_of_short_paragraphs", kText, [](std::size_t n) { return filled(n, "a\n\n"); }},
      {"text_of_bullets", kText, [](std::size_t n) { return filled(n, "- x\n"); }},
      {"text_of_bullets_alone", kText, [](std::size_t n) { return filled(n, "* \n"); }},
      {"text_of_numbers", kText, [](std::size_t n) { return numbered(n, "%. x\n"); }},
      {"text_of_headings", kText, [](std::size_t n) { return numbered(n, "# Heading %\n"); }},
      {"text_of_marks", kText, [](std::size_t n) { return filled(n, "#"); }},
      {"text_of_stars", kText, [](std::size_t n) { return filled(n, "*"); }},
      {"text_of_underscores", kText, [](std::size_t n) { return filled(n, "_a_ "); }},
      {"text_of_rules", kText, [](std::size_t n) { return filled(n, "---\n"); }},
      {"text_of_dashes", kText, [](std::size_t n) { return filled(n, "- - - - "); }},
      {"text_of_quotes", kText, [](std::size_t n) { return filled(n, "> "); }},
      {"text_of_brackets", kText, [](std::size_t n) { return filled(n, "["); }},
      {"text_of_images", kText, [](std::size_t n) { return filled(n, "![a]("); }},
      {"text_of_links", kText, [](std::size_t n) { return numbered(n, "[a](/%) "); }},
      {"text_of_open_links", kText, [](std::size_t n) { return filled(n, "[a]("); }},
      {"text_of_links_in_links", kText, [](std::size_t n) { return halves(n, "[![", "](a)"); }},
      {"text_of_link_lines", kText, [](std::size_t n) { return numbered(n, "- [Storm % closes harbour](/%)\n"); }},
      {"text_of_parentheses", kText, [](std::size_t n) { return "[a]" + filled(n, "("); }},
      {"text_of_backticks", kText, [](std::size_t n) { return filled(n, "```\na\n"); }},
      {"text_of_tables", kText, [](std::size_t n) { return filled(n, "| a | b | c |\n"); }},
      {"text_of_tabs", kText, [](std::size_t n) { return filled(n, "a\tb\t\tc\n"); }},
      {"text_of_prose", kText, [](std::size_t n) { return prose(n, "", "\n"); }},
      {"text_of_paragraphs", kText, [](std::size_t n) { return prose(n, "", "\n\n"); }},
      {"text_of_wrapped_lines", kText,
       [](std::size_t n) { return filled(n, "the harbour of Verrin opened again on Monday, three weeks after\n"); }},
      {"text_of_cut_lines", kText, [](std::size_t n) { return filled(n, "the harbour of Verrin\nand\nthe\n,\nof\n"); }},
      {"text_of_hyphens", kText, [](std::size_t n) { return filled(n, "har-\n"); }},
      {"text_of_one_sentence", kText,
       [](std::size_t n) { return filled(n, "The harbour of Verrin opened again on Monday, after the storm.\n"); }},
      {"text_of_titles", kText,
       [](std::size_t n) { return numbered(n, "Storm % closes harbour\nStorm % closes harbour\nBy Ana Morel\n"); }},
      {"text_of_articles", kText,
       [](std::size_t n) { return prose(n, "## Storm closes harbour\nBy Ana Morel\n21 February 2024\n", "\n\n"); }},
      {"text_of_numbered_articles", kText,
       [](std::size_t n) {
         return numbered(n,
                         "## Storm % closes harbour\nBy Ana Morel\nThe harbour of Verrin opened again on Monday, % weeks after the storm.\n"
                         "Engineers had worked in two shifts to clear the basin of stones, the port authority said.\n\n");
       }},
      {"text_of_bylines", kText, [](std::size_t n) { return numbered(n, "By Ana Morel %\n"); }},
      {"text_of_dates", kText, [](std::size_t n) { return filled(n, "21 February 2024 11:30\n"); }},
      {"text_of_addresses", kText, [](std::size_t n) { return filled(n, "https://www.example.org/a@b.c\n"); }},
      {"text_of_ellipses", kText,
       [](std::size_t n) { return filled(n, "Storm closes harbour\nThe ferry stays in port until the wind...\n"); }},
      {"text_of_captions", kText,
       [](std::size_t n) { return filled(n, "The pier on Monday. Photo: Ana Morel/Reuters\nThe pier on Monday.\n"); }},
      {"text_of_json", kText, [](std::size_t n) { return filled(n, "{\"a\":[{\"b\":"); }},
      {"text_of_tags", kText, [](std::size_t n) { return filled(n, "<div>a</div>\n"); }},
      {"text_of_references", kText, [](std::size_t n) { return filled(n, "&amp;&lt;a\n"); }},
      {"text_of_cjk", kText, [](std::size_t n) { return filled(n, "\xE6\xB8\xAF\xE5\x8F\xA3\xE9\x87\x8D"); }},
      {"text_of_cjk_lines", kText, [](std::size_t n) { return filled(n, "\xE6\xB8\xAF\xE5\x8F\xA3\xE9\x87\x8D\xE3\x80\x82\n"); }},
      {"text_of_combining_marks", kText, [](std::size_t n) { return "a" + halves(n, "\xCC\x81", "\xCC\x96"); }},
      {"text_of_mojibake", kText, [](std::size_t n) { return filled(n, "caf\xC3\x83\xC2\xA9 d\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2 a\n"); }},
      {"text_of_directions", kText, [](std::size_t n) { return filled(n, "a \xD7\x90 b \xD8\xA7\n"); }},
  };
}

}  // namespace winnow::tests
