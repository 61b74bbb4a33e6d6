// Numbers for keys that are asked for again and again.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace winnow::signals {

/// Numbers keys from 0 in the order in which they are first seen: a hash table of open addressing, at most half full.
class Numbering {
 public:
  std::uint32_t of(std::uint64_t key) {
    Slot& slot = slots_[place_of(key)];
    if (slot.number != 0) return slot.number - 1;
    slot = {key, ++count_};
    if (std::size_t{2} * count_ > slots_.size()) grow();
    return count_ - 1;
  }
  /// kNone for a key that was not seen.
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const { return slots_[place_of(key)].number - 1; }
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
  [[nodiscard]] std::uint32_t count() const { return count_; }
  /// Forgets all keys, and keeps its room.
  void clear() {
    std::fill(slots_.begin(), slots_.end(), Slot{});
    count_ = 0;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;  ///< and one; 0 where the slot is free
  };

  /// Of the key, or of the free slot where it belongs.
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    // The high bits of the product depend on all bits of the key.
    std::size_t i = (key * 0x9E3779B97F4A7C15ULL) >> (64 - std::countr_zero(slots_.size()));
    while (slots_[i].number != 0 && slots_[i].key != key) i = (i + 1) & (slots_.size() - 1);
    return i;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 4);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.number != 0) slots_[place_of(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::uint32_t count_ = 0;
};

}  // namespace winnow::signals
