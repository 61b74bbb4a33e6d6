#include "metadata/dates.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "metadata/date_tokens.h"

namespace winnow::metadata {
namespace {

using Kind = DateToken::Kind;

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

bool equals_lower(std::string_view word, std::string_view lowered) {
  return word.size() == lowered.size() && std::equal(word.begin(), word.end(), lowered.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
         });
}

struct Zone {
  std::string_view name;
  std::int16_t minutes;
};
// Abbreviations that mean one offset on news pages.
constexpr Zone kZones[] = {{"z", 0},      {"utc", 0},    {"gmt", 0},    {"est", -300}, {"edt", -240}, {"cst", -360},
                           {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"cet", 60},
                           {"cest", 120}, {"mez", 60},   {"mesz", 120}, {"eet", 120},  {"eest", 180}, {"msk", 180},
                           {"jst", 540},  {"kst", 540},  {"sgt", 480},  {"hkt", 480},  {"bst", 60},   {"wib", 420},
                           {"sast", 120}, {"pkt", 300},  {"aest", 600}, {"aedt", 660}, {"acst", 570}, {"awst", 480}};

/// Matches dates at a token; each match says where it ends.
class Matcher {
 public:
  Matcher(const DateTokens& tokens, const DateReading& reading) : t_(tokens), reading_(reading) {}

