// Characters: references, charsets that are broken or lie, scripts without blanks, marks without letters.
#include "families.h"
#include "filling.h"

namespace winnow::tests {
namespace {

/// Bytes as a generator of random numbers gives them, the same each time.
std::string noise(std::size_t bytes, unsigned least) {
  std::string page;
  page.reserve(bytes);
  unsigned long long state = 7;
  while (page.size() < bytes) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    page.push_back(static_cast<char>(least + (state >> 33) % (256 - least)));
  }
  return page;
}

}  // namespace

std::vector<Family> character_families() {
  constexpr Format kHtml = Format::html;
  return {
      // Character references.
      {"references", kHtml, [](std::size_t n) { return "<p>" + filled(n, "&amp;"); }},
      {"blank_references", kHtml, [](std::size_t n) { return filled(n, "&#32;"); }},
      {"growing_references", kHtml, [](std::size_t n) { return "<p>" + filled(n, "&nGt;"); }},
      {"open_references", kHtml, [](std::size_t n) { return "<p>" + filled(n, "&CounterClockwiseContourIntegra"); }},
      {"ampersands", kHtml, [](std::size_t n) { return "<p>" + filled(n, "&"); }},
      {"long_number", kHtml, [](std::size_t n) { return "<p>&#" + filled(n, "9"); }},
      {"references_in_blocks", kHtml, [](std::size_t n) { return filled(n, "<p>&lt;&#x1F600;&nbsp;"); }},

      // Size of a text.
      {"one_word", kHtml, [](std::size_t n) { return "<p>" + filled(n, "a"); }},
      {"one_sentence", kHtml, [](std::size_t n) { return "<p>" + filled(n, "word "); }},
      {"sentence_ends", kHtml, [](std::size_t n) { return "<p>" + filled(n, ". "); }},
      {"commas_and_quotes", kHtml, [](std::size_t n) { return "<p>" + filled(n, ", \"a\" "); }},
      {"addresses", kHtml, [](std::size_t n) { return "<p>" + filled(n, "http://www.a.b/@c "); }},
      {"blanks", kHtml, [](std::size_t n) { return "<p>a" + filled(n, " ") + "b"; }},
      {"no_break_spaces", kHtml, [](std::size_t n) { return "<p>a" + filled(n, "\xC2\xA0") + "b"; }},
      {"nuls", kHtml, [](std::size_t n) { return "<p>" + std::string(n, '\0'); }},
      {"nuls_in_text", kHtml, [](std::size_t n) { return "<p>" + filled(n, std::string_view("a\0", 2)); }},
      {"control_characters", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\x01\x02\x7F"); }},
      {"mixed_line_ends", kHtml, [](std::size_t n) { return "<pre>" + filled(n, "a\r\nb\rc\nd\n\r\f"); }},

      // Scripts.
      {"combining_marks", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\xCC\x81"); }},
      {"unordered_marks", kHtml, [](std::size_t n) { return "<p>a" + halves(n, "\xCC\x81", "\xCC\x96"); }},
      {"alternating_marks", kHtml, [](std::size_t n) { return "<p>a" + filled(n, "\xCC\x81\xCC\x96"); }},
      {"marked_words", kHtml,
       [](std::size_t n) {
         return filled(n,
                       "<p>e\xCC\x81"
                       "a\xCC\x96\xCC\x81 o\xCC\x88 u\xCC\x88.</p>");
       }},
      {"cjk_without_marks", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\xE6\xB8\xAF\xE5\x8F\xA3\xE9\x87\x8D"); }},
      {"cjk_sentences", kHtml,
       [](std::size_t n) {
         return filled(n, "<p>\xE6\xB8\xAF\xE5\x8F\xA3\xE9\x87\x8D\xE6\x96\xB0\xE5\xBC\x80\xE6\x94\xBE\xE3\x80\x82</p>");
       }},
      {"thai", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\xE0\xB8\x97\xE0\xB9\x88\xE0\xB8\xB2\xE0\xB9\x80\xE0\xB8\xA3"); }},
      {"hangul_parts", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"); }},
      {"alternating_directions", kHtml, [](std::size_t n) { return "<p>" + filled(n, "a \xD7\x90 b \xD8\xA7 "); }},
      {"direction_marks", kHtml,
       [](std::size_t n) {
         return "<p>" + filled(n,
                               "\xE2\x80\xAE\xE2\x80\xAB"
                               "a");
       }},
      {"zero_widths", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\xE2\x80\x8B\xE2\x80\x8D"); }},
      {"soft_hyphens", kHtml, [](std::size_t n) { return "<p>" + filled(n, "a\xC2\xAD"); }},
      {"emoji", kHtml,
       [](std::size_t n) { return "<p>" + filled(n, "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"); }},
      {"ligatures", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\xEF\xB7\xBA"); }},
      {"mojibake", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\xC3\x83\xC2\xA9\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2 "); }},
      {"mojibake_in_blocks", kHtml,
       [](std::size_t n) { return filled(n, "<p>caf\xC3\x83\xC2\xA9 d\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2 a</p>"); }},

      // Charsets.
      {"broken_utf8", kHtml, [](std::size_t n) { return "<meta charset=utf-8><p>" + filled(n, "a\xC3 \xE2\x82 \xF0\x9F\x91 \x80"); }},
      {"high_noise", kHtml, [](std::size_t n) { return "<p>" + noise(n, 128); }},
      {"noise", kHtml, [](std::size_t n) { return "<p>" + noise(n, 32); }},
      {"unlabelled_legacy", kHtml,
       [](std::size_t n) {
         return filled(n,
                       "<p>\xE4 le caf\xE9 \xFC"
                       "ber \xDF</p>");
       }},
      {"unlabelled_cyrillic", kHtml, [](std::size_t n) { return filled(n, "<p>\xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0.</p>"); }},
      {"utf8_called_utf16", kHtml, [](std::size_t n) { return prose(n, "<p>", "</p>"); }, "utf-16le"},
      {"utf8_called_shift_jis", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\xE6\xB8\xAF\xE5\x8F\xA3 a "); }, "shift_jis"},
      {"utf8_called_gb18030", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\xE6\xB8\xAF\xE5\x8F\xA3 a "); }, "gb18030"},
      {"utf8_called_big5", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\xE6\xB8\xAF\xE5\x8F\xA3 a "); }, "big5"},
      {"utf8_called_euc_kr", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\xE6\xB8\xAF\xE5\x8F\xA3 a "); }, "euc-kr"},
      {"utf8_called_koi8", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\xD0\xBF\xD1\x80 "); }, "koi8-r"},
      {"escapes_of_iso_2022_jp", kHtml, [](std::size_t n) { return "<p>" + filled(n, "\x1B$B!!\x1B(B"); }, "iso-2022-jp"},
      {"odd_utf16", kHtml, [](std::size_t n) { return "\xFF\xFE" + filled(n, std::string_view("<\0p\0>\0\x00\xD8", 8)) + "<"; }},
      {"metas_with_charsets", kHtml, [](std::size_t n) { return filled(n, "<meta charset=no-such-label>"); }},
      {"byte_order_marks", kHtml, [](std::size_t n) { return filled(n, "\xEF\xBB\xBF"); }},
  };
}

}  // namespace winnow::tests
