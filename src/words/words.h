// words -- reads text as words and sentences, in any script.
//   in:    text (valid UTF-8)                      borrowed for the call
//   out:   Counts, token hashes, how a line ends
//   never: throws, asks the locale
//   knobs: none
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace winnow::words {

/// The character that begins at text[at], and moves `at` behind it. `text` is valid UTF-8 and at < text.size().
inline char32_t read_char(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), c);
  return c < 0 ? 0xFFFD : static_cast<char32_t>(c);
}
/// The character that ends before text[at], and moves `at` to its first byte; at > 0.
char32_t read_char_back(std::string_view text, std::size_t& at);

/// How a line ends once closing quotes and brackets are set aside.
enum class End : std::uint8_t {
  open,     ///< in the middle of a sentence, or of none: headings, menu entries
  comma,    ///< in a comma, an opening bracket or a dash: the next line goes on
  colon,    ///< in a colon or semicolon
  sentence  ///< in a full stop, question or exclamation mark, or ellipsis, of any script
};
End end_of(std::string_view text);

/// True for a trailing ellipsis, which ends a sentence and marks a text cut short: "...", "…", "[...]".
bool ends_in_ellipsis(std::string_view text);

/// A character of Han, kana, Hangul syllables excluded, or Thai: scripts without blanks between words.
bool is_unspaced(char32_t c);
/// A letter, mark, digit or underscore: what words are made of.
bool is_word(char32_t c);

bool is_upper(char32_t c);
bool is_lower(char32_t c);

/// Everything that one pass over a text can count.
struct Counts {
  float words = 0;           ///< a character of an unspaced script counts a half
  std::uint32_t tokens = 0;  ///< a character of an unspaced script counts one
  std::uint32_t chars = 0;   ///< code points
  std::uint32_t letters = 0;
  std::uint32_t upper = 0;
  std::uint32_t digits = 0;
  std::uint32_t commas = 0;         ///< , ; and their like in other scripts
  std::uint32_t sentences = 0;      ///< sentence marks before a blank, a closing quote or the end
  std::uint32_t symbols = 0;        ///< | • © @ # { } < > = → [ ] _ ~ and the like
  std::uint32_t code = 0;           ///< { } < > = ; $ \ : what JSON and programs are made of
  std::uint32_t capital_words = 0;  ///< tokens that open with an upper-case letter
  std::uint32_t caps_words = 0;     ///< tokens of two letters or more, all upper-case
  std::uint32_t quotes = 0;         ///< quotation marks
  std::uint32_t numbers = 0;        ///< tokens that open with a digit
  std::uint32_t addresses = 0;      ///< beginnings of addresses of the web and of mail: "://", "www.", and "@" between letters
  std::uint32_t glued = 0;          ///< lower-case letter, then upper-case, within a token: "SquishedThere"
};

/// A hash of a token in lower case: equal words have equal hashes on every machine.
using Token = std::uint32_t;

/// Counts `text` and appends its tokens to `tokens`.
Counts scan(std::string_view text, std::vector<Token>& tokens);
/// The tokens alone.
std::vector<Token> tokens_of(std::string_view text);

/// Lower case by simple mappings (UnicodeData.txt), character by character: no locale, no context.
char32_t to_lower(char32_t c);
void append_lower(std::string_view text, std::string& out);

/// 64-bit FNV-1a, to build longer keys from tokens.
inline constexpr std::uint64_t kHashSeed = 0xCBF29CE484222325ULL;
inline constexpr std::uint64_t kHashPrime = 0x100000001B3ULL;
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  for (int i = 0; i < 4; ++i) {
    hash = (hash ^ (value & 0xFF)) * kHashPrime;
    value >>= 8;
  }
  return hash;
}
/// mix() of a value below 256, in one step: the bytes above are zeros, which only multiply.
constexpr std::uint64_t mix_byte(std::uint64_t hash, unsigned char value) {
  return (hash ^ value) * (kHashPrime * kHashPrime * kHashPrime * kHashPrime);
}
constexpr std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t hash = kHashSeed) {
  for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kHashPrime;
  return hash;
}

}  // namespace winnow::words
