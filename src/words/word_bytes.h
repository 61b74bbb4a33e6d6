// The bytes that words are made of, by a table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace winnow::words {

inline constexpr std::int8_t kBeyondAscii = -1;

/// ASCII letters, digits and underscores, in lower case; 0 for what else is in ASCII, kBeyondAscii for the bytes of all other characters.
inline constexpr std::array<std::int8_t, 256> kWordBytes = [] {
  std::array<std::int8_t, 256> table{};
  for (const char c : std::string_view("0123456789_abcdefghijklmnopqrstuvwxyz"))
    table[static_cast<unsigned char>(c)] = static_cast<std::int8_t>(c);
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    table[static_cast<unsigned char>(c)] = static_cast<std::int8_t>(c + 32);
  for (std::size_t byte = 0x80; byte < table.size(); ++byte) table[byte] = kBeyondAscii;
  return table;
}();

}  // namespace winnow::words
