// Texts that testify for or against blocks: what the head says, and what stood on the page before.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "words/words.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace winnow::signals {

/// A hash of a run of words; never 0. Two runs have the same once in 2^31.
using Shingle = std::uint32_t;

/// A set of shingles: open addressing, by groups of slots that are looked at together.
class ShingleSet {
 public:
  explicit ShingleSet(std::size_t expected);
  void insert(Shingle shingle);
  [[nodiscard]] bool contains(Shingle shingle) const { return look_for(shingle).is_known; }
  void add_all(std::span<const Shingle> shingles);
  /// Share of the shingles that are in the set.
  [[nodiscard]] float share(std::span<const Shingle> shingles) const;
  [[nodiscard]] bool empty() const { return size_ == 0; }

 private:
  static constexpr std::size_t kGroup = 4;

  /// Of the shingle, or of a free slot where it belongs.
  struct Place {
    std::size_t slot;
    bool is_known;
  };
  [[nodiscard]] Place look_for(Shingle shingle) const {
    for (std::size_t group = shingle / 2;; ++group) {
      const std::size_t first = (group * kGroup) & (slots_.size() - 1);
      const unsigned same = same_as(shingle, &slots_[first]);
      const unsigned useful = same != 0 ? same : same_as(0, &slots_[first]);
      // Whether it is known, nobody foresees: it must not be a branch. That a group is full is rare.
      if (useful != 0) return {first + static_cast<unsigned>(std::countr_zero(useful)), same != 0};
    }
  }
  /// A bit for each slot of a group.
  static unsigned same_as(Shingle shingle, const Shingle* group) {
#ifdef __SSE2__
    const __m128i slots = _mm_loadu_si128(reinterpret_cast<const __m128i*>(group));
    return static_cast<unsigned>(_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpeq_epi32(slots, _mm_set1_epi32(static_cast<int>(shingle))))));
#else
    unsigned same = 0;
    for (std::size_t i = 0; i < kGroup; ++i) same |= static_cast<unsigned>(group[i] == shingle) << i;
    return same;
#endif
  }
  void grow();

  std::vector<Shingle> slots_;  ///< 0 where one is free
  std::size_t size_ = 0;
};

/// A shingle is what shingle_of() makes of a hash once its words were added, one by one, to kHashSeed.
constexpr std::uint64_t add_to_shingle(std::uint64_t hash, words::Token token) {
  return (hash ^ token) * 0x9E3779B97F4A7C15ULL;
}
constexpr Shingle shingle_of(std::uint64_t hash) {
  return static_cast<Shingle>(hash >> 32) | 1;
}

/// Hashes of the shingles of four words; a text of fewer words is one shingle.
/// @param out  replaced
void shingles_of(std::span<const words::Token> tokens, std::vector<Shingle>& out);

}  // namespace winnow::signals
