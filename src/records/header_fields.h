// Named fields, as WARC (ISO 28500, clause 4) and HTTP (RFC 9110, 5; RFC 9112, 5) have them.
#pragma once

#include <algorithm>
#include <string_view>

namespace winnow::records {

/// Names of fields, and WARC's record types, are the same in either case.
inline bool is_field(std::string_view name, std::string_view wanted) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::equal(name.begin(), name.end(), wanted.begin(), wanted.end(), [&](char a, char b) { return lower(a) == lower(b); });
}

inline std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// Behind the first empty line; 0 when there is none. Line ends may be CRLF or, as in many archives, LF.
inline std::size_t fields_end(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    std::size_t next = at + 1;
    if (next < text.size() && text[next] == '\r') ++next;
    if (next < text.size() && text[next] == '\n') return next + 1;
  }
  return 0;
}

/// Calls take(name, value) for each field behind the first line. A line that goes on with a blank belongs to the value before it; its
/// line end stays in it.
template <typename Take>
void for_each_field(std::string_view header, Take take) {
  std::size_t begin = std::min(header.find('\n'), header.size());
  while (begin < header.size()) {
    ++begin;
    std::size_t end = std::min(header.find('\n', begin), header.size());
    while (end + 1 < header.size() && (header[end + 1] == ' ' || header[end + 1] == '\t')) {
      end = std::min(header.find('\n', end + 1), header.size());
    }
    const std::string_view line = header.substr(begin, end - begin);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos) take(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    begin = end;
  }
}

}  // namespace winnow::records
