#include "head/json_repair.h"

#include <algorithm>

#include "decode/entities.h"

namespace winnow::head {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

class Repair {
 public:
  Repair(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) { out_.reserve(text.size() + 64); }

  std::string run() {
    while (at_ < text_.size() && !done_) {
      const char c = text_[at_];
      if (is_blank(c)) {
        ++at_;
      } else if (c == '{' || c == '[') {
        if (open_.size() >= max_depth_) return {};
        before_value();
        out_ += c;
        open_ += c;
        key_next_ = c == '{';
        ++at_;
      } else if (c == '}' || c == ']') {
        close(c);
        ++at_;
      } else if (c == ',') {
        comma_ = true;
        key_next_ = !open_.empty() && open_.back() == '{';
        ++at_;
      } else if (c == ':') {
        if (!out_.empty() && out_.back() == '"') out_ += ':';
        key_next_ = false;
        ++at_;
      } else if (c == '"' || c == '\'') {
        before_value();
        string(c);
      } else if (c == '/' && skip_comment()) {
        continue;
      } else {
        before_value();
        bare_word();
      }
    }
    while (!open_.empty()) close(open_.back() == '{' ? '}' : ']');
    return std::move(out_);
  }

 private:
  /// A comma is only written when a value follows it, and where one is missing.
  void before_value() {
    const char last = out_.empty() ? '\0' : out_.back();
    const bool after_value = last != '\0' && last != '{' && last != '[' && last != ':' && last != ',';
    if (after_value && !open_.empty()) {
      out_ += ',';
      key_next_ = open_.back() == '{';
    }
    if (comma_ && last == ':') out_ += "null,";
    if (open_.empty() && after_value) done_ = true;  // a second document: the first one counts
    comma_ = false;
  }

  void close(char c) {
    const bool key_alone = key_next_ && !comma_;
    comma_ = false;
    if (open_.empty()) return;
    const char wanted = open_.back() == '{' ? '}' : ']';
    if (c != wanted && open_.find(c == '}' ? '{' : '[') == std::string::npos) return;
    if (!out_.empty() && out_.back() == ':') out_ += "null";
    if (wanted == '}' && key_alone && out_.back() == '"') out_ += ":null";
    key_next_ = false;
    out_ += wanted;
    open_.pop_back();
    if (open_.empty()) done_ = true;
  }

  /// Whether the quote at `i` ends the string: what follows must be what JSON wants there.
  [[nodiscard]] bool ends_string(std::size_t i, char quote) const {
    std::size_t next = i + 1;
    while (next < text_.size() && is_blank(text_[next])) ++next;
    if (next >= text_.size()) return true;
    if (key_next_) return text_[next] == ':';
    if (text_[next] == '}' || text_[next] == ']') return true;
    if (text_[next] == quote && next > i + 1 && opens_member(next, quote)) return true;  // the comma is missing
    if (text_[next] != ',') return false;
    ++next;
    while (next < text_.size() && is_blank(text_[next])) ++next;
    if (next >= text_.size()) return true;
    const char c = text_[next];
    if (!open_.empty() && open_.back() == '[') return c == quote || c == '{' || c == '[' || c == ']' || is_digit(c);
    return c == quote || c == '"' || c == '}';
  }

  /// Whether a short string and a colon stand at `i`: the next member of an object.
  [[nodiscard]] bool opens_member(std::size_t i, char quote) const {
    constexpr std::size_t kLongestKey = 80;
    std::size_t next = text_.substr(0, std::min(text_.size(), i + kLongestKey)).find(quote, i + 1);
    if (next == std::string_view::npos) return false;
    ++next;
    while (next < text_.size() && next < i + 2 * kLongestKey && is_blank(text_[next])) ++next;
    return next < text_.size() && text_[next] == ':';
  }

  void escape_control(char c) {
    constexpr char kHex[] = "0123456789abcdef";
    if (c == '\n') {
      out_ += "\\n";
    } else if (c == '\t') {
      out_ += "\\t";
    } else {
      out_ += "\\u00";
      out_ += kHex[static_cast<unsigned char>(c) >> 4];
      out_ += kHex[static_cast<unsigned char>(c) & 15];
    }
  }

  [[nodiscard]] long unit_at(std::size_t i) const {  // the value of \uXXXX at i, -1 when it is malformed
    if (i + 6 > text_.size() || text_[i] != '\\' || text_[i + 1] != 'u') return -1;
    long value = 0;
    for (std::size_t k = i + 2; k < i + 6; ++k) {
      const int digit = hex_value(text_[k]);
      if (digit < 0) return -1;
      value = value * 16 + digit;
    }
    return value;
  }

