#include "metadata/date_tokens.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "words/words.h"

namespace winnow::metadata {
namespace {

struct MonthName {
  std::string_view name;
  std::uint8_t month;
  std::string_view language;
};

constexpr MonthName kMonths[] = {
#include "metadata/months.inc"
};

/// The value of a decimal digit (Unicode's Nd of the scripts that news is written in), -1 for anything else.
int digit_value(char32_t c) {
  constexpr char32_t kZeros[] = {U'0',   0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6,
                                 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x1040, 0x17E0, 0xFF10};
  if (c < 0x80) return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1;
  for (const char32_t zero : kZeros) {
    if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
  }
  return -1;
}

/// Chinese numerals as dates use them: 0 to 9, 10 for the sign of ten, -1 for anything else.
int han_value(char32_t c) {
  constexpr std::u32string_view kSigns = U"〇一二三四五六七八九十";
  if (c == U'零' || c == U'○') return 0;
  const std::size_t at = kSigns.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

bool is_space(char32_t c) {
  return c == U' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F;
}

/// A character of Han or kana is a word by itself; names of months are longer words in all other scripts, Thai too.
bool is_single(char32_t c) {
  return c > 0x2FFF && words::is_unspaced(c);
}
bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20U) >= U'a' && (c | 0x20U) <= U'z';
  return words::is_word(c) && digit_value(c) < 0;
}
/// Lines that style alone parts are glued in a scraper's text: "Ann LeeMar 5, 2025".
bool is_seam(char32_t before, char32_t c) {
  if (c < 0x80 && (c & 0x20U) != 0) return false;  // among letters those in lower case
  return words::is_lower(before) && words::is_upper(c);
}
/// words::read_char(), with no call for ASCII.
char32_t read_char(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first >= 0x80) return words::read_char(text, at);
  ++at;
  return first;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, DateTokens& out) : text_(text), out_(out) {}

  void run() {
    while (at_ < text_.size() && out_.count < DateTokens::kMax) {
      const std::size_t begin = at_;
      const char32_t c = read_char(text_, at_);
      if (is_space(c)) {
        space_ = true;
        continue;
      }
      DateToken& token = out_.tokens[out_.count++];
      token = {DateToken::Kind::mark, space_, 0, 0, 0, static_cast<std::uint32_t>(begin), 0};
      space_ = false;
      if (const int digit = digit_value(c); digit >= 0) {
        number(digit, token);
      } else if (is_single(c)) {
        token.kind = DateToken::Kind::word;
        token.mark = c;
        if (han_value(c) >= 0) han_number(c, token);
      } else if (is_letter(c)) {
        word(c, token);
      } else {
        token.mark = c;
      }
      token.end = static_cast<std::uint32_t>(at_);
      join_name();
      out_.has_number = out_.has_number || token.kind == DateToken::Kind::number;
    }
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t& next) const {
    next = at_;
    return next < text_.size() ? read_char(text_, next) : 0;
  }

  void number(int digit, DateToken& token) {
    token.kind = DateToken::Kind::number;
    std::size_t next = 0;
    for (int value = digit; value >= 0; value = digit_value(peek(next))) {
      if (token.digits > 0) at_ = next;
      if (token.digits < 18) token.value = token.value * 10 + value;
      if (token.digits < 100) ++token.digits;
      if (at_ >= text_.size()) break;
    }
  }

  /// 二〇二四 is 2024, 二十一 is 21.
  void han_number(char32_t c, DateToken& token) {
    const std::size_t start = at_;
    std::int64_t value = 0;
    std::uint8_t length = 0;
    bool ten = false;
    std::size_t next = at_;
    for (int sign = han_value(c); sign >= 0 && length < 4; sign = han_value(peek(next))) {
      if (length > 0) at_ = next;
      if (sign == 10) {
        value = std::max<std::int64_t>(value, 1) * 10;
        ten = true;
      } else {
        value = ten ? value + sign : value * 10 + sign;
      }
      ++length;
    }
    // Only in front of the sign of a year, month or day: elsewhere 一 is a word like others.
    const char32_t unit = peek(next);
    if (unit != U'年' && unit != U'月' && unit != U'日') {
      at_ = start;
      return;
    }
    token.kind = DateToken::Kind::number;
    token.mark = 0;
    token.value = value;
    token.digits = value > 99 ? 4 : value > 9 ? 2 : 1;
  }

  void word(char32_t first, DateToken& token) {
    token.kind = DateToken::Kind::word;
    std::size_t next = 0;
    std::size_t length = 1;
    char32_t before = first;
    for (char32_t c = peek(next); c != 0 && is_letter(c) && !is_single(c); c = peek(next)) {
      if (is_seam(before, c)) break;
      before = c;
      at_ = next;
      ++length;
    }
    if (length == 1) token.mark = first;
  }

  /// "كانون الثاني" and its like: names of months in two words, of which the first one tells.
  void join_name() {
    if (out_.count < 2) return;
    const DateToken& second = out_.tokens[out_.count - 1];
    DateToken& first = out_.tokens[out_.count - 2];
    const std::string_view word = text_.substr(first.begin, first.end - first.begin);
    if (second.kind != DateToken::Kind::word || (word != "كانون" && word != "تشرين")) return;
    first.end = second.end;
    --out_.count;
  }

  std::string_view text_;
  DateTokens& out_;
  std::size_t at_ = 0;
  bool space_ = false;
};

}  // namespace

std::uint8_t month_of(std::string_view lowered, std::string_view language) {
  const MonthName* found = std::lower_bound(std::begin(kMonths), std::end(kMonths), lowered,
                                            [](const MonthName& entry, std::string_view name) { return entry.name < name; });
  if (found == std::end(kMonths) || found->name != lowered) return 0;
  const std::string_view primary = language.substr(0, std::min(language.find_first_of("-_"), language.size()));
  for (const MonthName* entry = found; entry != std::end(kMonths) && entry->name == lowered; ++entry) {
    if (entry->language == primary) return entry->month;
  }
  return found->month;
}

std::uint8_t DateTokens::month(std::size_t i, std::string_view language) const {
  constexpr std::size_t kLongestName = 48;  // bytes
  const DateToken& token = tokens[i];
  if (token.kind != DateToken::Kind::word || token.end - token.begin < 2 || token.end - token.begin > kLongestName) return 0;
  std::string lowered;
  words::append_lower(word(i), lowered);
  if (const std::uint8_t month = month_of(lowered, language); month != 0) return month;
  return 0;
}

void read_date_tokens(std::string_view text, DateTokens& out) {
  out.text = text;
  out.count = 0;
  out.has_number = false;
  Tokenizer(text, out).run();
}

}  // namespace winnow::metadata
