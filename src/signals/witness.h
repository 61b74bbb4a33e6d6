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
  void add_all(std::span<const words::Token> tokens);
  /// Share of the shingles of `tokens` that are in the set; a text of under four words is one shingle.
  [[nodiscard]] float share(std::span<const words::Token> tokens) const;
  [[nodiscard]] bool empty() const { return size_ == 0; }

 private:
  std::vector<std::uint64_t> slots_;
  std::size_t size_ = 0;
  void grow();
};

/// Calls visit(hash) for each shingle of four tokens.
template <typename Visit>
void visit_shingles(std::span<const words::Token> tokens, Visit&& visit) {
  if (tokens.empty()) return;
  const std::size_t width = tokens.size() < 4 ? tokens.size() : 4;
  for (std::size_t i = 0; i + width <= tokens.size(); ++i) {
    std::uint64_t hash = words::kHashSeed;
    for (std::size_t j = 0; j < width; ++j) hash = (hash ^ tokens[i + j]) * 0x9E3779B97F4A7C15ULL;
    visit(hash | 1);
  }
}

}  // namespace winnow::signals
