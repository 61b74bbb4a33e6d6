// dom -- the page's tree, as the HTML Standard builds it.
//   in:    Skeleton, page                          borrowed; the Dom borrows the page
//   out:   Dom                                     nodes in document order; owns its nodes, points into the page
//   never: throws, recurses, leaves a text run out; aborts by a failed assertion of the parser
//   knobs: Budget
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <winnow/winnow.h>

#include "budget/budget.h"
#include "skeleton/skeleton.h"
#include "skeleton/tag.h"

namespace winnow::dom {

using skeleton::Tag;
using NodeId = std::uint32_t;
inline constexpr NodeId kNone = 0xFFFFFFFF;

struct Node {
  Tag tag;                                      ///< Tag::text for a text run
  std::uint8_t is_clone : 1 = 0;                ///< made by the adoption agency: the attributes are the original's
  skeleton::AttributeKinds attributes : 7 = 0;  ///< which of them its start tag has; 0 of elements that hold no text
  std::uint16_t depth;                          ///< 0 for <html>
  NodeId parent;                                ///< kNone for <html>
  NodeId end;                                   ///< one past the last descendant: the subtree of node i is [i, end)
  std::uint32_t begin;                          ///< page offset: of the start tag's '<', or of the run's first byte
  std::uint32_t stop;  ///< page offset: one past the start tag's '>', or the run's end. begin == stop for implied elements
};

enum class Spent : std::uint8_t {
  nothing,
  memory,
  time,
  elements,  ///< more than budget::most_elements()
  parser_abort
};

struct Budget {
  std::size_t max_bytes;  ///< of the parser's arena
  budget::Clock::time_point deadline;
};

struct Dom {
  std::string_view page;
  std::vector<Node> nodes;       ///< document order (preorder); nodes[0] is <html>
  std::vector<Range> unreached;  ///< text runs that the tree does not hold: empty unless something was spent
  Spent spent = Spent::nothing;
  std::size_t arena_bytes = 0;  ///< peak size of the parser's arena

  /// Raw value of an attribute of an element; not present for text runs and implied elements.
  [[nodiscard]] skeleton::AttributeValue attribute(NodeId node, std::string_view name) const {
    const Node& n = nodes[node];
    if (n.tag == Tag::text || n.begin == n.stop) return {};
    return skeleton::attribute(page, n.begin, name);
  }
};

Dom parse(const skeleton::Skeleton& skeleton, std::string_view page, const Budget& budget);

}  // namespace winnow::dom
