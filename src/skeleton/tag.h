// The elements that winnow tells apart. tags.def is the one list.
#pragma once

#include <cstdint>
#include <string_view>

namespace winnow::skeleton {

enum class Tag : std::uint8_t {
  unknown,  ///< any other element, custom ones too
  text,     ///< not an element: a text run
#define WINNOW_TAG(id, name) id,
#include "skeleton/tags.def"
#undef WINNOW_TAG
  count
};

/// Any case; Tag::unknown for a name that is not in tags.def.
Tag tag_of(std::string_view name);
std::string_view name_of(Tag tag);

/// ASCII case folded: `written` as the page has it, `lower` in lower case.
constexpr bool is_named(std::string_view written, std::string_view lower) {
  if (written.size() != lower.size()) return false;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const char c = lower[i];
    if (written[i] != c && (c < 'a' || c > 'z' || written[i] != c - 32)) return false;
  }
  return true;
}

}  // namespace winnow::skeleton
