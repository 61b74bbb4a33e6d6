#include "signals/forest.h"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>
#include <random>

#include "signals/context.h"
#include "signals/html_signals.h"
#include "signals/model.h"
#include "signals/numbering.h"
#include "signals/text_signals.h"
#include "signals/witness.h"

namespace winnow::signals {
namespace {

// signal 0 <= 1 ? -1 : signal 1 <= 0 ? 2 : 4        signal 2 <= 5 ? 0.5 : -0.5
const std::vector<Forest::Tree> kTrees = {{0, 0}, {2, 3}};
const std::vector<Forest::Node> kNodes = {{0, 1, ~0, 1, 1}, {1, 0, ~1, ~2, 3}, {2, 5, ~0, ~1, 0}};
const std::vector<float> kLeaves = {-1, 2, 4, 0.5F, -0.5F};

Forest small_forest() {
  return {kTrees, kNodes, kLeaves, 10};
}

float score(std::vector<float> signals) {
  return small_forest().score(signals);
}

std::vector<float> shares(const Forest& forest, std::span<const float> signals) {
  std::vector<float> out(signals.size());
  forest.attribute(signals, out);
  return out;
}

TEST(Forest, ScoreIsTheBaseAndOneLeafOfEachTree) {
  EXPECT_EQ(score({0, 9, 9}), 10 - 1 - 0.5F);
  EXPECT_EQ(score({2, -1, 9}), 10 + 2 - 0.5F);
  EXPECT_EQ(score({2, 1, 0}), 10 + 4 + 0.5F);
}

TEST(Forest, AValueAtTheThresholdGoesLeft) {
  EXPECT_EQ(score({1, 9, 5}), 10 - 1 + 0.5F);
  EXPECT_EQ(score({2, 0, 5}), 10 + 2 + 0.5F);
}

TEST(Forest, WithoutTreesScoresItsBase) {
  EXPECT_EQ((Forest{{}, {}, {}, -2}.score(std::vector<float>{1})), -2);
}

TEST(Forest, EachSplitIsTheShareOfItsSignal) {
  EXPECT_EQ(shares(small_forest(), std::vector<float>{2, 1, 0}), (std::vector<float>{3 - 1, 4 - 3, 0.5F}));
  EXPECT_EQ(shares(small_forest(), std::vector<float>{0, 1, 9}), (std::vector<float>{-1 - 1, 0, -0.5F}));
}

/// base + the trees' root means + all shares = score, on random signals.
void expect_agreement(const Forest& forest, std::size_t signals) {
  float known = forest.base;
  for (const Forest::Tree& tree : forest.trees) known += forest.nodes[tree.first_node].mean;
  std::mt19937 random(7);
  std::vector<float> row(signals);
  for (int round = 0; round < 50; ++round) {
    for (float& value : row) value = static_cast<float>(random() % 200) / static_cast<float>(1 + random() % 40);
    const std::vector<float> moved = shares(forest, row);
    EXPECT_NEAR(known + std::accumulate(moved.begin(), moved.end(), 0.0F), forest.score(row), 0.01F);
  }
}

TEST(Forest, SharesAddUpToTheScore) {
  expect_agreement(small_forest(), 3);
  expect_agreement(html_model().forest, static_cast<std::size_t>(HtmlSignal::count));
  expect_agreement(text_model().forest, static_cast<std::size_t>(TextSignal::count));
}

/// Scored side by side as one by one, for any number of units.
void expect_same_scores(const Forest& forest, std::size_t signals, bool may_use_avx2 = true) {
  const ForestScorer scorer(forest, may_use_avx2);
  std::mt19937 random(11);
  for (std::size_t rows : {0U, 1U, 7U, 31U, 32U, 33U, 150U}) {
    Matrix matrix(rows, signals);
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t s = 0; s < signals; ++s)
        matrix.at(i, s) = static_cast<float>(random() % 200) / static_cast<float>(1 + random() % 40);
    }
    if (rows > 2) matrix.at(rows - 2, 0) = std::numeric_limits<float>::quiet_NaN();
    const std::vector<float> scores = scorer.score(matrix);
    ASSERT_EQ(scores.size(), matrix.rows());
    for (std::size_t i = 0; i < scores.size(); ++i) EXPECT_EQ(scores[i], forest.score(matrix.row(i))) << i << " of " << rows;
  }
}

