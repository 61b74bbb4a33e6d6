#include "normalise/needs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "normalise/mojibake.h"

namespace winnow::normalise {
namespace {

// By the first byte of a character in UTF-8: what it needs, and kMayNeed times what need_at() may find that it needs.
constexpr unsigned kMayNeed = 8;
constexpr std::array<std::uint8_t, 256> kNeedOfLead = [] {
  std::array<std::uint8_t, 256> need{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    unsigned value = kNothing;
    if (byte < 0x20 || byte == 0x7F) value = kCleaning;
    if (byte == 0xCC || byte == 0xCD) value = kComposing | kCleaning;        // combining marks; U+037E is a ';'
    if (byte == 0xCE) value = kComposing;                                    // Greek: U+0387 is a middle dot
    if (byte == 0xD2 || (byte >= 0xD6 && byte <= 0xDF)) value = kComposing;  // marks of Cyrillic, Hebrew, Arabic ...
    if (byte == 0xE0 || byte == 0xED) value = kComposing;                    // the scripts of India; Hangul and its letters
    if (byte > 0xF0) value = kComposing | kCleaning;
    if (byte == ' ' || byte == ';') value = kMayNeed * kCleaning;
    if (byte == 0xC3) value = kMayNeed * kUndoing;
    if (byte == 0xD8 || byte == 0xE1) value = kComposing | kMayNeed * kCleaning;
    if (byte == 0xE2 || byte == 0xE3 || byte == 0xEF || byte == 0xF0) value = kMayNeed * (kCleaning | kComposing);
    if (byte == 0xEA) value = kMayNeed * kComposing;
    need[byte] = static_cast<std::uint8_t>(value);
  }
  return need;
}();

/// Does the ';' at `at` end what looks like a reference?
bool may_end_reference(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxReferenceBytes = 40;
  for (std::size_t back = 1; back <= at && back <= kMaxReferenceBytes; ++back) {
    const char c = text[at - back];
    if (c == '&') return true;
    if (c <= ' ' || c == 0x7F) return false;  // bytes above 127 are below 0 or above 0x7F, and in no reference either way
  }
  return false;
}

// U+2000 to U+2FFF.
unsigned need_of_signs(unsigned second, unsigned third) {
  if (second == 0x80) return third <= 0x8F || (third >= 0xA8 && third <= 0xAF) ? kCleaning : kNothing;  // spaces, joiners, bidi
  if (second == 0x81) return third >= 0x9F ? kCleaning : kNothing;                                      // word joiner and its kin
  if (second == 0x83) return third >= 0x90 ? kComposing : kNothing;                                     // marks for signs
  if (second == 0x84) return third >= 0xA6 ? kCleaning | kComposing : kNothing;                         // Ohm, Kelvin, Angstrom
  return second == 0x8C || second >= 0xAB ? kComposing : kNothing;
}

/// How many bytes of a character follow its first.
constexpr std::size_t continuations_behind(unsigned first) {
  return static_cast<std::size_t>(first >= 0xC0) + static_cast<std::size_t>(first >= 0xE0) + static_cast<std::size_t>(first >= 0xF0);
}

/// U+0080 to U+00BF: C1 controls, no-break space, soft hyphen. Between letters with accents nobody foresees where one stands: no branch.
constexpr unsigned need_of_latin_sign(unsigned first, unsigned second) {
  return static_cast<unsigned>(first == 0xC2) & (static_cast<unsigned>(second <= 0xA0) | static_cast<unsigned>(second == 0xAD));
}
static_assert(kCleaning == 1);

/// What the character at `at` needs beside what its first byte says.
unsigned need_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned second = byte(at + 1);
  const unsigned third = byte(at + 2);
  const auto clean_if = [](bool condition) { return condition ? kCleaning : kNothing; };
  switch (byte(at)) {
    case ' ':
      return clean_if(second == ' ' || (at > 0 && text[at - 1] == ' '));
    case ';':
      return clean_if(may_end_reference(text, at));
    case 0xC3:
      return may_begin_mojibake(second, third) ? kUndoing : kNothing;
    case 0xD8:
      return clean_if(second == 0x9C);
    case 0xE1:  // Ogham space, Mongolian vowel separator
      return clean_if((second == 0x9A && third == 0x80) || (second == 0xA0 && third == 0x8E) || second == 0xBF);
    case 0xE2:
      return need_of_signs(second, third);
    case 0xE3:  // ideographic space; tone marks and voiced sound marks
      if (second == 0x80) return clean_if(third == 0x80) | (third >= 0xAA && third <= 0xAF ? kComposing : kNothing);
      return second == 0x82 && (third == 0x99 || third == 0x9A) ? kComposing : kNothing;
    case 0xEA:  // Hangul from B0 on
      return second < 0xB0 ? kComposing : kNothing;
    case 0xEF: {  // U+F900 to U+FFFF: compatibility and presentation forms; full-width forms; U+FFFD
      if (second == 0xBC || second == 0xBD || (second == 0xBF && third == 0xBD)) return kNothing;
      return kComposing | clean_if(second == 0xB7 || second == 0xBB || second == 0xBF);
    }
    case 0xF0:  // pictographs are 9F
      return second == 0x9F && third != 0xBF ? kNothing : kComposing | kCleaning;
    default:
      return kNothing;
  }
}

#ifdef __SSE2__
// A bit for each of sixteen bytes that ends a row of visible ASCII with single spaces: a ';' and a second space do so too.
unsigned ends_of_plain(const char* text, unsigned is_behind_space) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
  const __m128i beyond = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));  // signed: bytes above 0x7F too
  const auto unusual = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(beyond, _mm_or_si128(is(';'), is(0x7F)))));
  const auto spaces = static_cast<unsigned>(_mm_movemask_epi8(is(' ')));
  return unusual | (spaces & (spaces << 1U | is_behind_space));
}
#endif

