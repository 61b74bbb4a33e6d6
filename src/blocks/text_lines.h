// The lines of a plain-text page, with the marks that renderers put before them taken off.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <winnow/winnow.h>

#include "budget/budget.h"

namespace winnow::blocks {

struct Line {
  std::string text;           ///< without marks and markdown, white space collapsed
  std::vector<Range> pieces;  ///< its bytes in the page, marks included
  std::uint32_t indent = 0;   ///< columns; a tab goes to the next multiple of 4
  std::uint32_t blank_before = 0;
  std::uint32_t raw_columns = 0;  ///< code points of the line as it stands in the page
  char32_t bullet = 0;
  std::string number;  ///< "12." or "12)"
  std::uint8_t heading_marks = 0;
  std::uint32_t link_chars = 0;  ///< in markdown links
  std::uint16_t links = 0;
};

struct Lines {
  std::vector<Line> lines;
  std::vector<Range> rules;  ///< lines of dashes, stars and the like, and marks alone
  std::uint32_t end = 0;     ///< how far the page was read: what is behind has more lines than asked for, or the time was up
};

/// Splits at every line break of Unicode (LF, CR, CRLF, VT, FF, NEL, U+2028, U+2029).
Lines read_lines(std::string_view page, std::size_t most_lines, const budget::Deadline& deadline = {});

/// Takes emphasis (`*x*`, `__x__`), backslash escapes and links off a line of markdown; returns the characters that stood in links.
std::string strip_markdown(std::string_view text, std::uint32_t& link_chars, std::uint16_t& links);

/// Puts paragraphs back together where the renderer broke them: at a fixed column, or at every inline tag.
void rejoin(std::vector<Line>& lines);

}  // namespace winnow::blocks