/// The shares of several units at once are those of each by itself.
void expect_same_shares(const Forest& forest, std::size_t signals, bool may_use_avx2) {
  const ForestScorer scorer(forest, may_use_avx2);
  std::mt19937 random(13);
  Matrix matrix(53, signals);
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    for (std::size_t s = 0; s < signals; ++s) matrix.at(i, s) = static_cast<float>(random() % 200) / static_cast<float>(1 + random() % 40);
  }
  for (std::size_t first = 0; first < matrix.rows(); first += ForestScorer::kLanes) {
    const std::size_t count = std::min(ForestScorer::kLanes, matrix.rows() - first);
    std::vector<float> shares(3, 1.0F);
    scorer.attribute(matrix, first, count, shares);
    ASSERT_EQ(shares.size(), count * signals);
    for (std::size_t k = 0; k < count; ++k) {
      std::vector<float> alone(signals, 0.0F);
      forest.attribute(matrix.row(first + k), alone);
      EXPECT_TRUE(std::equal(alone.begin(), alone.end(), shares.begin() + static_cast<std::ptrdiff_t>(k * signals))) << first + k;
    }
  }
}

TEST(ForestScorer, AttributesAsTheForestDoes) {
  for (const bool may_use_avx2 : {true, false}) {
    expect_same_shares(small_forest(), 3, may_use_avx2);
    expect_same_shares(html_model().forest, static_cast<std::size_t>(HtmlSignal::count), may_use_avx2);
    expect_same_shares(html_model().context, static_cast<std::size_t>(ContextSignal::count), may_use_avx2);
    expect_same_shares(text_model().forest, static_cast<std::size_t>(TextSignal::count), may_use_avx2);
  }
}

TEST(ForestScorer, ScoresAsTheForestDoes) {
  expect_same_scores(small_forest(), 3);
  expect_same_scores(html_model().forest, static_cast<std::size_t>(HtmlSignal::count));
  expect_same_scores(html_model().context, static_cast<std::size_t>(ContextSignal::count));
  expect_same_scores(text_model().forest, static_cast<std::size_t>(TextSignal::count));
}

TEST(ForestScorer, ScoresTheSameOnEveryProcessor) {
  expect_same_scores(small_forest(), 3, false);
  expect_same_scores(html_model().forest, static_cast<std::size_t>(HtmlSignal::count), false);
  expect_same_scores(text_model().context, static_cast<std::size_t>(ContextSignal::count), false);
}

TEST(ForestScorer, ValuesAtTheThresholdGoLeft) {
  Matrix matrix(1, 3);
  matrix.at(0, 0) = 1;
  matrix.at(0, 1) = 9;
  matrix.at(0, 2) = 5;
  for (const bool may_use_avx2 : {true, false}) {
    EXPECT_EQ(ForestScorer(small_forest(), may_use_avx2).score(matrix).at(0), 10 - 1 + 0.5F) << may_use_avx2;
  }
}

TEST(ForestScorer, ScoresAlsoTreesOfManyLeaves) {
  std::vector<Forest::Node> nodes;  // signal 0 <= 0, <= 1, ... <= 39, else the last leaf
  std::vector<float> leaves;
  for (int i = 0; i < 40; ++i) {
    nodes.push_back({0, static_cast<float>(i), static_cast<std::int16_t>(~i), static_cast<std::int16_t>(i < 39 ? i + 1 : ~40), 0});
    leaves.push_back(static_cast<float>(i));
  }
  leaves.push_back(40);
  const std::vector<Forest::Tree> trees = {{0, 0}};
  Matrix matrix(2, 1);
  matrix.at(0, 0) = 36.5F;
  matrix.at(1, 0) = 99;
  EXPECT_EQ(ForestScorer(Forest{trees, nodes, leaves, 0}).score(matrix), (std::vector<float>{37, 40}));
}

