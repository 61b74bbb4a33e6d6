// What is measured on a whole HTML page, to tell articles from everything else.
#pragma once

#include <array>
#include <functional>

#include "select/rooms.h"

namespace winnow::select {

enum class PageSignal : std::uint8_t {
#define WINNOW_SIGNAL(id, name, unit, why) id,
#include "select/page_signals.def"
#undef WINNOW_SIGNAL
  count
};

using PageSignals = std::array<float, static_cast<std::size_t>(PageSignal::count)>;

/// Calls visit(Field, hash of the token, token) for what the head says of the kind of page, each once.
void visit_page_keys(const head::Head& head, const std::function<void(signals::Field, std::uint64_t, std::string_view)>& visit);

PageSignals measure_page(const Page& page, const std::vector<char>& kept);

/// A kept sentence or two that stands alone below a headline: a teaser.
bool is_lone_teaser(const Page& page, std::size_t i);

}  // namespace winnow::select
