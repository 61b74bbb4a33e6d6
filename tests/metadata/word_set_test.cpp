#include "metadata/word_set.h"

#include <gtest/gtest.h>

#include <string>

#include "metadata/find_word.h"

namespace winnow::metadata {
namespace {

constexpr std::string_view kWords[] = {"author", "autor", "by/", "dek"};
constexpr WordSet kSet(kWords);

TEST(WordSet, FindsItsWordsInAnyCase) {
  for (const std::string_view text : {"author", "the-Author", "x autor", "AUTOR-box", "/by/ann", "dek", "page-DEK"}) {
    EXPECT_TRUE(kSet.stands_in(text)) << text;
  }
  for (const std::string_view text : {"", "au", "autho", "auth-or", "by", "by-", "de", "d e k", "\017by"}) {
    EXPECT_FALSE(kSet.stands_in(text)) << text;
  }
}

TEST(WordSet, BeginsAtTheFirstByteAlone) {
  EXPECT_TRUE(kSet.begins("Authority"));
  EXPECT_FALSE(kSet.begins("an author"));
}

TEST(FindWord, FindsWhatTheStringDoes) {
  const std::string text = "she sells seashells by the seashore, and the shells that she sells are seashells for sure";
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t size = 1; begin + size <= text.size(); ++size) {
      const std::string word = text.substr(begin, size);
      for (const std::size_t at : {std::size_t{0}, begin, begin + 1}) ASSERT_EQ(find_word(text, word, at), text.find(word, at)) << word;
      ASSERT_EQ(find_word(text, word + "!", 0), std::string::npos) << word;
    }
  }
}

}  // namespace
}  // namespace winnow::metadata
