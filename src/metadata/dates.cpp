#include "metadata/dates.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "metadata/calendar.h"
#include "metadata/date_matcher.h"
#include "metadata/date_tokens.h"

namespace winnow::metadata {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

enum class Byte : std::uint8_t { other, digit, may_begin_digit };

/// Digits are ASCII ones, or those of a script beyond Greek, Cyrillic and Armenian.
constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> bytes{};
  for (std::size_t c = '0'; c <= '9'; ++c) bytes[c] = Byte::digit;
  for (std::size_t c = 0xD9; c < bytes.size(); ++c) bytes[c] = Byte::may_begin_digit;
  return bytes;
}();

/// Whether a text has the numbers of a date: a day of one or two digits, and a year of two or four. One in a script with digits of its own
/// may hold any numbers.
bool may_hold_date(std::string_view text) {
  int days = 0;
  int long_years = 0;
  int short_years = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Byte byte = kBytes[static_cast<unsigned char>(text[at])];
    if (byte == Byte::other) continue;
    if (byte == Byte::may_begin_digit) return true;
    const std::size_t begin = at;
    while (at < text.size() && kBytes[static_cast<unsigned char>(text[at])] == Byte::digit) ++at;
    const std::size_t digits = at - begin;
    days += digits <= 2 ? 1 : 0;
    short_years += digits == 2 ? 1 : 0;
    long_years += digits == 4 ? 1 : 0;
    --at;
  }
  return (days >= 1 && long_years >= 1) || (days >= 2 && short_years >= 1);
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, const DateReading& reading, std::size_t from) {
  if (text.size() > kMaxDateText) {
    text = text.substr(0, kMaxDateText);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80) != 0) text.remove_suffix(1);  // the character that was cut
  }
  if (from >= text.size() || !may_hold_date(text)) return std::nullopt;
  DateTokens tokens;
  read_date_tokens(text, tokens);
  if (!tokens.has_number) return std::nullopt;
  return match_date(tokens, reading, from);
}

std::optional<Date> parse_date(std::string_view value, const DateReading& reading) {
  while (!value.empty() && (value.front() == ' ' || value.front() == '"')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == ' ' || value.back() == '"')) value.remove_suffix(1);
  if (all_digits(value) && (value.size() == 10 || value.size() == 13)) {
    std::int64_t seconds = 0;
    for (const char c : value.substr(0, 10)) seconds = seconds * 10 + (c - '0');
    const Date date = date_of_seconds(seconds);
    return is_plausible(date) ? std::optional(date) : std::nullopt;
  }
  if (value.size() >= 8 && all_digits(value.substr(0, 8)) && (value.size() == 8 || value[8] == 'T' || value[8] == ' ')) {
    Date date;
    if (!set_day(number(value.substr(0, 4)), number(value.substr(4, 2)), number(value.substr(6, 2)), date)) return std::nullopt;
    const std::string_view time = value.substr(std::min<std::size_t>(9, value.size()));
    if (time.size() >= 4 && all_digits(time.substr(0, 4)) && number(time.substr(0, 2)) < 24 && number(time.substr(2, 2)) < 60) {
      date.hour = static_cast<std::int8_t>(number(time.substr(0, 2)));
      date.minute = static_cast<std::int8_t>(number(time.substr(2, 2)));
      if (time.ends_with('Z')) date.has_offset = true;
    }
    return date;
  }
  const std::optional<FoundDate> found = find_date(value, reading);
  return found ? std::optional(found->date) : std::nullopt;
}

std::optional<Date> date_of_url(std::string_view url) {
  url = url.substr(0, std::min(url.find('?'), url.find('#')));
  for (std::size_t i = url.find('/'); i != std::string_view::npos && i + 9 < url.size(); i = url.find('/', i + 1)) {
    const std::string_view part = url.substr(i + 1);
    if (part.size() < 8 || !all_digits(part.substr(0, 4))) continue;
    const char mark = part[4];
    Date date;
    if ((mark == '/' || mark == '-') && part.size() >= 10 && all_digits(part.substr(5, 2)) && part[7] == mark &&
        all_digits(part.substr(8, 2)) && (part.size() == 10 || part[10] < '0' || part[10] > '9') &&
        set_day(number(part.substr(0, 4)), number(part.substr(5, 2)), number(part.substr(8, 2)), date)) {
      return date;
    }
    if (mark == '/') {
      // /2024/feb/21/, /2024/february/21/
      const std::size_t slash = part.find('/', 5);
      const std::string_view month = part.substr(5, slash - 5);
      const std::uint8_t named = slash == std::string_view::npos || month.size() > 12 ? std::uint8_t{0} : month_of(month, {});
      if (named != 0 && slash + 3 <= part.size() && all_digits(part.substr(slash + 1, 2)) &&
          set_day(number(part.substr(0, 4)), named, number(part.substr(slash + 1, 2)), date)) {
        return date;
      }
    }
    if (all_digits(part.substr(0, 8)) && (part.size() == 8 || part[8] < '0' || part[8] > '9') &&
        set_day(number(part.substr(0, 4)), number(part.substr(4, 2)), number(part.substr(6, 2)), date)) {
      return date;
    }
  }
  return std::nullopt;
}

std::string to_iso(const Date& date) {
  char buffer[40];
  int length = std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
  std::string out(buffer, static_cast<std::size_t>(length));
  if (date.hour < 0) return out;
  length = std::snprintf(buffer, sizeof buffer, "T%02d:%02d", date.hour, std::max<int>(date.minute, 0));
  out.append(buffer, static_cast<std::size_t>(length));
  if (date.second >= 0) {
    length = std::snprintf(buffer, sizeof buffer, ":%02d", date.second);
    out.append(buffer, static_cast<std::size_t>(length));
  }
  if (!date.has_offset) return out;
  const int minutes = date.offset_minutes;
  if (minutes == 0) return out + 'Z';
  length = std::snprintf(buffer, sizeof buffer, "%c%02d:%02d", minutes < 0 ? '-' : '+', std::abs(minutes) / 60, std::abs(minutes) % 60);
  out.append(buffer, static_cast<std::size_t>(length));
  return out;
}

}  // namespace winnow::metadata
