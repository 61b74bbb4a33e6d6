// Texts that testify for or against blocks: what the head says, and what stood on the page before.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "words/words.h"

namespace winnow::signals {

/// A set of 4-word shingles: open addressing, hashes alone. A false hit is one in 2^40 or so.
class ShingleSet {
 public:
  explicit ShingleSet(std::size_t expected);
  void insert(std::uint64_t shingle);
  [[nodiscard]] bool contains(std::uint64_t shingle) const;
  void add_all(std::span<const std::uint64_t> shingles);
  /// Share of the shingles that are in the set.
  [[nodiscard]] float share(std::span<const std::uint64_t> shingles) const;
  [[nodiscard]] bool empty() const { return size_ == 0; }

 private:
  std::vector<std::uint64_t> slots_;
  std::size_t size_ = 0;
  void grow();
};

/// The hash of a shingle is `hash | 1` once its words were added, one by one, to kHashSeed.
constexpr std::uint64_t add_to_shingle(std::uint64_t hash, words::Token token) {
  return (hash ^ token) * 0x9E3779B97F4A7C15ULL;
}

/// Hashes of the shingles of four words; a text of fewer words is one shingle.
/// @param out  replaced
void shingles_of(std::span<const words::Token> tokens, std::vector<std::uint64_t>& out);

}  // namespace winnow::signals
