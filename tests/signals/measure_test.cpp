#include "signals/measure.h"

#include <gtest/gtest.h>

#include "signals/text_signals.h"

namespace winnow::signals {
namespace {

/// The one line of a plain-text page.
Unit unit_of(std::string_view line) {
  const blocks::BlockList list = blocks::from_text(line);
  const Measured measured = measure(list);
  EXPECT_EQ(measured.units.size(), 1U) << line;
  return measured.units.empty() ? Unit{} : measured.units[0];
}

const std::string kSentence = "The road over the pass was closed on Monday after half a metre of snow fell in one night.";  // 19 words

TEST(Measure, ProseIsASentenceOfTwelveWords) {
  EXPECT_TRUE(unit_of(kSentence).prose);
  EXPECT_EQ(unit_of(kSentence).mass, 19);
  EXPECT_FALSE(unit_of("The road was closed.").prose);
  EXPECT_FALSE(unit_of(kSentence.substr(0, kSentence.size() - 1)).prose);
  EXPECT_FALSE(unit_of("[" + kSentence + "](there)").prose);
}

TEST(Measure, EqualWordsHaveEqualHashes) {
  EXPECT_EQ(unit_of("Snow closes the pass").text_hash, unit_of("SNOW: closes “the pass”").text_hash);
  EXPECT_NE(unit_of("Snow closes the pass").text_hash, unit_of("The pass closes snow").text_hash);
  EXPECT_NE(unit_of("???").text_hash, unit_of("!!").text_hash);
}

TEST(Measure, KnowsPhrasesAtTheBeginning) {
  EXPECT_EQ(unit_of("Also read: Snow closes the pass").phrase, Phrase::related);
  EXPECT_FLOAT_EQ(unit_of("Also read: Snow closes the pass").phrase_share, 2.0F / 6);
  EXPECT_FLOAT_EQ(unit_of("ALSO READ").phrase_share, 1);
  EXPECT_EQ(unit_of("They also read books").phrase, Phrase::none);
}

TEST(Measure, CountsDatesAndTimesOfDay) {
  for (std::string_view text : {"Monday, 12:30", "21/02/2024", "21.2.24", "in 2024", "2024-02-21", "2024年"})
    EXPECT_GE(unit_of(text).times, 1) << text;
  for (std::string_view text : {"Room 12", "a 3:1 win", "5000 people", "1.5 metres"}) EXPECT_EQ(unit_of(text).times, 0) << text;
}

TEST(Measure, CountsAddresses) {
  EXPECT_EQ(unit_of("see https://example.com or write to post@example.com").addresses, 2);
  EXPECT_EQ(unit_of("snow @ the pass").addresses, 0);
}

TEST(Measure, KindOfTheFirstCharacter) {
  const std::pair<std::string_view, int> cases[] = {{"snow", 0}, {"Snow", 1}, {"7 men", 2}, {"“Snow”", 3}, {"雪が", 4}, {"(snow", 5}};
  for (const auto& [text, kind] : cases) EXPECT_EQ(unit_of(text).first_kind, kind) << text;
}

TEST(Measure, TokensOfUnitsStandInPageOrder) {
  const blocks::BlockList list = blocks::from_text("One two.\n\nThree.\n");
  const Measured measured = measure(list);
  ASSERT_EQ(measured.units.size(), 2U);
  EXPECT_EQ(measured.tokens_of(measured.units[1]).size(), 1U);
  EXPECT_EQ(measured.tokens, words::tokens_of("one two three"));
  EXPECT_EQ(measured.tokens_of(measured.units[1])[0], words::tokens_of("three")[0]);
}

std::string guessed(std::string_view page) {
  const blocks::BlockList list = blocks::from_text(page);
  const Measured measured = measure(list);
  const std::size_t unit = guess_title(list, measured);
  return unit < measured.units.size() ? std::string(list.blocks[measured.units[unit].block].text) : "";
}

const std::string kBody = kSentence + "\nDrivers were told to take the tunnel below the pass, which is open to lorries as well.\n";

TEST(GuessTitle, IsTheLineThatSharesWordsWithTheBody) {
  EXPECT_EQ(guessed("Weather today and tomorrow\nSnow closes road over pass\nSign up for free mail\n" + kBody +
                    "Most read in the road and the pass\n"),
            "Snow closes road over pass");
}

TEST(GuessTitle, HeadingMarksSpeakForALine) {
  EXPECT_EQ(guessed("# A white surprise in autumn\nPictures from the tunnel and pass\n" + kBody), "A white surprise in autumn");
}

TEST(GuessTitle, NeitherASentenceNorALoneWordIsATitle) {
  EXPECT_EQ(guessed(kBody), "");
  EXPECT_EQ(guessed("Pass\n" + kBody), "");
  EXPECT_EQ(guessed(""), "");
}

TEST(TextHeadings, ByMarksOrAfterABlankLine) {
  const blocks::BlockList list = blocks::from_text("## Marked\nnot one\n\nAfter a blank\n" + kBody);
  const Measured measured = measure(list);
  auto heading = [&](std::size_t i) { return is_text_heading(list.blocks[measured.units[i].block], measured.units[i]); };
  EXPECT_TRUE(heading(0));
  EXPECT_FALSE(heading(1));
  EXPECT_TRUE(heading(2));
  EXPECT_FALSE(heading(3));
}

TEST(GoodLines, EndASentenceAndAreLong) {
  EXPECT_TRUE(is_good_line(unit_of(kSentence)));
  EXPECT_FALSE(is_good_line(unit_of("It was closed.")));
  EXPECT_FALSE(is_good_line(unit_of("The road over the pass was closed on Monday after half a metre...")));
}

}  // namespace
}  // namespace winnow::signals
