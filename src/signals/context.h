// What the scores of the other units say of a unit: a second look at the page, once each unit was scored by its own evidence.
//   in:    the units, their scores, and which of them belong together     borrowed for the call
//   out:   Matrix                                                          one row a unit; linear in the units
//   never: throws, looks at the text
// (Stacked sequential learning: Cohen and Carvalho, IJCAI 2005.)
#pragma once

#include <cstdint>
#include <span>

#include "signals/groups.h"
#include "signals/matrix.h"
#include "signals/measure.h"

namespace winnow::signals {

enum class ContextSignal : std::uint8_t {
#define WINNOW_SIGNAL(id, name, unit, why) id,
#include "signals/context_signals.def"
#undef WINNOW_SIGNAL
  count
};

/// The final score is kCarry times the unit's own plus what the context's forest says: half of the own score comes again as evidence of
/// the context, where its weight is fitted (carry 0.25 to 0.75 within noise; 1 is worse on plain text, shF1 .910 for .915).
inline constexpr float kCarry = 0.5F;

/// `scores`: log-odds, one a unit.
Matrix context_signals(const Measured& measured, std::span<const float> scores, const Groups& groups);

}  // namespace winnow::signals
