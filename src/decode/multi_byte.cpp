#include "decode/multi_byte.h"

#include <array>
#include <cstdint>

namespace winnow::decode {
namespace {

// Log-likelihood of one character of a row: the share of running text that the row has, divided by the characters that it holds. So
// hiragana and katakana, which are half of Japanese text and 169 characters, have log(0.5 / 169) = -5.8.
struct Rows {
  std::uint8_t first_lead;
  std::uint8_t last_lead;
  float likelihood;
};

struct MultiByteCharset {
  std::string_view name;
  std::array<Rows, 6> rows;           // the first that fits counts
  float elsewhere;                    // pairs that are well-formed but in no row
  std::uint8_t min_lead;              // and up to 0xFE, 0xFC in Shift_JIS
  std::array<std::uint8_t, 4> trail;  // two ranges of trail bytes, first and last each
  std::uint8_t min_frequent_trail;    // pairs with a trail byte below it are as rare as `elsewhere`
};

constexpr float kMalformed = -25.0F;
constexpr float kHalfWidthKatakana = -12.0F;
constexpr float kPrior = -2.0F;  // a page without a label is less often of these than of windows-1252

constexpr MultiByteCharset kCharsets[] = {
    // punctuation, full-width forms; hanzi of level 1 (common, by sound) and of level 2 (rare)
    {"gbk",
     {{{0xA1, 0xA1, -5.5F}, {0xA3, 0xA3, -5.5F}, {0xB0, 0xD7, -8.3F}, {0xD8, 0xF7, -11.5F}}},
     -13.5F,
     0x81,
     {0x40, 0x7E, 0x80, 0xFE},
     0xA1},
    // punctuation; common hanzi; rare ones
    {"big5", {{{0xA1, 0xA1, -5.5F}, {0xA4, 0xC6, -8.7F}, {0xC9, 0xF9, -12.0F}}}, -14.0F, 0x81, {0x40, 0x7E, 0xA1, 0xFE}, 0},
    // punctuation; full-width forms; kana; kanji of level 1; of level 2
    {"euc-jp",
     {{{0xA1, 0xA1, -5.0F}, {0xA3, 0xA3, -8.0F}, {0xA4, 0xA5, -5.8F}, {0xB0, 0xCF, -9.0F}, {0xD0, 0xF4, -12.0F}}},
     -14.0F,
     0xA1,
     {0xA1, 0xFE, 0xA1, 0xFE},
     0},
    // punctuation; hangul; hanja and the syllables that KS X 1001 lacks are rare
    {"euc-kr", {{{0xA1, 0xA1, -6.0F}, {0xB0, 0xC8, -7.8F}}}, -12.5F, 0x81, {0x41, 0x7A, 0x81, 0xFE}, 0xA1},
    // punctuation; full-width forms and kana; kanji of level 1; of level 2
    {"shift_jis",
     {{{0x81, 0x81, -5.0F}, {0x82, 0x83, -5.8F}, {0x88, 0x98, -9.0F}, {0x99, 0x9F, -12.0F}, {0xE0, 0xEA, -12.0F}}},
     -14.0F,
     0x81,
     {0x40, 0x7E, 0x80, 0xFC},
     0},
};

float likelihood_of_pair(const MultiByteCharset& charset, std::uint8_t lead, std::uint8_t trail) {
  if (trail < charset.min_frequent_trail) return charset.elsewhere;
  for (const Rows& rows : charset.rows) {
    if (lead >= rows.first_lead && lead <= rows.last_lead) return rows.likelihood;
  }
  return charset.elsewhere;
}

bool is_pair(const MultiByteCharset& charset, std::uint8_t lead, std::uint8_t trail) {
  const bool is_trail =
      (trail >= charset.trail[0] && trail <= charset.trail[1]) || (trail >= charset.trail[2] && trail <= charset.trail[3]);
  return is_trail && lead >= charset.min_lead && lead != 0xFF;
}

CharsetScore score(const MultiByteCharset& charset, std::string_view sample) {
  const bool is_shift_jis = charset.name == "shift_jis";
  const bool is_gbk = charset.name == "gbk";
  const bool is_euc_jp = charset.name == "euc-jp";
  const auto byte = [&](std::size_t i) { return i < sample.size() ? static_cast<std::uint8_t>(sample[i]) : std::uint8_t{0}; };
  float total = kPrior;
  std::size_t bytes = 0;
  for (std::size_t at = 0; at < sample.size();) {
    const std::uint8_t lead = byte(at);
    const std::uint8_t trail = byte(at + 1);
    std::size_t size = 1;
    if (lead >= 0x80) {
      if (is_shift_jis && lead >= 0xA1 && lead <= 0xDF) {
        total += kHalfWidthKatakana;
      } else if (is_euc_jp && lead == 0x8E && trail >= 0xA1) {
        total += kHalfWidthKatakana;
        size = 2;
      } else if (is_euc_jp && lead == 0x8F && trail >= 0xA1) {
        total += charset.elsewhere;  // JIS X 0212
        size = 3;
      } else if (is_gbk && lead != 0x80 && trail >= '0' && trail <= '9') {
        total += charset.elsewhere;  // the four bytes of GB 18030
        size = 4;
      } else if (is_pair(charset, lead, trail)) {
        total += likelihood_of_pair(charset, lead, trail);
        size = 2;
      } else {
        total += kMalformed;
      }
      bytes += size;
    }
    at += size;
  }
  return {charset.name, total, bytes};
}

}  // namespace

CharsetScore best_multi_byte(std::string_view sample) {
  CharsetScore best;
  for (const MultiByteCharset& charset : kCharsets) {
    const CharsetScore other = score(charset, sample);
    if (best.charset.empty() || other.score > best.score) best = other;
  }
  return best;
}

}  // namespace winnow::decode
