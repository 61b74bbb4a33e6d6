#include "metadata/publication.h"

#include <gtest/gtest.h>

#include "metadata/day_order.h"

#include "reading.h"

namespace winnow::metadata {
namespace {

Metadata of(std::string_view head, std::string_view above_body, std::string_view below_body = {}, std::string_view url = {}) {
  return read_html(page(head, std::string("<h1>Old bridge opens</h1>") + std::string(above_body), below_body), url).metadata;
}

TEST(Publication, HeadBeforePage) {
  const Metadata metadata =
      of("<meta property='article:published_time' content='2024-02-21T11:30:00+04:00'><meta property='article:modified_time' "
         "content='2024-02-22'>",
         "<p>Feb 25, 2024</p>");
  EXPECT_EQ(metadata.published, "2024-02-21T11:30:00+04:00");
  EXPECT_EQ(metadata.modified, "2024-02-22");
}

TEST(Publication, TheReadersTimeElementCorrectsTheHead) {
  EXPECT_EQ(of("<meta property='article:published_time' content='2019-02-21'>", "<time datetime='2024-02-21'>Wednesday</time>").published,
            "2024-02-21");
  EXPECT_EQ(of("<meta property='article:published_time' content='2019-02-21'><meta property='article:modified_time' content='2024-02-21'>",
               "<time datetime='2024-02-21'>Wednesday</time>")
                .published,
            "2019-02-21");
}

TEST(Publication, LinesSayWhichDateTheyHold) {
  const Metadata metadata = of("", "<p>Updated: Feb 22, 2024</p><p>Published: Feb 21, 2024</p>");
  EXPECT_EQ(metadata.published, "2024-02-21");
  EXPECT_EQ(metadata.modified, "2024-02-22");
}

TEST(Publication, APageWithOneDateHasThatDate) {
  EXPECT_EQ(of("", "<p>Last updated Feb 22, 2024</p>").published, "2024-02-22");
}

TEST(Publication, TheUrlIsAWitness) {
  EXPECT_EQ(of("", "", "", "https://daily.example/2024/02/21/bridge").published, "2024-02-21");
  EXPECT_EQ(of("", "<p>03/04/2024</p>", "", "https://daily.example/2024/03/04/bridge").published, "2024-03-04");
  EXPECT_EQ(of("", "<p>03/04/2024</p>", "", "https://daily.example/2024/04/03/bridge").published, "2024-04-03");
}

TEST(Publication, OtherDatesOfThePageSettleTheOrder) {
  EXPECT_EQ(of("", "<p>03/04/2024</p>", "<p>21/02/2024</p>").published, "2024-04-03");
  EXPECT_EQ(read_html("<html lang=en-US><body><h1>Old bridge opens</h1><p>03/04/2024</p>" + std::string(kBody) + "<p>02/21/2024</p>")
                .metadata.published,
            "2024-03-04");
}

TEST(Publication, SentencesAndCaptionsTellOfOtherDays) {
  EXPECT_EQ(of("", "<p>Workers on the northern bank during the repairs, 24 April 2023</p>").published, "");
  EXPECT_EQ(read_text("Old bridge over the river opens again\n\nThe bridge had been closed since the flood of 3 March 2022, when two of "
                      "its piers gave way at night.\n\n" +
                      std::string(kTextBody))
                .metadata.published,
            "");
}

TEST(Publication, NothingIsPublishedAfterItsLastChange) {
  EXPECT_EQ(of("<meta property='article:modified_time' content='2024-02-22'>", "<p>August 15, 2032</p><p>Feb 21, 2024</p>").published,
            "2024-02-21");
}

TEST(Publication, DatesBelowTheBodyNeedAWord) {
  EXPECT_EQ(of("", "", "<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>Published 21 February 2024</p>").published, "2024-02-21");
  EXPECT_EQ(of("", "", "<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>Old news 21 February 2024</p>").published, "");
}

TEST(DayOrder, FollowsLanguageAndDomain) {
  EXPECT_EQ(day_order("en-US", ""), DayOrder::month_first);
  EXPECT_EQ(day_order("en", "https://daily.example/"), DayOrder::month_first);
  EXPECT_EQ(day_order("en", "https://daily.co.uk/"), DayOrder::day_first);
  EXPECT_EQ(day_order("en-GB", "https://daily.com/"), DayOrder::day_first);
  EXPECT_EQ(day_order("de", "https://daily.com/"), DayOrder::day_first);
  EXPECT_EQ(day_order("", ""), DayOrder::day_first);
}

}  // namespace
}  // namespace winnow::metadata