constexpr std::uint64_t kElsewhere = std::uint64_t{1} << Lexicon::kHomeBits;  // added to a hash: other tokens of the same home

constexpr Lexicon::Entry kFewEntries[] = {{key_of(Field::line, 6), 30},      {key_of(Field::line, 7), 125},
                                          {key_of(Field::heading, 7), -250}, {key_of(Field::line, 7 + kElsewhere), 4},
                                          {key_of(Field::line, 64), 5},      {key_of(Field::line, 0xFFFF), -7}};
constexpr FittedLexicon<kFewEntries> kFewWeights(kFewEntries);

/// Trees that each compare one signal with `nodes` thresholds, all different.
void expect_same_scores_of_combs(std::size_t trees, int nodes) {
  std::vector<Forest::Tree> roots;
  std::vector<Forest::Node> all;
  std::vector<float> leaves;
  for (std::size_t t = 0; t < trees; ++t) {
    roots.push_back({static_cast<std::uint32_t>(all.size()), static_cast<std::uint32_t>(leaves.size())});
    for (int i = 0; i < nodes; ++i) {
      const auto threshold = static_cast<float>(static_cast<std::size_t>(i) * trees + t) * 0.06F;
      all.push_back({0, threshold, static_cast<std::int16_t>(~i), static_cast<std::int16_t>(i + 1 < nodes ? i + 1 : ~nodes), 0});
    }
    for (int i = 0; i <= nodes; ++i) leaves.push_back(static_cast<float>(i) + static_cast<float>(t) * 0.01F);
  }
  expect_same_scores(Forest{roots, all, leaves, 0}, 1);
  expect_same_scores(Forest{roots, all, leaves, 0}, 1, false);
}

TEST(ForestScorer, ScoresAlsoMoreTreesAndThresholdsThanItHasNumbersFor) {
  expect_same_scores_of_combs(511, 1);
  expect_same_scores_of_combs(513, 1);
  expect_same_scores_of_combs(100, 31);
}

TEST(Lexicon, FindsEachKeyOfAHome) {
  const StoredLexicon stored(kFewEntries);
  for (const Lexicon& lexicon : {kFewWeights.view(), stored.view()}) {
    for (const auto& [key, weight] : kFewEntries) EXPECT_FLOAT_EQ(lexicon.weight(key), static_cast<float>(weight) * 0.01F) << key;
    EXPECT_EQ(lexicon.near(7).size(), 4U);
    EXPECT_EQ(lexicon.near(64).size(), 1U);
    EXPECT_EQ(lexicon.near(8).size(), 0U);
  }
}

TEST(Lexicon, FindsAKeyAmongManyOfItsHome) {
  std::vector<Lexicon::Entry> entries;
  for (std::uint64_t i = 0; i < 30; ++i) entries.push_back({key_of(Field::line, 7 + i * kElsewhere), static_cast<std::int16_t>(i + 1)});
  for (std::size_t count = 1; count <= entries.size(); ++count) {
    const StoredLexicon stored(std::span<const Lexicon::Entry>(entries).first(count));
    for (std::size_t i = 0; i < entries.size(); ++i) {
      EXPECT_FLOAT_EQ(stored.view().weight(entries[i].key), i < count ? static_cast<float>(i + 1) * 0.01F : 0) << i << " of " << count;
    }
  }
}

TEST(Lexicon, AMissingKeyWeighsNothing) {
  for (const std::uint64_t hash : {5U, 8U, 63U, 65U, 0xFFFEU}) EXPECT_EQ(kFewWeights.view().weight(key_of(Field::line, hash)), 0) << hash;
  EXPECT_EQ(kFewWeights.view().weight(key_of(Field::heading, 6)), 0);
  EXPECT_EQ(Lexicon().weight(key_of(Field::line, 7)), 0);
}

TEST(Lexicon, KeysDifferByField) {
  EXPECT_NE(key_of(Field::heading, 5), key_of(Field::line, 5));
}

