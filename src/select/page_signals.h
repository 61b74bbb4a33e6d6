// What is measured on a whole HTML page, to tell articles from everything else.
#pragma once

#include <array>

#include "select/rooms.h"

namespace winnow::select {

enum class PageSignal : std::uint8_t {
#define WINNOW_SIGNAL(id, name, unit, why) id,
#include "select/page_signals.def"
#undef WINNOW_SIGNAL
  count
};

using PageSignals = std::array<float, static_cast<std::size_t>(PageSignal::count)>;

PageSignals measure_page(const Page& page, const std::vector<char>& kept);

/// A kept sentence or two that stands alone below a headline: a teaser.
bool is_lone_teaser(const Page& page, std::size_t i);

}  // namespace winnow::select
