// A lexicon and a forest that were fitted together.
#pragma once

#include "signals/forest.h"
#include "signals/lexicon.h"

namespace winnow::signals {

struct Model {
  Lexicon lexicon;
  Forest forest;
  Forest judge = {};  ///< of whole pages (select/page_signals.def); no trees for plain text
};

/// The program's own: src/signals/fitted/*.inc, written by tools/fit.
const Model& html_model();
const Model& text_model();

}  // namespace winnow::signals