TEST(Lexicon, OpeningsAreTheFirstWordsAndShortLines) {
  std::vector<std::pair<Field, std::size_t>> seen;
  const std::vector<words::Token> tokens = {1, 2, 3, 4};
  visit_opening(tokens, 4, [&](Field field, std::uint64_t, std::size_t count) { seen.emplace_back(field, count); });
  EXPECT_EQ(seen, (std::vector<std::pair<Field, std::size_t>>{
                      {Field::opener_short, 1}, {Field::opener_short, 2}, {Field::opener_short, 3}, {Field::line, 4}}));
  seen.clear();
  visit_opening(std::vector<words::Token>(20, 1), 20,
                [&](Field field, std::uint64_t, std::size_t count) { seen.emplace_back(field, count); });
  EXPECT_EQ(seen.size(), 3U);
  EXPECT_EQ(seen[0].first, Field::opener_long);
}

TEST(WeightSum, KeepsLeastGreatestAndWhole) {
  WeightSum sum;
  for (float weight : {0.5F, -1.0F, 2.0F}) sum.add(weight);
  EXPECT_EQ(sum.min, -1);
  EXPECT_EQ(sum.max, 2);
  EXPECT_EQ(sum.sum, 1.5F);
}

std::vector<Shingle> shingles(std::initializer_list<words::Token> tokens) {
  std::vector<Shingle> out{1, 2, 3};
  shingles_of(std::vector<words::Token>(tokens), out);
  return out;
}

TEST(ShingleSet, ShareOfFourWordRuns) {
  ShingleSet set(10);
  EXPECT_TRUE(set.empty());
  set.add_all(shingles({1, 2, 3, 4, 5, 6}));
  EXPECT_FALSE(set.empty());
  EXPECT_EQ(set.share(shingles({1, 2, 3, 4, 5, 6})), 1);
  EXPECT_EQ(set.share(shingles({2, 3, 4, 5})), 1);
  EXPECT_EQ(set.share(shingles({2, 3, 4, 5, 9})), 0.5F);
  EXPECT_EQ(set.share(shingles({6, 5, 4, 3, 2, 1})), 0);
  EXPECT_EQ(set.share({}), 0);
}

TEST(ShingleSet, AShortTextIsOneShingle) {
  ShingleSet set(10);
  set.add_all(shingles({1, 2}));
  EXPECT_EQ(set.share(shingles({1, 2})), 1);
  EXPECT_EQ(set.share(shingles({1})), 0);
  EXPECT_EQ(set.share(shingles({2, 1})), 0);
}

TEST(ShingleSet, KeepsApartThoseThatBelongInOnePlace) {
  ShingleSet set(1000);
  const auto of = [](std::uint32_t i) { return (i << 20) | 1; };
  for (std::uint32_t i = 0; i < 1000; i += 2) set.insert(of(i));
  for (std::uint32_t i = 0; i < 1000; ++i) ASSERT_EQ(set.contains(of(i)), i % 2 == 0) << i;
}

TEST(Numbering, NumbersStayWhileItGrows) {
  Numbering numbers;
  for (std::uint64_t i = 0; i < 3000; ++i) ASSERT_EQ(numbers.of(i * i * i), i);
  for (std::uint64_t i = 0; i < 3000; ++i) ASSERT_EQ(numbers.of(i * i * i), i);
  EXPECT_EQ(numbers.find(7), Numbering::kNone);
  EXPECT_EQ(numbers.count(), 3000U);
  numbers.clear();
  EXPECT_EQ(numbers.find(8), Numbering::kNone);
  EXPECT_EQ(numbers.of(8), 0U);
}

TEST(ShingleSet, GrowsBeyondWhatWasExpected) {
  ShingleSet set(1);
  const auto of = [](std::uint64_t i) { return shingle_of(i * 0x9E3779B97F4A7C15ULL); };
  for (std::uint64_t i = 1; i <= 5000; ++i) set.insert(of(i));
  for (std::uint64_t i = 1; i <= 5000; ++i) ASSERT_TRUE(set.contains(of(i))) << i;
  EXPECT_FALSE(set.contains(of(5001)));
}

}  // namespace
}  // namespace winnow::signals
