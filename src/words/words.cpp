#include "words/words.h"

#include <array>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "words/letter_run.h"

namespace winnow::words {
namespace {

// Classes of a character, as bits.
enum : std::uint16_t {
  kWord = 1,
  kUpper = 2,
  kLower = 4,
  kDigit = 8,
  kBlank = 16,
  kStop = 32,
  kComma = 64,
  kSymbol = 128,
  kCode = 256,
  kQuote = 512,
  kLetter = 1024,
  kCloser = 2048,
  kUnspaced = 4096,
  kMark = 8192,
  kAddress = 16384
};

constexpr std::array<std::uint16_t, 128> make_ascii() {
  std::array<std::uint16_t, 128> table{};
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<unsigned char>(c)] = kWord | kLower | kLetter;
  for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<unsigned char>(c)] = kWord | kUpper | kLetter;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = kWord | kDigit;
  auto add = [&](std::string_view chars, std::uint16_t bits) {
    for (char c : chars) table[static_cast<unsigned char>(c)] = static_cast<std::uint16_t>(table[static_cast<unsigned char>(c)] | bits);
  };
  add(" \t\n\v\f\r", kBlank);
  add("_", kWord | kSymbol);
  add(".!?", kStop);
  add(",;", kComma);
  add("|@#{}<>=[]~", kSymbol);
  add(".:@", kAddress);
  add("{}<>=;$\\", kCode);
  add("\"", kQuote);
  add("\"')]}", kCloser);
  return table;
}
constexpr auto kAscii = make_ascii();

std::uint16_t look_up_class(char32_t c) {
  if (is_unspaced(c)) return kWord | kLetter | kUnspaced;
  switch (c) {
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF0E:
    case 0x0964:
    case 0x0965:
    case 0x0589:
    case 0x061F:
    case 0x06D4:
    case 0x2026:
    case 0x055E:
    case 0x055C:
    case 0x1362:
    case 0x104B:
    case 0x203D:
      return kStop;
    case 0xFF0C:
    case 0x3001:
    case 0x060C:
    case 0x061B:
    case 0x055D:
    case 0xFF1B:
      return kComma;
    case 0x2022:
    case 0x00A9:
    case 0x2192:
    case 0x25BA:
    case 0x25B6:
    case 0x00B7:
    case 0x203A:
    case 0x25B8:
    case 0x22C5:
    case 0x2190:
    case 0x2193:
    case 0x2191:
    case 0x25BE:
    case 0x25BC:
    case 0x2605:
    case 0x2606:
    case 0x2713:
      return kSymbol;
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0x2018:
    case 0x2019:
    case 0x201A:
      return kQuote | kCloser;
    case 0xFF09:
    case 0x3011:
    case 0x3009:
    case 0x300B:
      return kCloser;
    case 0x00A0:
    case 0x3000:
      return kBlank;
    default:
      break;
  }
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return kWord | kUpper | kLetter;
    case U_LOWERCASE_LETTER:
      return kWord | kLower | kLetter;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return kWord | kLetter;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return kWord | kMark;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return kWord | kDigit;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return kBlank;
    default:
      return 0;
  }
}

/// The characters that are two bytes in UTF-8: the alphabets of Europe and the Near East.
struct TwoByteCharacters {
  static constexpr std::size_t kFirst = 0x80;
  static constexpr std::size_t kEnd = 0x800;
  std::array<std::uint16_t, kEnd> classes{};
  std::array<std::uint16_t, kEnd> lower{};

  TwoByteCharacters() {
    for (std::size_t c = kFirst; c < kEnd; ++c) {
      classes[c] = look_up_class(static_cast<char32_t>(c));
      lower[c] = static_cast<std::uint16_t>(u_tolower(static_cast<UChar32>(c)));
    }
  }
  static const TwoByteCharacters& get() {
    static const TwoByteCharacters characters;
    return characters;
  }
};

