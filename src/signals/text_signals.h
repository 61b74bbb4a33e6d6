// Signals of the lines of a plain-text page.
#pragma once

#include "blocks/blocks.h"
#include "signals/lexicon.h"
#include "signals/matrix.h"
#include "signals/measure.h"

namespace winnow::signals {

enum class TextSignal : std::uint8_t {
#define WINNOW_SIGNAL(id, name, unit, why) id,
#include "signals/text_signals.def"
#undef WINNOW_SIGNAL
  count
};

/// One row a unit.
/// When the time is up, the rows are not all filled.
Matrix text_signals(const blocks::BlockList& list, const Measured& measured, const Lexicon& lexicon, const budget::Deadline& deadline = {});

/// The unit that is most likely the page's title: a short line above the first long run of good lines that shares words with them.
/// measured.units.size() when there is none.
std::size_t guess_title(const blocks::BlockList& list, const Measured& measured);

/// A line that ends a sentence, is not cut short and has nine words or more.
inline bool is_good_line(const Unit& unit) {
  return unit.end == words::End::sentence && !unit.ellipsis && unit.words >= 9;
}

/// A heading by its marks, or a short line that ends no sentence and stands after a blank one.
bool is_text_heading(const blocks::Block& block, const Unit& unit);

}  // namespace winnow::signals
