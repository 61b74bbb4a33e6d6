// Gumbo within bounds: memory, time, failed assertions.
#pragma once

#include <gumbo.h>

#include <string_view>

#include "dom/arena.h"
#include "dom/dom.h"

namespace winnow::dom {

struct Parsed {
  const GumboNode* document = nullptr;  ///< in the arena; nullptr when not even that fitted. After `spent` it is the tree so far
  Spent spent = Spent::nothing;
};

/// Parses `markup`, which the tree points into.
Parsed parse_markup(std::string_view markup, Arena& arena, budget::Clock::time_point deadline);

}  // namespace winnow::dom
