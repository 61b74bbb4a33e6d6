// What the elements of a page say of the blocks within: their classes, their mass, what surrounds them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dom/dom.h"
#include "signals/lexicon.h"
#include "signals/measure.h"
#include "signals/numbering.h"
#include "words/letter_run.h"

namespace winnow::signals {

/// Groups of class and id tokens with one meaning; class_groups.inc lists the tokens.
enum class ClassGroup : std::uint8_t {
  related,
  share,
  comment,
  nav,
  foot,
  side,
  news,
  ad,
  meta,
  caption,
  tags,
  cookie,
  title,
  hidden,
  body,
  consent,
  count
};

/// Tags whose nearest ancestor is asked for. The first kNearSignalCount are signals, in the order of the near_* signals.
inline constexpr dom::Tag kNearTags[] = {dom::Tag::article, dom::Tag::main,       dom::Tag::nav,    dom::Tag::footer,     dom::Tag::aside,
                                         dom::Tag::form,    dom::Tag::figure,     dom::Tag::table,  dom::Tag::ul,         dom::Tag::ol,
                                         dom::Tag::section, dom::Tag::figcaption, dom::Tag::header, dom::Tag::blockquote, dom::Tag::details,
                                         dom::Tag::dialog,  dom::Tag::address};
inline constexpr std::size_t kNearTagCount = std::size(kNearTags);
inline constexpr std::size_t kNearSignalCount = 12;
inline constexpr std::uint8_t kFar = 15;  ///< steps: none, or 15 and more

class Elements {
 public:
  /// When the time is up, the elements that were not come to have no values.
  Elements(const dom::Dom& dom, const blocks::BlockList& list, const Measured& measured, const Lexicon& lexicon,
           const budget::Deadline& deadline = {});

  /// Units within an element: [first, last).
  [[nodiscard]] std::size_t first(dom::NodeId e) const { return first_unit_[e]; }
  [[nodiscard]] std::size_t last(dom::NodeId e) const { return first_unit_[dom_.nodes[e].end]; }
  [[nodiscard]] std::size_t count(dom::NodeId e) const { return last(e) - first(e); }
  [[nodiscard]] float mass(dom::NodeId e) const { return mass_[last(e)] - mass_[first(e)]; }
  [[nodiscard]] float words(dom::NodeId e) const { return words_[last(e)] - words_[first(e)]; }
  [[nodiscard]] float link_words(dom::NodeId e) const { return link_words_[last(e)] - link_words_[first(e)]; }
  [[nodiscard]] std::size_t prose(dom::NodeId e) const { return prose_[last(e)] - prose_[first(e)]; }
  [[nodiscard]] float page_mass() const { return mass_.back(); }
  [[nodiscard]] const std::vector<std::uint32_t>& prose_sums() const { return prose_; }

  /// Steps from an element up to the nearest one of a tag or class group, itself included; kFar when there is none.
  [[nodiscard]] std::uint8_t steps_to_tag(dom::NodeId e, std::size_t near_tag) const { return steps_[e][near_tag]; }
  [[nodiscard]] std::uint8_t steps_to_group(dom::NodeId e, ClassGroup group) const {
    return steps_[e][kNearTagCount + static_cast<std::size_t>(group)];
  }
  [[nodiscard]] std::uint64_t class_hash(dom::NodeId e) const { return class_hash_[e]; }
  /// Whether any of an element's class tokens has a weight.
  [[nodiscard]] bool has_tokens(dom::NodeId e) const { return token_weights_of_[e] != 0; }
  /// Weights of an element's class tokens when it stands `bucket` away (Field::class_0 + bucket).
  [[nodiscard]] const WeightSum& tokens(dom::NodeId e, std::size_t bucket) const { return token_weights_[token_weights_of_[e]][bucket]; }
  /// Nearest ul, ol, dl or table; kNone.
  [[nodiscard]] dom::NodeId list_of(dom::NodeId e) const { return nearest_list_[e]; }
  /// Outermost <article>; kNone.
  [[nodiscard]] dom::NodeId article_of(dom::NodeId e) const { return nearest_article_[e]; }
  /// Deepest element that holds `share` of the page's mass.
  [[nodiscard]] dom::NodeId deepest_with(float share) const;
  /// Steps from each element up to the path from the root to `target`.
  [[nodiscard]] std::vector<std::uint16_t> steps_off_path(dom::NodeId target) const;