// How many bytes at the start of `text` are visible ASCII with single spaces; a ';' or a second space ends them. In a short text a few
// less may be found.
std::size_t plain_prefix(std::string_view text) {
  std::size_t at = 0;
#ifdef __SSE2__
  constexpr std::size_t kBytes = sizeof(__m128i);
  if (text.size() >= kBytes) {
    for (; at < text.size(); at += kBytes) {
      at = std::min(at, text.size() - kBytes);  // the last ones may be looked at twice
      const unsigned ends = ends_of_plain(text.data() + at, at > 0 && text[at - 1] == ' ' ? 1 : 0);
      if (ends != 0) return at + static_cast<unsigned>(std::countr_zero(ends));
    }
    return text.size();
  }
#endif
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighBits = kOnes * 0x80;
  // The sums below stay within their bytes, for no byte is above 0x7F where they count.
  const auto zeros = [](std::uint64_t word) { return ~(word + kOnes * 0x7F) & kHighBits; };
  std::uint64_t space_before = 0;
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    if ((word & kHighBits) != 0) break;
    const std::uint64_t above_controls = (word + kOnes * 0x60) & kHighBits;
    const std::uint64_t unusual = zeros(word ^ kOnes * ';') | zeros(word ^ kOnes * 0x7F) | (above_controls ^ kHighBits);
    const std::uint64_t spaces = zeros(word ^ kOnes * ' ');
    if ((unusual | (spaces & (spaces << 8 | space_before))) != 0) break;
    space_before = spaces >> 56;
  }
  return at;
}

}  // namespace

unsigned needs_of(std::string_view text) {
  constexpr unsigned kAll = kCleaning | kComposing | kUndoing;
  if (!text.empty() && (text.front() == ' ' || text.back() == ' ')) return kAll;
  const std::size_t last = text.size() - 1;
  unsigned needs = kNothing;
  for (std::size_t at = 0; at < text.size() && needs != kAll; ++at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const unsigned need = kNeedOfLead[first];
    needs |= need % kMayNeed | need_of_latin_sign(first, static_cast<unsigned char>(text[std::min(at + 1, last)]));
    if ((need / kMayNeed & ~needs) != 0) needs |= need_at(text, at);
    at += first > ' ' && first < 0x7F ? plain_prefix(text.substr(at + 1)) : continuations_behind(first);
  }
  return needs;
}

}  // namespace winnow::normalise
