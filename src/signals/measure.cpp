#include "signals/measure.h"

#include <algorithm>
#include <unordered_map>

#include "signals/witness.h"

namespace winnow::signals {
namespace {

using words::Token;

struct PhraseEntry {
  Phrase kind;
  std::string_view text;
};
constexpr PhraseEntry kPhrases[] = {
#include "signals/phrases.inc"
};

struct TopicEntry {
  Topic topic;
  std::string_view word;
};
constexpr TopicEntry kTopicWords[] = {
#include "signals/topic_words.inc"
};

/// Words that stand in picture credits, of many languages, and the agencies that every one of them names.
constexpr std::string_view kCreditWords[] = {
#include "signals/credit_words.inc"
};

constexpr std::size_t kMaxPhraseTokens = 10;

struct PhraseTable {
  std::unordered_map<std::uint64_t, Phrase> kinds;
  std::vector<bool> beginnings = std::vector<bool>(1U << 16);  ///< of phrases, by the hash's low bits: most blocks begin like none
  std::vector<bool> ends = std::vector<bool>(1U << 16);        ///< the same of whole phrases
  /// Topic of a word; Topic::count for a word of picture credits. A word of an unspaced script is several tokens: its first two stand for
  /// it.
  std::unordered_map<std::uint64_t, Topic> words;
  std::vector<bool> first_tokens = std::vector<bool>(1U << 16);  ///< by the token's low bits: most words of a page are in no table

  PhraseTable() {
    for (const PhraseEntry& entry : kPhrases) {
      const std::vector<Token> tokens = words::tokens_of(entry.text);
      std::uint64_t hash = words::kHashSeed;
      for (Token token : tokens) {
        hash = words::mix(hash, token);
        beginnings[hash & 0xFFFF] = true;
      }
      ends[hash & 0xFFFF] = true;
      if (!tokens.empty()) kinds.emplace(hash, entry.kind);
    }
    for (std::string_view word : kCreditWords) add(word, Topic::count);
    for (const TopicEntry& entry : kTopicWords) add(entry.word, entry.topic);
  }

  void add(std::string_view word, Topic topic) {
    const std::vector<Token> tokens = words::tokens_of(word);
    if (tokens.empty()) return;
    words.emplace(tokens.size() > 1 ? pair(tokens[0], tokens[1]) : tokens[0], topic);
    first_tokens[tokens[0] & 0xFFFF] = true;
  }
  static std::uint64_t pair(Token a, Token b) { return (std::uint64_t{a} << 32) | b; }

  /// Calls visit(Topic) for each word of the table that the tokens hold.
  template <typename Visit>
  void visit_words(std::span<const Token> tokens, Visit&& visit) const {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!first_tokens[tokens[i] & 0xFFFF]) continue;
      auto found = words.find(tokens[i]);
      if (found == words.end() && i + 1 < tokens.size()) found = words.find(pair(tokens[i], tokens[i + 1]));
      if (found != words.end()) visit(found->second);
    }
  }
};

const PhraseTable& phrase_table() {
  static const PhraseTable table;
  return table;
}

/// The longest phrase that the tokens open with.
void find_phrase(std::span<const Token> tokens, Unit& unit) {
  const PhraseTable& table = phrase_table();
  std::uint64_t hash = words::kHashSeed;
  for (std::size_t i = 0; i < tokens.size() && i < kMaxPhraseTokens; ++i) {
    hash = words::mix(hash, tokens[i]);
    if (!table.beginnings[hash & 0xFFFF]) return;
    if (!table.ends[hash & 0xFFFF]) continue;
    const auto found = table.kinds.find(hash);
    if (found == table.kinds.end()) continue;
    unit.phrase = found->second;
    unit.phrase_share = static_cast<float>(i + 1) / static_cast<float>(tokens.size());
  }
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Dates and times of day as numbers: 12:30, 2024, 21/02/2024, 21.2.24.
int count_times(std::string_view text, bool is_ascii) {
  int found = 0;
  for (std::size_t i = 0; i < text.size() && found < 3;) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    std::size_t groups[4] = {0, 0, 0, 0};
    int count = 0;
    char separator = 0;
    const std::size_t begin = i;
    while (i < text.size() && count < 4) {
      const std::size_t start = i;
      while (i < text.size() && is_digit(text[i])) ++i;
      groups[count++] = i - start;
      const char c = i < text.size() ? text[i] : '\0';
      if ((c != ':' && c != '.' && c != '/' && c != '-') || (separator != 0 && c != separator) || i + 1 >= text.size() ||
          !is_digit(text[i + 1]))
        break;
      separator = c;
      ++i;
    }
    const bool year = count == 1 && groups[0] == 4 && (text.substr(begin, 2) == "19" || text.substr(begin, 2) == "20");
    const bool clock = count >= 2 && separator == ':' && groups[0] <= 2 && groups[1] == 2;
    const bool date = count == 3 && separator != ':' && groups[1] <= 2 && (groups[2] == 4 || groups[2] == 2 || groups[0] == 4);
    found += year || clock || date;
  }
  if (is_ascii) return std::min(found, 3);
  for (std::string_view mark : {"\xE5\xB9\xB4", "\xE6\x9C\x88", "\xEB\x85\x84"}) {  // 年 月 년
    found += text.find(mark) != std::string_view::npos;
  }
  return std::min(found, 3);
}

