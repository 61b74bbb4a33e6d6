#include "batch/duplicates.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace winnow::batch {
namespace {

TEST(SeenArticles, FindsWhatDiffersInThreeBits) {
  std::mt19937_64 random(3);
  SeenArticles seen;
  std::vector<std::uint64_t> fingerprints;
  for (int i = 0; i < 2000; ++i) {
    fingerprints.push_back(random());
    seen.add(fingerprints.back(), std::to_string(i));
  }
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    std::uint64_t near = fingerprints[i];
    for (int flips = static_cast<int>(i % 4); flips > 0; --flips) near ^= std::uint64_t{1} << (random() % 64);
    const std::string* const found = seen.find(near);
    ASSERT_NE(found, nullptr) << i;
    EXPECT_EQ(*found, std::to_string(i));
  }
}

TEST(SeenArticles, FindsNothingElse) {
  SeenArticles seen;
  EXPECT_EQ(seen.find(0), nullptr);
  seen.add(0, "zero");
  EXPECT_EQ(seen.find(0b1111), nullptr) << "four bits";
  EXPECT_EQ(seen.find(0x8000800080008000), nullptr) << "one in each block";
  EXPECT_NE(seen.find(0x8000800080000000), nullptr);
}

TEST(SeenArticles, NearestGoesFirst) {
  SeenArticles seen;
  seen.add(0b111, "far");
  seen.add(0b001, "near");
  seen.add(0b010, "as near");
  EXPECT_EQ(*seen.find(0), "near");
  EXPECT_EQ(*seen.find(0b111), "far");
}

TEST(SeenArticles, ForgetsTheOldest) {
  SeenArticles seen(10);
  std::mt19937_64 random(5);
  std::vector<std::uint64_t> fingerprints;
  for (int i = 0; i < 100; ++i) {
    fingerprints.push_back(random());
    seen.add(fingerprints.back(), std::to_string(i));
    const std::size_t last = fingerprints.size();
    for (std::size_t k = 0; k < last; ++k) {
      const bool is_remembered = k + 10 >= last;
      ASSERT_EQ(seen.find(fingerprints[k]) != nullptr, is_remembered) << i << ' ' << k;
    }
  }
}

TEST(SeenArticles, ComesBackFromItsEntries) {
  std::string entries;
  SeenArticles::append_entry(entries, 7, "a");
  SeenArticles::append_entry(entries, 0xFFFFFFFFFFFFFF00, std::string("b\0\n", 3));
  SeenArticles seen;
  ASSERT_TRUE(seen.add_entries(entries));
  EXPECT_EQ(*seen.find(7), "a");
  EXPECT_EQ(*seen.find(0xFFFFFFFFFFFFFF00), std::string("b\0\n", 3));
  EXPECT_FALSE(seen.add_entries(entries.substr(1)));
}

}  // namespace
}  // namespace winnow::batch
