// Words, phrases and class tokens with weights fitted on labelled pages: log-odds that what they stand on is body text.
#pragma once

#include <array>
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

constexpr Key key_of(Field field, std::uint64_t tokens_hash) {
  return (words::mix(tokens_hash, 0x51ED2700U + static_cast<std::uint64_t>(field)) & ~kHome) | (tokens_hash & kHome);
}

/// Keys with their weights: a view of a table of open addressing. Most keys that a page asks for are in none, so one bit a slot comes
/// first: these stay in the nearest cache, and the table itself is read for what it is likely to have.
class Lexicon {
 public:
  /// As tools/fit writes it: a power of two of entries, of kHome + 1 at the most, and one is free; each stands in the first free slot from
  /// key & (size - 1) on.
  struct Entry {
    Key key;              ///< 0 where the slot is free
    std::int16_t weight;  ///< in hundredths of log-odds
  };
  /// What tells the keys of a slot's neighbourhood apart: the high half of a key. Never 0, which marks a free slot.
  using Tag = std::uint32_t;
  static constexpr Tag tag_of(Key key) { return static_cast<Tag>(key >> 32) | 1; }

  /// Knows no key.
  constexpr Lexicon() = default;
  /// @param homes  a bit a slot: a key belongs there, whether or not it found the slot free
  constexpr Lexicon(std::span<const std::uint64_t> homes, std::span<const Tag> tags, std::span<const std::int16_t> weights)
      : homes_(homes), tags_(tags), weights_(weights), mask_(tags.size() - 1) {}

  /// 0 for a key that was not fitted.
  [[nodiscard]] float weight(Key key) const {
    float weight = 0;
    visit_near(key, [&](Tag tag, float of_tag) {
      if (tag == tag_of(key)) weight = of_tag;
    });
    return weight;
  }

  /// Calls visit(tag, weight) for what is known of some tokens in any field, in one walk. Other tokens' may be among them.
  template <typename Visit>
  void visit_near(std::uint64_t tokens_hash, Visit&& visit) const {
    const std::size_t home = tokens_hash & mask_;
    if (homes_.empty() || (homes_[home / 64] >> home % 64 & 1) == 0) return;
    for (std::size_t i = home; tags_[i] != 0; i = (i + 1) & mask_) visit(tags_[i], static_cast<float>(weights_[i]) * 0.01F);
  }

 private:
  std::span<const std::uint64_t> homes_;
  std::span<const Tag> tags_;
  std::span<const std::int16_t> weights_;
  std::size_t mask_ = 0;
};

/// Owns what a Lexicon views: in arrays, made at compile time, or in vectors.
template <typename Homes, typename Tags, typename Weights>
class LexiconTable {
 public:
  explicit constexpr LexiconTable(std::span<const Lexicon::Entry> entries) {
    if constexpr (requires { homes_.resize(1); }) {
      homes_.resize((entries.size() + 63) / 64);
      tags_.resize(entries.size());
      weights_.resize(entries.size());
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (entries[i].key == 0) continue;
      tags_[i] = Lexicon::tag_of(entries[i].key);
      weights_[i] = entries[i].weight;
      const std::size_t home = entries[i].key & (entries.size() - 1);
      homes_[home / 64] |= std::uint64_t{1} << home % 64;
    }
  }
  /// Good as long as the table is.
  [[nodiscard]] constexpr Lexicon view() const { return {homes_, tags_, weights_}; }

 private:
  Homes homes_{};
  Tags tags_{};
  Weights weights_{};
};
template <std::size_t kSlots>
using FittedLexicon =
    LexiconTable<std::array<std::uint64_t, (kSlots + 63) / 64>, std::array<Lexicon::Tag, kSlots>, std::array<std::int16_t, kSlots>>;
using StoredLexicon = LexiconTable<std::vector<std::uint64_t>, std::vector<Lexicon::Tag>, std::vector<std::int16_t>>;

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
