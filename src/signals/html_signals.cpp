#include "signals/html_signals.h"

#include <cmath>

#include "signals/html_measurer.h"

namespace winnow::signals {

Logs::Logs() {
  for (std::size_t i = 0; i < kKnown; ++i) of_halves_[i] = std::log(1 + static_cast<float>(i) / 2);
}

const Logs& Logs::table() {
  static const Logs kLogs;
  return kLogs;
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
                    const Groups& groups, const head::Head& head, const Lexicon& lexicon, const budget::Deadline& deadline) {
  HtmlPage page{dom,
                list,
                measured,
                elements,
                groups,
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
