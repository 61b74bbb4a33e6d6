// Texts that testify for or against blocks: what the head says, and what stood on the page before.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "words/words.h"

namespace winnow::signals {

/// A hash of a run of words; never 0. Two runs have the same once in 2^31.
using Shingle = std::uint32_t;

/// A set of shingles: open addressing.
class ShingleSet {
 public:
  explicit ShingleSet(std::size_t expected);
  void insert(Shingle shingle);
  [[nodiscard]] bool contains(Shingle shingle) const { return slots_[place_of(shingle)] != 0; }
  void add_all(std::span<const Shingle> shingles);
  /// Share of the shingles that are in the set.
  [[nodiscard]] float share(std::span<const Shingle> shingles) const;
  [[nodiscard]] bool empty() const { return size_ == 0; }

 private:
  /// Of the shingle, or of the free slot where it belongs.
  [[nodiscard]] std::size_t place_of(Shingle shingle) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = (shingle >> 1) & mask;
    while (slots_[i] != 0 && slots_[i] != shingle) i = (i + 1) & mask;
    return i;
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
