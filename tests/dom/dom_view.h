// dom_view -- parses a page and shows its tree as text.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "dom/dom.h"

namespace winnow::tests {

inline dom::Dom dom_of(std::string_view page, std::size_t max_bytes = std::size_t{64} << 20) {
  const dom::Budget budget{max_bytes, budget::Clock::now() + std::chrono::minutes(1)};
  return dom::parse(skeleton::build(page), page, budget);
}

/// The tree below <body>: "p(one b(two) three)"; clones end in '*', implied elements in '!'.
inline std::string tree_of(const dom::Dom& dom) {
  std::string text;
  const auto show = [&](const auto& self, dom::NodeId id) -> void {
    const dom::Node& node = dom.nodes[id];
    if (!text.empty() && text.back() != '(') text.push_back(' ');
    if (node.tag == dom::Tag::text) {
      text.append(dom.page.substr(node.begin, node.stop - node.begin));
      return;
    }
    text.append(node.tag == dom::Tag::unknown ? "?" : skeleton::name_of(node.tag));
    if (node.is_clone) text.push_back('*');
    if (node.begin == node.stop) text.push_back('!');
    if (node.end == id + 1) return;
    text.push_back('(');
    for (dom::NodeId child = id + 1; child < node.end; child = dom.nodes[child].end) self(self, child);
    text.push_back(')');
  };
  for (dom::NodeId id = 0; id < dom.nodes.size(); ++id) {
    if (dom.nodes[id].tag != dom::Tag::body) continue;
    for (dom::NodeId child = id + 1; child < dom.nodes[id].end; child = dom.nodes[child].end) show(show, child);
    break;
  }
  return text;
}

}  // namespace winnow::tests
