// Boosted trees: how signals become a score, and each signal's share in it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace winnow::signals {

/// A forest, as tools/fit writes it. Inner nodes of all trees stand in one array; a child below 0 is the leaf ~child.
struct Forest {
  struct Node {
    std::uint16_t signal;
    float threshold;    ///< value <= threshold goes left
    std::int16_t left;  ///< relative to the tree's first node, or ~leaf relative to its first leaf
    std::int16_t right;
    float mean;  ///< mean of the leaves below, weighted as the fit was: what is known before this node is asked
  };
  struct Tree {
    std::uint32_t first_node;
    std::uint32_t first_leaf;
  };
  std::span<const Tree> trees;
  std::span<const Node> nodes;
  std::span<const float> leaves;
  float base = 0;  ///< score before any tree, in log-odds

  /// Log-odds that the unit is body text.
  [[nodiscard]] float score(std::span<const float> signals) const;

  /// Adds to shares[signal] what each signal moved the score by: along a path, each split moves the mean of the leaves below.
  /// base + the sum of the trees' root means + all shares = score().
  void attribute(std::span<const float> signals, std::span<float> shares) const;
};

}  // namespace winnow::signals