std::uint16_t classify(char32_t c) {
  if (c < 128) return kAscii[c];
  return c < TwoByteCharacters::kEnd ? TwoByteCharacters::get().classes[c] : look_up_class(c);
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// No part of a word.
bool is_ascii_gap(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < kAscii.size() && (kAscii[byte] & kWord) == 0;
}

bool is_letter(char c) {
  return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}
/// Whether text[at], one of kAddress, belongs to the beginning of an address.
bool begins_address(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case ':':
      return text.substr(at).starts_with("://");
    case '.':
      return text.substr(0, at).ends_with("www");
    default:
      return at > 0 && at + 1 < text.size() && is_letter(text[at - 1]) && is_letter(text[at + 1]);
  }
}

/// One token while it is read.
struct Reader {
  static constexpr std::size_t kShort = 8;  ///< letters of a word that is hashed without a loop

  Counts& counts;
  std::vector<Token>& tokens;
  std::uint64_t hash = kHashSeed;
  std::uint32_t length = 0;
  std::uint32_t upper = 0;
  std::uint32_t unspaced = 0;  ///< tokens so far that are a character of an unspaced script
  std::uint16_t first = 0;
  std::uint16_t last = 0;

  void add(char32_t c, std::uint16_t bits) {
    if (length == 0) first = bits;
    if ((bits & kUpper) && (last & kLower)) ++counts.glued;
    upper += (bits & kUpper) != 0;
    if (bits & kLetter) ++counts.letters;
    if (bits & kDigit) ++counts.digits;
    last = bits;
    ++length;
    hash = c < 128 ? mix_byte(hash, static_cast<unsigned char>(to_lower(c))) : mix(hash, to_lower(c));
  }
  /// Words of ASCII letters, upper-case ones in front alone, with a blank between each two: most of most texts. `at` points to a letter.
  /// Returns where something else begins; that may belong to the last word, which is not finished then.
  const char* add_words(const char* at, const char* end) {
    const char* const begin = at;
    std::uint32_t words = 0;
    std::uint32_t capitals = 0;
    for (;;) {
      const char* const word = at;
      const bool is_capital = *word < 'a';
      std::uint64_t word_hash = mix_byte(kHashSeed, static_cast<unsigned char>(*word | 0x20));
      ++at;
      const std::size_t run = end - at >= kRunBytes ? lower_run(at) : kShort;
      if (run < kShort) {
        // The hashes of all beginnings, and then the one that is wanted: where a loop over the letters ends, nobody foresees.
        std::uint64_t of_beginning[kShort] = {word_hash};
        for (std::size_t i = 1; i < kShort; ++i) of_beginning[i] = word_hash = mix_byte(word_hash, static_cast<unsigned char>(word[i]));
        word_hash = of_beginning[run];
        at += run;
      } else {
        for (; at != end && *at >= 'a' && *at <= 'z'; ++at) word_hash = mix_byte(word_hash, static_cast<unsigned char>(*at));
      }
      if (at != end && !is_ascii_gap(*at)) {
        length = static_cast<std::uint32_t>(at - word);
        first = kAscii[static_cast<unsigned char>(*word)];
        last = length == 1 ? first : kAscii['a'];
        upper = is_capital;
        hash = word_hash;
        break;
      }
      tokens.push_back(static_cast<Token>(word_hash ^ (word_hash >> 32)));
      ++words;
      capitals += is_capital;
      if (end - at < 2 || *at != ' ' || !is_ascii_letter(at[1])) break;
      ++at;
    }
    counts.tokens += words;
    counts.upper += capitals;
    counts.capital_words += capitals;
    const auto chars = static_cast<std::uint32_t>(at - begin);
    counts.chars += chars;
    counts.letters += chars - (length == 0 ? words - 1 : words);  // blanks
    return at;
  }
  void finish() {
    if (length == 0) return;
    tokens.push_back(static_cast<Token>(hash ^ (hash >> 32)));
    ++counts.tokens;
    unspaced += (first & kUnspaced) != 0;
    counts.upper += upper;
    counts.capital_words += (first & kUpper) != 0;
    counts.numbers += (first & kDigit) != 0;
    counts.caps_words += upper >= 2 && upper == length;
    hash = kHashSeed;
    length = 0;
    upper = 0;
    last = 0;
  }
};

}  // namespace

char32_t read_char_back(std::string_view text, std::size_t& at) {
  do {
    --at;
  } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  std::size_t begin = at;
  return read_char(text, begin);
}

