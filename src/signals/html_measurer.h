// What the files that measure an HTML page's blocks have in common. Each fills its own columns of one matrix.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "signals/html_signals.h"

namespace winnow::signals {

inline constexpr std::size_t kNoUnit = static_cast<std::size_t>(-1);
inline constexpr std::size_t kMaxSteps = 24;  ///< ancestors that are asked: deeper pages are machines' work

struct HtmlPage {
  const dom::Dom& dom;
  const blocks::BlockList& list;
  const Measured& measured;
  const Elements& elements;
  const Groups& groups;
  const head::Head& head;
  const Lexicon& lexicon;
  float total;         ///< the page's prose mass, at least 1
  dom::NodeId main50;  ///< the deepest element that holds half of it
  Matrix out;
};

void measure_content(HtmlPage& page);     ///< text, link, tag, near, class, token: html_content.cpp
void measure_containers(HtmlPage& page);  ///< mass, box, twin, list, main, article, sibling: html_containers.cpp
void measure_witnesses(HtmlPage& page);   ///< repeat, title, witness, place: html_witnesses.cpp
void measure_neighbours(HtmlPage& page);  ///< phrase, lexicon, section, neighbour: html_neighbours.cpp

inline float clamp(float value, float low, float high) {
  return std::min(std::max(value, low), high);
}
inline float as_float(std::size_t value) {
  return static_cast<float>(value);
}
inline float offset(std::size_t from, std::size_t to) {
  return as_float(to) - as_float(from);
}
/// log(1 + value), 0 below 0. Most values are small counts, or halves of them: these are looked up.
class Logs {
 public:
  static const Logs& table();
  [[nodiscard]] float of(float value) const {
    if (!(value > 0)) return 0;
    const float halves = 2 * value;
    if (halves < static_cast<float>(kKnown)) {
      const auto i = static_cast<std::int32_t>(halves);
      if (static_cast<float>(i) == halves) return of_halves_[static_cast<std::size_t>(i)];
    }
    return std::log(1 + value);
  }

 private:
  static constexpr std::size_t kKnown = 2048;  // halves
  Logs();
  std::array<float, kKnown> of_halves_;
};
inline float share_of(float part, float whole, float none) {
  return whole > 0 ? part / whole : none;
}

class HtmlMeasurer {
 protected:
  using S = HtmlSignal;
  using NodeId = dom::NodeId;
  using Tag = dom::Tag;
  static constexpr NodeId kNone = dom::kNone;

  explicit HtmlMeasurer(HtmlPage& page)
      : dom_(page.dom),
        list_(page.list),
        m_(page.measured),
        e_(page.elements),
        groups_(page.groups),
        head_(page.head),
        lexicon_(page.lexicon),
        n_(page.measured.units.size()),
        total_(page.total),
        main50_(page.main50),
        logs_(Logs::table()),
        out_(page.out) {}

  [[nodiscard]] const Unit& unit(std::size_t i) const { return m_.units[i]; }
  [[nodiscard]] const blocks::Block& block(std::size_t i) const { return list_.blocks[m_.units[i].block]; }
  [[nodiscard]] std::uint32_t group(std::size_t i, GroupKind kind) const { return groups_.of[i][static_cast<std::size_t>(kind)]; }
  [[nodiscard]] NodeId owner(std::size_t i) const { return block(i).owner == kNone ? 0 : block(i).owner; }
  [[nodiscard]] NodeId parent(NodeId e) const { return dom_.nodes[e].parent; }
  [[nodiscard]] NodeId owner_parent(std::size_t i) const { return parent(owner(i)) == kNone ? owner(i) : parent(owner(i)); }
  [[nodiscard]] bool within(NodeId node, NodeId ancestor) const { return node >= ancestor && node < dom_.nodes[ancestor].end; }
  void put(std::size_t i, S signal, float value) { out_.at(i, static_cast<std::size_t>(signal)) = value; }
  [[nodiscard]] float log_of(float value) const { return logs_.of(value); }
  static S next_signal(S first, std::size_t step) { return static_cast<S>(static_cast<std::size_t>(first) + step); }
  [[nodiscard]] std::size_t prose_within(std::size_t from, std::size_t to) const { return e_.prose_sums()[to] - e_.prose_sums()[from]; }

  const dom::Dom& dom_;
  const blocks::BlockList& list_;
  const Measured& m_;
  const Elements& e_;
  const Groups& groups_;
  const head::Head& head_;
  const Lexicon& lexicon_;
  std::size_t n_;
  float total_;
  NodeId main50_;
  const Logs& logs_;
  Matrix& out_;
};

}  // namespace winnow::signals
