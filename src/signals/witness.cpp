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

void ShingleSet::add_all(std::span<const std::uint64_t> shingles) {
  for (const std::uint64_t shingle : shingles) insert(shingle);
}

float ShingleSet::share(std::span<const std::uint64_t> shingles) const {
  std::size_t found = 0;
  for (const std::uint64_t shingle : shingles) found += contains(shingle);
  return shingles.empty() ? 0 : static_cast<float>(found) / static_cast<float>(shingles.size());
}

void shingles_of(std::span<const words::Token> tokens, std::vector<std::uint64_t>& out) {
  out.clear();
  if (tokens.empty()) return;
  const std::size_t width = tokens.size() < 4 ? tokens.size() : 4;
  for (std::size_t i = 0; i + width <= tokens.size(); ++i) {
    std::uint64_t hash = words::kHashSeed;
    for (const words::Token token : tokens.subspan(i, width)) hash = add_to_shingle(hash, token);
    out.push_back(hash | 1);
  }
}

}  // namespace winnow::signals
