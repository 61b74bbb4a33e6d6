// What the scores of the other units say of a unit: a second look at the page, once each unit was scored by its own evidence.
//   in:    the units, their scores, and which of them belong together     borrowed for the call
//   out:   Matrix                                                          one row a unit; linear in the units
//   never: throws, looks at the text
// (Stacked sequential learning: Cohen and Carvalho, IJCAI 2005.)
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "blocks/blocks.h"
#include "dom/dom.h"
#include "signals/elements.h"
#include "signals/matrix.h"
#include "signals/measure.h"

namespace winnow::signals {

enum class ContextSignal : std::uint8_t {
#define WINNOW_SIGNAL(id, name, unit, why) id,
#include "signals/context_signals.def"
#undef WINNOW_SIGNAL
  count
};

/// Ways in which units belong together, in the order of the signals.
enum class GroupKind : std::uint8_t { kin, twin, list, box_1, box_2, section, copy, count };

/// The groups that a unit is in, one of each kind; kNoGroup where it is in none. A group's number is below 2^32 and means nothing else.
struct Groups {
  static constexpr std::uint32_t kNoGroup = 0xFFFFFFFF;
  using Of = std::array<std::uint32_t, static_cast<std::size_t>(GroupKind::count)>;

  std::vector<Of> of;  ///< one a unit
};

Groups html_groups(const dom::Dom& dom, const blocks::BlockList& list, const Measured& measured, const Elements& elements);
Groups text_groups(const blocks::BlockList& list, const Measured& measured);

/// The final score is kCarry times the unit's own plus what the context's forest says: half of the own score comes again as evidence of
/// the context, where its weight is fitted (carry 0.25 to 0.75 within noise; 1 is worse on plain text, shF1 .910 for .915).
inline constexpr float kCarry = 0.5F;

/// `scores`: log-odds, one a unit.
Matrix context_signals(const Measured& measured, std::span<const float> scores, const Groups& groups);

}  // namespace winnow::signals
