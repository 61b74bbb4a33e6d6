#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <vector>

#include "render/paragraphs.h"
#include "render/render.h"

namespace winnow::render {
namespace {

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
/// Letters and digits; every byte of a character beyond ASCII counts, so that snake_case in any script stays as it is.
bool is_word(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// "&amp;" or "&#38;" at `at`: what CommonMark reads as a character reference (section 2.5).
bool opens_reference(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestName = 33;
  std::size_t end = at + 1;
  if (end < text.size() && text[end] == '#') ++end;
  const std::size_t begin = end;
  while (end < text.size() && end - begin < kLongestName && (is_ascii_letter(text[end]) || is_ascii_digit(text[end]))) ++end;
  return end > begin && end < text.size() && text[end] == ';';
}

bool is_markup(std::string_view text, std::size_t at) {
  const char before = at > 0 ? text[at - 1] : ' ';
  const char after = at + 1 < text.size() ? text[at + 1] : ' ';
  switch (text[at]) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case '~':
      return true;
    case '_':
      return !is_word(before) || !is_word(after);
    case '<':
      return is_ascii_letter(after) || after == '/' || after == '!' || after == '?';
    case '&':
      return opens_reference(text, at);
    default:
      return false;
  }
}

/// Where a backslash keeps the start of a line from being a heading, quote, list or rule; npos when nothing is needed.
std::size_t markup_at_start(std::string_view text) {
  if (text.empty()) return std::string_view::npos;
  const char second = text.size() > 1 ? text[1] : ' ';
  switch (text[0]) {
    case '>':
      return 0;
    case '#':
      return second == ' ' || second == '#' ? 0 : std::string_view::npos;
    case '+':
    case '=':
      return second == ' ' || second == text[0] ? 0 : std::string_view::npos;
    case '-':
      return second == ' ' || second == '-' ? 0 : std::string_view::npos;
    default:
      break;
  }
  const auto number = leading_number(text);
  return number ? number->digits.size() : std::string_view::npos;
}

constexpr std::array<bool, 256> make_looked_at() {
  std::array<bool, 256> looked_at{};
  for (const char c : {'\\', '`', '*', '[', '~', '_', '<', '&', '|', '\n', '\r'}) looked_at[static_cast<unsigned char>(c)] = true;
  return looked_at;
}
constexpr auto kLookedAt = make_looked_at();

enum class Place : std::uint8_t { line, cell };

/// A text within a line or a table's cell: line breaks would end the block it is in, so they become spaces.
void append_inline(std::string& out, std::string_view text, Place place = Place::line) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (!kLookedAt[static_cast<unsigned char>(c)]) continue;
    out.append(text, begin, at - begin);
    begin = at + 1;
    if (is_markup(text, at) || (c == '|' && place == Place::cell)) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  out.append(text, begin);
}

/// A text that opens a line.
void append_line(std::string& out, std::string_view text) {
  const std::size_t mark = markup_at_start(text);
  if (mark != std::string_view::npos) {
    out += text.substr(0, mark);
    out += '\\';
    out += text[mark];
    text.remove_prefix(mark + 1);
  }
  append_inline(out, text);
}

class Writer {
 public:
  void write(const Article& article);
  void rule() { open_block() += "---"; }
  std::string take() {
    if (!out_.empty()) out_ += '\n';
    return std::move(out_);
  }

 private:
  /// Ends the block before with a blank line.
  std::string& open_block() {
    if (!out_.empty()) out_ += "\n\n";
    return out_;
  }
  void wrapped(std::string_view mark, std::string_view text);
  void heading(std::size_t level, std::string_view text);
  void list_item(const Paragraph& item, bool continues);
  void quote(std::string_view text, bool continues);
  void preformatted(std::string_view text);
  std::size_t table(const std::vector<Paragraph>& paragraphs, std::size_t first);
  void table_row(std::string_view row, std::size_t columns);

