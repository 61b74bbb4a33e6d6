// Words, phrases and class tokens with weights fitted on labelled pages: log-odds that what they stand on is body text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
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

/// The bits of a key that are the tokens' own.
inline constexpr std::uint64_t kHome = (std::uint64_t{1} << 20) - 1;

constexpr Key key_of(Field field, std::uint64_t tokens_hash) {
  return (words::mix(tokens_hash, 0x51ED2700U + static_cast<std::uint64_t>(field)) & ~kHome) | (tokens_hash & kHome);
}

/// Keys with their weights. Many keys that a page asks for are in no lexicon, so a bit for each home comes first: these stay in the nearest
/// caches. What belongs to kNear homes stands side by side.
class Lexicon {
 public:
  /// The bits of a key that say where it belongs: a token's own, so that what is known of it in all fields has one home.
  static constexpr unsigned kHomeBits = 16;
  static constexpr std::size_t home_of(Key key) { return key & ((std::size_t{1} << kHomeBits) - 1); }

  struct Entry {
    Key key;
    std::int16_t weight;  ///< in hundredths of log-odds
  };
  static constexpr std::size_t kNear = 8;

  /// What tells the keys of near homes apart: the high half of a key.
  using Tag = std::uint32_t;
  static constexpr Tag tag_of(Key key) { return static_cast<Tag>(key >> 32); }

  struct Weight {
    Tag tag = 0;
    std::int16_t hundredths = 0;
    [[nodiscard]] float value() const { return static_cast<float>(hundredths) * 0.01F; }
  };
  /// kNear homes: a bit for each of those that have a weight, and above these the place of their first weight.
  using Homes = std::uint32_t;
  using AllHomes = std::array<Homes, (std::size_t{1} << kHomeBits) / kNear + 1>;  ///< the last is where the weights end

  /// Knows no key.
  constexpr Lexicon() = default;
  constexpr Lexicon(const AllHomes& homes, std::span<const Weight> weights) : homes_(&homes), weights_(weights) {}

  /// 0 for a key that was not fitted.
  [[nodiscard]] float weight(Key key) const { return weight_among(near(key), key); }
  /// The same, where near(key) was asked for before.
  static float weight_among(std::span<const Weight> near, Key key) {
    for (const Weight& weight : near) {
      if (weight.tag == tag_of(key)) return weight.value();
    }
    return 0;
  }

  /// What is known of some tokens in any field, and of others near by; nothing where nothing is known of them.
  [[nodiscard]] std::span<const Weight> near(std::uint64_t tokens_hash) const {
    if (homes_ == nullptr) return {};
    const std::size_t home = home_of(tokens_hash);
    const Homes* const homes = &(*homes_)[home / kNear];
    if ((homes[0] >> home % kNear & 1) == 0) return {};
    return weights_.subspan(homes[0] >> kNear, (homes[1] >> kNear) - (homes[0] >> kNear));
  }

 private:
  const AllHomes* homes_ = nullptr;
  std::span<const Weight> weights_;
};

static_assert(Lexicon::home_of(kHome) == Lexicon::home_of(~Key{0}));

/// Owns what a Lexicon views: an array that is made at compile time, or a vector.
template <typename Weights>
class LexiconTable {
 public:
  /// @param entries  in the order of their homes, as tools/fit writes them; fewer than 2^24
  explicit constexpr LexiconTable(std::span<const Lexicon::Entry> entries) {
    if constexpr (requires { weights_.resize(1); }) weights_.resize(entries.size());
    std::uint32_t i = 0;
    for (std::size_t near = 0; near < homes_.size(); ++near) {
      homes_[near] = i << Lexicon::kNear;
      for (; i < entries.size() && Lexicon::home_of(entries[i].key) / Lexicon::kNear == near; ++i) {
        homes_[near] |= 1U << Lexicon::home_of(entries[i].key) % Lexicon::kNear;
        weights_[i] = {Lexicon::tag_of(entries[i].key), entries[i].weight};
      }
    }
  }
  /// Good as long as the table is.
  [[nodiscard]] constexpr Lexicon view() const { return {homes_, weights_}; }

 private:
  Lexicon::AllHomes homes_{};
  Weights weights_{};
};
using StoredLexicon = LexiconTable<std::vector<Lexicon::Weight>>;
/// Of an array of entries.
template <const auto& kEntries>
using FittedLexicon = LexiconTable<std::array<Lexicon::Weight, std::size(kEntries)>>;

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
