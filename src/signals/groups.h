// Which units of a page belong together.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "blocks/blocks.h"
#include "dom/dom.h"
#include "signals/elements.h"
#include "signals/measure.h"

namespace winnow::signals {

/// Ways in which units belong together, in the order of the signals.
enum class GroupKind : std::uint8_t { kin, twin, list, box_1, box_2, section, copy, count };

/// The groups that a unit is in, one of each kind; kNoGroup where it is in none. A group's number is below 2^32 and means nothing else;
/// those of kin and twins are below the number of units, and each unit has both on an HTML page.
struct Groups {
  static constexpr std::uint32_t kNoGroup = 0xFFFFFFFF;
  using Of = std::array<std::uint32_t, static_cast<std::size_t>(GroupKind::count)>;

  std::vector<Of> of;  ///< one a unit
};

Groups html_groups(const dom::Dom& dom, const blocks::BlockList& list, const Measured& measured, const Elements& elements);
Groups text_groups(const blocks::BlockList& list, const Measured& measured);

}  // namespace winnow::signals
