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

}  // namespace winnow::skeleton
