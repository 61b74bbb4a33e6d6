#include "signals/context.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace winnow::signals {
namespace {

using S = ContextSignal;

constexpr float kStrong = 1.5F;
constexpr float kPastBorder = -6;
constexpr float kFarAway = 30;
constexpr float kLevelShare = 0.2F;

/// log(1 + value). Most values are counts of words, which are whole or end in a half: these are looked up.
float log_of_words(double value) {
  constexpr std::size_t kKnown = 2048;  // halves
  static const std::array<float, kKnown> kLogs = [] {
    std::array<float, kKnown> logs{};
    for (std::size_t i = 0; i < kKnown; ++i) logs[i] = static_cast<float>(std::log(1 + static_cast<double>(i) / 2));
    return logs;
  }();
  const double halves = 2 * value;
  if (halves >= 0 && halves < static_cast<double>(kKnown)) {
    const auto i = static_cast<std::size_t>(halves);
    if (static_cast<double>(i) == halves) return kLogs[i];
  }
  return static_cast<float>(std::log(1 + value));
}

class ContextMeasurer {
 public:
  ContextMeasurer(const Measured& measured, std::span<const float> scores, const Groups& groups)
      : scores_(scores),
        groups_(groups),
        n_(measured.units.size()),
        own_words_(n_),
        words_(n_ + 1),
        mass_(n_ + 1),
        out_(n_, static_cast<std::size_t>(S::count)) {
    for (std::size_t i = 0; i < n_; ++i) {
      own_words_[i] = at_least(1, measured.units[i].words);
      words_[i + 1] = words_[i] + own_words_[i];
      mass_[i + 1] = mass_[i] + own_words_[i] / (1 + std::exp(-static_cast<double>(scores_[i])));
    }
  }

  Matrix measure() {
    if (n_ == 0) return std::move(out_);
    neighbours();
    page();
    distances();
    for (std::size_t kind = 0; kind < static_cast<std::size_t>(GroupKind::count); ++kind) group(kind);
    return std::move(out_);
  }

 private:
  /// By value: std::max() takes references, and the compiler a branch.
  static double at_least(double least, double value) { return value < least ? least : value; }
  [[nodiscard]] double mass_of(std::size_t i) const { return mass_[i + 1] - mass_[i]; }
  void put(std::size_t i, S signal, double value) { out_.at(i, static_cast<std::size_t>(signal)) = static_cast<float>(value); }
  static S next_signal(S first, std::size_t step) { return static_cast<S>(static_cast<std::size_t>(first) + step); }

  /// Mean probability of [first, end).
  [[nodiscard]] double mean(std::size_t first, std::size_t end) const {
    return (mass_[end] - mass_[first]) / at_least(1, words_[end] - words_[first]);
  }
  /// The same without i, which is within.
  [[nodiscard]] double mean_around(std::size_t i, std::size_t first, std::size_t end) const {
    return (mass_[end] - mass_[first] - mass_of(i)) / at_least(1, words_[end] - words_[first] - own_words_[i]);
  }

  void neighbours() {
    constexpr std::size_t kReach[] = {3, 8, 20};
    for (std::size_t i = 0; i < n_; ++i) {
      put(i, S::score, scores_[i]);
      for (std::size_t k = 1; k <= 4; ++k) {
        put(i, next_signal(S::before_1, k - 1), i >= k ? scores_[i - k] : kPastBorder);
        put(i, next_signal(S::after_1, k - 1), i + k < n_ ? scores_[i + k] : kPastBorder);
      }
      for (std::size_t k = 0; k < std::size(kReach); ++k) {
        const std::size_t first = i - std::min(i, kReach[k]);
        const std::size_t end = std::min(n_, i + kReach[k] + 1);
        put(i, next_signal(S::around_3, k), mean_around(i, first, end));
        put(i, next_signal(S::above_3, k), mean(first, i));
        put(i, next_signal(S::below_3, k), mean(i + 1, end));
      }
    }
  }

  /// The score that the surest fifth of the page's expected body reaches.
  [[nodiscard]] float page_level() const {
    // The few that count are taken from a heap: sorting all of them takes longer.
    const auto comes_after = [&](std::size_t a, std::size_t b) { return scores_[a] != scores_[b] ? scores_[a] < scores_[b] : a > b; };
    std::vector<std::size_t> left(n_);
    std::iota(left.begin(), left.end(), std::size_t{0});
    std::make_heap(left.begin(), left.end(), comes_after);
    double sum = 0;
    for (;;) {
      sum += mass_of(left.front());
      if (sum >= kLevelShare * mass_.back() || left.size() == 1) return scores_[left.front()];
      std::pop_heap(left.begin(), left.end(), comes_after);
      left.pop_back();
    }
  }

  void page() {
    const float level = page_level();
    const float best = *std::max_element(scores_.begin(), scores_.end());
    const double all = std::max(1e-9, mass_.back());
    const double log_of_all = std::log(1 + mass_.back());
    for (std::size_t i = 0; i < n_; ++i) {
      put(i, S::over_level, scores_[i] - level);
      put(i, S::level, level);
      put(i, S::best, best);
      put(i, S::mass, log_of_all);
      put(i, S::mass_above, mass_[i] / all);
      put(i, S::mass_below, (mass_.back() - mass_[i + 1]) / all);
    }
  }

  void distances() {
    float distance = kFarAway;
    double weak_words = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      put(i, S::strong_above, distance);
      put(i, S::weak_words, log_of_words(weak_words));
      const bool strong = scores_[i] > kStrong;
      distance = strong ? 1 : std::min(kFarAway, distance + 1);
      weak_words = strong ? 0 : weak_words + own_words_[i];
    }
    distance = kFarAway;
    for (std::size_t i = n_; i-- > 0;) {
      put(i, S::strong_below, distance);
      put(i, S::strong_near, std::min(distance, out_.at(i, static_cast<std::size_t>(S::strong_above))));
      distance = scores_[i] > kStrong ? 1 : std::min(kFarAway, distance + 1);
    }
  }

  void group(std::size_t kind) {
    std::uint32_t count = 0;
    for (const Groups::Of& of : groups_.of) {
      if (of[kind] != Groups::kNoGroup) count = std::max(count, of[kind] + 1);
    }
    std::vector<double> words(count, 0);
    std::vector<double> mass(count, 0);
    for (std::size_t i = 0; i < n_; ++i) {
      const std::uint32_t g = groups_.of[i][kind];
      if (g == Groups::kNoGroup) continue;
      words[g] += own_words_[i];
      mass[g] += mass_of(i);
    }
    for (std::size_t i = 0; i < n_; ++i) {
      const std::uint32_t g = groups_.of[i][kind];
      const double others = g == Groups::kNoGroup ? 0 : words[g] - own_words_[i];
      put(i, next_signal(S::kin, 2 * kind), others > 0.5 ? (mass[g] - mass_of(i)) / others : -1);
      put(i, next_signal(S::kin_words, 2 * kind), log_of_words(at_least(0, others)));
    }
  }

  std::span<const float> scores_;
  const Groups& groups_;
  std::size_t n_;
  std::vector<double> own_words_;     ///< at least 1
  std::vector<double> words_, mass_;  ///< sums over the units before
  Matrix out_;
};

}  // namespace

Matrix context_signals(const Measured& measured, std::span<const float> scores, const Groups& groups) {
  return ContextMeasurer(measured, scores, groups).measure();
}

}  // namespace winnow::signals
