#include "signals/witness.h"

#include <algorithm>
#include <bit>

namespace winnow::signals {

// Texts of more words than this are few, and often repeat themselves: their set grows.
constexpr std::size_t kMostExpected = 1 << 16;

ShingleSet::ShingleSet(std::size_t expected) : slots_(std::bit_ceil(std::min(expected, kMostExpected) * 2 + 16)) {}

void ShingleSet::insert(Shingle shingle) {
  if (size_ * 2 >= slots_.size()) grow();
  const Place place = look_for(shingle);
  slots_[place.slot] = shingle;
  size_ += place.is_known ? 0 : 1;
}

void ShingleSet::grow() {
  std::vector<Shingle> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Shingle shingle : old) {
    if (shingle != 0) slots_[look_for(shingle).slot] = shingle;
  }
}

void ShingleSet::add_all(std::span<const Shingle> shingles) {
  for (const Shingle shingle : shingles) insert(shingle);
}

float ShingleSet::share(std::span<const Shingle> shingles) const {
  std::size_t found = 0;
  for (const Shingle shingle : shingles) found += contains(shingle);
  return shingles.empty() ? 0 : static_cast<float>(found) / static_cast<float>(shingles.size());
}

void shingles_of(std::span<const words::Token> tokens, std::vector<Shingle>& out) {
  constexpr std::size_t kWidth = 4;
  out.clear();
  if (tokens.empty()) return;
  const auto hash_of = [](std::span<const words::Token> run) {
    std::uint64_t hash = words::kHashSeed;
    for (const words::Token token : run) hash = add_to_shingle(hash, token);
    return shingle_of(hash);
  };
  if (tokens.size() < kWidth) {
    out.push_back(hash_of(tokens));
    return;
  }
  out.resize(tokens.size() - kWidth + 1);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = hash_of(tokens.subspan(i).first<kWidth>());
}

}  // namespace winnow::signals
