#include "normalise/mojibake.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "decode/convert.h"

namespace winnow::normalise {
namespace {

struct Character {
  char32_t value;
  std::size_t bytes;
};

Character character_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  UChar32 c = 0;
  U8_NEXT_UNSAFE(reinterpret_cast<const std::uint8_t*>(text.data()), end, c);
  return {static_cast<char32_t>(c), end - at};
}

/// The byte above 127 that a character is in windows-1252 or ISO-8859-1; 0 for none.
std::uint8_t byte_of(char32_t c) {
  if (c < 0x80) return 0;
  if (c <= 0xFF) return static_cast<std::uint8_t>(c);
  if (c != 0x152 && c != 0x153 && c != 0x160 && c != 0x161 && c != 0x178 && c != 0x17D && c != 0x17E && c != 0x192 && c != 0x2C6 &&
      c != 0x2DC && (c < 0x2013 || c > 0x2122)) {
    return 0;
  }
  const char16_t* upper = decode::upper_half("windows-1252");
  const char16_t* found = std::find(upper, upper + 32, static_cast<char16_t>(c));
  return found == upper + 32 ? std::uint8_t{0} : static_cast<std::uint8_t>(0x80 + (found - upper));
}

enum class Verdict : std::uint8_t { broken, possible, certain };

struct Run {
  std::size_t begin;
  std::size_t end;
  Verdict verdict;
  std::string undone;
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

// Continuation bytes whose windows-1252 signs may close a word: … ‘ ’ “ ” • – — ™ › no-break space © ª soft hyphen ® ° · º »
bool may_close_word(std::uint8_t byte) {
  constexpr std::string_view kClosing = "\x85\x91\x92\x93\x94\x95\x96\x97\x99\x9B\xA0\xA9\xAA\xAD\xAE\xB0\xB7\xBA\xBB";
  return kClosing.find(static_cast<char>(byte)) != std::string_view::npos;
}

// Those that may stand between two letters: … ’ – — soft hyphen ·
bool may_join_words(std::uint8_t byte) {
  constexpr std::string_view kJoining = "\x85\x92\x96\x97\xAD\xB7";
  return kJoining.find(static_cast<char>(byte)) != std::string_view::npos;
}

/// The verdict on a run that gives one character; `before` and `after` are the ASCII characters around it, 0 for others.
Verdict judge_single(std::string_view bytes, char before, char after) {
  const auto lead = static_cast<std::uint8_t>(bytes[0]);
  const auto all_following = [&](bool (*predicate)(std::uint8_t)) {
    return std::all_of(bytes.begin() + 1, bytes.end(), [&](char c) { return predicate(static_cast<std::uint8_t>(c)); });
  };
  const bool closes = all_following(may_close_word);
  const bool is_within_word = is_letter(before) && is_letter(after) && !all_following(may_join_words);
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

/// The run that begins at `at`.
Run read_run(std::string_view text, std::size_t at) {
  Run run{at, at, Verdict::broken, {}};
  while (run.end < text.size()) {
    const Character character = character_at(text, run.end);
    const std::uint8_t byte = byte_of(character.value);
    if (byte == 0) break;
    run.undone += static_cast<char>(byte);
    run.end += character.bytes;
  }
  return run;
}

void judge(std::string_view text, Run& run) {
  constexpr std::size_t kMaxRunBytes = 1 << 20;  // ICU counts in 32 bits
  const std::size_t characters = run.undone.size() <= kMaxRunBytes ? count_characters(run.undone) : 0;
  if (characters == 0) return;
  const auto ascii_at = [&](std::size_t at) { return at < text.size() && static_cast<unsigned char>(text[at]) < 0x80 ? text[at] : '\0'; };
  run.verdict = characters > 1 ? Verdict::certain : judge_single(run.undone, ascii_at(run.begin - 1), ascii_at(run.end));
}

/// "Ã" and "Â" before a space: what is left of C3 A0 and C2 A0 when white space was collapsed. They can only be told from letters by
/// what stands around them.
bool is_remains(std::string_view text, const Run& run) {
  return (run.undone == "\xC3" || run.undone == "\xC2") && run.end < text.size() && text[run.end] == ' ' &&
         (run.begin == 0 || !is_upper(text[run.begin - 1]));
}

std::vector<Run> runs_of(std::string_view text) {
  std::vector<Run> runs;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    Run run = read_run(text, at);
    if (run.end == run.begin) {
      at += character_at(text, at).bytes;
      continue;
    }
    at = run.end;
    judge(text, run);
    if (is_remains(text, run)) {
      run.verdict = Verdict::possible;
      run.undone = run.undone == "\xC3" ? "à" : "";
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace

bool may_be_mojibake(std::string_view text) {
  // Lead bytes C2 to F4 are the characters U+00C2 to U+00F4, in UTF-8 C3 82 to C3 B4. Continuation bytes begin with C2 (U+0080 to U+00BF),
  // or, as the signs of windows-1252, with C5, C6, CB or E2.
  for (std::size_t at = text.find('\xC3'); at != std::string_view::npos; at = text.find('\xC3', at + 2)) {
    if (at + 2 >= text.size()) return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    constexpr std::string_view kContinuations = "\xC2\xC5\xC6\xCB\xE2";
    if (second >= 0x82 && second <= 0xB4 && kContinuations.find(text[at + 2]) != std::string_view::npos) return true;
  }
  return false;
}

std::string undone_mojibake(std::string_view text) {
  const std::vector<Run> runs = runs_of(text);
  const auto has = [&](Verdict verdict) {
    return std::any_of(runs.begin(), runs.end(), [verdict](const Run& run) { return run.verdict == verdict; });
  };
  const Verdict least = has(Verdict::certain) && !has(Verdict::broken) ? Verdict::possible : Verdict::certain;
  std::string out;
  out.reserve(text.size());
  std::size_t copied = 0;
  for (const Run& run : runs) {
    if (run.verdict < least) continue;
    out.append(text.substr(copied, run.begin - copied)).append(run.undone);
    copied = run.end;
  }
  out.append(text.substr(copied));
  return out;
}

}  // namespace winnow::normalise
