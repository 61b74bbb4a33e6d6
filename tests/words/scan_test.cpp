#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "words/words.h"

namespace winnow::words {
namespace {

Counts counts_of(std::string_view text) {
  std::vector<Token> tokens;
  return scan(text, tokens);
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  scan(text, tokens);
  return tokens;
}

TEST(Scan, CountsLatin) {
  const Counts counts = counts_of("The minister said: \"Prices rose 3 percent, again.\" Then SquishedThere left NATO.");
  EXPECT_EQ(counts.tokens, 12U);
  EXPECT_EQ(counts.words, 12);
  EXPECT_EQ(counts.chars, 80U);
  EXPECT_EQ(counts.letters, 62U);
  EXPECT_EQ(counts.digits, 1U);
  EXPECT_EQ(counts.numbers, 1U);
  EXPECT_EQ(counts.upper, 9U);
  EXPECT_EQ(counts.capital_words, 5U);
  EXPECT_EQ(counts.caps_words, 1U);
  EXPECT_EQ(counts.glued, 1U);
  EXPECT_EQ(counts.commas, 1U);
  EXPECT_EQ(counts.quotes, 2U);
  EXPECT_EQ(counts.sentences, 2U);
  EXPECT_EQ(counts.symbols, 0U);
  EXPECT_EQ(counts.code, 0U);
}

TEST(Scan, CountsCyrillic) {
  const Counts counts = counts_of("Сегодня выпал снег, и дети ушли.");
  EXPECT_EQ(counts.tokens, 6U);
  EXPECT_EQ(counts.words, 6);
  EXPECT_EQ(counts.letters, 25U);
  EXPECT_EQ(counts.upper, 1U);
  EXPECT_EQ(counts.capital_words, 1U);
  EXPECT_EQ(counts.commas, 1U);
  EXPECT_EQ(counts.sentences, 1U);
}

TEST(Scan, AHanCharacterIsATokenAndHalfAWord) {
  const Counts counts = counts_of("今天下雪了。孩子们在家，很高兴！");
  EXPECT_EQ(counts.tokens, 13U);
  EXPECT_EQ(counts.words, 6.5F);
  EXPECT_EQ(counts.chars, 16U);
  EXPECT_EQ(counts.letters, 13U);
  EXPECT_EQ(counts.commas, 1U);
  EXPECT_EQ(counts.sentences, 2U);
  EXPECT_EQ(counts.upper, 0U);
}

TEST(Scan, HanAndLatinInOneLine) {
  const Counts counts = counts_of("NATO在2024年");
  EXPECT_EQ(counts.tokens, 4U);
  EXPECT_EQ(counts.words, 3);
  EXPECT_EQ(counts.caps_words, 1U);
  EXPECT_EQ(counts.numbers, 1U);
}

TEST(Scan, ThaiIsUnspaced) {
  const Counts counts = counts_of("วันนี้หิมะตก");
  EXPECT_EQ(counts.tokens, 12U);
  EXPECT_EQ(counts.words, 6);
  EXPECT_EQ(counts.sentences, 0U);
}

TEST(Scan, MarksBelongToDevanagariWords) {
  const Counts counts = counts_of("आज सुबह बर्फ़ गिरी। बच्चे खुश हैं।");
  EXPECT_EQ(counts.tokens, 7U);
  EXPECT_EQ(counts.words, 7);
  EXPECT_EQ(counts.sentences, 2U);
  EXPECT_EQ(counts.capital_words, 0U);
}

TEST(Scan, CountsArmenian) {
  const Counts counts = counts_of("Այսօր ձյուն եկավ։ Երեխաները տանը մնացին։");
  EXPECT_EQ(counts.tokens, 6U);
  EXPECT_EQ(counts.capital_words, 2U);
  EXPECT_EQ(counts.sentences, 2U);
}

TEST(Scan, HangulHasBlanksBetweenWords) {
  EXPECT_EQ(counts_of("오늘 눈이 왔다.").tokens, 3U);
  EXPECT_EQ(counts_of("오늘 눈이 왔다.").words, 3);
}

TEST(Scan, AFullStopWithinANumberEndsNoSentence) {
  EXPECT_EQ(counts_of("It rose by 1.5 points").sentences, 0U);
  EXPECT_EQ(counts_of("It rose by 1.5 points. It fell.").sentences, 2U);
  EXPECT_EQ(counts_of("هل جاء الشتاء؟").sentences, 1U);
}

TEST(Scan, CountsSignsOfCode) {
  const Counts counts = counts_of("{a=b;} | # _x");
  EXPECT_EQ(counts.code, 4U);
  EXPECT_EQ(counts.symbols, 6U);
  EXPECT_EQ(counts.tokens, 3U);
}

TEST(Scan, CountsBeginningsOfAddresses) {
  const auto addresses = [](std::string_view text) {
    std::vector<Token> tokens;
    return scan(text, tokens).addresses;
  };
  EXPECT_EQ(addresses("https://www.example.org and WWW.example.org, a@b"), 3U);
  EXPECT_EQ(addresses("中@文"), 1U);
  EXPECT_EQ(addresses("@home or at@ or @"), 0U);
  EXPECT_EQ(addresses("ww. :/ :// www"), 1U);
  EXPECT_EQ(addresses(":"), 0U);
}

TEST(Scan, AWordIsOneTokenWhateverItIsMadeOf) {
  std::vector<Token> tokens;
  const Counts counts = scan("A McDonald iPhone can't2 x2 USA", tokens);
  EXPECT_EQ(counts.tokens, 7U);  // can, t2
  EXPECT_EQ(counts.glued, 2U);
  EXPECT_EQ(counts.capital_words, 3U);
  EXPECT_EQ(counts.caps_words, 1U);
  EXPECT_EQ(counts.upper, 7U);
  EXPECT_EQ(counts.letters, 23U);
}

TEST(Scan, ALetterAloneIsNoWordInCapitals) {
  std::vector<Token> tokens;
  EXPECT_EQ(scan("A É Á-B ÉÁ", tokens).caps_words, 1U);
}

TEST(Scan, EmptyTextCountsNothing) {
  const Counts counts = counts_of("");
  EXPECT_EQ(counts.tokens, 0U);
  EXPECT_EQ(counts.chars, 0U);
  EXPECT_EQ(counts.sentences, 0U);
}

TEST(Tokens, EqualWordsHaveEqualHashesInAnyCase) {
  EXPECT_EQ(tokens_of("Äpfel MOSKVA москва Ωραία Ամպ"), tokens_of("äPFEL moskva МОСКВА ωΡΑΊΑ ԱՄՊ"));
  EXPECT_EQ(tokens_of("apples, pears"), tokens_of("Apples -- (PEARS)!"));
}

TEST(Tokens, OtherWordsHaveOtherHashes) {
  const std::vector<Token> tokens = tokens_of("snow snows sno wons rain");
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    for (std::size_t j = i + 1; j < tokens.size(); ++j) EXPECT_NE(tokens[i], tokens[j]) << i << ' ' << j;
  }
  EXPECT_NE(tokens_of("one two"), tokens_of("two one"));
}

/// Lower-case letters of ASCII, one by one.
Token hash_of_letters(std::string_view word) {
  std::uint64_t hash = kHashSeed;
  for (const char c : word) hash = mix(hash, static_cast<unsigned char>(c));
  return static_cast<Token>(hash ^ (hash >> 32));
}

TEST(Tokens, WordsOfAnyLengthAreHashedByTheirLettersWhereverTheyStand) {
  const std::string letters = "incomprehensibilities";
  for (std::size_t size = 1; size <= letters.size(); ++size) {
    const std::string word = letters.substr(0, size);
    const Token hash = hash_of_letters(word);
    EXPECT_EQ(tokens_of(word), (std::vector<Token>{hash}));
    EXPECT_EQ(tokens_of("The " + word + " of the long winters").at(1), hash);
    EXPECT_EQ(tokens_of("I" + word.substr(1) + ", so they said then").at(0), hash);
    EXPECT_EQ(tokens_of("the " + word + "7 of the winters").at(1), hash_of_letters(word + "7"));
    EXPECT_EQ(tokens_of("the " + word + "É of the winters").at(1), tokens_of(word + "é").at(0));
  }
}

TEST(Scan, LettersAndCharactersOfWordsInARow) {
  for (const auto& [text, letters, tokens, upper] :
       std::initializer_list<std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::uint32_t>>{
           {"Snow fell on the pass", 17, 5, 1},
           {"Snow fell ", 8, 2, 1},
           {"a B c", 3, 3, 1},
           {"Snow fell 12 inches deep overnight", 27, 6, 1},
           {"Snow Fell, on McAllister", 20, 4, 4}}) {
    const Counts counts = counts_of(text);
    EXPECT_EQ(counts.letters, letters) << text;
    EXPECT_EQ(counts.chars, text.size()) << text;
    EXPECT_EQ(counts.tokens, tokens) << text;
    EXPECT_EQ(counts.upper, upper) << text;
  }
}

TEST(Tokens, AreAppended) {
  std::vector<Token> tokens = tokens_of("one two");
  scan("three", tokens);
  EXPECT_EQ(tokens, tokens_of("one two three"));
}

}  // namespace
}  // namespace winnow::words
