#include "normalise/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

#include "normalise/clean.h"
#include "normalise/mojibake.h"

namespace winnow::normalise {
namespace {

// What a text may need. Each is decided on the safe side by a look at its bytes; most texts need nothing.
enum Need : unsigned { kNothing = 0, kCleaning = 1, kComposing = 2, kUndoing = 4 };

constexpr unsigned kLookOnFurther = 8;

// By the first byte of a character in UTF-8.
constexpr std::array<std::uint8_t, 256> kNeedOfLead = [] {
  std::array<std::uint8_t, 256> need{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    unsigned value = kNothing;
    if (byte < 0x20 || byte == 0x7F) value = kCleaning;
    if (byte == ' ' || byte == ';' || byte == 0xC2 || byte == 0xC3 || byte == 0xE2 || byte == 0xE3 || byte == 0xEA) value = kLookOnFurther;
    if (byte == 0xCC || byte == 0xCD) value = kComposing | kCleaning;        // combining marks; U+037E is a ';'
    if (byte == 0xCE) value = kComposing;                                    // Greek: U+0387 is a middle dot
    if (byte == 0xD2 || (byte >= 0xD6 && byte <= 0xDF)) value = kComposing;  // marks of Cyrillic, Hebrew, Arabic ...
    if (byte == 0xD8) value = kComposing | kCleaning;                        // U+061C
    if (byte == 0xE0 || byte == 0xED) value = kComposing;                    // the scripts of India; Hangul and its letters
    if (byte == 0xE1 || byte == 0xEF || byte >= 0xF0) value = kComposing | kCleaning;
    need[byte] = static_cast<std::uint8_t>(value);
  }
  return need;
}();

unsigned need_of_sequence(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned second = byte(at + 1);
  const unsigned third = byte(at + 2);
  switch (byte(at)) {
    case ' ':
      return second == ' ' || (at > 0 && text[at - 1] == ' ') ? kCleaning : kNothing;
    case ';': {  // does it end a reference?
      std::size_t begin = at;
      constexpr std::size_t kMaxReferenceBytes = 40;
      while (begin > 0 && at - begin < kMaxReferenceBytes && byte(begin - 1) > ' ' && byte(begin - 1) != '&' && byte(begin - 1) < 0x7F)
        --begin;
      return begin > 0 && byte(begin - 1) == '&' ? kCleaning : kNothing;
    }
    case 0xC2:
      return second <= 0xA0 || second == 0xAD ? kCleaning : kNothing;
    case 0xC3:
      return may_be_mojibake(text.substr(at, 3)) ? kUndoing : kNothing;
    case 0xE2:
      if (second == 0x80) return third <= 0x8F || (third >= 0xA8 && third <= 0xAF) ? kCleaning : kNothing;
      if (second == 0x81) return third >= 0x9F ? kCleaning : kNothing;
      if (second == 0x84) return third >= 0xA6 ? kCleaning | kComposing : kNothing;  // Ohm, Kelvin, Angstrom
      return second == 0x8C || second >= 0xAB ? kComposing : kNothing;
    case 0xE3:
      if (second == 0x80) return third == 0x80 ? kCleaning : (third >= 0xAA && third <= 0xAF ? kComposing : kNothing);
      return second == 0x82 && (third == 0x99 || third == 0x9A) ? kComposing : kNothing;
    case 0xEA:
      return second < 0xB0 ? kComposing : kNothing;
    default:
      return kNothing;
  }
}

// How many bytes at the start of `text` are visible ASCII with single spaces, in steps of eight; a ';' or a second space ends them.
std::size_t plain_prefix(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighBits = kOnes * 0x80;
  // The sums below stay within their bytes, for no byte is above 0x7F where they count.
  const auto zeros = [](std::uint64_t word) { return ~(word + kOnes * 0x7F) & kHighBits; };
  std::uint64_t space_before = 0;
  std::size_t at = 0;
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

unsigned needs_of(std::string_view text) {
  if (!text.empty() && (text.front() == ' ' || text.back() == ' ')) return kCleaning | kComposing | kUndoing;
  unsigned needs = kNothing;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned need = kNeedOfLead[static_cast<unsigned char>(text[at])];
    needs |= need == kLookOnFurther ? need_of_sequence(text, at) : need;
    if (static_cast<unsigned char>(text[at]) > ' ' && static_cast<unsigned char>(text[at]) < 0x7F) at += plain_prefix(text.substr(at + 1));
  }
  return needs;
}

bool is_composed(const icu::Normalizer2& nfc, std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  return nfc.isNormalizedUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), error) && U_SUCCESS(error);
}

void compose(std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  constexpr std::size_t kMaxBytes = std::numeric_limits<std::int32_t>::max();
  if (U_FAILURE(error) || text.size() > kMaxBytes || is_composed(*nfc, text)) return;
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, error);
  if (U_SUCCESS(error)) text = std::move(out);
}

}  // namespace

std::string paragraph(std::string_view text, Lines lines) {
  // What one step takes out may bring together what another one looks for: "a" and an accent around a zero-width space, the halves of
  // mojibake. So the steps are taken until nothing changes, the second time at the latest for all texts but made-up ones.
  constexpr int kMaxRounds = 8;
  std::string current(text);
  for (int round = 0; round < kMaxRounds; ++round) {
    const unsigned needs = needs_of(current) | (lines == Lines::keep ? kCleaning : kNothing);
    if (needs == kNothing) break;
    std::string next = (needs & kUndoing) != 0 ? undone_mojibake(current) : current;
    if ((needs & kCleaning) != 0) next = cleaned(next, lines);
    compose(next);
    if (next == current) break;
    current = std::move(next);
  }
  return current;
}

bool is_normal(std::string_view text) {
  return needs_of(text) == kNothing || paragraph(text) == text;
}

}  // namespace winnow::normalise
