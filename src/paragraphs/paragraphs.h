// paragraphs -- puts kept blocks together as the paragraphs that users get.
//   in:    the page's blocks, the selection        borrowed for the call
//   out:   paragraphs of one article               own their text; normalised
//   never: throws, adds words
//   knobs: none
#pragma once

#include <vector>

#include <winnow/winnow.h>

#include "blocks/blocks.h"
#include "budget/budget.h"
#include "dom/dom.h"
#include "select/select.h"

namespace winnow::paragraphs {

/// Blocks whose verdict is `body` and whose article is `article`. Cells of one table row become one paragraph. `dom` is null for plain
/// text. When the time is up, the paragraphs so far.
std::vector<Paragraph> assemble(const blocks::BlockList& list, const dom::Dom* dom, const select::Selection& selection,
                                std::int16_t article, const budget::Deadline& deadline = {});

/// Text that stands in the page's JSON: a paragraph a line.
std::vector<Paragraph> from_lines(std::string_view text, const budget::Deadline& deadline = {});

}  // namespace winnow::paragraphs
