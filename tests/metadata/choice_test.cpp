// Which of several dates is that of the publication.
#include <gtest/gtest.h>

#include "metadata/dates.h"
#include "reading.h"

namespace winnow::metadata {
namespace {

Metadata of(std::string_view head, std::string_view above_body, std::string_view below_body = {}) {
  return read_html(page(head, std::string("<h1>Old bridge over the river opens</h1>") + std::string(above_body), below_body)).metadata;
}

constexpr std::string_view kLd = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-02-21\"}</script>";
constexpr std::string_view kOpenGraph = "<meta property='article:published_time' content='2019-02-21'>";

TEST(Choice, OneHiddenDateYieldsToTheReadersDate) {
  EXPECT_EQ(of(kLd, "<p>Updated: Feb 25, 2024</p>").published, "2024-02-25");
  EXPECT_EQ(of(kLd, "<p>Feb 25, 2024</p>").published, "2024-02-25");
}

TEST(Choice, TwoHiddenDatesDoNot) {
  EXPECT_EQ(of(std::string(kLd) + std::string(kOpenGraph), "<p>Updated: Feb 25, 2024</p>").published, "2019-02-21");
  EXPECT_EQ(of(kOpenGraph, "<p>Feb 25, 2024</p>").published, "2019-02-21");
}

TEST(Choice, AnOlderDateThatIsShownWasThereBefore) {
  EXPECT_EQ(of(std::string(kLd) + std::string(kOpenGraph), "<p>Feb 20, 2018</p>").published, "2018-02-20");
}

TEST(Choice, ADateOfATableIsNoReadersDate) {
  EXPECT_EQ(of(kLd, "", "<table><tr><td>1/1/2013</td></tr></table>").published, "2019-02-21");
}

TEST(Choice, OpenGraphWinsWhereThePageBearsItOut) {
  EXPECT_EQ(of(std::string(kLd) + "<meta property='article:published_time' content='2024-02-25'>", "<p>Feb 25, 2024</p>").published,
            "2024-02-25");
}

TEST(Choice, OneInstantIsTwoDays) {
  EXPECT_EQ(
      of("<meta property='article:published_time' content='2024-02-21T01:30:00Z'>", "<time datetime='2024-02-20'>Tuesday</time>").published,
      "2024-02-21T01:30:00Z");
}

Date parse(std::string_view text) {
  return *parse_date(text, {});
}

TEST(MayBeSameDay, InSomeTimeZone) {
  EXPECT_TRUE(may_be_same_day(parse("2024-02-21"), parse("2024-02-21T10:00:00Z")));
  EXPECT_TRUE(may_be_same_day(parse("2024-02-22"), parse("2024-02-21T23:00:00Z")));
  EXPECT_FALSE(may_be_same_day(parse("2024-02-22"), parse("2024-02-21T09:00:00Z")));
  EXPECT_TRUE(may_be_same_day(parse("2024-02-20"), parse("2024-02-21T03:00:00Z")));
  EXPECT_FALSE(may_be_same_day(parse("2024-02-20"), parse("2024-02-21T13:00:00Z")));
  EXPECT_TRUE(may_be_same_day(parse("2024-02-29"), parse("2024-03-01T03:00:00Z")));
  EXPECT_TRUE(may_be_same_day(parse("2024-02-21T19:57:30-05:00"), parse("2024-02-22T00:57:30Z")));
  EXPECT_FALSE(may_be_same_day(parse("2024-02-21T19:57:30-05:00"), parse("2024-02-22T08:57:30Z")));
  EXPECT_FALSE(may_be_same_day(parse("2024-02-21"), parse("2024-02-22")));
}

}  // namespace
}  // namespace winnow::metadata
