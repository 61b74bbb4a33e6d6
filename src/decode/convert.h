// Converts a page whose charset is known.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace winnow::decode {

enum class CharsetKind : unsigned char {
  utf8,
  single_byte,
  multi_byte,   ///< two to four bytes, ASCII among them: the Chinese, Japanese and Korean sets
  iso_2022_jp,  ///< seven bits, escape sequences
  utf16,
  replacement  ///< sets that browsers refuse (ISO-2022-KR, HZ): the whole page is one U+FFFD
};

/// `name` is one of the Encoding Standard's, lower case.
CharsetKind kind_of_charset(std::string_view name);

/// Appends `bytes` in UTF-8 to `out`; returns how many malformed sequences became U+FFFD.
std::size_t append_converted(std::string_view bytes, std::string_view charset, std::string& out);

/// What the bytes 0x80 to 0xFF stand for, U+FFFD for nothing; null for a charset that is not of CharsetKind::single_byte.
const char16_t* upper_half(std::string_view charset);

}  // namespace winnow::decode
