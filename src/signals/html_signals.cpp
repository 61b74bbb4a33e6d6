#include "signals/html_signals.h"

#include <array>
#include <cmath>

#include "signals/html_measurer.h"

namespace winnow::signals {

float log_of(float value) {
  constexpr std::size_t kKnown = 2048;  // halves
  static const std::array<float, kKnown> kLogs = [] {
    std::array<float, kKnown> logs{};
    for (std::size_t i = 0; i < kKnown; ++i) logs[i] = std::log1p(static_cast<float>(i) / 2);
    return logs;
  }();
  if (!(value > 0)) return 0;
  const float halves = 2 * value;
  if (halves < static_cast<float>(kKnown)) {
    const auto i = static_cast<std::size_t>(halves);
    if (static_cast<float>(i) == halves) return kLogs[i];
  }
  return std::log1p(value);
}

int heading_rank(const dom::Dom& dom, const blocks::Block& block, const Unit& unit) {
  dom::NodeId e = block.owner;
  for (int step = 0; step < 3 && e != dom::kNone; ++step, e = dom.nodes[e].parent) {
    const dom::Tag tag = dom.nodes[e].tag;
    if (tag >= dom::Tag::h1 && tag <= dom::Tag::h6) return 1 + static_cast<int>(tag) - static_cast<int>(dom::Tag::h1);
  }
  const bool bold = block.bold_chars * 10 > block.chars * 9;
  return bold && unit.words <= 12 && unit.end != words::End::sentence ? 7 : 0;
}

Matrix html_signals(const dom::Dom& dom, const blocks::BlockList& list, const Measured& measured, const Elements& elements,
                    const head::Head& head, const Lexicon& lexicon, const budget::Deadline& deadline) {
  HtmlPage page{dom,
                list,
                measured,
                elements,
                head,
                lexicon,
                std::max(1.0F, elements.page_mass()),
                elements.deepest_with(0.5F),
                Matrix(measured.units.size(), static_cast<std::size_t>(HtmlSignal::count))};
  if (measured.units.empty()) return std::move(page.out);
  for (void (*const measure)(HtmlPage&) : {measure_content, measure_containers, measure_witnesses, measure_neighbours}) {
    if (deadline.is_up(measured.units.size())) break;
    measure(page);
  }
  return std::move(page.out);
}

}  // namespace winnow::signals
