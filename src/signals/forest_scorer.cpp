#include "signals/forest_scorer.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace winnow::signals {

ForestScorer::ForestScorer(const Forest& forest, [[maybe_unused]] bool may_use_avx2) : forest_(forest) {
#if defined(__x86_64__)
  has_avx2_ = may_use_avx2 && __builtin_cpu_supports("avx2") != 0;
#endif
  constexpr std::size_t kMostPlanes = std::numeric_limits<std::uint16_t>::max() / sizeof(Plane);
  is_wide_ = forest.trees.size() * kPlanesOfATree > kMostPlanes;
  for (std::size_t t = 0; t < forest.trees.size(); ++t) is_wide_ |= leaf_count(t) > kMostLeaves;
  if (!is_wide_) add_steps();
  is_wide_ |= most_thresholds_ > kMostPlanes;
  if (is_wide_) return;
  leaves_.resize(forest.trees.size() * kMostLeaves);
  for (std::size_t t = 0; t < forest.trees.size(); ++t) {
    std::copy_n(forest.leaves.data() + forest.trees[t].first_leaf, leaf_count(t), leaves_.data() + t * kMostLeaves);
    branch_begin_.push_back(static_cast<std::uint32_t>(branches_.size()));
    if (node_count(t) == 0) continue;
    const Forest::Node& root = forest.nodes[forest.trees[t].first_node];
    add_branch(t, root, root.left);
    add_branch(t, root, root.right);
  }
  branch_begin_.push_back(static_cast<std::uint32_t>(branches_.size()));
}

std::size_t ForestScorer::node_count(std::size_t tree) const {
  const auto& trees = forest_.trees;
  return (tree + 1 < trees.size() ? trees[tree + 1].first_node : forest_.nodes.size()) - trees[tree].first_node;
}

std::size_t ForestScorer::leaf_count(std::size_t tree) const {
  const auto& trees = forest_.trees;
  return (tree + 1 < trees.size() ? trees[tree + 1].first_leaf : forest_.leaves.size()) - trees[tree].first_leaf;
}

/// Leaves are numbered from left to right, and a node stands before those below it.
void ForestScorer::add_steps() {
  struct Split {
    std::uint32_t signal;
    float threshold;
    std::uint32_t tree;
    std::uint32_t left;  ///< bits of the leaves on the left
  };
  std::vector<Split> splits(forest_.nodes.size());
  std::vector<std::uint32_t> below;  // bits of the leaves below a node
  for (std::size_t t = 0; t < forest_.trees.size(); ++t) {
    const std::size_t first_node = forest_.trees[t].first_node;
    below.resize(node_count(t));
    for (std::size_t n = below.size(); n-- > 0;) {
      const Forest::Node& node = forest_.nodes[first_node + n];
      auto leaves = [&](std::int16_t child) {
        return child < 0 ? 1U << static_cast<std::uint32_t>(~child) : below[static_cast<std::size_t>(child)];
      };
      splits[first_node + n] = {node.signal, node.threshold, static_cast<std::uint32_t>(t), leaves(node.left)};
      below[n] = leaves(node.left) | leaves(node.right);
    }
  }
  std::sort(splits.begin(), splits.end(),
            [](const Split& a, const Split& b) { return a.signal != b.signal ? a.signal < b.signal : a.threshold < b.threshold; });
  for (const Split& split : splits) {
    const auto step = static_cast<std::uint32_t>(steps_.size());
    const auto threshold = static_cast<std::uint32_t>(thresholds_.size());
    const bool is_new = columns_.empty() || columns_.back().signal != split.signal;
    if (is_new) columns_.push_back({split.signal, threshold, threshold, step});
    if (is_new || thresholds_.back().value != split.threshold) thresholds_.push_back({split.threshold, step});
    for (std::uint32_t p = 0; p < kPlanesOfATree; ++p) {
      const std::uint32_t leaves = split.left >> (8 * p) & 0xFF;
      if (leaves == 0) continue;
      const std::size_t above = thresholds_.size() - 1 - columns_.back().first_threshold;
      steps_.push_back({static_cast<std::uint16_t>((split.tree * kPlanesOfATree + p) * sizeof(Plane)),
                        static_cast<std::uint16_t>(above * sizeof(Plane)), leaves * 0x01010101U});
    }
    thresholds_.back().end_step = static_cast<std::uint32_t>(steps_.size());
    columns_.back().end_threshold = static_cast<std::uint32_t>(thresholds_.size());
    most_thresholds_ = std::max<std::size_t>(most_thresholds_, thresholds_.size() - columns_.back().first_threshold);
  }
}

/// The branch to `child` and all below it. A tree has at most kMostLeaves leaves, and is no deeper.
void ForestScorer::add_branch(std::size_t tree, const Forest::Node& from, std::int16_t child) {
  const std::size_t place = branches_.size();
  branches_.push_back({0, from.signal, 1, 0, 0});
  if (child < 0) {
    const auto leaf = static_cast<std::uint8_t>(~child);
    branches_[place].share = forest_.leaves[forest_.trees[tree].first_leaf + leaf] - from.mean;
    branches_[place].first_leaf = branches_[place].last_leaf = leaf;
    return;
  }
  const Forest::Node& node = forest_.nodes[forest_.trees[tree].first_node + static_cast<std::size_t>(child)];
  add_branch(tree, node, node.left);
  const std::size_t right = branches_.size();
  add_branch(tree, node, node.right);
  Branch& branch = branches_[place];
  branch.share = node.mean - from.mean;
  branch.skip = static_cast<std::uint16_t>(branches_.size() - place);
  branch.first_leaf = branches_[place + 1].first_leaf;
  branch.last_leaf = branches_[right].last_leaf;
}