  std::string out_;
  std::vector<std::size_t> list_widths_;  ///< of the open list items' marks, outermost first
};

void Writer::wrapped(std::string_view mark, std::string_view text) {
  if (text.empty()) return;
  open_block() += mark;
  append_inline(out_, text);
  out_ += mark;
}

void Writer::heading(std::size_t level, std::string_view text) {
  if (text.empty()) return;
  open_block().append(std::clamp<std::size_t>(level, 1, 6), '#');
  out_ += ' ';
  // A closing run of '#' would be taken off.
  const std::size_t last = text.find_last_not_of('#') + 1;
  append_inline(out_, text.substr(0, last));
  if (last < text.size()) out_ += '\\';
  out_ += text.substr(last);
}

void Writer::list_item(const Paragraph& item, bool continues) {
  if (continues) {
    out_ += '\n';
  } else {
    open_block();
    list_widths_.clear();
  }
  // Levels that no item opened are no wider than nothing: else the item would be code.
  list_widths_.resize(std::max<std::size_t>(item.level, 1) - 1);
  out_.append(std::accumulate(list_widths_.begin(), list_widths_.end(), std::size_t{0}), ' ');
  const auto number = leading_number(item.text);
  if (number) {
    out_ += number->digits;
    out_ += number->mark;
    out_ += ' ';
    append_line(out_, number->rest);
  } else {
    out_ += "- ";
    append_line(out_, item.text);
  }
  list_widths_.push_back(number ? number->digits.size() + 2 : 2);
}

void Writer::quote(std::string_view text, bool continues) {
  if (continues) {
    out_ += "\n>\n";
  } else {
    open_block();
  }
  out_ += "> ";
  append_line(out_, text);
}

void Writer::preformatted(std::string_view text) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  open_block() += fence;
  out_ += '\n';
  out_ += text;
  if (!text.ends_with('\n')) out_ += '\n';
  out_ += fence;
}

/// GFM has no table without a header: the first row is it.
/// @return  the index after the last row
std::size_t Writer::table(const std::vector<Paragraph>& paragraphs, std::size_t first) {
  std::size_t last = first;
  std::size_t columns = 0;
  std::string_view cell;
  for (; last < paragraphs.size() && paragraphs[last].kind == ParagraphKind::table_row; ++last) {
    std::size_t cells = 0;
    for (Cells row(paragraphs[last].text); row.next(cell);) ++cells;
    columns = std::max(columns, cells);
  }
  open_block();
  table_row(paragraphs[first].text, columns);
  out_ += "\n|";
  for (std::size_t column = 0; column < columns; ++column) out_ += " --- |";
  for (std::size_t i = first + 1; i < last; ++i) {
    out_ += '\n';
    table_row(paragraphs[i].text, 1);
  }
  return last;
}

/// @param columns  at least so many; only the header needs all of them
void Writer::table_row(std::string_view row, std::size_t columns) {
  out_ += '|';
  Cells cells(row);
  std::string_view cell;
  for (std::size_t column = 0;; ++column) {
    const bool has_cell = cells.next(cell);
    if (!has_cell && column >= columns) return;
    out_ += ' ';
    if (has_cell) append_inline(out_, cell, Place::cell);
    out_ += " |";
  }
}

void Writer::write(const Article& article) {
  heading(1, article.title);
  wrapped("*", byline(article));
  wrapped("**", article.standfirst);
  auto before = ParagraphKind::paragraph;
  for (std::size_t i = 0; i < article.paragraphs.size();) {
    const Paragraph& paragraph = article.paragraphs[i];
    const bool continues = i > 0 && before == paragraph.kind;
    before = paragraph.kind;
    if (paragraph.kind == ParagraphKind::table_row) {
      i = table(article.paragraphs, i);
      continue;
    }
    ++i;
    switch (paragraph.kind) {
      case ParagraphKind::heading:
        heading(std::max<std::size_t>(paragraph.level, 2), paragraph.text);
        break;
      case ParagraphKind::list_item:
        list_item(paragraph, continues);
        break;
      case ParagraphKind::quote:
        quote(paragraph.text, continues);
        break;
      case ParagraphKind::preformatted:
        preformatted(paragraph.text);
        break;
      case ParagraphKind::caption:
        wrapped("*", paragraph.text);
        break;
      default:
        append_line(open_block(), paragraph.text);
        break;
    }
  }
}

}  // namespace

std::string markdown(const Result& result) {
  Writer writer;
  for (const Article& article : result.articles) {
    if (&article != result.articles.data()) writer.rule();
    writer.write(article);
  }
  return writer.take();
}

}  // namespace winnow::render
