#include "blocks/text_lines.h"

#include <algorithm>

#include "words/words.h"

namespace winnow::blocks {
namespace {

char32_t decode_at(std::string_view text, std::size_t at, std::size_t& length) {
  std::size_t end = at;
  const char32_t c = words::read_char(text, end);
  length = end - at;
  return c;
}

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x1680 ||
         c == '\r' || c == '\n';
}

bool is_line_break(char32_t c) {
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_bullet(char32_t c) {
  switch (c) {
    case '*':
    case '+':
    case '-':
    case 'o':
    case '>':
    case 0x2022:
    case 0x00B7:
    case 0x2023:
    case 0x25E6:
    case 0x25AA:
    case 0x25CF:
    case 0x25CB:
    case 0x25A0:
    case 0x25A1:
    case 0x2043:
    case 0x2219:
      return true;
    default:
      return false;
  }
}

/// Renderers mark the third depth of a list with "o"; at the margin it is a word of Portuguese, Polish or Czech.
constexpr std::uint32_t kNestedIndent = 4;

bool is_rule(std::string_view text) {
  return text.size() >= 2 && text.find_first_not_of("*_=~#|+- ") == std::string_view::npos;
}

/// "12. ", "3) ": the number and its mark, "" when the line does not open so.
std::string_view number_at(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && i < 3 && text[i] >= '0' && text[i] <= '9') ++i;
  if (i == 0 || i + 1 >= text.size() || (text[i] != '.' && text[i] != ')')) return {};
  return is_blank(static_cast<unsigned char>(text[i + 1])) || text.substr(i + 1).starts_with("\xC2\xA0") ? text.substr(0, i + 1)
                                                                                                         : std::string_view{};
}

std::string_view trim_left(std::string_view text) {
  std::size_t length = 0;
  while (!text.empty() && is_blank(decode_at(text, 0, length))) text.remove_prefix(length);
  return text;
}

/// Up to three marks, in turn: a bullet, "12.", "##". A dash of dialogue (U+2013, U+2014) is none.
std::string_view take_marks(std::string_view text, Line& line) {
  for (int turn = 0; turn < 3 && !text.empty(); ++turn) {
    std::size_t length = 0;
    const char32_t c = decode_at(text, 0, length);
    std::size_t after = 0;
    if (c == '#') {
      const std::size_t marks = std::min(text.find_first_not_of('#'), text.size());
      if (marks > 6 || marks >= text.size() || text[marks] != ' ') break;
      line.heading_marks = static_cast<std::uint8_t>(marks);
      text = trim_left(text.substr(marks));
    } else if (is_bullet(c) && (c != 'o' || line.indent >= kNestedIndent) &&
               (text.size() == length || is_blank(decode_at(text, length, after)))) {
      line.bullet = c;
      text = trim_left(text.substr(length));
    } else if (const std::string_view number = number_at(text); !number.empty()) {
      line.number = number;
      return trim_left(text.substr(number.size()));
    } else {
      break;
    }
  }
  return text;
}

std::string collapse(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); at += length) {
    const char32_t c = decode_at(text, at, length);
    if (is_blank(c) || c == 0x200B || c == 0xFEFF || c == 0xAD || (c < 0x20)) {
      space |= is_blank(c);
      continue;
    }
    if (space && !out.empty()) out.push_back(' ');
    space = false;
    out.append(text, at, length);
  }
  return out;
}

class Reader {
 public:
  Reader(std::string_view page, std::size_t most_lines, const budget::Deadline& deadline)
      : page_(page), most_lines_(most_lines), deadline_(deadline) {}

  Lines run() {
    std::size_t begin = 0;
    std::size_t length = 0;
    for (std::size_t at = 0; at < page_.size(); at += length) {
      const auto byte = static_cast<unsigned char>(page_[at]);
      length = 1;
      if (byte >= 0x20 && byte != 0xC2 && byte != 0xE2) continue;
      const char32_t c = decode_at(page_, at, length);
      if (!is_line_break(c)) continue;
      if (c == '\r' && at + 1 < page_.size() && page_[at + 1] == '\n') length = 2;
      const std::size_t line_bytes = at + length - begin;
      line(begin, at);
      begin = at + length;
      if (!must_stop(line_bytes)) continue;
      out_.end = static_cast<std::uint32_t>(begin);
      return std::move(out_);
    }
    line(begin, page_.size());
    out_.end = static_cast<std::uint32_t>(page_.size());
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool must_stop(std::size_t bytes) const {
    constexpr std::size_t kStepsOfALine = 4;
    constexpr std::size_t kBytesOfAStep = 16;
    return out_.lines.size() >= most_lines_ || out_.rules.size() >= most_lines_ || deadline_.is_up(kStepsOfALine + bytes / kBytesOfAStep);
  }

  void line(std::size_t begin, std::size_t end) {
    Line line;
    std::size_t length = 0;
    while (begin < end) {
      const char32_t c = decode_at(page_, begin, length);
      if (!is_blank(c)) break;
      line.indent = c == '\t' ? (line.indent / 4 + 1) * 4 : line.indent + 1;
      begin += length;
    }
    std::string_view raw = page_.substr(begin, end - begin);
    while (!raw.empty() && (raw.back() == ' ' || raw.back() == '\t')) raw.remove_suffix(1);
    if (raw.empty()) {
      ++blanks_;
      return;
    }
    const Range piece{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + raw.size())};
    if (!is_rule(raw)) {
      line.text = strip_markdown(collapse(take_marks(raw, line)), line.link_chars, line.links);
    }
    if (line.text.empty()) {
      out_.rules.push_back(piece);
      ++blanks_;
      return;
    }
    for (char c : page_.substr(begin, raw.size())) line.raw_columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    line.raw_columns += line.indent;
    line.blank_before = blanks_;
    blanks_ = 0;
    line.pieces.push_back(piece);
    out_.lines.push_back(std::move(line));
  }

  std::string_view page_;
  std::size_t most_lines_;
  const budget::Deadline& deadline_;
  Lines out_;
  std::uint32_t blanks_ = 0;
};

}  // namespace

Lines read_lines(std::string_view page, std::size_t most_lines, const budget::Deadline& deadline) {
  return Reader(page, most_lines, deadline).run();
}

}  // namespace winnow::blocks
