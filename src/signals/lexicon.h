// Words, phrases and class tokens with weights fitted on labelled pages: log-odds that what they stand on is body text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "words/words.h"

namespace winnow::signals {

/// What a key is about. The values are part of the fitted tables' keys: append, never renumber.
enum class Field : std::uint8_t {
  class_0 =
      0,  ///< class and id token of the block's own element; class_1: one step up, class_2: 2 or 3, class_3: 4 to 6, class_4: 7 and more
  class_1,
  class_2,
  class_3,
  class_4,
  opener_short,  ///< first one, two, three words of a block of under 12 words
  opener_long,   ///< the same of a longer one
  line,          ///< all words of a block of up to 8
  last_word,     ///< of a line of a plain-text page
  heading,       ///< words of the heading above
  container,     ///< words of the short line that opens a light container around the block
  cut,           ///< short lines of plain text: how much body follows them
  page_path,     ///< tokens of the page's own path, its last part left out: what kinds of page stand there
  page_type      ///< types that the head declares (schema.org, og:type)
};

using Key = std::uint64_t;

/// The bits of a key that are the tokens' own, so that what is known of a token in all its fields stands side by side in a table.
inline constexpr std::uint64_t kHome = (std::uint64_t{1} << 20) - 1;

inline Key key_of(Field field, std::uint64_t tokens_hash) {
  return (words::mix(tokens_hash, 0x51ED2700U + static_cast<std::uint64_t>(field)) & ~kHome) | (tokens_hash & kHome);
}

/// An open-addressing table, filled by tools/fit or from a file while fitting.
class Lexicon {
 public:
  struct Entry {
    Key key;              ///< 0 where the slot is free
    std::int16_t weight;  ///< in hundredths of log-odds
  };

  /// `entries.size()` is a power of two, of kHome + 1 at the most, and one is free; each key stands in the first free slot from key & (size
  /// - 1) on.
  explicit constexpr Lexicon(std::span<const Entry> entries) : entries_(entries) {}

  /// 0 for a key that was not fitted.
  [[nodiscard]] float weight(Key key) const {
    if (entries_.empty()) return 0;
    const std::size_t mask = entries_.size() - 1;
    for (std::size_t i = key & mask;; i = (i + 1) & mask) {
      if (entries_[i].key == key) return weight_of(entries_[i]);
      if (entries_[i].key == 0) return 0;
    }
  }

  /// Calls visit(key, weight) for what is known of some tokens in any field, in one walk. Keys of other tokens may be among them.
  template <typename Visit>
  void visit_near(std::uint64_t tokens_hash, Visit&& visit) const {
    if (entries_.empty()) return;
    const std::size_t mask = entries_.size() - 1;
    for (std::size_t i = tokens_hash & mask; entries_[i].key != 0; i = (i + 1) & mask) {
      if (((entries_[i].key ^ tokens_hash) & kHome) == 0) visit(entries_[i].key, weight_of(entries_[i]));
    }
  }

 private:
  static float weight_of(const Entry& entry) { return static_cast<float>(entry.weight) * 0.01F; }

  std::span<const Entry> entries_;
};

/// Calls visit(Field, hash of the words, how many) for the words that open the block, and for all of a short one.
template <typename Visit>
void visit_opening(std::span<const words::Token> tokens, float word_count, Visit&& visit) {
  const Field opener = word_count < 12 ? Field::opener_short : Field::opener_long;
  std::uint64_t hash = words::kHashSeed;
  for (std::size_t i = 0; i < tokens.size() && i < 8; ++i) {
    hash = words::mix(hash, tokens[i]);
    if (i < 3) visit(opener, hash, i + 1);
    if (i + 1 == tokens.size()) visit(Field::line, hash, i + 1);
  }
}

/// Least, greatest and whole weight of some keys.
struct WeightSum {
  float min = 0;
  float max = 0;
  float sum = 0;
  void add(float weight) {
    min = weight < min ? weight : min;
    max = weight > max ? weight : max;
    sum += weight;
  }
  void add(const WeightSum& other) {
    min = other.min < min ? other.min : min;
    max = other.max > max ? other.max : max;
    sum += other.sum;
  }
};

}  // namespace winnow::signals
