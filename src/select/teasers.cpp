// Lists of teasers below an article, or within it, that markup does not name: siblings of one kind, most of them a linked headline over a
// text that breaks off.
#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "select/rooms.h"
#include "select/thresholds.h"

namespace winnow::select {
namespace {

using dom::NodeId;

constexpr std::size_t kTeaserUnits = 6;

/// A headline that is a link, and a text cut short.
bool is_cut_teaser(const Page& page, NodeId element) {
  const signals::Elements& e = *page.elements;
  if (e.words(element) > kTeaserWords || e.count(element) > kTeaserUnits || e.link_words(element) <= 0) return false;
  for (std::size_t i = e.first(element); i < e.last(element); ++i) {
    if (page.measured.units[i].ellipsis) return true;
  }
  return false;
}

struct Row {
  std::vector<NodeId> elements;
  std::size_t cut = 0;
};

}  // namespace

std::vector<char> find_teasers(const Page& page) {
  std::vector<char> found(page.measured.units.size(), 0);
  if (!is_html(page)) return found;
  const auto& units = page.measured.units;
  std::vector<std::uint32_t> cut_before(units.size() + 1);  // units cut short before each
  for (std::size_t i = 0; i < units.size(); ++i) cut_before[i + 1] = cut_before[i] + static_cast<std::uint32_t>(units[i].ellipsis);
  if (cut_before.back() < kLeastTeasers) return found;
  const signals::Elements& e = *page.elements;
  const auto& nodes = page.dom->nodes;
  for (NodeId parent = 0; parent < nodes.size(); ++parent) {
    if (nodes[parent].tag == dom::Tag::text) continue;
    if (e.count(parent) < kLeastTeasers || cut_before[e.last(parent)] - cut_before[e.first(parent)] < kLeastTeasers) {
      parent = nodes[parent].end - 1;  // no element within holds more
      continue;
    }
    std::unordered_map<std::uint64_t, Row> rows;
    for (NodeId child = parent + 1; child < nodes[parent].end; child = nodes[child].end) {
      if (nodes[child].tag == dom::Tag::text || e.count(child) == 0) continue;
      Row& row = rows[words::mix(e.class_hash(child), static_cast<std::uint64_t>(nodes[child].tag))];
      row.elements.push_back(child);
      row.cut += is_cut_teaser(page, child);
    }
    for (const auto& [kind, row] : rows) {
      if (row.cut < kLeastTeasers || static_cast<float>(row.cut) < kCutShare * static_cast<float>(row.elements.size())) continue;
      for (const NodeId element : row.elements) {
        if (e.words(element) > kTeaserWords) continue;
        std::fill_n(found.begin() + static_cast<std::ptrdiff_t>(e.first(element)), e.count(element), 1);
      }
    }
  }
  return found;
}

}  // namespace winnow::select
