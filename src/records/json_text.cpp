#include "records/json_text.h"

#include <algorithm>
#include <optional>

#include "decode/utf8.h"

namespace winnow::records {
namespace {

constexpr std::size_t kMostLevels = 1000;
constexpr std::string_view kHex = "0123456789abcdef";

constexpr std::string_view kBlanks = " \t\r\n";

/// Behind the quote that ends the string whose first quote is at `at`.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  ++at;
  for (;;) {
    at = text.find_first_of("\"\\", at);
    if (at == std::string_view::npos) return text.size();
    if (text[at] == '"') return at + 1;
    at += 2;  // a backslash and what follows it
  }
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The four digits of "\u12ab" at its backslash.
std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char lower = static_cast<char>(text[i] | (text[i] >= 'A' ? 0x20 : 0));
    const std::size_t digit = kHex.find(lower);
    if (digit == std::string_view::npos) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(digit);
  }
  return unit;
}

bool is_high(unsigned unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(unsigned unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

/// Reads a value without recursion: the open brackets are a stack of characters.
class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text) {}

  bool check() {
    for (;;) {
      if (!begin_value()) return false;
      // Behind a value: the brackets that end with it, then a comma or the end.
      for (;;) {
        blanks();
        if (open_.empty()) return at_ == text_.size();
        if (take(',')) break;
        if (!take(open_.back() == '{' ? '}' : ']')) return false;
        open_.pop_back();
      }
      if (open_.back() == '{' && !member_name()) return false;
    }
  }

 private:
  void blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r' || text_[at_] == '\n')) ++at_;
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool word(std::string_view wanted) {
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }
  bool digits() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return at_ > begin;
  }
  bool number() {
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (!take('e') && !take('E')) return true;
    if (!take('+')) take('-');
    return digits();
  }
  bool string() {
    if (!take('"')) return false;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') return take('"');
      if (text_[at_] != '\\') continue;
      const bool is_unit = escaped_unit(text_, at_).has_value();
      ++at_;
      if (at_ < text_.size() && text_[at_] == 'u' && is_unit) continue;
      if (at_ >= text_.size() || std::string_view("\"\\/bfnrt").find(text_[at_]) == std::string_view::npos) return false;
    }
    return false;
  }
  bool member_name() {
    blanks();
    if (!string()) return false;
    blanks();
    return take(':');
  }
  /// Takes opening brackets up to a value that ends: a scalar, or brackets with nothing between them.
  bool begin_value() {
    for (;;) {
      blanks();
      if (take('{')) {
        blanks();
        if (take('}')) return true;
        if (open_.size() == kMostLevels || !member_name()) return false;
        open_ += '{';
      } else if (take('[')) {
        blanks();
        if (take(']')) return true;
        if (open_.size() == kMostLevels) return false;
        open_ += '[';
      } else {
        if (at_ < text_.size() && text_[at_] == '"') return string();
        return word("true") || word("false") || word("null") || number();
      }
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string open_;
};

}  // namespace

bool is_json_value(std::string_view text) {
  return Checker(text).check();
}

std::string repaired_json(std::string_view line) {
  std::string text;
  decode::append_repaired_utf8(line, text);
  for (std::size_t at = text.find('\\'); at != std::string::npos; at = text.find('\\', at)) {
    const std::optional<unsigned> unit = escaped_unit(text, at);
    if (!unit) {
      at += 2;
      continue;
    }
    const std::optional<unsigned> next = escaped_unit(text, at + 6);
    if (is_high(*unit) && next && is_low(*next)) {
      at += 12;
      continue;
    }
    if (is_high(*unit) || is_low(*unit)) text.replace(at, 6, "\\ufffd");
    at += 6;
  }
  return text;
}

std::string without_large_numbers(std::string_view line) {
  constexpr std::size_t kSafeDigits = 18;
  constexpr std::string_view kNumber = "+-.0123456789Ee";
  std::string text(line);
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"') {
      at = end_of_string(text, at);
    } else if (text[at] == '-' || is_digit(text[at])) {
      const std::size_t end = std::min(text.find_first_not_of(kNumber, at), text.size());
      const bool is_large = end - at > kSafeDigits || text.find_first_of("eE", at) < end;
      if (is_large) text.replace(at, end - at, '0' + std::string(end - at - 1, ' '));
      at = end;
    } else {
      ++at;
    }
  }
  return text;
}

std::vector<std::string_view> raw_values(std::string_view object) {
  std::vector<std::string_view> values;
  std::size_t depth = 0;
  std::size_t begin = 0;  // behind a member's colon; 0 before it
  const auto end_value = [&](std::size_t end) {
    if (begin == 0) return;
    std::string_view value = object.substr(begin, end - begin);
    const std::size_t first = std::min(value.find_first_not_of(kBlanks), value.size());
    value.remove_prefix(first);
    values.push_back(value.substr(0, value.find_last_not_of(kBlanks) + 1));
    begin = 0;
  };
  for (std::size_t at = 0; at < object.size(); ++at) {
    switch (object[at]) {
      case '"':
        at = end_of_string(object, at) - 1;
        break;
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
      case ']':
        if (depth == 1) end_value(at);
        if (depth > 0) --depth;
        break;
      case ',':
        if (depth == 1) end_value(at);
        break;
      case ':':
        if (depth == 1) begin = at + 1;
        break;
      default:
        break;
    }
  }
  return values;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace winnow::records
