// Puts broken paragraphs back together. Two kinds of damage are told from the page as a whole; a page with neither is left as it is.
#include <algorithm>
#include <unordered_set>

#include "blocks/text_lines.h"
#include "words/words.h"

namespace winnow::blocks {
namespace {

/// Words that do not end a line: articles, prepositions and conjunctions of the larger languages.
constexpr std::string_view kOpenWords[] = {
#include "blocks/open_words.inc"
};

char32_t first_char(std::string_view text, std::size_t& length) {
  length = 0;
  return words::read_char(text, length);
}

/// Closing punctuation, or an English clitic: no line opens so of itself.
bool opens_with_punctuation(std::string_view text) {
  std::size_t length = 0;
  const char32_t c = first_char(text, length);
  const char next = length < text.size() ? text[length] : ' ';
  const bool word_next = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9') || (next & 0x80) != 0;
  switch (c) {
    case ',':
    case ';':
    case ')':
    case ']':
    case '?':
    case '!':
    case '%':
    case 0xBB:
    case 0x201D:
    case 0x3001:
    case 0x3002:
      return true;
    case 0x2019:
    case '\'': {
      const std::string_view rest = text.substr(length);
      for (std::string_view clitic : {"s ", "t ", "re ", "ve ", "ll ", "d ", "m "}) {
        if (rest.starts_with(clitic)) return true;
      }
      return c == 0x2019 && !word_next;
    }
    case '.':
      return !word_next && next != '.';
    case ':':
      return !word_next;
    default:
      return false;
  }
}

bool opens_lower(std::string_view text) {
  std::size_t length = 0;
  char32_t c = first_char(text, length);
  if (c == '(' || c == '"' || c == '\'' || c == '[' || c == 0x201C || c == 0x2018 || c == 0x2014 || c == 0x2013) {
    if (length >= text.size()) return false;
    std::size_t more = 0;
    c = first_char(text.substr(length), more);
  }
  return words::is_lower(c);
}

/// Eleven stand for more: no rule asks further, and a line that is put together piece by piece is not read anew with each.
std::size_t word_count(std::string_view text) {
  constexpr std::size_t kMost = 11;
  std::size_t words = text.empty() ? 0 : 1;
  for (std::size_t space = text.find(' '); space != std::string_view::npos && words < kMost; space = text.find(' ', space + 1)) ++words;
  return words;
}

bool ends_in_open_word(std::string_view text) {
  static const std::unordered_set<std::string_view> open(std::begin(kOpenWords), std::end(kOpenWords));
  const std::size_t space = text.rfind(' ');
  if (space == std::string_view::npos) return false;
  std::string last;
  words::append_lower(text.substr(space + 1), last);
  return open.contains(last);
}

bool has_mark(const Line& line) {
  return line.bullet != 0 || !line.number.empty() || line.heading_marks != 0;
}

void append(Line& line, Line& next, bool glue) {
  if (!glue) line.text.push_back(' ');
  line.text += next.text;
  line.pieces.insert(line.pieces.end(), next.pieces.begin(), next.pieces.end());
  line.link_chars += next.link_chars;
  line.links = static_cast<std::uint16_t>(line.links + next.links);
  line.raw_columns = next.raw_columns;
}

// Shredded pages: get_text("\n") breaks a paragraph at every inline tag.

/// Fitted on text pages of six renderers: fires on 40 of 58 such pages and on 1 of 289 others (scorer.md, re-joining).
bool is_shredded(const std::vector<Line>& lines) {
  if (lines.size() < 8) return false;
  std::size_t punctuation = 0;
  std::size_t after_blank = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    punctuation += i > 0 && opens_with_punctuation(lines[i].text);
    after_blank += lines[i].blank_before > 0;
  }
  return punctuation >= 2 && punctuation * 1000 >= lines.size() * 4 && after_blank * 100 < lines.size() * 35;
}

bool continues(const Line& line) {
  return opens_with_punctuation(line.text) || (opens_lower(line.text) && !has_mark(line));
}

/// Whether `next` goes on where `line`, made of `parts` lines so far, stopped; `after` is the line behind it.
bool goes_on(const Line& line, std::size_t parts, const Line& next, const Line* after) {
  if (opens_with_punctuation(next.text)) return true;
  const words::End end = words::end_of(line.text);
  const std::size_t words_here = word_count(line.text);
  const bool lone = words_here < 4 && parts == 1;
  if (end == words::End::sentence || end == words::End::colon) return false;
  if (end == words::End::comma) return !lone || opens_lower(next.text);
  if (ends_in_open_word(line.text)) return true;
  if (opens_lower(next.text)) {
    const bool list_of_words = word_count(next.text) <= 3 && words_here <= 3 && (after == nullptr || word_count(after->text) <= 3);
    return !list_of_words;
  }
  return after != nullptr && !lone && words_here >= 6 && word_count(next.text) <= 10 && words::end_of(next.text) == words::End::open &&
         continues(*after);
}

bool ends_in_opening_mark(std::string_view text) {
  return text.ends_with('(') || text.ends_with("\xE2\x80\x9C") || text.ends_with("\xE2\x80\x98") || text.ends_with("\xE2\x80\x9E");
}

void join_shreds(std::vector<Line>& lines) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lines.size();) {
    Line line = std::move(lines[i]);
    std::size_t j = i + 1;
    for (; j < lines.size(); ++j) {
      Line& next = lines[j];
      if (next.blank_before > 0 || has_mark(next) || line.heading_marks != 0) break;
      const Line* after = j + 1 < lines.size() && lines[j + 1].blank_before == 0 ? &lines[j + 1] : nullptr;
      if (!goes_on(line, j - i, next, after)) break;
      append(line, next, opens_with_punctuation(next.text) || ends_in_opening_mark(line.text));
    }
    lines[kept++] = std::move(line);
    i = j;
  }
  lines.resize(kept);
}

