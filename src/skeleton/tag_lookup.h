// From a tag's name in the page to its Tag: one perfect hash, made at compile time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "skeleton/tag.h"

namespace winnow::skeleton {

inline constexpr std::size_t kTagCount = static_cast<std::size_t>(Tag::count);

inline constexpr std::array<std::string_view, kTagCount> kTagNames = {
    "",
    "",
#define WINNOW_TAG(id, name) name,
#include "skeleton/tags.def"
#undef WINNOW_TAG
};

/// A tag's name in lower case, packed: exact up to 15 bytes, hashed above.
struct NameKey {
  std::uint64_t low = 0;   ///< the first eight bytes
  std::uint64_t high = 0;  ///< the next ones, and the length in the top byte, which tells names with NULs apart
  friend constexpr bool operator==(const NameKey&, const NameKey&) = default;
};

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

constexpr NameKey name_key(std::string_view name) {
  NameKey key;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<std::uint64_t>(static_cast<unsigned char>(ascii_lower(name[i])));
    if (i < 8) {
      key.low |= byte << (8 * i);
    } else if (i < 15) {
      key.high |= byte << (8 * (i - 8));
    } else {
      key.low = (key.low ^ byte) * 0x9E3779B97F4A7C15U;
      key.high = (key.high ^ (key.low >> 29)) * 0xBF58476D1CE4E5B9U;
    }
  }
  key.high ^= static_cast<std::uint64_t>(name.size()) << 56;
  return key;
}

inline constexpr unsigned kSlotBits = 11;

/// Sends each name of tags.def to a slot of its own. When the list changes and the assertion below fails, take another odd number.
inline constexpr std::uint64_t kSlotMultiplier = 0xE6B58DE744AB6CCFU;

constexpr std::size_t slot_of(const NameKey& key) {
  return static_cast<std::size_t>(((key.low ^ (key.high << 7)) * kSlotMultiplier) >> (64 - kSlotBits));
}

struct TagTable {
  std::array<std::uint8_t, std::size_t{1} << kSlotBits> slots{};  ///< Tag, or 0
  bool is_perfect = true;
};

constexpr TagTable make_tag_table() {
  TagTable table;
  for (std::size_t tag = 2; tag < kTagCount; ++tag) {
    std::uint8_t& slot = table.slots[slot_of(name_key(kTagNames[tag]))];
    table.is_perfect = table.is_perfect && slot == 0;
    slot = static_cast<std::uint8_t>(tag);
  }
  return table;
}

inline constexpr TagTable kTagTable = make_tag_table();
static_assert(kTagTable.is_perfect);

constexpr std::array<NameKey, kTagCount> make_tag_keys() {
  std::array<NameKey, kTagCount> keys{};
  for (std::size_t tag = 2; tag < kTagCount; ++tag) keys[tag] = name_key(kTagNames[tag]);
  return keys;
}

inline constexpr std::array<NameKey, kTagCount> kTagKeys = make_tag_keys();

constexpr Tag tag_of_key(const NameKey& key) {
  const std::size_t tag = kTagTable.slots[slot_of(key)];
  return kTagKeys[tag] == key ? static_cast<Tag>(tag) : Tag::unknown;
}

}  // namespace winnow::skeleton