void ForestScorer::score_lanes(const float* tile, Lanes& lanes, std::uint8_t* leaves) const {
  for (Plane& plane : lanes.planes) std::fill_n(plane.leaves, kLanes, std::uint8_t{0xFF});
  auto* const planes_bytes = reinterpret_cast<std::uint8_t*>(lanes.planes.data());
  const auto* const above_bytes = reinterpret_cast<const std::uint8_t*>(lanes.above.data());
  for (const Column& column : columns_) {
    const float* const values = tile + column.signal * kLanes;
    std::uint32_t end_step = column.first_step;
    for (std::uint32_t t = column.first_threshold; t < column.end_threshold; ++t) {
      Plane& above = lanes.above[t - column.first_threshold];
      std::uint8_t any = 0;
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        above.leaves[lane] = values[lane] <= thresholds_[t].value ? 0 : 0xFF;
        any |= above.leaves[lane];
      }
      if (any == 0) break;
      end_step = thresholds_[t].end_step;
    }
    for (std::uint32_t s = column.first_step; s < end_step; ++s) {
      const auto ruled_out = static_cast<std::uint8_t>(steps_[s].leaves);
      const std::uint8_t* const above = above_bytes + steps_[s].above;
      std::uint8_t* const plane = planes_bytes + steps_[s].plane;
      for (std::size_t lane = 0; lane < kLanes; ++lane) plane[lane] &= static_cast<std::uint8_t>(~(above[lane] & ruled_out));
    }
  }
  std::fill_n(lanes.scores, kLanes, forest_.base);
  for (std::size_t tree = 0; tree < forest_.trees.size(); ++tree) {
    const Plane* const planes = lanes.planes.data() + tree * kPlanesOfATree;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      std::uint32_t left = 0;
      for (std::size_t p = 0; p < kPlanesOfATree; ++p) left |= std::uint32_t{planes[p].leaves[lane]} << (8 * p);
      const auto leaf = static_cast<std::size_t>(std::countr_zero(left));
      lanes.scores[lane] += leaves_[tree * kMostLeaves + leaf];
      if (leaves != nullptr) leaves[tree * kLanes + lane] = static_cast<std::uint8_t>(leaf);
    }
  }
}

void ForestScorer::score_tile(const float* tile, Lanes& lanes, std::uint8_t* leaves) const {
  lanes.planes.resize(forest_.trees.size() * kPlanesOfATree);
  lanes.above.resize(most_thresholds_);
#if defined(__x86_64__)
  if (has_avx2_) return score_lanes_avx2(tile, lanes, leaves);
#endif
  score_lanes(tile, lanes, leaves);
}

void ForestScorer::add_shares(const std::uint8_t* leaves, float* rows) const {
#if defined(__x86_64__)
  if (has_avx2_) return add_shares_avx2(leaves, rows);
#endif
  for (std::size_t tree = 0; tree < forest_.trees.size(); ++tree, leaves += kLanes) {
    const Branch* const end = branches_.data() + branch_begin_[tree + 1];
    for (const Branch* branch = branches_.data() + branch_begin_[tree]; branch != end;) {
      std::uint8_t is_on_way[kLanes];
      std::uint8_t any = 0;
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        is_on_way[lane] = leaves[lane] >= branch->first_leaf && leaves[lane] <= branch->last_leaf ? 1 : 0;
        any |= is_on_way[lane];
      }
      if (any == 0) {
        branch += branch->skip;
        continue;
      }
      float* const row = rows + branch->signal * kLanes;
      for (std::size_t lane = 0; lane < kLanes; ++lane) row[lane] += is_on_way[lane] != 0 ? branch->share : 0;
      ++branch;
    }
  }
}

void ForestScorer::attribute(const Matrix& signals, std::size_t first, std::size_t count, std::vector<float>& shares) const {
  const std::size_t columns = signals.columns();
  shares.assign(count * columns, 0);
  if (is_wide_) {
    for (std::size_t k = 0; k < count; ++k) forest_.attribute(signals.row(first + k), std::span(shares).subspan(k * columns, columns));
    return;
  }
  Lanes lanes;
  std::vector<std::uint8_t> leaves(forest_.trees.size() * kLanes);
  score_tile(signals.tile(first), lanes, leaves.data());
  std::vector<float> rows(columns * kLanes);
  add_shares(leaves.data(), rows.data());
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t column = 0; column < columns; ++column) shares[k * columns + column] = rows[column * kLanes + k];
  }
}

std::vector<float> ForestScorer::score(const Matrix& signals, const budget::Deadline& deadline) const {
  constexpr std::size_t kStepsOfLanes = 200;
  std::vector<float> scores(signals.rows());
  if (is_wide_) {
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = forest_.score(signals.row(i));
    return scores;
  }
  Lanes lanes;
  for (std::size_t first = 0; first < scores.size() && !deadline.is_up(kStepsOfLanes); first += kLanes) {
    score_tile(signals.tile(first), lanes, nullptr);
    std::copy_n(lanes.scores, std::min(kLanes, scores.size() - first), scores.begin() + static_cast<std::ptrdiff_t>(first));
  }
  return scores;
}

}  // namespace winnow::signals
