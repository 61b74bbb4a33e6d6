// Days of the calendars that dates are written in.
#pragma once

#include <cstdint>

#include "metadata/dates.h"

namespace winnow::metadata {

/// Sets year, month and day of `date`. Months 13 to 24 are those of the Persian calendar, whose year is given then; a Thai year becomes a
/// Gregorian one. False, and the date is not to be used, where there is no such day or it is not plausible.
bool set_day(std::int64_t year, std::int64_t month, std::int64_t day, Date& date);

/// http://howardhinnant.github.io/date_algorithms.html#civil_from_days
Date date_of_seconds(std::int64_t seconds_since_1970);

/// Days from 1 January 1970 to the date's day: http://howardhinnant.github.io/date_algorithms.html#days_from_civil
std::int64_t days_since_1970(const Date& date);

}  // namespace winnow::metadata