// Hard-wrapped pages: every line of a paragraph but the last ends just short of one column.

std::size_t first_word_columns(const Line& line) {
  std::size_t columns = 0;
  for (char c : line.text) {
    if (c == ' ') break;
    columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }
  return columns;
}

/// The next line's first word would not have fitted.
bool is_full(const Line& line, const Line& next, std::size_t column) {
  return next.blank_before == 0 && line.raw_columns + 1 + first_word_columns(next) > column &&
         std::size_t{line.raw_columns} * 10 > column * 6;
}

/// The column that the page is wrapped at, 0 when it is not: widths of 50 to 110, a quarter of the lines full and most of these
/// mid-sentence.
std::size_t wrap_column(const std::vector<Line>& lines) {
  if (lines.size() < 12) return 0;
  std::vector<std::uint32_t> widths;
  widths.reserve(lines.size());
  for (const Line& line : lines) widths.push_back(line.raw_columns);
  const std::size_t rank = lines.size() > 50 ? lines.size() * 98 / 100 : lines.size() - 1;
  std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(rank), widths.end());
  const std::size_t column = widths[rank];
  if (column < 50 || column > 110) return 0;
  std::size_t full = 0;
  std::size_t open = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!is_full(lines[i], lines[i + 1], column)) continue;
    ++full;
    open += words::end_of(lines[i].text) != words::End::sentence;
  }
  return full >= 8 && full * 4 >= lines.size() && open * 10 > full * 8 ? column : 0;
}

void unwrap(std::vector<Line>& lines, std::size_t column) {
  std::size_t kept = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    Line& line = lines[kept];
    if (!has_mark(lines[i]) && is_full(line, lines[i], column)) {
      append(line, lines[i], false);
    } else if (++kept != i) {
      lines[kept] = std::move(lines[i]);
    }
  }
  lines.resize(kept + 1);
}

}  // namespace

void rejoin(std::vector<Line>& lines) {
  if (const std::size_t column = wrap_column(lines); column > 0) {
    unwrap(lines, column);
  } else if (is_shredded(lines)) {
    join_shreds(lines);
  }
}

}  // namespace winnow::blocks
