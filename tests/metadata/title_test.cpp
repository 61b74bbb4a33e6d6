#include "metadata/title.h"

#include <gtest/gtest.h>

#include "reading.h"

namespace winnow::metadata {
namespace {

std::string title_of(std::string_view head, std::string_view above_body) {
  return read_html(page(head, above_body)).metadata.title;
}

TEST(Title, IsTheHeadlineAsItStandsOnThePage) {
  EXPECT_EQ(title_of("<title>Old bridge opens | The Daily</title><meta property='og:title' content=\"Old bridge opens\"><meta "
                     "property='og:site_name' content='The Daily'>",
                     "<h1>Old bridge opens</h1>"),
            "Old bridge opens");
  EXPECT_EQ(title_of("<title>Old bridge ‘opens’</title>", "<h1>Old bridge \"opens\"</h1>"), "Old bridge \"opens\"");
}

TEST(Title, TheSitesNameIsNoHeadline) {
  EXPECT_EQ(title_of("<meta property='og:site_name' content='The Daily'><meta property='og:title' content='Old bridge opens again'>",
                     "<h1>The Daily</h1><h2>Old bridge opens again</h2>"),
            "Old bridge opens again");
}

TEST(Title, LeavesTheSitesNameOff) {
  const auto cut = [](std::string_view title, const std::vector<std::string>& sites) {
    return std::string(without_site(title, sites, {}));
  };
  EXPECT_EQ(cut("Old bridge opens again - Region - The Daily", {"thedaily"}), "Old bridge opens again - Region");
  EXPECT_EQ(cut("The Daily: Old bridge opens", {"thedaily"}), "The Daily: Old bridge opens");
  EXPECT_EQ(cut("The Daily | Old bridge opens again", {"thedaily"}), "Old bridge opens again");
  EXPECT_EQ(cut("Old bridge opens again | News", {}), "Old bridge opens again");
  EXPECT_EQ(cut("Old bridge opens - and closes", {}), "Old bridge opens - and closes");
  EXPECT_EQ(cut("Old bridge opens - Part two", {}), "Old bridge opens - Part two");
}

TEST(Title, APartThatIsAnotherTitleIsWhole) {
  const std::vector<std::vector<Token>> known = {tokens_of("Old bridge opens")};
  EXPECT_EQ(without_site("Old bridge opens - Region - Other Paper", {}, known), "Old bridge opens");
}

TEST(Title, OfSeveralHeadlinesTheOneLikeTheHeadIsTheArticles) {
  EXPECT_EQ(title_of("<title>Old bridge opens again after repairs</title>", "<h1>Menu</h1><h1>Old bridge opens again after repairs</h1>"),
            "Old bridge opens again after repairs");
}

TEST(Title, WithoutAHeadTheLineAboveTheBodyIsTaken) {
  EXPECT_EQ(
      read_text("Home\n\nNews\n\nOld bridge over the river opens again\n\nBy Ann Lee\n\nFebruary 21, 2024\n\n" + std::string(kTextBody))
          .metadata.title,
      "Old bridge over the river opens again");
  EXPECT_EQ(read_text("# Old bridge over the river opens again\n\n" + std::string(kTextBody)).metadata.title,
            "Old bridge over the river opens again");
}

TEST(Title, WithoutAnH1ALineShowsWhichPartIsTheTitle) {
  EXPECT_EQ(title_of("<title>Old bridge over the river opens - Infographic</title>", "<p>Old bridge over the river opens</p>"),
            "Old bridge over the river opens");
}

TEST(Title, OfATextLosesWhatWasGluedToIt) {
  const auto cut = [](std::string_view title, const std::vector<std::string_view>& lines) {
    blocks::BlockList list;
    for (const std::string_view line : lines) list.blocks.emplace_back().text = line;
    return std::string(without_glued_parts(title, list, {0, static_cast<std::uint32_t>(lines.size())}));
  };
  EXPECT_EQ(cut("Local News Old bridge opens again", {"Home", "Old bridge opens again"}), "Old bridge opens again");
  EXPECT_EQ(cut("Daily | Blog | Old bridge opens again", {"Old bridge opens again"}), "Old bridge opens again");
  EXPECT_EQ(cut("Transport: Old bridge opens again", {"Old bridge opens again"}), "Transport: Old bridge opens again");
  EXPECT_EQ(cut("The old bridge opens again", {"old bridge opens again"}), "The old bridge opens again");
  EXPECT_EQ(cut("Old bridge opens again by Ann", {"Old bridge opens again | Daily"}), "Old bridge opens again");
  EXPECT_EQ(cut("Old bridge opens again by night", {"Old bridge opens again | Daily"}), "Old bridge opens again by night");
  EXPECT_EQ(cut("Old bridge opens: what to know Old bridge opens", {}), "Old bridge opens: what to know");
  EXPECT_EQ(cut("Old bridge opens again ", {}), "Old bridge opens again");
  EXPECT_EQ(cut("Old bridge opens again | Opinion", {}), "Old bridge opens again");
  EXPECT_EQ(cut("Old bridge opens again | what the town says", {}), "Old bridge opens again | what the town says");
}

TEST(Title, OfANumberedListLosesItsNumber) {
  const std::string text = "1. Old bridge over the river opens again\nOld bridge over the river opens again\n\n" + std::string(kTextBody);
  EXPECT_EQ(read_text(text).metadata.title, "Old bridge over the river opens again");
}

TEST(Title, DoubledTitlesAndDecksGiveTheFirst) {
  const Reading reading = read_text(
      "Does the old bridge hold this winter?\n\nDoes the old bridge hold this whole winter?\n\nApr 15, 2023 - 20:53\nDec 16, 2023 - 13:10\n"
      "Does the old bridge hold this winter?\nDoes the old bridge hold this whole winter?\n\nBy: Ann Lee\n\n" +
      std::string(kTextBody));
  EXPECT_EQ(reading.metadata.title, "Does the old bridge hold this winter?");
  EXPECT_EQ(reading.metadata.standfirst, "Does the old bridge hold this whole winter?");
  EXPECT_EQ(reading.metadata.published, "2023-04-15T20:53");
  EXPECT_EQ(reading.metadata.modified, "2023-12-16T13:10");
  EXPECT_EQ(reading.metadata.authors, Strings{"Ann Lee"});
}

TEST(Title, EmptyPagesHaveNone) {
  EXPECT_EQ(read_html("").metadata.title, "");
  EXPECT_EQ(read_text("").metadata.title, "");
  EXPECT_EQ(read_text("\n\n - \n").metadata.title, "");
}

}  // namespace
}  // namespace winnow::metadata
