#include "normalise/mojibake.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "decode/convert.h"
#include "decode/utf8.h"
#include "normalise/characters.h"

namespace winnow::normalise {
namespace {

constexpr std::size_t kWindows1252End = 0x2123;  ///< one past its last character, U+2122

/// The byte above 127 that a character is in windows-1252 or ISO-8859-1; 0 for none.
std::uint8_t byte_of(char32_t c) {
  static const std::vector<std::uint8_t> bytes = [] {
    std::vector<std::uint8_t> table(kWindows1252End);
    const char16_t* const upper = decode::upper_half("windows-1252");
    for (std::size_t i = 0x80; i-- > 0;) table[upper[i]] = static_cast<std::uint8_t>(0x80 + i);
    for (std::size_t i = 0x80; i <= 0xFF; ++i) table[i] = static_cast<std::uint8_t>(i);
    return table;
  }();
  return c < kWindows1252End ? bytes[c] : 0;
}

enum class Verdict : std::uint8_t { broken, possible, certain };

/// Characters that are bytes above 127.
struct Run {
  std::size_t begin;
  Verdict verdict;
};

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char c) {
  return is_lower(c) || is_upper(c);
}

/// Continuation bytes, 80 to BF, as bits.
constexpr std::uint64_t set_of(std::string_view continuations) {
  std::uint64_t set = 0;
  for (const char c : continuations) set |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 0x3FU);
  return set;
}

// Continuation bytes whose windows-1252 signs may close a word: … ‘ ’ “ ” • – — ™ › no-break space © ª soft hyphen ® ° · º »
constexpr std::uint64_t kClosing = set_of("\x85\x91\x92\x93\x94\x95\x96\x97\x99\x9B\xA0\xA9\xAA\xAD\xAE\xB0\xB7\xBA\xBB");

// Those that may stand between two letters: … ’ – — soft hyphen ·
constexpr std::uint64_t kJoining = set_of("\x85\x92\x96\x97\xAD\xB7");

/// The verdict on a run that gives one character; `before` and `after` are the ASCII characters around it, 0 for others.
Verdict judge_single(std::string_view bytes, char before, char after) {
  const auto lead = static_cast<std::uint8_t>(bytes[0]);
  const std::uint64_t following = set_of(bytes.substr(1));
  const bool closes = (following & ~kClosing) == 0;
  const bool is_within_word = is_letter(before) && is_letter(after) && (following & ~kJoining) != 0;
  bool is_certain = is_within_word;
  if (lead == 0xC2) {
    is_certain = true;  // no language has words that end in Â and a sign
  } else if (lead == 0xC3) {
    is_certain = is_certain || !closes || !is_upper(before) || is_lower(after);
  } else if (lead == 0xC4 || lead == 0xC5) {
    is_certain = is_certain || is_lower(before) || is_lower(after);
  } else if (lead == 0xE2 || lead >= 0xEF) {
    is_certain = is_certain || !closes;
  }
  return is_certain ? Verdict::certain : Verdict::possible;
}

/// How many characters well-formed UTF-8 holds; 0 when it is not, or when one of them stands for nothing.
std::size_t count_characters(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int32_t>(bytes.size());
  std::size_t count = 0;
  for (std::int32_t at = 0; at < size; ++count) {
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    if (c < 0x80) return 0;
    const auto type = u_charType(c);
    if (type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR) return 0;
  }
  return count;
}

/// The verdict on the characters of text[begin, end), `bytes` as bytes.
Verdict judge(std::string_view text, std::size_t begin, std::size_t end, std::string_view bytes) {
  constexpr std::size_t kMaxRunBytes = 1 << 20;  // ICU counts in 32 bits
  const std::size_t characters = bytes.size() <= kMaxRunBytes ? count_characters(bytes) : 0;
  if (characters == 0) return Verdict::broken;
  const auto ascii_at = [&](std::size_t at) { return at < text.size() && static_cast<unsigned char>(text[at]) < 0x80 ? text[at] : '\0'; };
  return characters > 1 ? Verdict::certain : judge_single(bytes, ascii_at(begin - 1), ascii_at(end));
}

/// "Ã" and "Â" before a space: what is left of C3 A0 and C2 A0 when white space was collapsed. They can only be told from letters by
/// what stands around them.
bool is_remains(std::string_view text, std::size_t begin, std::size_t end, std::string_view bytes) {
  return (bytes == "\xC3" || bytes == "\xC2") && end < text.size() && text[end] == ' ' && (begin == 0 || !is_upper(text[begin - 1]));
}

/// Reads the run that begins at `at`, which moves behind it; what it is as bytes goes to `bytes`.
void read_run(std::string_view text, std::size_t& at, std::string& bytes) {
  bytes.clear();
  for (std::size_t next = at; next < text.size(); at = next) {
    const std::uint8_t byte = byte_of(read_character(text, next));
    if (byte == 0) break;
    bytes += static_cast<char>(byte);
  }
}

struct Runs {
  std::vector<Run> possible;  ///< and certain ones, in text order
  bool has_certain = false;
  bool has_broken = false;
};

Runs runs_of(std::string_view text) {
  Runs runs;
  std::string bytes;
  for (std::size_t at = 0; (at += decode::ascii_prefix(text.substr(at))) < text.size();) {
    const std::size_t begin = at;
    read_run(text, at, bytes);
    if (at == begin) {
      read_character(text, at);
      continue;
    }
    const Verdict verdict = is_remains(text, begin, at, bytes) ? Verdict::possible : judge(text, begin, at, bytes);
    runs.has_certain |= verdict == Verdict::certain;
    runs.has_broken |= verdict == Verdict::broken;
    if (verdict != Verdict::broken) runs.possible.push_back({begin, verdict});
  }
  return runs;
}

}  // namespace

std::string undone_mojibake(std::string_view text) {
  const Runs runs = runs_of(text);
  if (!runs.has_certain) return std::string(text);
  const Verdict least = runs.has_broken ? Verdict::certain : Verdict::possible;
  std::string out;
  out.reserve(text.size());
  std::string bytes;
  std::size_t copied = 0;
  for (const Run& run : runs.possible) {
    if (run.verdict < least) continue;
    out.append(text.substr(copied, run.begin - copied));
    copied = run.begin;
    read_run(text, copied, bytes);
    if (!is_remains(text, run.begin, copied, bytes)) {
      out += bytes;
    } else if (bytes == "\xC3") {
      out += "à";
    }
  }
  out.append(text.substr(copied));
  return out;
}

}  // namespace winnow::normalise
