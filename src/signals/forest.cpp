#include "signals/forest.h"

namespace winnow::signals {

float Forest::score(std::span<const float> signals) const {
  float sum = base;
  for (const Tree& tree : trees) {
    const Node* const node = nodes.data() + tree.first_node;
    int at = 0;
    do {
      const Node& n = node[at];
      at = signals[n.signal] <= n.threshold ? n.left : n.right;
    } while (at >= 0);
    sum += leaves[tree.first_leaf + static_cast<std::uint32_t>(~at)];
  }
  return sum;
}

void Forest::attribute(std::span<const float> signals, std::span<float> shares) const {
  for (const Tree& tree : trees) {
    const Node* const node = nodes.data() + tree.first_node;
    int at = 0;
    do {
      const Node& n = node[at];
      at = signals[n.signal] <= n.threshold ? n.left : n.right;
      const float after = at >= 0 ? node[at].mean : leaves[tree.first_leaf + static_cast<std::uint32_t>(~at)];
      shares[n.signal] += after - n.mean;
    } while (at >= 0);
  }
}

}  // namespace winnow::signals
