// A few words, looked for in the names that pages give their elements.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "head/plain_text.h"

namespace winnow::metadata {

/// Up to 32 words of three letters or more in lower case, looked for in any case. A text is told from them by its first letters, for all
/// words at once.
class WordSet {
 public:
  /// The words must outlive it.
  template <std::size_t N>
  explicit constexpr WordSet(const std::string_view (&words)[N]) : words_(words) {
    static_assert(N <= 32);
    for (std::size_t i = 0; i < N; ++i) {
      for (std::size_t k = 0; k < kLetters; ++k) {
        const auto letter = static_cast<unsigned char>(words[i][k]);
        with_[k][letter] |= 1U << i;
        if (letter >= 'a' && letter <= 'z') with_[k][letter - 'a' + 'A'] |= 1U << i;
      }
    }
  }
  [[nodiscard]] bool begins(std::string_view text) const {
    if (text.size() < kLetters) return false;
    for (std::uint32_t left = with(0, text[0]) & with(1, text[1]) & with(2, text[2]); left != 0; left &= left - 1) {
      const std::string_view word = words_[static_cast<std::size_t>(std::countr_zero(left))];
      if (head::equals_ignoring_case(text.substr(0, word.size()), word)) return true;
    }
    return false;
  }
  [[nodiscard]] bool stands_in(std::string_view text) const {
    for (std::size_t at = 0; at + kLetters <= text.size(); ++at) {
      if ((with(0, text[at]) & with(1, text[at + 1])) != 0 && begins(text.substr(at))) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t kLetters = 3;
  [[nodiscard]] std::uint32_t with(std::size_t k, char letter) const { return with_[k][static_cast<unsigned char>(letter)]; }

  std::span<const std::string_view> words_;
  std::array<std::array<std::uint32_t, 256>, kLetters> with_{};  ///< by letter: which words have it at that place
};

}  // namespace winnow::metadata
