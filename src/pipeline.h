// The pipeline with its models as an argument: extract() passes the program's own, tools/measure those of a fold.
#pragma once

#include <winnow/winnow.h>

#include "blocks/blocks.h"
#include "dom/dom.h"
#include "head/head.h"
#include "select/select.h"
#include "signals/elements.h"
#include "signals/groups.h"
#include "signals/matrix.h"
#include "signals/measure.h"
#include "signals/model.h"
#include "skeleton/skeleton.h"

namespace winnow {

struct Models {
  const signals::Model& html;
  const signals::Model& text;
};

/// extract(), but for exceptions: std::bad_alloc leaves it.
Result run_pipeline(std::string_view bytes, const Options& options, const Models& models);

/// A page up to its blocks: what the signals are measured on. The views point into `page`.
struct Reading {
  Format format = Format::html;
  std::string_view page;
  skeleton::Skeleton skeleton;  ///< HTML only, like dom and head
  dom::Dom dom;
  head::Head head;
  blocks::BlockList list;
  signals::Measured measured;
  bool is_out_of_time = false;  ///< it is what was read until the deadline
};

/// `page` is valid UTF-8 and outlives the Reading.
/// @param budget    of the parser
/// @param deadline  of all that is read
Reading read_page(std::string_view page, Format format, const dom::Budget& budget, const budget::Deadline& deadline = {});

/// Which of a page's units belong together.
signals::Groups group_units(const Reading& reading, const signals::Elements* elements);

/// The signals of a page's units, one row a unit.
signals::Matrix measure_signals(const Reading& reading, const signals::Elements* elements, const signals::Groups& groups,
                                const signals::Lexicon& lexicon, const budget::Deadline& deadline = {});

/// A page's units, scored.
struct Scored {
  signals::Matrix matrix;
  signals::Matrix context;    ///< measured on the scores that the matrix alone gives; no rows where the model has no such forest
  std::vector<float> scores;  ///< log-odds, one a unit
};
/// When the time is up, what it gives means nothing; as decide().
Scored score_units(const Reading& reading, const signals::Elements* elements, const signals::Model& model,
                   const budget::Deadline& deadline = {});

/// A page whose blocks are decided.
struct Decided {
  Scored scored;
  select::Selection selection;
};
Decided decide(const Reading& reading, const signals::Elements* elements, const signals::Model& model, const Options& options,
               const budget::Deadline& deadline = {});

/// HTML when a tag that pages open with stands near the beginning, or tags are frequent; else plain text.
Format recognise(std::string_view page);

}  // namespace winnow
