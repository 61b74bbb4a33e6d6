#include "signals/context.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace winnow::signals {
namespace {

Measured units_of(const std::vector<float>& words) {
  Measured measured;
  for (const float count : words) {
    Unit unit{};
    unit.words = count;
    measured.units.push_back(unit);
  }
  return measured;
}

float level_of(const std::vector<float>& words, const std::vector<float>& scores) {
  Groups groups;
  groups.of.resize(words.size());
  for (Groups::Of& of : groups.of) of.fill(Groups::kNoGroup);
  return context_signals(units_of(words), scores, groups).at(0, static_cast<std::size_t>(ContextSignal::level));
}

TEST(Context, ThePagesLevelIsWhatTheSurestFifthOfItsBodyReaches) {
  EXPECT_EQ(level_of({10}, {-3}), -3);
  // Of 400 expected words, 80 are a fifth: the two surest have 60, the third makes it 100.
  EXPECT_EQ(level_of({300, 20, 40, 40}, {9, 12, 10, 11}), 10);
  EXPECT_EQ(level_of({20, 40, 300, 40}, {12, 10, 9, 11}), 10);
}

TEST(Context, ThePagesLevelIsThatOfTheSortedUnits) {
  std::uint32_t random = 1;
  for (int page = 0; page < 200; ++page) {
    std::vector<float> words;
    std::vector<float> scores;
    for (int i = 0; i < 1 + page; ++i) {
      random = random * 1664525 + 1013904223;
      words.push_back(static_cast<float>(1 + (random >> 24)));
      scores.push_back(static_cast<float>(static_cast<int>((random >> 16) % 64) - 32) / 8);  // many are equal
    }
    std::vector<std::size_t> order;
    double all = 0;
    const auto mass = [&](std::size_t i) { return static_cast<double>(words[i]) / (1 + std::exp(-static_cast<double>(scores[i]))); };
    for (std::size_t i = 0; i < words.size(); ++i) {
      order.push_back(i);
      all += mass(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    double sum = 0;
    std::size_t last = 0;
    while (last + 1 < order.size() && sum + mass(order[last]) < 0.2 * all) sum += mass(order[last++]);
    EXPECT_EQ(level_of(words, scores), scores[order[last]]) << page;
  }
}

TEST(Context, MeansLeaveTheUnitItselfOut) {
  const std::vector<float> scores = {2, 0, -2};
  const auto probability = [&](std::size_t i) { return 1 / (1 + std::exp(-scores[i])); };
  Groups groups;
  groups.of.resize(scores.size());
  for (Groups::Of& of : groups.of) of.fill(Groups::kNoGroup);
  groups.of[0][static_cast<std::size_t>(GroupKind::kin)] = 1;
  groups.of[2][static_cast<std::size_t>(GroupKind::kin)] = 1;
  const Matrix context = context_signals(units_of({10, 20, 30}), scores, groups);
  const auto at = [&](std::size_t i, ContextSignal signal) { return context.at(i, static_cast<std::size_t>(signal)); };
  EXPECT_FLOAT_EQ(at(1, ContextSignal::around_3), (10 * probability(0) + 30 * probability(2)) / 40);
  EXPECT_FLOAT_EQ(at(1, ContextSignal::above_3), probability(0));
  EXPECT_FLOAT_EQ(at(1, ContextSignal::below_3), probability(2));
  EXPECT_FLOAT_EQ(at(0, ContextSignal::above_3), 0);
  EXPECT_FLOAT_EQ(at(0, ContextSignal::kin), probability(2));
  EXPECT_FLOAT_EQ(at(0, ContextSignal::kin_words), std::log(31.0F));
  EXPECT_FLOAT_EQ(at(1, ContextSignal::kin), -1);
}

}  // namespace
}  // namespace winnow::signals
