// Numbers for keys that are asked for again and again.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace winnow::signals {

/// Numbers keys from 0 in the order in which they are first seen: a hash table of open addressing, at most a quarter full, so that the
/// first slot that is looked at settles most.
class Numbering {
 public:
  Numbering() { keys_.reserve(slots_.size() / 4); }
  std::uint32_t of(std::uint64_t key) {
    std::uint32_t& slot = slots_[place_of(key)];
    if (slot != 0) return slot - 1;
    keys_.push_back(key);
    slot = count();
    if (std::size_t{4} * count() > slots_.size()) grow();
    return count() - 1;
  }
  /// kNone for a key that was not seen.
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const { return slots_[place_of(key)] - 1; }
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(keys_.size()); }
  /// Forgets all keys, and keeps its room.
  void clear() {
    std::fill(slots_.begin(), slots_.end(), 0U);
    keys_.clear();
  }

 private:
  /// Of the key, or of the free slot where it belongs.
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    // The high bits of the product depend on all bits of the key.
    std::size_t i = (key * 0x9E3779B97F4A7C15ULL) >> (64 - std::countr_zero(slots_.size()));
    while (slots_[i] != 0 && keys_[slots_[i] - 1] != key) i = (i + 1) & (slots_.size() - 1);
    return i;
  }
  void grow() {
    slots_.assign(slots_.size() * 4, 0);
    for (std::uint32_t number = 0; number < count(); ++number) slots_[place_of(keys_[number])] = number + 1;
  }

  std::vector<std::uint64_t> keys_;                                     ///< by number
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(256);  ///< a key's number and one; 0 where a slot is free
};

}  // namespace winnow::signals
