#include "decode/single_byte.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "decode/convert.h"

namespace winnow::decode {
namespace {

// ---- What is known of languages and charsets ----

enum class Script : std::uint8_t { latin, other };

struct Alphabet {
  Script script;
  std::u16string_view letters;
};
constexpr Alphabet kAlphabets[] = {
#define X(language, script, letters) {Script::script, u##letters},
#include "decode/alphabets.def"
#undef X
};
constexpr std::size_t kLanguages = std::size(kAlphabets);

// Signs that stand in texts of any language, most frequent first.
constexpr std::u16string_view kSigns = u"’“”–—…\u00A0«»•©®€°„‚‘·\u00AD™¿¡§£º´½²ª×№›‹";

// How much less often than windows-1252 an unlabelled page is in a charset, in nats. A set that a windows set has replaced is rarest.
struct Candidate {
  std::string_view charset;
  float prior;
};
constexpr Candidate kCandidates[] = {
    {"windows-1252", 0.0F},  {"windows-1251", -1.0F},   {"windows-1250", -1.0F}, {"iso-8859-2", -2.0F},   {"windows-1254", -2.0F},
    {"windows-1253", -1.0F}, {"iso-8859-7", -4.0F},     {"windows-1256", -1.0F}, {"windows-1255", -1.0F}, {"windows-1257", -2.0F},
    {"windows-874", -1.0F},  {"koi8-r", -2.0F},         {"koi8-u", -2.5F},       {"iso-8859-5", -3.0F},   {"ibm866", -3.0F},
    {"macintosh", -4.0F},    {"x-mac-cyrillic", -4.0F}, {"windows-1258", -3.0F}, {"iso-8859-13", -4.0F},  {"iso-8859-3", -5.0F},
    {"iso-8859-4", -5.0F},   {"iso-8859-6", -4.0F},
};
constexpr std::size_t kCharsets = std::size(kCandidates);

// Log-likelihoods, in nats.
constexpr float kLettersShare = 0.9F;      // of the characters beyond ASCII
constexpr float kUpperShareLatin = 0.05F;  // of a letter's occurrences
constexpr float kUpperShareOther = 0.08F;
constexpr float kUnlikely = -9.2F;           // log(0.0001): a character that the language does not use
constexpr float kUnmapped = -8.0F;           // a byte that stands for nothing, on top of kUnlikely
constexpr float kUpperInWord = -4.0F;        // "aB"
constexpr float kSignInWord = -4.0F;         // "a©b"
constexpr float kClosingBeforeWord = -2.0F;  // " ”a"
constexpr float kLowerAmongUpper = -2.0F;    // "AbA"
constexpr float kMissingLetters = -4.0F;     // the charset lacks letters of the language, so the language is not written in it
constexpr float kMissingWeight = 0.03F;      // from this share of the alphabet's weight on

// Beside a letter beyond ASCII stands an ASCII letter; or another beyond ASCII; or neither. Latin letters stand among ASCII letters,
// those of other scripts among their own.
constexpr std::size_t kNeighbourhoods = 3;
using NeighbourhoodLikelihood = std::array<float, kNeighbourhoods>;
constexpr std::array<NeighbourhoodLikelihood, 2> kNeighbours = {{{-0.105F, -2.66F, -3.51F}, {-4.2F, -0.0356F, -3.91F}}};

enum class CharacterClass : std::uint8_t { none, lower, upper, letter, sign, joining_sign, closing_sign, unmapped };

constexpr bool is_letter(CharacterClass value) {
  return value >= CharacterClass::lower && value <= CharacterClass::letter;
}

CharacterClass class_of(char16_t character) {
  if (character == 0xFFFD) return CharacterClass::unmapped;
  if (u_islower(character)) return CharacterClass::lower;
  if (u_isupper(character)) return CharacterClass::upper;
  if (u_isalpha(character) || (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0) return CharacterClass::letter;
  if (character < 0x80) return CharacterClass::none;
  if (character == u'·' || character == u'\u00AD') return CharacterClass::joining_sign;
  if (character == u'’') return CharacterClass::closing_sign;  // an apostrophe within a word
  return character == u'”' || character == u'»' ? CharacterClass::closing_sign : CharacterClass::sign;
}

// ---- The model, built once from the tables above ----

struct Model {
  std::array<std::array<std::uint16_t, 128>, kCharsets> character_of_byte{};  // an index into each language's likelihoods
  std::array<std::array<CharacterClass, 256>, kCharsets> class_of_byte{};
  std::array<std::array<float, kLanguages>, kCharsets> prior{};
  std::array<std::vector<float>, kLanguages> likelihood;

  Model();

 private:
  void learn_language(std::size_t language, const std::vector<char16_t>& characters);
};

Model::Model() {
  std::vector<char16_t> characters;
  for (const Candidate& candidate : kCandidates) {
    const char16_t* upper = upper_half(candidate.charset);
    characters.insert(characters.end(), upper, upper + 128);
  }
  std::sort(characters.begin(), characters.end());
  characters.erase(std::unique(characters.begin(), characters.end()), characters.end());

  for (std::size_t charset = 0; charset < kCharsets; ++charset) {
    const char16_t* upper = upper_half(kCandidates[charset].charset);
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const char16_t character = byte < 0x80 ? static_cast<char16_t>(byte) : upper[byte - 0x80];
      class_of_byte[charset][byte] = class_of(character);
      if (byte < 0x80) continue;
      const auto found = std::lower_bound(characters.begin(), characters.end(), character);
      character_of_byte[charset][byte - 0x80] = static_cast<std::uint16_t>(found - characters.begin());
    }
  }
  for (std::size_t language = 0; language < kLanguages; ++language) learn_language(language, characters);
}

void Model::learn_language(std::size_t language, const std::vector<char16_t>& characters) {
  const auto weight_of_rank = [](std::size_t rank) { return 1.0F / static_cast<float>(rank + 2); };
  const auto sum_of_weights = [&](std::size_t count) {
    float sum = 0;
    for (std::size_t rank = 0; rank < count; ++rank) sum += weight_of_rank(rank);
    return sum;
  };
  const Alphabet& alphabet = kAlphabets[language];
  const float letters_weight = sum_of_weights(alphabet.letters.size());
  const float signs_weight = sum_of_weights(kSigns.size());
  const float upper_share = std::log(alphabet.script == Script::latin ? kUpperShareLatin : kUpperShareOther);

  std::vector<float>& likelihoods = likelihood[language];
  likelihoods.assign(characters.size(), kUnlikely);
  const auto learn = [&](char16_t character, float value) {
    const auto found = std::lower_bound(characters.begin(), characters.end(), character);
    if (found == characters.end() || *found != character) return;
    float& known = likelihoods[static_cast<std::size_t>(found - characters.begin())];
    known = std::max(known, value);
  };
  for (std::size_t rank = 0; rank < kSigns.size(); ++rank) {
    learn(kSigns[rank], std::log((1 - kLettersShare) * weight_of_rank(rank) / signs_weight));
  }
  for (std::size_t rank = 0; rank < alphabet.letters.size(); ++rank) {
    const char16_t letter = alphabet.letters[rank];
    const float value = std::log(kLettersShare * weight_of_rank(rank) / letters_weight);
    learn(letter, value);
    learn(static_cast<char16_t>(u_toupper(letter)), value + upper_share);
  }

  for (std::size_t charset = 0; charset < kCharsets; ++charset) {
    const char16_t* upper = upper_half(kCandidates[charset].charset);
    float missing = 0;
    for (std::size_t rank = 0; rank < alphabet.letters.size(); ++rank) {
      if (std::find(upper, upper + 128, alphabet.letters[rank]) == upper + 128) missing += weight_of_rank(rank) / letters_weight;
    }
    prior[charset][language] = kCandidates[charset].prior + (missing > kMissingWeight ? kMissingLetters : 0.0F);
  }
}

// ---- Scoring ----

struct Counts {
  std::array<std::array<std::uint32_t, kNeighbourhoods>, 128> by_neighbourhood{};
  std::vector<std::uint32_t> high_at;  // where the bytes above 127 stand in the sample
};

unsigned char byte_at(std::string_view sample, std::size_t at) {
  return at < sample.size() ? static_cast<unsigned char>(sample[at]) : ' ';
}

Counts count(std::string_view sample) {
  const auto is_ascii_letter = [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  Counts counts;
  for (std::size_t at = 0; at < sample.size(); ++at) {
    const unsigned char byte = byte_at(sample, at);
    if (byte < 0x80) continue;
    const unsigned char before = byte_at(sample, at - 1);  // at - 1 wraps around at the start: a space
    const unsigned char after = byte_at(sample, at + 1);
    std::size_t neighbourhood = 2;
    if (is_ascii_letter(before) || is_ascii_letter(after)) {
      neighbourhood = 0;
    } else if (before >= 0x80 || after >= 0x80) {
      neighbourhood = 1;
    }
    ++counts.by_neighbourhood[byte - 0x80U][neighbourhood];
    counts.high_at.push_back(static_cast<std::uint32_t>(at));
  }
  return counts;
}

constexpr std::size_t kClasses = static_cast<std::size_t>(CharacterClass::unmapped) + 1;

constexpr float shape_penalty(CharacterClass before, CharacterClass at, CharacterClass after) {
  switch (at) {
    case CharacterClass::unmapped:
      return kUnmapped;
    case CharacterClass::upper:
      return before == CharacterClass::lower ? kUpperInWord : 0;
    case CharacterClass::lower:
      return before == CharacterClass::upper && after == CharacterClass::upper ? kLowerAmongUpper : 0;
    case CharacterClass::sign:
      return is_letter(before) && is_letter(after) ? kSignInWord : 0;
    case CharacterClass::closing_sign:
      return !is_letter(before) && is_letter(after) ? kClosingBeforeWord : 0;
    default:
      return 0;
  }
}

// By the classes of three characters, the last varying fastest.
constexpr auto kShapePenalties = [] {
  std::array<float, kClasses * kClasses * kClasses> penalties{};
  for (std::size_t i = 0; i < penalties.size(); ++i) {
    penalties[i] = shape_penalty(static_cast<CharacterClass>(i / kClasses / kClasses), static_cast<CharacterClass>(i / kClasses % kClasses),
                                 static_cast<CharacterClass>(i % kClasses));
  }
  return penalties;
}();

/// How much speaks against the shapes of the words.
float shape_score(std::string_view sample, const std::vector<std::uint32_t>& high_at, const std::array<CharacterClass, 256>& classes) {
  const auto class_at = [&](std::size_t at) { return static_cast<std::size_t>(classes[byte_at(sample, at)]); };
  float score = 0;
  for (const std::uint32_t at : high_at) {
    score += kShapePenalties[(class_at(at - std::size_t{1}) * kClasses + class_at(at)) * kClasses + class_at(at + std::size_t{1})];
  }
  return score;
}

float neighbour_score(const Counts& counts, const std::array<CharacterClass, 256>& classes, Script script) {
  const NeighbourhoodLikelihood& likelihood = kNeighbours[static_cast<std::size_t>(script)];
  float score = 0;
  for (std::size_t byte = 0; byte < 128; ++byte) {
    if (!is_letter(classes[byte + 0x80])) continue;
    for (std::size_t i = 0; i < kNeighbourhoods; ++i) score += static_cast<float>(counts.by_neighbourhood[byte][i]) * likelihood[i];
  }
  return score;
}

}  // namespace

CharsetScore best_single_byte(std::string_view sample) {
  static const Model model;
  const Counts counts = count(sample);
  std::array<float, 128> occurrences{};
  std::vector<std::uint8_t> present;
  for (std::size_t byte = 0; byte < 128; ++byte) {
    for (const std::uint32_t n : counts.by_neighbourhood[byte]) occurrences[byte] += static_cast<float>(n);
    if (occurrences[byte] > 0) present.push_back(static_cast<std::uint8_t>(byte));
  }

  CharsetScore best;
  best.bytes = counts.high_at.size();
  for (std::size_t charset = 0; charset < kCharsets; ++charset) {
    const auto& classes = model.class_of_byte[charset];
    const float shape = shape_score(sample, counts.high_at, classes);
    const std::array<float, 2> neighbours = {neighbour_score(counts, classes, Script::latin),
                                             neighbour_score(counts, classes, Script::other)};
    for (std::size_t language = 0; language < kLanguages; ++language) {
      float score = model.prior[charset][language] + shape + neighbours[static_cast<std::size_t>(kAlphabets[language].script)];
      const std::vector<float>& likelihood = model.likelihood[language];
      for (const std::uint8_t byte : present) score += occurrences[byte] * likelihood[model.character_of_byte[charset][byte]];
      if (!best.charset.empty() && score <= best.score) continue;
      best.charset = kCandidates[charset].charset;
      best.score = score;
    }
  }
  return best;
}

}  // namespace winnow::decode
