// How often each word of a text was said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "words/words.h"

namespace winnow::metadata {

/// A hash table of fixed size: open addressing, no removal. Words beyond `capacity` different ones are not counted.
class TokenCounts {
 public:
  explicit TokenCounts(std::size_t capacity) : left_(capacity) {
    std::size_t slots = 16;
    while (slots < 2 * capacity) slots *= 2;
    slots_.resize(slots);
  }

  void add(words::Token token) {
    Slot& slot = slots_[find(token)];
    if (slot.count == 0) {
      if (left_ == 0) return;
      --left_;
      slot.token = token;
    }
    ++slot.count;
  }

  [[nodiscard]] std::uint32_t count(words::Token token) const { return slots_[find(token)].count; }
  [[nodiscard]] bool contains(words::Token token) const { return count(token) > 0; }

 private:
  struct Slot {
    words::Token token = 0;
    std::uint32_t count = 0;
  };

  [[nodiscard]] std::size_t find(words::Token token) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (token * 0x9E3779B1U >> 7) & mask;
    while (slots_[at].count != 0 && slots_[at].token != token) at = (at + 1) & mask;
    return at;
  }

  std::vector<Slot> slots_;
  std::size_t left_;
};

}  // namespace winnow::metadata
