#include "signals/elements.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace winnow::signals {
namespace {

using dom::kNone;
using dom::Node;
using dom::NodeId;
using dom::Tag;

struct GroupEntry {
  ClassGroup group;
  std::string_view token;
};
constexpr GroupEntry kGroupEntries[] = {
#include "signals/class_groups.inc"
};

/// Group bits of a token, by the hash of the token or of one of its beginnings: a table of open addressing, made at compile time.
class GroupTable {
 public:
  constexpr GroupTable() {
    for (const GroupEntry& entry : kGroupEntries) {
      const std::uint32_t bit = 1U << static_cast<unsigned>(entry.group);
      const bool is_beginning = entry.token.ends_with('*');
      const std::uint64_t hash = words::hash_bytes(entry.token.substr(0, entry.token.size() - (is_beginning ? 1 : 0)));
      Slot& slot = slots_[index_of(hash)];
      slot.hash = hash;
      known_[hash % kKnownBits / 64] |= std::uint64_t{1} << hash % 64;
      (is_beginning ? slot.beginning : slot.whole) |= bit;
    }
  }

  struct Found {
    std::uint32_t groups = 0;
    std::uint64_t hash = words::kHashSeed;  ///< of the token
  };
  [[nodiscard]] Found find(std::string_view token) const {
    Found found;
    const Slot* slot = nullptr;
    for (std::size_t size = 0; size < token.size(); ++size) {
      found.hash = words::hash_bytes(token.substr(size, 1), found.hash);
      slot = nullptr;
      if ((known_[found.hash % kKnownBits / 64] >> found.hash % 64 & 1) == 0) continue;
      slot = &slots_[index_of(found.hash)];
      found.groups |= slot->beginning;
    }
    if (slot != nullptr) found.groups |= slot->whole;
    return found;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;  ///< 0 where the slot is free
    std::uint32_t whole = 0;
    std::uint32_t beginning = 0;
  };

  [[nodiscard]] constexpr std::size_t index_of(std::uint64_t hash) const {
    std::size_t i = hash % slots_.size();
    while (slots_[i].hash != hash && slots_[i].hash != 0) i = (i + 1) % slots_.size();
    return i;
  }

  static constexpr std::size_t kKnownBits = 8192;
  std::array<std::uint64_t, kKnownBits / 64> known_{};  ///< by the hash's last bits: most beginnings of tokens are none of the table's
  std::array<Slot, 1024> slots_{};
};
static_assert(std::size(kGroupEntries) < 512);
constexpr GroupTable kGroupTable;

/// Steps are counted to the nearest of these; kNearTagCount for other tags.
constexpr auto kNearTagOf = [] {
  std::array<std::uint8_t, static_cast<std::size_t>(Tag::count)> near_tag_of{};
  near_tag_of.fill(kNearTagCount);
  for (std::size_t i = 0; i < kNearTagCount; ++i) near_tag_of[static_cast<std::size_t>(kNearTags[i])] = static_cast<std::uint8_t>(i);
  return near_tag_of;
}();

/// Tells attributes' values apart within a page: never 0, eight bytes at a time.
std::uint64_t hash_of_value(std::string_view value) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = value.size();
  const auto add = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * kMultiplier;
    hash ^= hash >> 32;
  };
  for (; value.size() >= 8; value.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, value.data(), 8);
    add(word);
  }
  std::uint64_t rest = 0;
  for (const char c : value) rest = (rest << 8) | static_cast<unsigned char>(c);
  add(rest);
  return hash | 1;
}

}  // namespace

Elements::Elements(const dom::Dom& dom, const blocks::BlockList& list, const Measured& measured, const Lexicon& lexicon,
                   const budget::Deadline& deadline)
    : dom_(dom) {
  constexpr std::size_t kStepsOfAnElement = 3;
  const std::size_t nodes = dom.nodes.size();
  const auto& units = measured.units;
  first_unit_.resize(nodes + 1);
  std::size_t unit = 0;
  for (std::size_t node = 0; node <= nodes; ++node) {
    while (unit < units.size() && list.blocks[units[unit].block].first_node < node) ++unit;
    first_unit_[node] = static_cast<std::uint32_t>(unit);
  }
  mass_.resize(units.size() + 1);
  words_.resize(units.size() + 1);
  link_words_.resize(units.size() + 1);
  prose_.resize(units.size() + 1);
  for (std::size_t i = 0; i < units.size(); ++i) {
    mass_[i + 1] = mass_[i] + units[i].mass;
    words_[i + 1] = words_[i] + units[i].words;
    link_words_[i + 1] = link_words_[i] + units[i].words * units[i].link_share;
    prose_[i + 1] = prose_[i] + units[i].prose;
  }
  steps_.resize(nodes);
  class_hash_.resize(nodes);
  token_weights_of_.resize(nodes);
  token_weights_.resize(1);
  nearest_list_.assign(nodes, kNone);
  nearest_article_.assign(nodes, kNone);
  for (NodeId e = 0; e < nodes && !deadline.is_up(kStepsOfAnElement); ++e) {
    if (dom.nodes[e].tag != Tag::text && count(e) > 0) read(e, lexicon);
  }
}

