#include "metadata/calendar.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

namespace winnow::metadata {
namespace {

constexpr std::array<int, 12> kDaysBefore = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

/// The Persian year begins on 20 or 21 March; the rule of 33-year cycles is exact for 1244 to 1473 (1865 to 2095 CE).
bool persian_to_gregorian(int year, int month, int day, Date& date) {
  const bool leap = ((year + 12) % 33) % 4 == 1;
  if (month < 1 || month > 12 || day < 1 || day > (month <= 6 ? 31 : month < 12 || leap ? 30 : 29)) return false;
  int days = 365 * year + (year + 12) / 33 * 8 + ((year + 12) % 33 + 2) / 4;  // before the year, but for a constant
  days += month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
  days += day - 1;
  // 1 Farvardin 1403 was 20 March 2024, day 738965 of the proleptic Gregorian calendar counted from 1 January of year 1.
  const int anchor = 365 * 1403 + (1403 + 12) / 33 * 8 + ((1403 + 12) % 33 + 2) / 4;
  int left = 738964 + (days - anchor);  // days since 1 January of year 1
  int gregorian = left / 366 + 1;
  const auto before = [](int y) { return 365 * (y - 1) + (y - 1) / 4 - (y - 1) / 100 + (y - 1) / 400; };
  while (before(gregorian + 1) <= left) ++gregorian;
  left -= before(gregorian);
  int m = 12;
  while (m > 1 && kDaysBefore[static_cast<std::size_t>(m - 1)] + (m > 2 && is_leap(gregorian) ? 1 : 0) > left) --m;
  date.year = static_cast<std::int16_t>(gregorian);
  date.month = static_cast<std::uint8_t>(m);
  date.day = static_cast<std::uint8_t>(left - kDaysBefore[static_cast<std::size_t>(m - 1)] - (m > 2 && is_leap(gregorian) ? 1 : 0) + 1);
  return true;
}

}  // namespace

bool set_day(std::int64_t year, std::int64_t month, std::int64_t day, Date& date) {
  if (year > 9999 || month > 24 || day > 31) return false;
  if (month > 12 && year >= 1500) return false;
  if (month > 12) return persian_to_gregorian(static_cast<int>(year), static_cast<int>(month) - 12, static_cast<int>(day), date);
  if (year >= 2443 && year <= 2643) year -= 543;  // Thai years count from 543 BCE
  date.year = static_cast<std::int16_t>(year);
  date.month = static_cast<std::uint8_t>(month);
  date.day = static_cast<std::uint8_t>(day);
  return is_plausible(date);
}

Date date_of_seconds(std::int64_t seconds) {
  const std::int64_t days = seconds / 86400;
  const std::int64_t z = days + 719468;
  const std::int64_t era = z / 146097;
  const std::int64_t doe = z - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153;
  Date date;
  date.day = static_cast<std::uint8_t>(doy - (153 * mp + 2) / 5 + 1);
  date.month = static_cast<std::uint8_t>(mp < 10 ? mp + 3 : mp - 9);
  date.year = static_cast<std::int16_t>(yoe + era * 400 + (date.month <= 2 ? 1 : 0));
  date.hour = static_cast<std::int8_t>(seconds % 86400 / 3600);
  date.minute = static_cast<std::int8_t>(seconds % 3600 / 60);
  date.second = static_cast<std::int8_t>(seconds % 60);
  date.has_offset = true;
  return date;
}

std::int64_t days_since_1970(const Date& date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = year / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month = date.month + (date.month > 2 ? -3 : 9);
  const std::int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

bool may_be_same_day(const Date& a, const Date& b) {
  if (a.same_day(b)) return true;
  constexpr std::int64_t kDayMinutes = std::int64_t{24} * 60;
  constexpr std::int64_t kFarthestEast = std::int64_t{14} * 60;
  constexpr std::int64_t kFarthestWest = std::int64_t{12} * 60;
  const auto has_instant = [](const Date& date) { return date.hour >= 0 && date.has_offset; };
  const auto minutes_utc = [](const Date& date) {
    return days_since_1970(date) * kDayMinutes + std::int64_t{date.hour} * 60 + std::max<int>(date.minute, 0) - date.offset_minutes;
  };
  // Two instants are one time written twice, or are not; an instant is of a day that it is somewhere on earth.
  if (has_instant(a) && has_instant(b)) return std::abs(minutes_utc(a) - minutes_utc(b)) < 60;
  if (!has_instant(a) && !has_instant(b)) return false;
  const std::int64_t minutes = has_instant(a) ? minutes_utc(a) : minutes_utc(b);
  const std::int64_t day = days_since_1970(has_instant(a) ? b : a) * kDayMinutes;
  return minutes + kFarthestEast >= day && minutes - kFarthestWest < day + kDayMinutes;
}

bool is_plausible(const Date& date) {
  if (date.year < 1900 || date.year > 2100 || date.month < 1 || date.month > 12 || date.day < 1) return false;
  if (date.year == 1970 && date.month == 1 && date.day == 1) return false;
  return date.day <= days_in(date.year, date.month);
}

}  // namespace winnow::metadata
