// Dates in the lines of a page.
#include <gtest/gtest.h>

#include "metadata/day_order.h"
#include "reading.h"

namespace winnow::metadata {
namespace {

constexpr std::string_view kTitle = "Old bridge over the river opens again";

std::string date_of(std::string_view between, std::string_view above = {}, std::string_view behind = {}) {
  std::string text(above);
  text += kTitle;
  text += "\n\n";
  text += between;
  text += "\n\n";
  text += kTextBody;
  text += behind;
  return read_text(text).metadata.published;
}

TEST(DateLines, GluedLines) {
  EXPECT_EQ(date_of("By Ann LeeMar 5, 2025 | 6 comments"), "2025-03-05");
  EXPECT_EQ(date_of("annleeFebruary 16, 2026No Comments"), "2026-02-16");
}

TEST(DateLines, MarksPartALine) {
  EXPECT_EQ(
      date_of("By Ann Lee, in News, Business, Property, Tourism, Culture, Weather, Sport and all that the harbour has to offer to its "
              "guests · 31 Jan 2025, 20:02 · 0 Comments"),
      "2025-01-31T20:02");
}

TEST(DateLines, ALongLineMayEndInItsByline) {
  EXPECT_EQ(
      date_of("The council that has paid for the new cables is now positioned for ambitious growth beyond the two valleys of the river. "
              "By Ann Lee on Dec. 19, 2025"),
      "2025-12-19");
}

TEST(DateLines, TheTitleIsNoPartOfTheDatesLine) {
  EXPECT_EQ(date_of("Old bridge over the river opens again December 13, 2025 in Traffic"), "2025-12-13");
}

TEST(DateLines, ALabelCountsInALongLine) {
  EXPECT_EQ(date_of("Posted on November 25, 2024 in " + std::string(220, 'a')), "2024-11-25");
  EXPECT_EQ(date_of("Seen on November 25, 2024 in " + std::string(220, 'a')), "");
}

TEST(DateLines, BelowTheTitleBeforeAboveIt) {
  EXPECT_EQ(date_of("30 January 2025", "Ferry fares rise\n\n19 December 2025\n\n"), "2025-01-30");
  EXPECT_EQ(date_of("", "Ferry fares\n\n19 December 2025\n\nWeather\n\n30 January 2025\n\n"), "2025-01-30");
}

TEST(DateLines, FarAboveOnlyALineOfItsOwn) {
  std::string menu;
  for (int i = 0; i < 40; ++i) menu += "Harbour\n\nBridges\n\n";
  EXPECT_EQ(date_of("", "19 December 2025\n\n" + menu), "2025-12-19");
  EXPECT_EQ(date_of("", "The ferry to the second harbour of the island left on 19 December 2025\n\n" + menu), "");
}

TEST(DateLines, FarBehindTheBodyOnlyALabelledDate) {
  std::string menu = "\n";
  for (int i = 0; i < 30; ++i) menu += "Harbour\n\nBridges\n\n";
  EXPECT_EQ(date_of("", "", menu + "Published On: 15 August 2025\n"), "2025-08-15");
  EXPECT_EQ(date_of("", "", menu + "15 August 2025\n"), "");
}

TEST(DayOrder, ABodyTellsItsLanguage) {
  // An English text of no country puts the month first; 03.04.2024 is no American's.
  EXPECT_EQ(date_of("03/04/2024"), "2024-03-04");
  EXPECT_EQ(date_of("03.04.2024"), "2024-04-03");
  EXPECT_EQ(
      read_text("Alte Brücke wieder offen\n\n03/04/2024\n\nDie alte Brücke über den Fluss ist seit Montag nach zwei Jahren der Arbeiten "
                "wieder offen, wie die Stadt am Abend mitteilte.\n\nHunderte gingen in der ersten Stunde zu Fuß hinüber, und eine Kapelle "
                "spielte am Ufer im Norden der Stadt.\n")
          .metadata.published,
      "2024-04-03");
}

TEST(DayOrder, NamesOfMonthsShowTheOrder) {
  EXPECT_EQ(date_of("03/04/2024", "", "\nFerry fares rise\n\n21 February 2024\n"), "2024-04-03");
  EXPECT_EQ(date_of("03/04/2024", "", "\nFerry fares rise\n\nFebruary 21, 2024\n"), "2024-03-04");
}

TEST(DayOrder, TheHeadTurnsDottedDates) {
  EXPECT_EQ(read_html(page("<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2024-09-10\"}</script>",
                           "<h1>Old bridge opens</h1><p>09.10.2024</p>"))
                .metadata.published,
            "2024-09-10");
}

}  // namespace
}  // namespace winnow::metadata
