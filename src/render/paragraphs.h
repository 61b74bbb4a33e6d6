// What the writers of text, Markdown and HTML share about an article's paragraphs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <winnow/winnow.h>

namespace winnow::render {

/// "12. " or "12) " that opens a text, or is all of it: nine digits at most, as in CommonMark (section 5.2).
struct LeadingNumber {
  std::string_view digits;
  char mark = '.';
  std::string_view rest;  ///< what follows the space
};
std::optional<LeadingNumber> leading_number(std::string_view text);

/// "A, B · 2024-02-21", or the part of it that is known.
std::string byline(const Article& article);

/// The cells of a table_row, one after the other.
class Cells {
 public:
  explicit Cells(std::string_view row) : left_(row) {}
  /// @return  false when there are no more
  bool next(std::string_view& cell);

 private:
  std::string_view left_;
  bool is_over_ = false;
};

}  // namespace winnow::render
