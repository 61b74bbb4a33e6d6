// UTF-8 that may be malformed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace winnow::decode {

struct Utf8Counts {
  std::size_t sequences = 0;  ///< well-formed, of two bytes or more
  std::size_t malformed = 0;  ///< maximal subparts; a sequence that the end of the bytes cuts off is none
};

Utf8Counts count_utf8(std::string_view bytes);

/// Appends `bytes` to `out`, with U+FFFD for each maximal subpart of a malformed sequence (Unicode 3.9, Encoding Standard 8.1.1).
/// Returns how many there were.
std::size_t append_repaired_utf8(std::string_view bytes, std::string& out);

/// Writes the one to four bytes of `character` and returns where they end.
inline char* write_utf8(char32_t character, char* out) {
  const auto put = [&out](char32_t value) { *out++ = static_cast<char>(static_cast<unsigned char>(value)); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0 | character >> 6);
    put(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    put(0xE0 | character >> 12);
    put(0x80 | (character >> 6 & 0x3F));
    put(0x80 | (character & 0x3F));
  } else {
    put(0xF0 | character >> 18);
    put(0x80 | (character >> 12 & 0x3F));
    put(0x80 | (character >> 6 & 0x3F));
    put(0x80 | (character & 0x3F));
  }
  return out;
}

/// How many bytes at the start are ASCII.
std::size_t ascii_prefix(std::string_view bytes);

}  // namespace winnow::decode
