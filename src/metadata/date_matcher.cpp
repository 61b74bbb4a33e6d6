#include "metadata/date_matcher.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "metadata/calendar.h"

namespace winnow::metadata {
namespace {

using Kind = DateToken::Kind;

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
      date_.either_order = either;
      date_.dotted = mark == U'.';
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
      minutes = 60L * number.value + value(stop + 1);
      stop += 2;
    } else if (number.digits <= 2 && !t_.tokens[next].after_space) {
      minutes = 60L * number.value;
    } else {
      return;
    }
    if (minutes > 14 * 60L) return;
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

}  // namespace

std::optional<FoundDate> match_date(const DateTokens& tokens, const DateReading& reading, std::size_t from) {
  return Matcher(tokens, reading).find(from);
}

}  // namespace winnow::metadata
