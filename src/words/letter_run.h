// Runs of ASCII letters, sixteen bytes at a time: where a word ends is known before its letters are hashed.
#pragma once

#include <bit>
#include <cstddef>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace winnow::words {

inline constexpr std::ptrdiff_t kRunBytes = 16;

/// How many of the kRunBytes bytes at `at`, which can all be read, are letters from a to z before the first other byte.
inline std::size_t lower_run(const char* at) {
#ifdef __SSE2__
  const __m128i from_a = _mm_sub_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)), _mm_set1_epi8('a'));
  const __m128i is_lower = _mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8('z' - 'a')), from_a);
  return static_cast<std::size_t>(std::countr_one(static_cast<unsigned>(_mm_movemask_epi8(is_lower))));
#else
  std::size_t run = 0;
  while (run < kRunBytes && at[run] >= 'a' && at[run] <= 'z') ++run;
  return run;
#endif
}

}  // namespace winnow::words