  void escape_sequence() {
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (next == '\0') {
      ++at_;
      return;
    }
    if (next == 'u') {
      const long unit = unit_at(at_);
      const bool high = unit >= 0xD800 && unit < 0xDC00;
      const bool low = unit >= 0xDC00 && unit < 0xE000;
      if (unit >= 0 && !high && !low) {
        out_.append(text_, at_, 6);
        at_ += 6;
      } else if (const long second = unit_at(at_ + 6); high && second >= 0xDC00 && second < 0xE000) {
        out_.append(text_, at_, 12);
        at_ += 12;
      } else if (unit >= 0) {
        out_ += "\\ufffd";
        at_ += 6;
      } else {
        at_ += 2;
        out_ += 'u';
      }
      return;
    }
    constexpr std::string_view kKnown = "\"\\/bfnrt";
    if (kKnown.find(next) != std::string_view::npos) {
      out_.append(text_, at_, 2);
      at_ += 2;
    } else {
      ++at_;  // the backslash goes; what it stood before is read as it is
    }
  }

  void string(char quote) {
    out_ += '"';
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\') {
        escape_sequence();
      } else if (c == quote && ends_string(at_, quote)) {
        ++at_;
        break;
      } else if (static_cast<unsigned char>(c) < 0x20) {
        escape_control(c);
        ++at_;
      } else if (c == '"') {
        out_ += "\\\"";
        ++at_;
      } else {
        out_ += c;
        ++at_;
      }
    }
    out_ += '"';
  }

  bool skip_comment() {
    const std::string_view mark = text_.substr(at_, 2);
    if (mark == "//") {
      at_ = text_.find('\n', at_);
    } else if (mark == "/*") {
      at_ = text_.find("*/", at_ + 2);
      if (at_ != std::string_view::npos) at_ += 2;
    } else {
      return false;
    }
    if (at_ == std::string_view::npos) at_ = text_.size();
    return true;
  }

  void bare_word() {
    const std::size_t begin = at_;
    // A bare value may be several words: it goes on to the end of its line or member.
    const bool value = !open_.empty() && open_.back() == '{' && !key_next_;
    const std::string_view ends = value ? ",{}[]\"\n\r" : ",:{}[]\" \t\n\r";
    while (at_ < text_.size() && ends.find(text_[at_]) == std::string_view::npos) ++at_;
    std::string_view word = text_.substr(begin, at_ - begin);
    while (is_blank(word.back())) word.remove_suffix(1);
    if (!key_next_ && (word == "true" || word == "false" || word == "null" || is_plain_number(word))) {
      out_ += word;
      return;
    }
    out_ += '"';
    for (const char c : word) {
      if (static_cast<unsigned char>(c) < 0x20) {
        escape_control(c);
        continue;
      }
      if (c == '\\') out_ += c;
      out_ += c;
    }
    out_ += '"';
  }

  static bool is_plain_number(std::string_view word) {
    if (word.starts_with('-')) word.remove_prefix(1);
    if (word.empty() || word.size() > 15 || !is_digit(word.front()) || !is_digit(word.back())) return false;
    if (word.size() > 1 && word[0] == '0' && word[1] != '.') return false;
    std::size_t dots = 0;
    for (const char c : word) {
      if (c == '.') ++dots;
      if (c != '.' && !is_digit(c)) return false;
    }
    return dots <= 1;
  }

  std::string_view text_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  std::string out_;
  std::string open_;       // the brackets that are open
  bool key_next_ = false;  // within an object, before the colon
  bool comma_ = false;     // a comma was read but not written
  bool done_ = false;
};

}  // namespace

std::string_view unwrap_json(std::string_view text) {
  const std::size_t begin = text.find_first_of("{[");
  if (begin == std::string_view::npos) return {};
  // "<![CDATA[" opens with a bracket of its own.
  const std::size_t cdata = text.find("<![CDATA[");
  std::size_t first = begin;
  if (cdata != std::string_view::npos && cdata < begin) first = text.find_first_of("{[", cdata + 9);
  if (first == std::string_view::npos) return {};
  std::size_t last = text.find_last_of("}]");
  while (last != std::string_view::npos && last > first && text.substr(last - 1, 3) == "]]>") {
    last = text.find_last_of("}]", last - 2);
  }
  if (last == std::string_view::npos || last <= first) return text.substr(first);
  // A repair may have to close what is open at the end: keep the tail where the last bracket is not near it.
  return text.size() - last > 64 ? text.substr(first) : text.substr(first, last + 1 - first);
}

std::string repair_json(std::string_view text, std::size_t max_depth) {
  std::string unescaped;
  const std::size_t quote = text.find('"');
  if (const std::size_t escaped = text.find("&quot;"); escaped < quote && escaped < 16) {
    decode::append_unescaped(text, decode::ReferenceIn::text, unescaped);
    text = unescaped;
  }
  return Repair(text, max_depth).run();
}

}  // namespace winnow::head