bool is_unspaced(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x0E00 && c <= 0x0E7F) || (c >= 0x20000 && c <= 0x3FFFF);
}
bool is_word(char32_t c) {
  return (classify(c) & kWord) != 0;
}

char32_t to_lower(char32_t c) {
  if (c < 128) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c < TwoByteCharacters::kEnd) return TwoByteCharacters::get().lower[c];
  return is_unspaced(c) ? c : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool is_upper(char32_t c) {
  return (classify(c) & kUpper) != 0;
}
bool is_lower(char32_t c) {
  return (classify(c) & kLower) != 0;
}

Counts scan(std::string_view text, std::vector<Token>& tokens) {
  Counts counts;
  Reader token{counts, tokens};
  bool stop_before = false;
  std::size_t at = 0;
  while (at < text.size()) {
    if (token.length == 0 && is_ascii_letter(text[at])) {
      at = static_cast<std::size_t>(token.add_words(text.data() + at, text.data() + text.size()) - text.data());
      stop_before = false;
      if (at == text.size()) break;
    }
    if (text[at] == ' ') {
      ++at;
      ++counts.chars;
      counts.sentences += stop_before;
      stop_before = false;
      token.finish();
      continue;
    }
    const char32_t c = static_cast<unsigned char>(text[at]) < 0x80 ? static_cast<char32_t>(text[at++]) : read_char(text, at);
    const std::uint16_t bits = classify(c);
    ++counts.chars;
    if (stop_before && ((bits & (kBlank | kCloser | kUnspaced)) || c >= 0x3000)) ++counts.sentences;
    stop_before = (bits & kStop) != 0;
    if (bits & kWord) {
      if (bits & kUnspaced) {
        token.finish();
        token.add(c, bits);
        token.finish();
      } else {
        token.add(c, bits);
      }
    } else {
      token.finish();
    }
    if ((bits & (kComma | kSymbol | kCode | kQuote | kAddress)) == 0) continue;  // a letter, mostly
    counts.addresses += (bits & kAddress) != 0 && begins_address(text, at - 1);
    counts.commas += (bits & kComma) != 0;
    counts.symbols += (bits & kSymbol) != 0;
    counts.code += (bits & kCode) != 0;
    counts.quotes += (bits & kQuote) != 0;
  }
  token.finish();
  if (stop_before) ++counts.sentences;
  counts.words = static_cast<float>(counts.tokens - token.unspaced) + 0.5F * static_cast<float>(token.unspaced);
  return counts;
}

std::vector<Token> tokens_of(std::string_view text) {
  constexpr std::size_t kBytesOfAWord = 6;  // a guess
  std::vector<Token> tokens;
  tokens.reserve(text.size() / kBytesOfAWord + 1);
  scan(text, tokens);
  return tokens;
}

End end_of(std::string_view text) {
  std::size_t at = text.size();
  bool closed = false;
  while (at > 0) {
    const char32_t c = read_char_back(text, at);
    const std::uint16_t bits = classify(c);
    if (bits & kBlank) continue;
    if (bits & kStop) return End::sentence;
    if ((bits & kCloser) || c == '*') {
      closed = true;
      continue;
    }
    if (closed) return End::open;
    if (c == ':' || c == 0xFF1A || c == ';') return End::colon;
    if ((bits & kComma) || c == '(' || c == 0x2013 || c == 0x2014 || c == '-' || c == '/' || c == '&' || c == '+' || c == '=' || c == '$')
      return End::comma;
    return End::open;
  }
  return End::open;
}

bool ends_in_ellipsis(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == ']' || text.back() == ')')) text.remove_suffix(1);
  return text.ends_with("...") || text.ends_with("\xE2\x80\xA6");
}

void append_lower(std::string_view text, std::string& out) {
  out.reserve(out.size() + text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out.push_back(static_cast<char>(to_lower(static_cast<char32_t>(text[at++]))));
      continue;
    }
    const auto c = static_cast<UChar32>(to_lower(read_char(text, at)));
    std::uint8_t buffer[4];
    std::size_t size = 0;
    U8_APPEND_UNSAFE(buffer, size, c);
    out.append(reinterpret_cast<const char*>(buffer), size);
  }
}

}  // namespace winnow::words