std::uint8_t first_kind(std::string_view text) {
  std::size_t at = 0;
  const char32_t c = words::read_char(text, at);
  if (c >= '0' && c <= '9') return 2;
  switch (c) {
    case '"':
    case '\'':
    case 0x201C:
    case 0x201E:
    case 0xAB:
    case 0x2018:
    case 0x300C:
    case 0x201A:
      return 3;
    default:
      break;
  }
  if (!words::is_word(c)) return 5;
  return words::is_upper(c) ? 1 : words::is_lower(c) ? 0 : 4;
}

bool is_question(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '"' || text.back() == ')')) text.remove_suffix(1);
  return text.ends_with('?') || text.ends_with("\xEF\xBC\x9F") || text.ends_with("\xD8\x9F") || text.ends_with("?\xE2\x80\x9D") ||
         text.ends_with("?\xC2\xBB");
}

void count_words(std::string_view text, std::span<const Token> tokens, Unit& unit) {
  int credits = unit.counts.chars != text.size() && text.find("\xC2\xA9") != std::string_view::npos;
  phrase_table().visit_words(tokens, [&](Topic topic) {
    if (topic == Topic::count) {
      ++credits;
    } else {
      std::uint8_t& count = unit.topics[static_cast<std::size_t>(topic)];
      count = static_cast<std::uint8_t>(std::min(count + 1, 15));
    }
  });
  unit.credits = static_cast<std::uint8_t>(unit.words < 60 ? std::min(credits, 3) : 0);
}

Unit measure_block(const blocks::Block& block, std::vector<Token>& tokens) {
  Unit unit{};
  unit.first_token = static_cast<std::uint32_t>(tokens.size());
  const std::string_view text = block.text;
  unit.counts = words::scan(text, tokens);
  unit.token_count = static_cast<std::uint32_t>(tokens.size()) - unit.first_token;
  unit.words = unit.counts.words;
  unit.end = words::end_of(text);
  unit.ellipsis = words::ends_in_ellipsis(text);
  unit.question = is_question(text);
  unit.link_share = block.chars > 0 ? std::min(1.0F, static_cast<float>(block.link_chars) / static_cast<float>(block.chars)) : 0;
  unit.prose = unit.words >= 12 && unit.link_share < 0.3F &&
               (unit.end == words::End::sentence || unit.end == words::End::colon || text.back() == ',');
  unit.mass = unit.prose ? std::min(unit.words, 120.0F) : 0;
  const std::span<const Token> own(tokens.data() + unit.first_token, unit.token_count);
  unit.text_hash = own.empty() ? words::hash_bytes(text) : text_hash_of(own);
  find_phrase(own, unit);
  unit.first_kind = first_kind(text);
  const bool is_ascii = unit.counts.chars == text.size();
  if (unit.words < 60 && !(is_ascii && unit.counts.digits == 0)) {
    unit.times = static_cast<std::uint8_t>(count_times(text, is_ascii));
  }
  if (unit.words < 150) count_words(text, own, unit);
  unit.addresses = static_cast<std::uint8_t>(std::min(unit.counts.addresses, 3U));
  return unit;
}

}  // namespace

std::uint64_t text_hash_of(std::span<const Token> tokens) {
  std::uint64_t hash = words::kHashSeed;
  for (const Token token : tokens) hash = add_to_shingle(hash, token);
  return hash;
}

Measured measure(const blocks::BlockList& list, const budget::Deadline& deadline) {
  constexpr std::size_t kStepsOfABlock = 5;
  constexpr std::size_t kBytesOfAStep = 16;
  Measured measured;
  measured.units.reserve(list.blocks.size());
  for (std::size_t& i = measured.end; i < list.blocks.size(); ++i) {
    if (deadline.is_up(kStepsOfABlock + list.blocks[i].text.size() / kBytesOfAStep)) break;
    if (list.blocks[i].aside) continue;
    measured.units.push_back(measure_block(list.blocks[i], measured.tokens));
    measured.units.back().block = static_cast<std::uint32_t>(i);
  }
  return measured;
}

}  // namespace winnow::signals
