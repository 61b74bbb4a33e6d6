#include "metadata/dates.h"

#include <gtest/gtest.h>

namespace winnow::metadata {
namespace {

std::string iso(std::string_view text, const DateReading& reading = {}) {
  const std::optional<FoundDate> found = find_date(text, reading);
  return found ? to_iso(found->date) : std::string();
}

std::string machine(std::string_view text) {
  const std::optional<Date> date = parse_date(text, {});
  return date ? to_iso(*date) : std::string();
}

TEST(FindDate, Iso8601) {
  EXPECT_EQ(iso("2024-02-21"), "2024-02-21");
  EXPECT_EQ(iso("2024-02-21T11:30"), "2024-02-21T11:30");
  EXPECT_EQ(iso("2024-02-21T11:30:05.123+04:00"), "2024-02-21T11:30:05+04:00");
  EXPECT_EQ(iso("2024-02-21 11:30:05Z"), "2024-02-21T11:30:05Z");
  EXPECT_EQ(iso("2024-02-21T11:30:00-0530"), "2024-02-21T11:30:00-05:30");
}

TEST(FindDate, MonthsByName) {
  EXPECT_EQ(iso("February 21, 2024"), "2024-02-21");
  EXPECT_EQ(iso("Published: Feb. 3rd 2024"), "2024-02-03");
  EXPECT_EQ(iso("21 February 2024"), "2024-02-21");
  EXPECT_EQ(iso("5th of May 2024"), "2024-05-05");
  EXPECT_EQ(iso("21-Feb-24"), "2024-02-21");
  EXPECT_EQ(iso("Wed, 21 Feb 2024 11:30:00 GMT"), "2024-02-21T11:30:00Z");
  EXPECT_EQ(iso("Wed Feb 21 11:30:00 UTC 2024"), "2024-02-21T11:30:00Z");
}

TEST(FindDate, ManyLanguages) {
  EXPECT_EQ(iso("21. Februar 2024"), "2024-02-21");
  EXPECT_EQ(iso("21 de febrero de 2024"), "2024-02-21");
  EXPECT_EQ(iso("1er mars 2024"), "2024-03-01");
  EXPECT_EQ(iso("21 de fevereiro de 2024"), "2024-02-21");
  EXPECT_EQ(iso("21. února 2024"), "2024-02-21");
  EXPECT_EQ(iso("21 lutego 2024"), "2024-02-21");
  EXPECT_EQ(iso("2024. február 21."), "2024-02-21");
  EXPECT_EQ(iso("2024 m. vasario 21 d."), "2024-02-21");
  EXPECT_EQ(iso("2024. gada 21. februāris"), "2024-02-21");
  EXPECT_EQ(iso("21 февраля 2024"), "2024-02-21");
  EXPECT_EQ(iso("3 Φεβρουαρίου 2024"), "2024-02-03");
  EXPECT_EQ(iso("21 Şubat 2024"), "2024-02-21");
  EXPECT_EQ(iso("21 Փետրվարի, 2024"), "2024-02-21");
  EXPECT_EQ(iso("21 फ़रवरी 2024"), "2024-02-21");
  EXPECT_EQ(iso("Ngày 21 tháng 2 năm 2024"), "2024-02-21");
  EXPECT_EQ(iso("2024年2月21日"), "2024-02-21");
  EXPECT_EQ(iso("二〇二四年二月二十一日"), "2024-02-21");
  EXPECT_EQ(iso("2024년 2월 21일 오후 3시 30분"), "2024-02-21T15:30");
}

TEST(FindDate, OtherDigitsAndCalendars) {
  EXPECT_EQ(iso("٢١ فبراير ٢٠٢٤"), "2024-02-21");
  EXPECT_EQ(iso("21 كانون الثاني 2024"), "2024-01-21");
  EXPECT_EQ(iso("۲ اسفند ۱۴۰۲"), "2024-02-21");
  EXPECT_EQ(iso("1403/01/01"), "2024-03-20");
  EXPECT_EQ(iso("30 اسفند 1403"), "2025-03-20");
  EXPECT_EQ(iso("29 اسفند 1402"), "2024-03-19");
  EXPECT_EQ(iso("30 اسفند 1402"), "");  // no leap year
  EXPECT_EQ(iso("21 กุมภาพันธ์ 2567"), "2024-02-21");
}

TEST(FindDate, AMonthsNameMeansWhatItsLanguageSays) {
  EXPECT_EQ(iso("5. listopada 2024", {DayOrder::day_first, "pl"}), "2024-11-05");
  EXPECT_EQ(iso("5. listopada 2024", {DayOrder::day_first, "hr-HR"}), "2024-10-05");
}

TEST(FindDate, NumbersByEvidence) {
  EXPECT_EQ(iso("21/02/2024", {DayOrder::month_first, "en"}), "2024-02-21");
  EXPECT_EQ(iso("02/21/2024", {DayOrder::day_first, ""}), "2024-02-21");
  EXPECT_EQ(iso("03/04/2024", {DayOrder::day_first, ""}), "2024-04-03");
  EXPECT_EQ(iso("03/04/2024", {DayOrder::month_first, ""}), "2024-03-04");
  EXPECT_EQ(iso("03.04.2024", {DayOrder::month_first, ""}), "2024-04-03");
  EXPECT_EQ(iso("21.02.24, 18:04"), "2024-02-21T18:04");
  EXPECT_TRUE(find_date("03/04/2024", {})->date.either_order);
  EXPECT_FALSE(find_date("13/04/2024", {})->date.either_order);
}

TEST(FindDate, TakesTheTimeBesideIt) {
  EXPECT_EQ(iso("Politics 11:30 21/02/2024 Armenia"), "2024-02-21T11:30");
  EXPECT_EQ(iso("Apr 15, 2023 - 20:53"), "2023-04-15T20:53");
  EXPECT_EQ(iso("Stand: 21.02.2024 | 11.30 Uhr"), "2024-02-21T11:30");
  EXPECT_EQ(iso("21 février 2024 à 11h30"), "2024-02-21T11:30");
  EXPECT_EQ(iso("February 21st, 2024 at 3:05 p.m."), "2024-02-21T15:05");
  EXPECT_EQ(iso("Feb 21, 2024 12:10 AM EST"), "2024-02-21T00:10-05:00");
  const std::string_view line = "Posted Feb 21, 2024, 9:05 am by Ann";
  const std::optional<FoundDate> found = find_date(line, {});
  ASSERT_TRUE(found);
  EXPECT_EQ(line.substr(found->begin, found->end - found->begin), "Feb 21, 2024, 9:05 am");
}

TEST(FindDate, WhatIsNoDate) {
  for (const std::string_view text : {"", "12 hours ago", "February 21", "2024", "version 1.2.3.4", "31 February 2024", "2024-13-01",
                                      "1970-01-01", "1899-05-05", "call 555-12-2024-9", "10:30"}) {
    EXPECT_EQ(iso(text), "") << text;
  }
}

TEST(FindDate, GoesOnBehindTheFirst) {
  const std::string_view line = "Feb 20, 2024 Updated: Feb 21, 2024";
  const std::optional<FoundDate> first = find_date(line, {});
  ASSERT_TRUE(first);
  EXPECT_EQ(to_iso(first->date), "2024-02-20");
  EXPECT_EQ(to_iso(find_date(line, {}, first->end)->date), "2024-02-21");
}

TEST(ParseDate, ReadsWhatMachinesWrite) {
  EXPECT_EQ(machine("20240221"), "2024-02-21");
  EXPECT_EQ(machine("20240221T113000Z"), "2024-02-21T11:30Z");
  EXPECT_EQ(machine("1708515000"), "2024-02-21T11:30:00Z");
  EXPECT_EQ(machine("1708515000000"), "2024-02-21T11:30:00Z");
  EXPECT_EQ(machine("0000000000"), "");
  EXPECT_EQ(machine("12345678"), "");
}

TEST(DateOfUrl, ReadsPaths) {
  const auto of = [](std::string_view url) {
    const std::optional<Date> date = date_of_url(url);
    return date ? to_iso(*date) : std::string();
  };
  EXPECT_EQ(of("https://daily.example/2024/02/21/bridge.html"), "2024-02-21");
  EXPECT_EQ(of("https://daily.example/news/2024-02-21-bridge"), "2024-02-21");
  EXPECT_EQ(of("https://daily.example/a/20240221/bridge"), "2024-02-21");
  EXPECT_EQ(of("https://daily.example/2024/feb/21/bridge"), "2024-02-21");
  EXPECT_EQ(of("https://daily.example/2024/bridge"), "");
  EXPECT_EQ(of("https://daily.example/a/202402211234"), "");
  EXPECT_EQ(of("https://daily.example/?date=/2024/02/21/"), "");
}

TEST(FindDate, AnyBytesAreSafe) {
  std::string bytes;
  for (int i = 0; i < 3000; ++i) bytes += static_cast<char>(i * 31 % 251);
  for (std::size_t i = 0; i < bytes.size(); i += 7) {
    find_date(std::string_view(bytes).substr(i), {});
    parse_date(std::string_view(bytes).substr(i, 40), {});
    date_of_url(std::string_view(bytes).substr(i, 60));
  }
}

}  // namespace
}  // namespace winnow::metadata
