#include "signals/forest_scorer.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace winnow::signals {
namespace {

constexpr std::uint32_t kMostLeaves = 32;

struct Registers16 {
  using Floats = float __attribute__((vector_size(16)));
  using Bits = std::uint32_t __attribute__((vector_size(16)));
};
struct Registers32 {
  using Floats = float __attribute__((vector_size(32)));
  using Bits = std::uint32_t __attribute__((vector_size(32)));
};

}  // namespace

ForestScorer::ForestScorer(const Forest& forest) : forest_(forest) {
#if defined(__x86_64__)
  has_avx2_ = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0;
#endif
  for (std::size_t t = 0; t < forest.trees.size() && !is_wide_; ++t) {
    add(forest.trees[t], t + 1 < forest.trees.size() ? forest.trees[t + 1].first_node : forest.nodes.size());
  }
  for (std::size_t t = 0; t < forest.trees.size() && !is_wide_; ++t) {
    add_shares(forest.trees[t],
               (t + 1 < forest.trees.size() ? forest.trees[t + 1].first_leaf : forest.leaves.size()) - forest.trees[t].first_leaf);
  }
  share_begin_.push_back(static_cast<std::uint32_t>(shares_.size()));
}

/// Leaves are numbered from left to right, and a node stands before those below it.
void ForestScorer::add(const Forest::Tree& tree, std::size_t end_node) {
  const std::size_t count = end_node - tree.first_node;
  is_wide_ = count + 1 > kMostLeaves;
  if (is_wide_) return;
  std::vector<std::uint32_t> below(count);  // bits of the leaves below a node
  const auto step = static_cast<std::uint32_t>(steps_.size());
  steps_.resize(steps_.size() + count);
  signals_.resize(steps_.size());
  for (std::size_t n = count; n-- > 0;) {
    const Forest::Node& node = forest_.nodes[tree.first_node + n];
    auto leaves = [&](std::int16_t child) {
      return child < 0 ? 1U << static_cast<std::uint32_t>(~child) : below[static_cast<std::size_t>(child)];
    };
    below[n] = leaves(node.left) | leaves(node.right);
    std::fill_n(steps_[step + n].threshold, kLanes, node.threshold);
    std::fill_n(steps_[step + n].keep, kLanes, ~leaves(node.left));
    signals_[step + n] = node.signal * std::uint32_t{kLanes};
  }
  trees_.push_back({step, step + static_cast<std::uint32_t>(count), tree.first_leaf});
}

/// The ways from the root to each leaf, in the order of the leaves.
void ForestScorer::add_shares(const Forest::Tree& tree, std::size_t leaf_count) {
  struct Way {
    int at;                     ///< a node, or ~leaf
    std::vector<Share> shares;  ///< on the way to it
  };
  const Forest::Node* const nodes = forest_.nodes.data() + tree.first_node;
  const float* const leaves = forest_.leaves.data() + tree.first_leaf;
  std::vector<std::vector<Share>> of_leaf(leaf_count);
  std::vector<Way> waiting{{0, {}}};
  while (!waiting.empty()) {
    Way way = std::move(waiting.back());
    waiting.pop_back();
    if (way.at < 0) {
      const int leaf = ~way.at;
      of_leaf[static_cast<std::size_t>(leaf)] = std::move(way.shares);
      continue;
    }
    const Forest::Node& node = nodes[way.at];
    for (const int child : {node.left, node.right}) {
      std::vector<Share> shares = way.shares;
      shares.push_back({node.signal, (child >= 0 ? nodes[child].mean : leaves[~child]) - node.mean});
      waiting.push_back({child, std::move(shares)});
    }
  }
  for (const std::vector<Share>& shares : of_leaf) {
    share_begin_.push_back(static_cast<std::uint32_t>(shares_.size()));
    shares_.insert(shares_.end(), shares.begin(), shares.end());
  }
}

