#include "fingerprint/fingerprint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace winnow::fingerprint {
namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A paragraph a line.
std::vector<Paragraph> paragraphs_of(const std::string& text) {
  std::vector<Paragraph> paragraphs;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    paragraphs.push_back({ParagraphKind::paragraph, 0, text.substr(begin, end - begin), {}});
    begin = end + 1;
  }
  return paragraphs;
}

std::uint64_t of_text(const std::string& text) {
  return of(paragraphs_of(text));
}

std::string fixture(const std::string& name) {
  return contents(std::filesystem::path(WINNOW_SOURCE_DIR) / "tests/fingerprint" / name);
}

std::string edited(std::string text, const std::string& before, const std::string& after) {
  const std::size_t at = text.find(before);
  EXPECT_NE(at, std::string::npos) << before;
  return text.replace(at, before.size(), after);
}

// Made by another program, from the words of winnow.h alone.
TEST(Fingerprint, IsWhatTheHeaderSays) {
  EXPECT_EQ(of_text("The bridge opened."), 0x48A0512360C882B2U);
  EXPECT_EQ(of_text("The bridge opened on Monday, and the ferry stopped on Tuesday."), 0xEBA250B844074288U);
  EXPECT_EQ(of_text("Мост открыли в понедельник, паром остановился."), 0xD0EC1059BBBB297DU);
  EXPECT_EQ(of_text("橋は月曜日に開いた。"), 0x32C6C9A200408A12U);
  EXPECT_EQ(of_text("bridge"), 0x637FD41601488BA4U);
  EXPECT_EQ(of_text(""), 0U);
  EXPECT_EQ(of_text("* * *"), 0U);
}

std::uint64_t hash_of_pair(const std::string& pair) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : pair) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDU;
  hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53U;
  return hash ^ (hash >> 33);
}

/// Counts ones up, zeros down.
void count_bits(std::uint64_t hash, std::array<int, 64>& balance) {
  for (unsigned bit = 0; bit < 64; ++bit) balance[bit] += ((hash >> bit) & 1U) != 0 ? 1 : -1;
}

std::uint64_t majority(const std::array<int, 64>& balance) {
  std::uint64_t bits = 0;
  for (unsigned bit = 0; bit < 64; ++bit) bits |= balance[bit] > 0 ? std::uint64_t{1} << bit : 0;
  return bits;
}

// Texts of any length, some pairs of words more than once: bit by bit.
TEST(Fingerprint, IsTheMajorityOfDistinctPairs) {
  std::set<std::uint64_t> hashes;
  std::string text = "w0";
  for (int i = 1; i < 700; ++i) {
    std::string pair = "w" + std::to_string((i - 1) * (i - 1) % 401);
    const std::string word = "w" + std::to_string(i * i % 401);
    pair += " ";
    pair += word;
    text += (i % 7 == 0 ? ". W" : " w") + word.substr(1);
    hashes.insert(hash_of_pair(pair));
    std::uint64_t expected = 0;
    for (unsigned bit = 0; bit < 64; ++bit) {
      const auto count = std::count_if(hashes.begin(), hashes.end(), [&](std::uint64_t hash) { return ((hash >> bit) & 1U) != 0; });
      if (2 * static_cast<std::size_t>(count) > hashes.size()) expected |= std::uint64_t{1} << bit;
    }
    ASSERT_EQ(of_text(text), expected) << i;
  }
}

// As many pairs as no table has room for at first, and then a part of them again.
TEST(Fingerprint, WhatALongTextRepeatsCountsOnce) {
  std::string text;
  std::array<int, 64> balance{};
  for (int i = 0; i < 60000; ++i) {
    const std::string word = "w" + std::to_string(i) + " x" + std::to_string(i) + "\n";
    text += word;
    if (i > 0) count_bits(hash_of_pair("x" + std::to_string(i - 1) + " w" + std::to_string(i)), balance);
    count_bits(hash_of_pair("w" + std::to_string(i) + " x" + std::to_string(i)), balance);
    // Soon after the table has grown a few pairs that are lost still tip some bit.
    if (i > 8200 && i < 8400 && i % 10 == 0) {
      EXPECT_EQ(of_text(text), majority(balance)) << i;
    }
  }
  EXPECT_EQ(of_text(text), majority(balance));
  count_bits(hash_of_pair("x59999 w0"), balance);
  EXPECT_EQ(of_text(text + text.substr(0, text.find("w20000 "))), majority(balance));
}

