#include "normalise/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

#include "normalise/characters.h"
#include "normalise/clean.h"
#include "normalise/mojibake.h"
#include "normalise/needs.h"

namespace winnow::normalise {
namespace {

constexpr unsigned char kLeadOfFirstMark = 0xCC;  ///< of U+0300 in UTF-8

bool is_composed(const icu::Normalizer2& nfc, std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  return nfc.isNormalizedUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), error) && U_SUCCESS(error);
}

/// Putting marks in order takes time with the square of their number, and so does finding out whether they are. Of a longer row than any
/// script writes, the first ones stay (30, as in the stream-safe text format of UAX #15).
/// Returns whether there was one.
bool shorten_rows_of_marks(std::string& text) {
  constexpr std::size_t kMostMarks = 30;
  std::size_t marks = 0;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (static_cast<unsigned char>(text[at]) < kLeadOfFirstMark) {
      marks = 0;
      ++at;
    } else {
      const bool is_mark = u_getCombiningClass(static_cast<UChar32>(read_character(text, at))) != 0;
      marks = is_mark ? marks + 1 : 0;
      if (marks > kMostMarks) continue;
    }
    if (kept != begin) std::memmove(text.data() + kept, text.data() + begin, at - begin);
    kept += at - begin;
  }
  const bool is_shorter = kept < text.size();
  text.resize(kept);
  return is_shorter;
}

/// nullptr where ICU lacks its data.
const icu::Normalizer2* open_nfc() {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  return U_SUCCESS(error) ? nfc : nullptr;
}

/// Puts the text in NFC. Returns whether that may have changed it.
bool compose(std::string& text) {
  static const icu::Normalizer2* const nfc = open_nfc();
  constexpr std::size_t kMaxBytes = std::numeric_limits<std::int32_t>::max();
  if (nfc == nullptr || text.size() > kMaxBytes) return false;
  const bool is_shorter = shorten_rows_of_marks(text);
  if (is_composed(*nfc, text)) return is_shorter;
  UErrorCode error = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, error);
  if (U_SUCCESS(error)) text = std::move(out);
  return true;
}

}  // namespace

std::string paragraph(std::string_view text, Lines lines) {
  // What one step takes out may bring together what another one looks for: "a" and an accent around a zero-width space, the halves of
  // mojibake. So the steps are taken until nothing changes, the second time at the latest for all texts but made-up ones.
  constexpr int kMaxRounds = 8;
  std::string current(text);
  bool is_clean = false;  // cleaned() would give it back as it is
  for (int round = 0; round < kMaxRounds; ++round) {
    const unsigned needs = needs_of(current) | (lines == Lines::keep ? kCleaning : kNothing);
    if (needs == kNothing) break;
    const std::string before = current;
    if ((needs & kUndoing) != 0) {
      current = undone_mojibake(before);
      is_clean = is_clean && current == before;
    }
    if ((needs & kCleaning) != 0 && !is_clean) {
      current = cleaned(current, lines);
      is_clean = true;
    }
    if ((needs & kComposing) != 0) is_clean = !compose(current) && is_clean;
    if (current == before) break;
  }
  return current;
}

bool is_normal(std::string_view text) {
  return needs_of(text) == kNothing || paragraph(text) == text;
}

}  // namespace winnow::normalise
