// Signals of the blocks of an HTML page.
#pragma once

#include "blocks/blocks.h"
#include "dom/dom.h"
#include "head/head.h"
#include "signals/elements.h"
#include "signals/groups.h"
#include "signals/lexicon.h"
#include "signals/matrix.h"
#include "signals/measure.h"

namespace winnow::signals {

enum class HtmlSignal : std::uint8_t {
#define WINNOW_SIGNAL(id, name, unit, why) id,
#include "signals/html_signals.def"
#undef WINNOW_SIGNAL
  count
};

/// One row a unit. When the time is up, the rows are not all filled.
Matrix html_signals(const dom::Dom& dom, const blocks::BlockList& list, const Measured& measured, const Elements& elements,
                    const Groups& groups, const head::Head& head, const Lexicon& lexicon, const budget::Deadline& deadline = {});

/// 1 to 6 for h1 to h6 (the block's own element or one of the two above), 7 for a short line that is bold throughout, 0 for the rest.
int heading_rank(const dom::Dom& dom, const blocks::Block& block, const Unit& unit);

}  // namespace winnow::signals