// One pair alone: the fingerprint is its hash.
TEST(Fingerprint, WordsOfAnyLengthAreReadByTheirLetters) {
  const std::string letters = "incomprehensibilities";
  for (std::size_t size = 1; size <= letters.size(); ++size) {
    const std::string word = letters.substr(0, size);
    EXPECT_EQ(of_text(word + " weathers"), hash_of_pair(word + " weathers")) << word;
    EXPECT_EQ(of_text("Weathers " + word + " - - - - - - - - - -"), hash_of_pair("weathers " + word)) << word;
    EXPECT_EQ(of_text("I" + word.substr(1) + "7B weathers . . . . . . . . . . . ."), hash_of_pair(word + "7b weathers")) << word;
  }
}

TEST(Fingerprint, CaseMarksAndParagraphsDoNotCount) {
  const std::uint64_t plain = of_text("The bridge opened on Monday. It had been shut for a year, said the mayor.");
  EXPECT_EQ(of_text("THE BRIDGE OPENED ON MONDAY!\n“It had been shut for a year”, said the Mayor"), plain);
  EXPECT_EQ(of_text("The bridge\nopened on\nMonday. It had been — shut — for a year, said\nthe mayor."), plain);
  EXPECT_NE(of_text("Monday the bridge opened on. It had been shut for a year, said the mayor."), plain);
}

TEST(Fingerprint, SmallEditsStayNear) {
  const std::string text = fixture("harbour.txt");
  const std::uint64_t original = of_text(text);
  const std::vector<std::pair<std::string, std::string>> edits = {
      {"barely four", "barely five"},  // a figure put right
      {"Ana Morel", "Anna Morel"},     // a name put right
      {"announced on Thursday", "said Thursday"},
      {"a crew of nineteen", "nineteen crew"},
      {"hardly", "scarcely"},
      {"the brig that was lost", "the brig lost"},
      {"has asked the authority", "asked the authority"},
      {"Not everyone is unhappy. ", ""},  // a sentence cut
      {"drawn and measured.", "drawn and measured.\nThis article was corrected."},
  };
  for (const auto& [before, after] : edits) {
    EXPECT_LE(distance(of_text(edited(text, before, after)), original), kNear) << before << " -> " << after;
  }
}

TEST(Fingerprint, OtherArticlesAreFar) {
  const std::string harbour = fixture("harbour.txt");
  const std::string orchard = fixture("orchard.txt");
  EXPECT_GE(distance(of_text(harbour), of_text(orchard)), 20);
  EXPECT_GT(distance(of_text(harbour.substr(0, harbour.size() / 2)), of_text(harbour)), kNear) << "half of an article is another one";
}

// One of the five pages stands alone on one page and among others on two.
TEST(Fingerprint, ArticleOfThreeSeedPagesHasOne) {
  const std::filesystem::path seeds = std::filesystem::path(WINNOW_SOURCE_DIR) / "../shared/seeds";
  if (!std::filesystem::exists(seeds)) GTEST_SKIP() << "no ../shared";
  std::map<std::uint64_t, int> pages;
  for (const auto& file : std::filesystem::directory_iterator(seeds)) {
    if (file.path().extension() != ".txt") continue;
    for (const Article& article : extract(contents(file.path())).articles) ++pages[article.fingerprint];
  }
  int threes = 0;
  for (const auto& [value, count] : pages) {
    EXPECT_NE(value, 0U);
    EXPECT_TRUE(count == 1 || count == 3) << count;
    threes += count == 3 ? 1 : 0;
  }
  EXPECT_EQ(threes, 1);
}

}  // namespace
}  // namespace winnow::fingerprint
