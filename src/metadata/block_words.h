// The words of a page's blocks, which were read when the blocks were measured.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "blocks/blocks.h"
#include "signals/measure.h"
#include "words/words.h"

namespace winnow::metadata {

class BlockWords {
 public:
  /// Both must outlive it.
  BlockWords(const blocks::BlockList& list, const signals::Measured& measured) : list_(list), measured_(measured) {}

  /// What was measured of a block; null where nothing was.
  [[nodiscard]] const signals::Unit* unit(std::uint32_t block) const {
    const auto found = std::lower_bound(measured_.units.begin(), measured_.units.end(), block,
                                        [](const signals::Unit& unit, std::uint32_t wanted) { return unit.block < wanted; });
    return found != measured_.units.end() && found->block == block ? &*found : nullptr;
  }

  [[nodiscard]] std::span<const words::Token> of(const signals::Unit& unit) const { return measured_.tokens_of(unit); }

  /// A block's words. `room` holds those of a block that was not measured, and must outlive the result.
  [[nodiscard]] std::span<const words::Token> of(std::uint32_t block, std::vector<words::Token>& room) const {
    if (const signals::Unit* const own = unit(block); own != nullptr) return measured_.tokens_of(*own);
    room.clear();
    words::scan(list_.blocks[block].text, room);
    return room;
  }

 private:
  const blocks::BlockList& list_;
  const signals::Measured& measured_;
};

}  // namespace winnow::metadata
