// Reads dates as pages write them, in any order, language and script, and writes ISO 8601.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace winnow::metadata {

struct Date {
  std::int16_t year = 0;  ///< Gregorian
  std::uint8_t month = 0;
  std::uint8_t day = 0;
  std::int8_t hour = -1;  ///< -1: not said
  std::int8_t minute = -1;
  std::int8_t second = -1;  ///< -1: not said
  bool has_offset = false;
  bool either_order = false;        ///< 03/04/2024: day and month could be the other way round
  bool dotted = false;              ///< 03.04.2024: they could, but hardly are
  std::int16_t offset_minutes = 0;  ///< east of UTC

  [[nodiscard]] bool same_day(const Date& other) const { return year == other.year && month == other.month && day == other.day; }
  [[nodiscard]] int day_number() const { return year * 372 + month * 31 + day; }  ///< grows with the date
};

/// How to read 03/04/2024 where nothing in the text says.
enum class DayOrder : std::uint8_t { day_first, month_first };

struct DateReading {
  DayOrder order = DayOrder::day_first;
  std::string_view language;  ///< BCP 47, or "": decides between the meanings of a month's name
};

struct FoundDate {
  Date date;
  std::size_t begin = 0;  ///< bytes within the text: the date and the time beside it
  std::size_t end = 0;
};

/// The first whole date (day, month and year) in a text of up to kMaxDateText bytes; the time that stands beside it comes along.
/// A date without its year, or relative to today, is none.
std::optional<FoundDate> find_date(std::string_view text, const DateReading& reading, std::size_t from = 0);
inline constexpr std::size_t kMaxDateText = 400;

/// The date that a machine wrote: what find_date() finds, and also 20240221, 20240221T113000Z and seconds or milliseconds since 1970.
std::optional<Date> parse_date(std::string_view value, const DateReading& reading);

/// The date in a path such as /2024/02/21/ or /2024-02-21-title.
std::optional<Date> date_of_url(std::string_view url);

/// "2024-02-21", "2024-02-21T11:30", "2024-02-21T11:30:00+04:00": as precise as the date is.
std::string to_iso(const Date& date);

/// Whether two dates mean one day in some time zone: 2024-02-21T23:30:00Z is 22 February for readers in the east.
bool may_be_same_day(const Date& a, const Date& b);

/// False for days that the month has not, and for years before 1900 or after 2100, and for the start of Unix time, which means "unknown".
bool is_plausible(const Date& date);

}  // namespace winnow::metadata
