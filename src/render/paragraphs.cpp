#include "render/paragraphs.h"

namespace winnow::render {

std::optional<LeadingNumber> leading_number(std::string_view text) {
  constexpr std::size_t kMaxDigits = 9;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > kMaxDigits || digits == text.size()) return std::nullopt;
  const char mark = text[digits];
  const std::string_view rest = text.substr(digits + 1);
  if ((mark != '.' && mark != ')') || !(rest.empty() || rest.starts_with(' '))) return std::nullopt;
  return LeadingNumber{text.substr(0, digits), mark, rest.substr(rest.empty() ? 0 : 1)};
}

std::string byline(const Article& article) {
  std::string line;
  for (const std::string& author : article.authors) {
    if (!line.empty()) line += ", ";
    line += author;
  }
  if (!line.empty() && !article.published.empty()) line += " \u00B7 ";
  return line += article.published;
}

bool Cells::next(std::string_view& cell) {
  constexpr std::string_view kBorder = " | ";
  if (is_over_) return false;
  const std::size_t end = left_.find(kBorder);
  cell = left_.substr(0, end);
  is_over_ = end == std::string_view::npos;
  if (!is_over_) left_.remove_prefix(end + kBorder.size());
  return true;
}

}  // namespace winnow::render