  static constexpr std::size_t kBuckets = 5;
  static std::size_t bucket_of(std::size_t steps) { return steps == 0 ? 0 : steps == 1 ? 1 : steps <= 3 ? 2 : steps <= 6 ? 3 : 4; }

 private:
  using TokenWeights = std::array<WeightSum, kBuckets>;
  /// What the tokens of one attribute's value say; values repeat, and are split once.
  struct Named {
    std::uint32_t groups = 0;
    bool has_weights = false;
    TokenWeights weights;
  };
  /// What one token says: tokens stand in many values.
  struct Token {
    bool is_known = false;
    std::array<float, kBuckets> weights{};
  };
  struct FoundToken {
    std::uint64_t hash;
    Lexicon::Near near;
  };
  void read(dom::NodeId e, const Lexicon& lexicon);
  const Named& named(std::string_view value, std::uint64_t hash, const Lexicon& lexicon);
  static Token weigh(std::uint64_t token_hash, const Lexicon::Near& near);

  const dom::Dom& dom_;
  std::vector<std::uint32_t> first_unit_;
  std::vector<float> mass_, words_, link_words_;
  std::vector<std::uint32_t> prose_;
  std::vector<std::array<std::uint8_t, 33>> steps_;
  std::vector<std::uint64_t> class_hash_;
  std::vector<std::uint32_t> token_weights_of_;  ///< the place of each element's in token_weights_
  std::vector<TokenWeights> token_weights_;      ///< the first is of the elements that have none
  Numbering named_places_;                       ///< by the hash of the value
  std::vector<Named> named_;
  Numbering token_places_;  ///< by the hash of the token
  std::vector<Token> tokens_;
  std::vector<FoundToken> found_;  ///< in the value at hand
  std::vector<dom::NodeId> nearest_list_;
  std::vector<dom::NodeId> nearest_article_;
};

/// Attributes that class tokens are read from.
inline constexpr skeleton::AttributeKinds kNamingAttributes = skeleton::kClass | skeleton::kNames;
inline bool names_class(std::string_view attribute) {
  return (skeleton::kind_of_attribute(attribute) & kNamingAttributes) != 0;
}

/// Calls visit(token) for each token of an attribute's value: split at all but letters and at case, lower case, 2 to 20 bytes.
/// A view is good for the call. All up to `readable_end` can be read.
template <typename Visit>
void split_class_tokens(std::string_view value, const char* readable_end, Visit&& visit) {
  constexpr std::ptrdiff_t kLeastBytes = 2;
  constexpr std::ptrdiff_t kMostBytes = 20;
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  value = value.substr(0, 300);
  const char* at = value.data();
  const char* const end = at + value.size();
  while (at != end) {
    const char* const begin = at;
    while (at != end && is_upper(*at)) ++at;
    const auto capitals = std::min(at - begin, kMostBytes);
    if (readable_end - at >= words::kRunBytes) at += std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(words::lower_run(at)), end - at);
    while (at != end && is_lower(*at)) ++at;
    const auto size = std::min(at - begin, kMostBytes);
    if (size == 0) {
      ++at;
    } else if (capitals == 0) {
      if (size >= kLeastBytes) visit(std::string_view(begin, static_cast<std::size_t>(size)));
    } else if (size >= kLeastBytes) {
      char token[kMostBytes];
      std::copy(begin, begin + size, token);
      for (std::ptrdiff_t i = 0; i < capitals; ++i) token[i] = static_cast<char>(token[i] + 32);
      visit(std::string_view(token, static_cast<std::size_t>(size)));
    }
  }
}
template <typename Visit>
void split_class_tokens(std::string_view value, Visit&& visit) {
  split_class_tokens(value, value.data() + value.size(), visit);
}

}  // namespace winnow::signals
