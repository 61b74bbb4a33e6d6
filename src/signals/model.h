// A lexicon and the forests that were fitted together.
#pragma once

#include "signals/forest_scorer.h"
#include "signals/lexicon.h"

namespace winnow::signals {

/// What tells articles from other pages (select/page_signals.def).
struct Judge {
  Lexicon lexicon;
  Forest forest = {};  ///< no trees: by rules alone
};

struct Model {
  Lexicon lexicon;
  Forest forest;
  Forest context = {};  ///< adds to the forest's score what the scores around it say (context.h)
  Judge judge = {};     ///< none for plain text
  ForestScorer forest_scorer{forest};
  ForestScorer context_scorer{context};
};

/// The program's own: src/signals/fitted/*.inc, written by tools/fit.
const Model& html_model();
const Model& text_model();

}  // namespace winnow::signals