void Elements::read(NodeId e, const Lexicon& lexicon) {
  const Node& node = dom_.nodes[e];
  auto& steps = steps_[e];
  if (node.parent == kNone) {
    steps.fill(kFar);
  } else {
    const auto& above = steps_[node.parent];
    for (std::size_t i = 0; i < steps.size(); ++i) steps[i] = static_cast<std::uint8_t>(above[i] < kFar ? above[i] + 1 : kFar);
    nearest_list_[e] = nearest_list_[node.parent];
    nearest_article_[e] = nearest_article_[node.parent];
  }
  if (const std::size_t near_tag = kNearTagOf[static_cast<std::size_t>(node.tag)]; near_tag != kNearTagCount) steps[near_tag] = 0;
  if (node.tag == Tag::ul || node.tag == Tag::ol || node.tag == Tag::dl || node.tag == Tag::table) nearest_list_[e] = e;
  if (node.tag == Tag::article && nearest_article_[e] == kNone) nearest_article_[e] = e;
  if ((node.attributes & kNamingAttributes) == 0) return;

  std::uint32_t groups = 0;
  skeleton::for_each_attribute(dom_.page, node.begin, [&](std::string_view name, std::string_view value) {
    const skeleton::AttributeKinds kind = skeleton::kind_of_attribute(name);
    if ((kind & kNamingAttributes) == 0) return;
    const std::uint64_t hash = hash_of_value(value);
    if (kind == skeleton::kClass) class_hash_[e] = hash;
    const Named& names = named(value, hash, lexicon);
    groups |= names.groups;
    if (!names.has_weights) return;
    if (token_weights_of_[e] == 0) {
      token_weights_of_[e] = static_cast<std::uint32_t>(token_weights_.size());
      token_weights_.emplace_back();
    }
    TokenWeights& weights = token_weights_.back();
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) weights[bucket].add(names.weights[bucket]);
  });
  // The classes of <html> and <body> speak of the page, not of a block.
  if (node.tag == Tag::html || node.tag == Tag::body) return;
  for (; groups != 0; groups &= groups - 1) steps[kNearTagCount + static_cast<std::size_t>(std::countr_zero(groups))] = 0;
}

const Elements::Named& Elements::named(std::string_view value, std::uint64_t hash, const Lexicon& lexicon) {
  const std::uint32_t place = named_places_.of(hash);
  if (place < named_.size()) return named_[place];
  Named& names = named_.emplace_back();
  found_.clear();
  split_class_tokens(value, dom_.page.data() + dom_.page.size(), [&](std::string_view token) {
    const auto [groups, token_hash] = kGroupTable.find(token);
    names.groups |= groups;
    const auto near = lexicon.near(token_hash);
    near.prefetch();  // so the reads of all tokens overlap
    if (!near.empty()) found_.push_back({token_hash, near});
  });
  for (const auto& [token_hash, near] : found_) {
    const std::uint32_t known = token_places_.of(token_hash);
    if (known == tokens_.size()) tokens_.push_back(weigh(token_hash, near));
    if (!tokens_[known].is_known) continue;
    names.has_weights = true;
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) names.weights[bucket].add(tokens_[known].weights[bucket]);
  }
  return names;
}

Elements::Token Elements::weigh(std::uint64_t token_hash, const Lexicon::Near& near) {
  Token token;
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    const std::size_t index = near.find(key_of(static_cast<Field>(bucket), token_hash));
    if (index == near.size()) continue;
    token.weights[bucket] = near.at(index);
    token.is_known = true;
  }
  return token;
}

NodeId Elements::deepest_with(float share) const {
  if (dom_.nodes.empty()) return 0;
  const float least = share * page_mass();
  NodeId e = 0;
  for (;;) {
    NodeId best = kNone;
    float best_mass = 0;
    for (NodeId child = e + 1; child < dom_.nodes[e].end; child = dom_.nodes[child].end) {
      if (dom_.nodes[child].tag != Tag::text && mass(child) > best_mass) {
        best = child;
        best_mass = mass(child);
      }
    }
    if (best == kNone || best_mass < least) return e;
    e = best;
  }
}

std::vector<std::uint16_t> Elements::steps_off_path(NodeId target) const {
  std::vector<std::uint16_t> steps(dom_.nodes.size(), 0);
  for (NodeId e = 1; e < dom_.nodes.size(); ++e) {
    const bool on_path = e <= target && target < dom_.nodes[e].end;
    steps[e] = on_path ? std::uint16_t{0} : static_cast<std::uint16_t>(steps[dom_.nodes[e].parent] + 1);
  }
  return steps;
}

}  // namespace winnow::signals
