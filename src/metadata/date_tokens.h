// Cuts a short text into the numbers, words and marks that dates are made of.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace winnow::metadata {

/// Without initialisers: an array of them costs nothing until it is filled.
struct DateToken {
  enum class Kind : std::uint8_t { number, word, mark };
  Kind kind;
  bool after_space;     ///< white space stands before it
  std::uint8_t digits;  ///< of a number
  char32_t mark;        ///< of a mark; of a word of one character as well
  std::int64_t value;   ///< of a number
  std::uint32_t begin;  ///< bytes within the text
  std::uint32_t end;
};

/// The first tokens of a text: dates stand in short lines, and what is longer is prose.
struct DateTokens {
  static constexpr std::size_t kMax = 96;
  std::string_view text;
  std::array<DateToken, kMax> tokens;
  std::size_t count = 0;
  bool has_number = false;

  [[nodiscard]] std::string_view word(std::size_t i) const { return text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin); }

  /// The month that word i names, with the word behind it where a name has two: 1 to 12, 13 to 24 for the Persian calendar, 0 for none.
  [[nodiscard]] std::uint8_t month(std::size_t i, std::string_view language) const;
};

/// Digits of any script, and Chinese numerals, become numbers.
void read_date_tokens(std::string_view text, DateTokens& out);

/// 1 to 12 (13 to 24: Persian calendar) for the name of a month in any of the languages of months.inc, 0 otherwise.
/// `lowered` is in lower case.
std::uint8_t month_of(std::string_view lowered, std::string_view language);

}  // namespace winnow::metadata
