// Scores many units at once, without a branch that depends on one unit's signals: QuickScorer (Lucchese et al., SIGIR 2015) on the leaves
// of 32 units side by side, a byte of leaves in a register of bytes, as RapidScorer has it (Ye et al., KDD 2018).
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
  /// @param may_use_avx2  false: without it even where the processor has it
  explicit ForestScorer(const Forest& forest, bool may_use_avx2 = true);

  /// Log-odds of each row of the matrix; 0 of those that were not come to when the time was up.
  [[nodiscard]] std::vector<float> score(const Matrix& signals, const budget::Deadline& deadline = {}) const;

  static constexpr std::size_t kLanes = Matrix::kTile;

  /// The signals' shares in the scores of up to kLanes rows, as Forest::attribute adds them up: the same, bit for bit.
  /// @param first   a multiple of kLanes
  /// @param shares  replaced: those of row `first + k` stand from k * signals.columns() on
  void attribute(const Matrix& signals, std::size_t first, std::size_t count, std::vector<float>& shares) const;

 private:
  static constexpr std::size_t kMostLeaves = 32;
  static constexpr std::size_t kPlanesOfATree = kMostLeaves / 8;

  /// The way from a node to one of its children: what it adds to the share of the node's signal, for units that come to one of the
  /// leaves below.
  struct Branch {
    float share;
    std::uint16_t signal;
    std::uint16_t skip;  ///< branches from this one to the next that is not below it
    std::uint8_t first_leaf;
    std::uint8_t last_leaf;
  };

  /// A signal that the forest asks for, with all that it is compared to.
  struct Column {
    std::uint32_t signal;
    std::uint32_t first_threshold;
    std::uint32_t end_threshold;
    std::uint32_t first_step;
  };
  /// Of one column, from the least on: where no unit's value is above one, none is above those that follow.
  struct Threshold {
    float value;
    std::uint32_t end_step;  ///< its steps begin where those of the one before end
  };
  /// What a value above the threshold rules out in one plane: leaves on the left of a node.
  struct Step {
    std::uint16_t plane;   ///< where it begins in Lanes::planes, in bytes
    std::uint16_t above;   ///< the same of the threshold's in Lanes::above
    std::uint32_t leaves;  ///< a byte, four times
  };
  /// Eight leaves of one tree, a bit each: those that are not ruled out yet, of each unit.
  struct alignas(kLanes) Plane {
    std::uint8_t leaves[kLanes];
  };
  /// What kLanes units are scored in.
  struct Lanes {
    std::vector<Plane> planes;  ///< kPlanesOfATree of each tree
    std::vector<Plane> above;   ///< of the thresholds of one column: all bits of the units whose values are above it
    float scores[kLanes];
  };

  void add_steps();
  void add_branch(std::size_t tree, const Forest::Node& from, std::int16_t child);
  [[nodiscard]] std::size_t leaf_count(std::size_t tree) const;
  [[nodiscard]] std::size_t node_count(std::size_t tree) const;

  /// @param tile    Matrix::tile
  /// @param leaves  of each tree: the leaf that each unit comes to; nullptr when nobody asks
  void score_tile(const float* tile, Lanes& lanes, std::uint8_t* leaves) const;
  void score_lanes(const float* tile, Lanes& lanes, std::uint8_t* leaves) const;
  void score_lanes_avx2(const float* tile, Lanes& lanes, std::uint8_t* leaves) const;  ///< forest_scorer_avx2.cpp
  /// Adds the shares of kLanes units to `rows`, kLanes for each signal.
  void add_shares(const std::uint8_t* leaves, float* rows) const;
  void add_shares_avx2(const std::uint8_t* leaves, float* rows) const;  ///< forest_scorer_avx2.cpp

  Forest forest_;
  bool is_wide_ = false;  ///< more leaves, trees or thresholds than the numbers here hold: scored one by one
  bool has_avx2_ = false;
  std::vector<Column> columns_;
  std::vector<Threshold> thresholds_;
  std::size_t most_thresholds_ = 0;  ///< of a column
  std::vector<Step> steps_;
  std::vector<float> leaves_;                ///< kMostLeaves of each tree
  std::vector<Branch> branches_;             ///< those below a branch stand behind it, the left ones first
  std::vector<std::uint32_t> branch_begin_;  ///< of each tree, and one past the last
};

}  // namespace winnow::signals
