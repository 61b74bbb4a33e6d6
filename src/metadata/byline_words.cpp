#include "metadata/byline_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "head/plain_text.h"
#include "words/words.h"

namespace winnow::metadata {
namespace {

struct BylineWord {
  std::string_view text;
  unsigned roles;
};

constexpr BylineWord kWords[] = {
#define CUE(text) {text, kCue},
#define CUE_COLON(text) {text, kCueColon},
#define TAIL(text) {text, kTail},
#define BOUNDARY(text) {text, kBoundary},
#define ROLE(text) {text, kRole},
#define GENERIC(text) {text, kGeneric},
#define AGENCY(text) {text, kAgency},
#define JOB(text) {text, kJob | kRole},
#define LABEL(text) {text, kLabel},
#include "metadata/byline_words.inc"
#undef CUE
#undef CUE_COLON
#undef TAIL
#undef BOUNDARY
#undef ROLE
#undef GENERIC
#undef AGENCY
#undef JOB
#undef LABEL
};

/// The words of some roles sorted, each once, with all of its roles.
struct WordTable {
  struct Entry {
    std::string_view text;
    unsigned roles;
  };
  std::vector<Entry> entries;
  std::array<std::uint16_t, 257> first{};  ///< entries[first[b] .. first[b + 1]) begin with byte b

  explicit WordTable(unsigned wanted_roles) {
    for (const BylineWord& word : kWords) entries.push_back({word.text, word.roles});
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.text < b.text; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < entries.size(); ++i) {
      if (entries[i].text == entries[kept].text) {
        entries[kept].roles |= entries[i].roles;
      } else {
        entries[++kept] = entries[i];
      }
    }
    entries.resize(kept + 1);
    std::erase_if(entries, [&](const Entry& entry) { return (entry.roles & wanted_roles) == 0; });
    for (const Entry& entry : entries) ++first[static_cast<unsigned char>(entry.text[0]) + 1U];
    for (std::size_t b = 1; b < first.size(); ++b) first[b] = static_cast<std::uint16_t>(first[b] + first[b - 1]);
  }

  [[nodiscard]] std::span<const Entry> beginning_with(char c) const {
    const auto b = static_cast<unsigned char>(c);
    return {entries.data() + first[b], static_cast<std::size_t>(first[b + 1U] - first[b])};
  }
};

const WordTable& word_table() {
  static const WordTable table(~0U);
  return table;
}

const WordTable& cue_table() {
  static const WordTable table(kCue | kCueColon);
  return table;
}

/// The first bytes of a line in lower case, which most are without memory of their own.
class LoweredOpening {
 public:
  explicit LoweredOpening(std::string_view line) {
    const std::string_view opening = line.substr(0, ascii_.size());
    if (std::any_of(opening.begin(), opening.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
      words::append_lower(opening, other_);
      text_ = other_;
      return;
    }
    std::transform(opening.begin(), opening.end(), ascii_.begin(), head::lower);
    text_ = std::string_view(ascii_.data(), opening.size());
  }
  LoweredOpening(const LoweredOpening&) = delete;
  LoweredOpening& operator=(const LoweredOpening&) = delete;

  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::array<char, 32> ascii_{};
  std::string other_;
  std::string_view text_;
};

/// The roles of a word in lower case; 0 for others.
unsigned roles_of(std::string_view lowered) {
  if (lowered.empty()) return 0;
  for (const WordTable::Entry& entry : word_table().beginning_with(lowered[0])) {
    if (entry.text == lowered) return entry.roles;
  }
  return 0;
}

}  // namespace

bool has_role(std::string_view lowered, unsigned roles) {
  return (roles_of(lowered) & roles) != 0;
}

std::span<const std::string_view> byline_tails() {
  static const std::vector<std::string_view> tails = [] {
    std::vector<std::string_view> found;
    for (const BylineWord& word : kWords) {
      if (word.roles == kTail) found.push_back(word.text);
    }
    return found;
  }();
  return tails;
}

std::string to_lower(std::string_view text) {
  std::string out;
  words::append_lower(text, out);
  return out;
}

Cue cue_at_start(std::string_view line) {
  if (line.empty()) return {};
  // The first character in lower case finds the few words that may follow: only a line that begins like one of them is written anew.
  std::size_t next_char = 0;
  const char32_t first = words::read_char(line, next_char);
  const char ascii = first < 0x80 ? static_cast<char>(first >= U'A' && first <= U'Z' ? first + 32 : first) : line[0];
  const auto candidates = cue_table().beginning_with(ascii);
  if (candidates.empty() && first < 0x80) return {};
  const LoweredOpening opening(line);
  const std::string_view lowered = opening.text();
  Cue best;
  for (const WordTable::Entry& word : first < 0x80 ? candidates : cue_table().beginning_with(lowered[0])) {
    if (!lowered.starts_with(word.text)) continue;
    std::size_t next = word.text.size();
    const bool space = next < line.size() && line[next] == ' ';
    if (space) ++next;
    std::size_t colon = 0;
    for (const std::string_view mark : {":", "：", "/", "／", "՝"}) {
      if (line.substr(std::min(next, line.size())).starts_with(mark)) colon = mark.size();
    }
    if (colon == 0 && ((word.roles & kCue) == 0 || !space)) continue;
    if (next + colon > best.length) best = {next + colon, colon > 0};
  }
  return best;
}

}  // namespace winnow::metadata
