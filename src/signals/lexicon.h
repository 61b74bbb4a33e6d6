// Words, phrases and class tokens with weights fitted on labelled pages: log-odds that what they stand on is body text.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include "words/words.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

  using Hundredths = std::int16_t;

  /// What is known of some tokens in any field, and of others near by.
  class Near {
   public:
    constexpr Near() = default;
    /// @param tags  kAtOnce - 1 more than `count` can be read
    constexpr Near(const Tag* tags, const Hundredths* weights, std::uint32_t count) : tags_(tags), weights_(weights), count_(count) {}

    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] std::size_t size() const { return count_; }
    /// Asks for the memory that find() and at() read.
    void prefetch() const {
      __builtin_prefetch(tags_);
      __builtin_prefetch(weights_);
    }
    /// size() for a key that was not fitted.
    [[nodiscard]] std::size_t find(Key key) const {
      const Tag tag = tag_of(key);
      for (std::uint32_t at = 0; at < count_; at += kAtOnce) {
        const unsigned same = same_as(tag, tags_ + at);
        if (same != 0) return std::min<std::size_t>(at + static_cast<unsigned>(std::countr_zero(same)), count_);
      }
      return count_;
    }
    [[nodiscard]] float at(std::size_t index) const { return static_cast<float>(weights_[index]) * 0.01F; }
    /// 0 for a key that was not fitted.
    [[nodiscard]] float weight(Key key) const {
      const std::size_t index = find(key);
      return index < count_ ? at(index) : 0;
    }

   private:
    const Tag* tags_ = nullptr;
    const Hundredths* weights_ = nullptr;
    std::uint32_t count_ = 0;
  };

  struct Homes {
    static constexpr std::size_t kGroups = (std::size_t{1} << kHomeBits) / kNear;
    std::array<std::uint8_t, kGroups> used{};        ///< a bit for each home that has a weight: these stay in the nearest cache
    std::array<std::uint32_t, kGroups + 1> first{};  ///< of the weights of near homes; the last is where the weights end
  };

  /// Knows no key.
  constexpr Lexicon() = default;
  constexpr Lexicon(const Homes& homes, const Tag* tags, const Hundredths* weights) : homes_(&homes), tags_(tags), weights_(weights) {}

  /// 0 for a key that was not fitted.
  [[nodiscard]] float weight(Key key) const { return near(key).weight(key); }

  /// Empty where nothing is known of the tokens.
  [[nodiscard]] Near near(std::uint64_t tokens_hash) const {
    if (homes_ == nullptr) return {};
    const std::size_t home = home_of(tokens_hash);
    if ((homes_->used[home / kNear] >> home % kNear & 1) == 0) return {};
    const std::uint32_t first = homes_->first[home / kNear];
    return {tags_ + first, weights_ + first, homes_->first[home / kNear + 1] - first};
  }

  /// Tags are compared so many at a time: a loop over the few of a home would end as nobody can foresee.
  static constexpr std::size_t kAtOnce = 8;

 private:
  /// A bit for each of kAtOnce tags.
  static unsigned same_as(Tag tag, const Tag* tags) {
#ifdef __SSE2__
    const __m128i wanted = _mm_set1_epi32(static_cast<int>(tag));
    const __m128i first = _mm_cmpeq_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(tags)), wanted);
    const __m128i second = _mm_cmpeq_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(tags + 4)), wanted);
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_packs_epi16(_mm_packs_epi32(first, second), _mm_setzero_si128())));
#else
    unsigned same = 0;
    for (std::size_t i = 0; i < kAtOnce; ++i) same |= static_cast<unsigned>(tags[i] == tag) << i;
    return same;
#endif
  }

  const Homes* homes_ = nullptr;
  const Tag* tags_ = nullptr;
  const Hundredths* weights_ = nullptr;
};

static_assert(Lexicon::home_of(kHome) == Lexicon::home_of(~Key{0}));

/// Owns what a Lexicon views: arrays that are made at compile time, or vectors.
template <typename Tags, typename Weights>
class LexiconTable {
 public:
  /// @param entries  in the order of their homes, as tools/fit writes them
  explicit constexpr LexiconTable(std::span<const Lexicon::Entry> entries) {
    if constexpr (requires { weights_.resize(1); }) {
      tags_.resize(entries.size() + Lexicon::kAtOnce - 1);
      weights_.resize(entries.size());
    }
    std::uint32_t i = 0;
    for (std::size_t near = 0; near < homes_.first.size(); ++near) {
      homes_.first[near] = i;
      for (; i < entries.size() && Lexicon::home_of(entries[i].key) / Lexicon::kNear == near; ++i) {
        homes_.used[near] = static_cast<std::uint8_t>(homes_.used[near] | 1U << Lexicon::home_of(entries[i].key) % Lexicon::kNear);
        tags_[i] = Lexicon::tag_of(entries[i].key);
        weights_[i] = entries[i].weight;
      }
    }
  }
  /// Good as long as the table is.
  [[nodiscard]] constexpr Lexicon view() const { return {homes_, tags_.data(), weights_.data()}; }

 private:
  Lexicon::Homes homes_;
  Tags tags_{};
  Weights weights_{};
};
using StoredLexicon = LexiconTable<std::vector<Lexicon::Tag>, std::vector<Lexicon::Hundredths>>;
/// Of an array of entries.
template <const auto& kEntries>
using FittedLexicon = LexiconTable<std::array<Lexicon::Tag, std::size(kEntries) + Lexicon::kAtOnce - 1>,
                                   std::array<Lexicon::Hundredths, std::size(kEntries)>>;

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
