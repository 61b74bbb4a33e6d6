#include "normalise/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include "normalise/clean.h"
#include "normalise/mojibake.h"
#include "normalise/needs.h"

namespace winnow::normalise {
namespace {

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
