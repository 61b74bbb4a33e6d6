// Looks for a word in a body of text.
#pragma once

#include <bit>
#include <cstddef>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace winnow::metadata {

/// text.find(word, at) for a word that is not empty: looks for its first and its last byte together, sixteen places at a time.
inline std::size_t find_word(std::string_view text, std::string_view word, std::size_t at) {
#ifdef __SSE2__
  constexpr std::size_t kPlaces = sizeof(__m128i);
  const __m128i first = _mm_set1_epi8(word.front());
  const __m128i last = _mm_set1_epi8(word.back());
  const auto load = [&](std::size_t from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from)); };
  for (; at + word.size() - 1 + kPlaces <= text.size(); at += kPlaces) {
    const __m128i both = _mm_and_si128(_mm_cmpeq_epi8(load(at), first), _mm_cmpeq_epi8(load(at + word.size() - 1), last));
    for (auto places = static_cast<unsigned>(_mm_movemask_epi8(both)); places != 0; places &= places - 1) {
      const std::size_t place = at + static_cast<unsigned>(std::countr_zero(places));
      if (text.substr(place, word.size()) == word) return place;
    }
  }
#endif
  return text.find(word, at);
}

}  // namespace winnow::metadata
