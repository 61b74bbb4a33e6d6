// Scores many units at once, without a branch that depends on their signals: QuickScorer (Lucchese et al., SIGIR 2015), eight units side by
// side.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "budget/budget.h"
#include "signals/forest.h"
#include "signals/matrix.h"

namespace winnow::signals {

/// Built from a forest; the forest's arrays must outlive it. Same scores as Forest::score, bit for bit.
class ForestScorer {
 public:
  explicit ForestScorer(const Forest& forest);

  /// Log-odds of each row of the matrix; 0 of those that were not come to when the time was up.
  [[nodiscard]] std::vector<float> score(const Matrix& signals, const budget::Deadline& deadline = {}) const;

  static constexpr std::size_t kLanes = 8;

  /// The signals' shares in the scores of up to kLanes rows, as Forest::attribute adds them up: the same, bit for bit.
  /// @param shares  replaced: those of row `first + k` stand from k * signals.columns() on
  void attribute(const Matrix& signals, std::size_t first, std::size_t count, std::vector<float>& shares) const;

 private:
  /// What the way to a leaf adds to one signal's share.
  struct Share {
    std::uint32_t signal;
    float value;
  };

  /// A value above the threshold rules out the leaves that are 0 in `keep`: those on the left of the node. Both stand once a lane, so that
  /// a step is loaded and not spread.
  struct alignas(32) Step {
    float threshold[kLanes];
    std::uint32_t keep[kLanes];
  };
  struct Tree {
    std::uint32_t first_step;
    std::uint32_t end_step;
    std::uint32_t first_leaf;
  };

  void add(const Forest::Tree& tree, std::size_t end_node);
  template <typename Registers>
  void score_lanes(const float* signals, float* scores, std::uint8_t* leaves) const;
  void score_lanes_avx2(const float* signals, float* scores, std::uint8_t* leaves) const;
  void score_rows(const Matrix& signals, std::size_t first, std::size_t count, std::vector<float>& lanes, float* scores,
                  std::uint8_t* leaves) const;
  void add_shares(const Forest::Tree& tree, std::size_t leaf_count);

  Forest forest_;
  bool is_wide_ = false;  ///< a tree has more leaves than bits: scored one by one
  bool has_avx2_ = false;
  std::vector<Step> steps_;
  std::vector<std::uint32_t> signals_;  ///< of each step, as the offset of its first lane
  std::vector<Tree> trees_;
  std::vector<Share> shares_;               ///< of all leaves, each one's from the tree's root on
  std::vector<std::uint32_t> share_begin_;  ///< by leaf, and one past the last
};

}  // namespace winnow::signals