template <typename Registers>
[[gnu::always_inline]] inline void ForestScorer::score_lanes(const float* signals, float* scores, std::uint8_t* leaves_out) const {
  using Floats = typename Registers::Floats;
  using Bits = typename Registers::Bits;
  constexpr std::size_t kBytes = sizeof(Floats);
  constexpr std::size_t kParts = kLanes * sizeof(float) / kBytes;
  constexpr std::size_t kWidth = kLanes / kParts;
  std::fill_n(scores, kLanes, forest_.base);
  for (const Tree& tree : trees_) {
    Bits leaves[kParts];
    for (Bits& part : leaves) part = ~Bits{};
    for (std::uint32_t s = tree.first_step; s < tree.end_step; ++s) {
      const Step& step = steps_[s];
      for (std::size_t part = 0; part < kParts; ++part) {
        Floats values;
        Floats threshold;
        Bits keep;
        __builtin_memcpy(&values, signals + signals_[s] + part * kWidth, kBytes);
        __builtin_memcpy(&threshold, step.threshold + part * kWidth, kBytes);
        __builtin_memcpy(&keep, step.keep + part * kWidth, kBytes);
        leaves[part] &= (Bits)(values <= threshold) | keep;  // all ones where the value stays on the left
      }
    }
    std::uint32_t bits[kLanes];
    __builtin_memcpy(bits, leaves, sizeof bits);
    const float* const values = forest_.leaves.data() + tree.first_leaf;
    for (std::size_t lane = 0; lane < kLanes; ++lane) scores[lane] += values[std::countr_zero(bits[lane])];
    if (leaves_out == nullptr) continue;
    for (const std::uint32_t lane : bits) *leaves_out++ = static_cast<std::uint8_t>(std::countr_zero(lane));
  }
}

#if defined(__x86_64__)
[[gnu::target("avx2,bmi")]] void ForestScorer::score_lanes_avx2(const float* signals, float* scores, std::uint8_t* leaves) const {
  score_lanes<Registers32>(signals, scores, leaves);
}
#else
void ForestScorer::score_lanes_avx2(const float* signals, float* scores, std::uint8_t* leaves) const {
  score_lanes<Registers16>(signals, scores, leaves);
}
#endif

void ForestScorer::score_rows(const Matrix& signals, std::size_t first, std::size_t count, std::vector<float>& lanes, float* scores,
                              std::uint8_t* leaves) const {
  const std::size_t columns = signals.columns();
  lanes.resize(columns * kLanes);
  for (std::size_t lane = 0; lane < count; ++lane) {
    const std::span<const float> row = signals.row(first + lane);
    for (std::size_t s = 0; s < columns; ++s) lanes[s * kLanes + lane] = row[s];
  }
  has_avx2_ ? score_lanes_avx2(lanes.data(), scores, leaves) : score_lanes<Registers16>(lanes.data(), scores, leaves);
}

void ForestScorer::attribute(const Matrix& signals, std::size_t first, std::size_t count, std::vector<float>& shares) const {
  const std::size_t columns = signals.columns();
  shares.assign(count * columns, 0);
  if (is_wide_) {
    for (std::size_t k = 0; k < count; ++k) forest_.attribute(signals.row(first + k), std::span(shares).subspan(k * columns, columns));
    return;
  }
  std::vector<float> lanes;
  std::vector<std::uint8_t> leaves(trees_.size() * kLanes);
  float scores[kLanes];
  score_rows(signals, first, count, lanes, scores, leaves.data());
  for (std::size_t k = 0; k < count; ++k) {
    float* const own = shares.data() + k * columns;
    for (std::size_t t = 0; t < trees_.size(); ++t) {
      const std::size_t leaf = trees_[t].first_leaf + leaves[t * kLanes + k];
      for (std::uint32_t s = share_begin_[leaf]; s < share_begin_[leaf + 1]; ++s) own[shares_[s].signal] += shares_[s].value;
    }
  }
}

std::vector<float> ForestScorer::score(const Matrix& signals, const budget::Deadline& deadline) const {
  constexpr std::size_t kStepsOfLanes = 100;
  std::vector<float> scores(signals.rows());
  if (is_wide_) {
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = forest_.score(signals.row(i));
    return scores;
  }
  std::vector<float> lanes;
  float out[kLanes];
  for (std::size_t first = 0; first < scores.size() && !deadline.is_up(kStepsOfLanes); first += kLanes) {
    const std::size_t count = std::min(kLanes, scores.size() - first);
    score_rows(signals, first, count, lanes, out, nullptr);
    std::copy_n(out, count, scores.begin() + static_cast<std::ptrdiff_t>(first));
  }
  return scores;
}

}  // namespace winnow::signals
