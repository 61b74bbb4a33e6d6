#include "words/words.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

namespace winnow::words {
namespace {

TEST(EndOf, SentenceMarksOfManyScripts) {
  for (std::string_view text : {"He left.", "He left!", "Did he?", "Он ушёл.", "他走了。", "他走了吗？", "वह चला गया।", "Նա գնաց։",
                                "هل ذهب؟", "وہ گیا۔", "And then…", "And then..."}) {
    EXPECT_EQ(end_of(text), End::sentence) << text;
  }
}

TEST(EndOf, ClosersAreSetAside) {
  for (std::string_view text : {"\"He left.\"", "“He left.”", "(He left.)", "«Он ушёл.»", "„Er ging.“", "「他走了。」", "（他走了。）",
                                "He left. [...]", "He left.  ", "**He left.**", "“He left.” \xC2\xA0"}) {
    EXPECT_EQ(end_of(text), End::sentence) << text;
  }
}

TEST(EndOf, ALineThatGoesOn) {
  for (std::string_view text : {"snow, rain,", "雪，", "雪、", "ثلج،", "the minister —", "the minister –", "rain and (", "Tom &"}) {
    EXPECT_EQ(end_of(text), End::comma) << text;
  }
}

TEST(EndOf, Colons) {
  for (std::string_view text : {"He said:", "他说：", "first this;"}) EXPECT_EQ(end_of(text), End::colon) << text;
}

TEST(EndOf, HeadingsAndMenusAreOpen) {
  for (std::string_view text : {"", " ", "Sports", "Снег и дети", "今日新闻", "Weather (today)", "A “quoted” word", "\"", "Chapter 12",
                                "“snow,”", "the pass (see:)"}) {
    EXPECT_EQ(end_of(text), End::open) << text;
  }
}

TEST(Ellipsis, MarksATextCutShort) {
  for (std::string_view text : {"and so...", "and so…", "and so [...]", "and so […]", "and so (...) ", "..."})
    EXPECT_TRUE(ends_in_ellipsis(text)) << text;
  for (std::string_view text : {"", "and so.", "and so..", "... and so", "]", "and so… on"}) EXPECT_FALSE(ends_in_ellipsis(text)) << text;
}

TEST(AppendLower, MapsCharacterByCharacter) {
  std::string out = "kept ";
  append_lower("ÄB ΔΣ ЖÉ Ա 9_x 雪", out);
  EXPECT_EQ(out, "kept äb δσ жé ա 9_x 雪");
}

TEST(AppendLower, KnowsNoLocaleAndNoContext) {
  std::string out;
  append_lower("I İ ẞ", out);
  EXPECT_EQ(out, "i i ß");
}

TEST(Characters, AreWhatUnicodeSays) {
  for (char32_t c = 0x80; c < 0x0E00; ++c) {  // Thai and Han by blocks
    const auto character = static_cast<UChar32>(c);
    EXPECT_EQ(to_lower(c), static_cast<char32_t>(u_tolower(character))) << std::hex << std::uint32_t{c};
    EXPECT_EQ(is_word(c), (U_GET_GC_MASK(character) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0) << std::hex << std::uint32_t{c};
    EXPECT_EQ(is_upper(c), (U_GET_GC_MASK(character) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0) << std::hex << std::uint32_t{c};
    EXPECT_EQ(is_lower(c), (U_GET_GC_MASK(character) & U_GC_LL_MASK) != 0) << std::hex << std::uint32_t{c};
  }
}

TEST(Characters, AreReadForwardsAndBackwards) {
  const std::string_view text = "aé雪😀";
  const std::u32string expected = U"aé雪😀";
  std::u32string forwards;
  for (std::size_t at = 0; at < text.size();) forwards.push_back(read_char(text, at));
  EXPECT_EQ(forwards, expected);
  std::u32string backwards;
  for (std::size_t at = text.size(); at > 0;) backwards.insert(backwards.begin(), read_char_back(text, at));
  EXPECT_EQ(backwards, expected);
}

TEST(Characters, Classes) {
  EXPECT_TRUE(is_word(U'x') && is_word(U'7') && is_word(U'_') && is_word(U'雪') && is_word(U'й'));
  EXPECT_FALSE(is_word(U' ') || is_word(U'.') || is_word(U'—') || is_word(U'。'));
  EXPECT_TRUE(is_upper(U'Ж') && is_lower(U'ж') && is_upper(U'A') && is_lower(U'z'));
  EXPECT_FALSE(is_upper(U'ж') || is_lower(U'Ж') || is_upper(U'雪') || is_lower(U'雪') || is_lower(U'7'));
  EXPECT_TRUE(is_unspaced(U'雪') && is_unspaced(U'の') && is_unspaced(U'ก'));
  EXPECT_FALSE(is_unspaced(U'눈') || is_unspaced(U'a') || is_unspaced(U'क'));
}

TEST(Hash, IsTheSameOnEveryMachine) {
  EXPECT_EQ(hash_bytes(""), 0xCBF29CE484222325ULL);
  EXPECT_EQ(hash_bytes("a"), 0xAF63DC4C8601EC8CULL);  // the FNV-1a reference value
  EXPECT_EQ(hash_bytes("b", hash_bytes("a")), hash_bytes("ab"));
  EXPECT_NE(mix(kHashSeed, 1), mix(kHashSeed, 256));
}

}  // namespace
}  // namespace winnow::words