  std::optional<FoundDate> find(std::size_t from) {
    for (std::size_t i = 0; i < t_.count; ++i) {
      if (t_.tokens[i].begin < from) continue;
      date_ = Date{};
      const std::size_t end = match_at(i);
      if (end == 0) continue;
      std::size_t begin = i;
      std::size_t stop = end;
      if (!time_after(stop)) {
        stop = end;
        time_before(begin, from);
      }
      return FoundDate{date_, t_.tokens[begin].begin, t_.tokens[stop - 1].end};
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is_number(std::size_t i) const { return i < t_.count && t_.tokens[i].kind == Kind::number; }
  [[nodiscard]] bool is_word(std::size_t i) const { return i < t_.count && t_.tokens[i].kind == Kind::word; }
  [[nodiscard]] bool is_mark(std::size_t i, char32_t mark) const {
    return i < t_.count && t_.tokens[i].mark == mark && t_.tokens[i].kind != Kind::number;
  }
  [[nodiscard]] bool is_day(std::size_t i) const {
    return is_number(i) && t_.tokens[i].digits <= 2 && t_.tokens[i].value >= 1 && t_.tokens[i].value <= 31;
  }
  [[nodiscard]] bool is_year(std::size_t i) const {
    return is_number(i) && t_.tokens[i].digits == 4 && t_.tokens[i].value >= 1300 && t_.tokens[i].value <= 2700;
  }
  [[nodiscard]] std::int64_t value(std::size_t i) const { return t_.tokens[i].value; }
  [[nodiscard]] std::uint8_t month(std::size_t i) const { return i < t_.count ? t_.month(i, reading_.language) : std::uint8_t{0}; }
  [[nodiscard]] bool starts_with(std::size_t i, std::string_view prefix) const { return is_word(i) && t_.word(i).starts_with(prefix); }

  template <std::size_t N>
  [[nodiscard]] bool is_one_of(std::size_t i, const std::array<std::string_view, N>& list) const {
    if (!is_word(i)) return false;
    return std::any_of(list.begin(), list.end(), [&](std::string_view lowered) { return equals_lower(t_.word(i), lowered); });
  }

  /// One past the date that begins at token i, 0 when none does; date_ holds it.
  std::size_t match_at(std::size_t i) {
    if (is_year(i)) {
      if (const std::size_t end = year_first(i)) return end;
    }
    if (is_day(i)) {
      if (const std::size_t end = day_of_month_name(i)) return end;
      if (const std::size_t end = three_numbers(i)) return end;
      if (const std::size_t end = day_of_numbered_month(i)) return end;
    }
    return is_word(i) && (is_day(i + 1) || is_day(i + 2)) && month(i) != 0 ? month_name_first(i) : 0;
  }

  /// 2024-02-21, 2024/2/21, 2024年2月21日, 2024. február 21., 2024 m. vasario 21 d., 2024. gada 21. februāris
  std::size_t year_first(std::size_t i) {
    const std::size_t sign = i + 1;
    if (is_mark(sign, U'年') || starts_with(sign, "년")) {
      if (!is_number(i + 2) || !(is_mark(i + 3, U'月') || starts_with(i + 3, "월")) || !is_day(i + 4)) return 0;
      if (!set_day(value(i), value(i + 2), value(i + 4), date_)) return 0;
      return is_mark(i + 5, U'日') || starts_with(i + 5, "일") ? i + 6 : i + 5;
    }
    for (const char32_t mark : {U'-', U'/', U'.', U'–', U'‑', U'−'}) {
      if (!is_mark(sign, mark) || !is_number(i + 2) || t_.tokens[i + 2].digits > 2 || !is_mark(i + 3, mark) || !is_day(i + 4)) continue;
      std::int64_t m = value(i + 2);
      if (value(i) < 1500) m = m >= 1 && m <= 12 ? m + 12 : 25;
      return set_day(value(i), m, value(i + 4), date_) ? i + 5 : 0;
    }
    std::size_t next = i + 1;
    constexpr std::array<std::string_view, 5> kYearWords = {"m", "gada", "év", "оны", "жылы"};
    for (int fillers = 0; fillers < 2 && (is_mark(next, U'.') || is_mark(next, U',') || is_one_of(next, kYearWords)); ++fillers) ++next;
    if (month(next) != 0) {
      std::size_t day = next + 1;
      if (is_mark(day, U'.')) ++day;
      return is_day(day) && set_day(value(i), month(next), value(day), date_) ? day + 1 : 0;
    }
    if (!is_day(next)) return 0;
    std::size_t name = next + 1;
    if (is_mark(name, U'.') || is_mark(name, U'-')) ++name;
    return month(name) != 0 && set_day(value(i), month(name), value(next), date_) ? name + 1 : 0;
  }

  /// 21 February 2024, 21. února 2024, 21 de febrero de 2024, 1er mars 2024, 21-Feb-2024
  std::size_t day_of_month_name(std::size_t i) {
    constexpr std::array<std::string_view, 16> kBetween = {"de", "of", "d", "st",  "nd", "rd", "th", "er",
                                                           "re", "ta", "e", "den", "ng", "º",  "ª",  "gen"};
    std::size_t next = i + 1;
    for (int fillers = 0; fillers < 2 && month(next) == 0; ++fillers) {
      if (is_mark(next, U'.') || is_mark(next, U'-') || is_mark(next, U',') || is_mark(next, U'/') || is_mark(next, U'º') ||
          is_one_of(next, kBetween))
        ++next;
    }
    if (month(next) == 0) return 0;
    const std::uint8_t named = month(next);
    const std::size_t year = skip_to_year(next + 1);
    return year != 0 && set_day(year_value(year), named, value(i), date_) ? year + 1 : 0;
  }

  [[nodiscard]] std::int64_t year_value(std::size_t i) const { return t_.tokens[i].digits == 2 ? 2000 + value(i) : value(i); }

  /// The year's token, over "de", "," and the like from `next` on; 0 without. Two digits count after an apostrophe or a hyphen.
  [[nodiscard]] std::size_t skip_to_year(std::size_t next) const {
    constexpr std::array<std::string_view, 6> kBetween = {"de", "del", "of", "thn", "năm", "г"};
    char32_t last = 0;
    for (int fillers = 0; fillers < 3 && !is_year(next); ++fillers) {
      const bool filler = is_mark(next, U'.') || is_mark(next, U',') || is_mark(next, U'-') || is_mark(next, U'/') || is_mark(next, U'،') ||
                          is_mark(next, U'\'') || is_mark(next, U'’') || is_one_of(next, kBetween);
      if (!filler) break;
      last = t_.tokens[next].mark;
      ++next;
    }
    if (is_year(next)) return next;
    const bool short_year = is_number(next) && t_.tokens[next].digits == 2 && (last == U'\'' || last == U'’' || last == U'-');
    return short_year ? next : 0;
  }

  /// February 21, 2024; Feb. 21st 2024; Wed Feb 21 11:30:00 UTC 2024
  std::size_t month_name_first(std::size_t i) {
    constexpr std::array<std::string_view, 5> kOrdinals = {"st", "nd", "rd", "th", "º"};
    std::size_t day = i + 1;
    if (is_mark(day, U'.') || is_mark(day, U'-')) ++day;
    if (!is_day(day)) return 0;
    std::size_t next = day + 1;
    if (is_one_of(next, kOrdinals)) ++next;
    if (const std::size_t year = skip_to_year(next); year != 0) {
      return set_day(year_value(year), month(i), value(day), date_) ? year + 1 : 0;
    }
    std::size_t stop = next;
    if (!read_time(stop)) return 0;
    if (is_word(stop)) ++stop;  // the zone, which read_time() took if it knew it
    return is_year(stop) && set_day(value(stop), month(i), value(day), date_) ? stop + 1 : 0;
  }

  /// 21/02/2024, 02/21/2024, 21.02.2024, 21-02-2024, 21.02.24
  std::size_t three_numbers(std::size_t i) {
    for (const char32_t mark : {U'/', U'.', U'-'}) {
      if (!is_mark(i + 1, mark) || !is_day(i + 2) || !is_mark(i + 3, mark) || !is_number(i + 4)) continue;
      const bool spaced = t_.tokens[i + 1].after_space && mark == U'-';
      const bool long_year = is_year(i + 4);
      const bool short_year = t_.tokens[i + 4].digits == 2 && t_.tokens[i].digits == 2 && t_.tokens[i + 2].digits == 2 && mark != U'-';
      if (spaced || (!long_year && !short_year) || is_mark(i + 5, mark)) return 0;
      if (i > 0 && is_mark(i - 1, mark) && !t_.tokens[i].after_space) return 0;  // the tail of something longer
      std::int64_t day = value(i);
      std::int64_t m = value(i + 2);
      const bool either = day <= 12 && m <= 12 && day != m;
      if (m > 12 || (either && mark != U'.' && reading_.order == DayOrder::month_first)) std::swap(day, m);
      if (!set_day(year_value(i + 4), m, day, date_)) return 0;
      date_.either_order = either && mark != U'.';
      return i + 5;
    }
    return 0;
  }

  /// 21 tháng 2, 2024; 21 tháng 2 năm 2024
  std::size_t day_of_numbered_month(std::size_t i) {
    constexpr std::array<std::string_view, 2> kMonthWord = {"tháng", "thang"};
    if (!is_one_of(i + 1, kMonthWord) || !is_day(i + 2)) return 0;
    const std::size_t year = skip_to_year(i + 3);
    return year != 0 && set_day(year_value(year), value(i + 2), value(i), date_) ? year + 1 : 0;
  }

  [[nodiscard]] bool is_two_digits(std::size_t i, std::int64_t below) const {
    return is_number(i) && t_.tokens[i].digits == 2 && value(i) < below;
  }

  /// A time at token `at`, moved behind it with its zone: 11:30, 11:30:05.123+04:00, 11h30, 11.30 Uhr, 1:30 pm, 11시 30분
  bool read_time(std::size_t& at) {
    constexpr std::array<std::string_view, 2> kHours = {"h", "u"};
    if (!is_number(at) || t_.tokens[at].digits > 2 || value(at) > 24) return false;
    std::int64_t hour = value(at);
    const bool clock = is_mark(at + 1, U':') || is_mark(at + 1, U'：') || is_one_of(at + 1, kHours) || is_mark(at + 1, U'時') ||
                       is_mark(at + 1, U'时') || is_mark(at + 1, U'시') || is_mark(at + 1, U'٫');
    const bool dotted = is_mark(at + 1, U'.') && is_two_digits(at + 2, 60) && !is_mark(at + 3, U'.');
    if ((!clock && !dotted) || !is_two_digits(at + 2, 60)) return hour_and_half(at);
    date_.minute = static_cast<std::int8_t>(value(at + 2));
    at += 3;
    if (is_mark(at, U'分') || is_mark(at, U'분')) ++at;
    if ((is_mark(at, U':') || is_mark(at, U'.')) && is_two_digits(at + 1, 61) && !t_.tokens[at + 1].after_space) {
      date_.second = static_cast<std::int8_t>(std::min<std::int64_t>(value(at + 1), 59));
      at += 2;
      if ((is_mark(at, U'.') || is_mark(at, U',') || is_mark(at, U':')) && is_number(at + 1) && !t_.tokens[at + 1].after_space) at += 2;
    }
    half_of_day(at, hour);
    if (hour >= 24) hour = 0;
    date_.hour = static_cast<std::int8_t>(hour);
    read_zone(at);
    return true;
  }

  /// 3 pm
  bool hour_and_half(std::size_t& at) {
    std::int64_t hour = value(at);
    std::size_t next = at + 1;
    if (hour < 1 || hour > 12 || !half_of_day(next, hour)) return false;
    at = next;
    date_.hour = static_cast<std::int8_t>(hour);
    date_.minute = 0;
    read_zone(at);
    return true;
  }

  /// am, p.m.
  bool half_of_day(std::size_t& at, std::int64_t& hour) const {
    constexpr std::array<std::string_view, 4> kHalves = {"am", "pm", "a", "p"};
    if (!is_one_of(at, kHalves)) return false;
    const bool afternoon = t_.word(at).front() == 'p' || t_.word(at).front() == 'P';
    const bool dotted = is_mark(at + 1, U'.');
    if (t_.word(at).size() == 1) {
      if (!dotted || !is_word(at + 2)) return false;
      at += is_mark(at + 3, U'.') ? 4 : 3;
    } else {
      ++at;
    }
    if (afternoon && hour < 12) hour += 12;
    if (!afternoon && hour == 12) hour = 0;
    return true;
  }

  void read_zone(std::size_t& at) {
    std::size_t next = at;
    if (is_mark(next, U'(')) ++next;
    if (is_word(next)) {
      for (const Zone& zone : kZones) {
        if (!equals_lower(t_.word(next), zone.name)) continue;
        date_.has_offset = true;
        date_.offset_minutes = zone.minutes;
        at = next + 1;
        break;
      }
    }
    next = at;
    const bool east = is_mark(next, U'+');
    if (!east && !is_mark(next, U'-') && !is_mark(next, U'−')) return;
    if (!is_number(next + 1) || t_.tokens[next + 1].after_space) return;
    const DateToken& number = t_.tokens[next + 1];
    std::int64_t minutes = 0;
    std::size_t stop = next + 2;
    if (number.digits == 4) {
      minutes = number.value / 100 * 60 + number.value % 100;
    } else if (number.digits <= 2 && is_mark(stop, U':') && is_two_digits(stop + 1, 60)) {
      minutes = number.value * 60 + value(stop + 1);
      stop += 2;
    } else if (number.digits <= 2 && !t_.tokens[next].after_space) {
      minutes = number.value * 60;
    } else {
      return;
    }
    if (minutes > 14 * 60) return;
    date_.has_offset = true;
    date_.offset_minutes = static_cast<std::int16_t>(east ? minutes : -minutes);
    at = stop;
  }

  void forget_time() {
    date_.hour = date_.minute = date_.second = -1;
    date_.has_offset = false;
  }

  /// A time behind the date, over what stands between: "T", ", ", " - ", "at", "um", "в".
  bool time_after(std::size_t& at) {
    if (date_.hour >= 0) return true;  // it stood within the date
    std::size_t next = at;
    for (int fillers = 0; fillers < 5 && next < t_.count; ++fillers) {
      std::size_t stop = next;
      if (read_time(stop)) {
        // 오후 3시 30분, 下午3:30
        const bool afternoon = starts_with(next - 1, "오후") || (next >= 2 && is_mark(next - 1, U'午') && is_mark(next - 2, U'下'));
        if (afternoon && date_.hour < 12) date_.hour = static_cast<std::int8_t>(date_.hour + 12);
        at = stop;
        return true;
      }
      forget_time();
      if (is_number(next)) return false;
      if (is_word(next) && next > at + 1 && t_.tokens[next].end - t_.tokens[next].begin > 12) return false;
      ++next;
    }
    return false;
  }

  /// A time in front of the date: "11:30 21/02/2024", "20:53 | 21 February 2024".
  void time_before(std::size_t& begin, std::size_t from) {
    for (std::size_t back = 3; back <= 9 && back <= begin; ++back) {
      std::size_t at = begin - back;
      if (t_.tokens[at].begin < from || !is_number(at) || (at > 0 && is_mark(at - 1, U':'))) continue;
      if (!read_time(at) || at > begin || begin - at > 4) {
        forget_time();
        continue;
      }
      begin -= back;
      return;
    }
  }

  const DateTokens& t_;
  const DateReading& reading_;
  Date date_;
};

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// http://howardhinnant.github.io/date_algorithms.html#civil_from_days
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

}  // namespace

bool is_plausible(const Date& date) {
  if (date.year < 1900 || date.year > 2100 || date.month < 1 || date.month > 12 || date.day < 1) return false;
  if (date.year == 1970 && date.month == 1 && date.day == 1) return false;
  return date.day <= days_in(date.year, date.month);
}

std::optional<FoundDate> find_date(std::string_view text, const DateReading& reading, std::size_t from) {
  if (text.size() > kMaxDateText) {
    text = text.substr(0, kMaxDateText);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80) != 0) text.remove_suffix(1);  // the character that was cut
  }
  // A date has digits: ASCII ones, or ones of a script beyond Greek, Cyrillic and Armenian.
  const auto may_be_digit = [](char c) { return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0xD9; };
  if (from >= text.size() || std::none_of(text.begin(), text.end(), may_be_digit)) return std::nullopt;
  DateTokens tokens;
  read_date_tokens(text, tokens);
  if (!tokens.has_number) return std::nullopt;
  return Matcher(tokens, reading).find(from);
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
  url = url.substr(0, std::min(url.find_first_of("?#"), url.size()));
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
