// Turns values as pages write them (attributes, JSON strings, HTML inside JSON) into plain text.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "decode/entities.h"

namespace winnow::head {

/// Length in bytes of the white space that begins at text[at], 0 when none does: ASCII blanks and Unicode's White_Space property.
std::size_t space_at(std::string_view text, std::size_t at);

/// Runs of white space become one space; none at the ends. Zero-width spaces and byte order marks go.
std::string collapse(std::string_view text);

/// Decodes character references, twice where they were escaped twice, and collapses white space.
std::string value_of(std::string_view raw, decode::ReferenceIn where);

/// Text of an HTML fragment, or of plain text with line breaks: one paragraph a line, none of them empty.
/// Tags that make a block, and <br>, break lines; so do raw line breaks where the text holds no such tag.
std::string lines_of(std::string_view fragment);

/// True for an address rather than a name: "https://...", "//cdn...", "www....", "/author/7".
bool is_address(std::string_view value);

/// ASCII letters to lower case, the rest as it is.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
constexpr bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace winnow::head
