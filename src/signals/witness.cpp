#include "signals/witness.h"

#include <bit>

namespace winnow::signals {

ShingleSet::ShingleSet(std::size_t expected) : slots_(std::bit_ceil(expected * 2 + 16)) {}

bool ShingleSet::contains(std::uint64_t shingle) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = (shingle >> 20) & mask; slots_[i] != 0; i = (i + 1) & mask) {
    if (slots_[i] == shingle) return true;
  }
  return false;
}

void ShingleSet::insert(std::uint64_t shingle) {
  if (size_ * 2 >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = (shingle >> 20) & mask;
  for (; slots_[i] != 0; i = (i + 1) & mask) {
    if (slots_[i] == shingle) return;
  }
  slots_[i] = shingle;
  ++size_;
}

void ShingleSet::grow() {
  std::vector<std::uint64_t> old(slots_.size() * 2);
  old.swap(slots_);
  size_ = 0;
  for (std::uint64_t shingle : old) {
    if (shingle != 0) insert(shingle);
  }
}

void ShingleSet::add_all(std::span<const words::Token> tokens) {
  visit_shingles(tokens, [&](std::uint64_t shingle) { insert(shingle); });
}

float ShingleSet::share(std::span<const words::Token> tokens) const {
  std::size_t all = 0;
  std::size_t found = 0;
  visit_shingles(tokens, [&](std::uint64_t shingle) {
    ++all;
    found += contains(shingle);
  });
  return all == 0 ? 0 : static_cast<float>(found) / static_cast<float>(all);
}

}  // namespace winnow::signals
