#include "skeleton/tag.h"

#include "skeleton/tag_lookup.h"

namespace winnow::skeleton {

Tag tag_of(std::string_view name) {
  return name.empty() ? Tag::unknown : tag_of_key(name_key(name));
}

std::string_view name_of(Tag tag) {
  return static_cast<std::size_t>(tag) < kTagCount ? kTagNames[static_cast<std::size_t>(tag)] : "";
}

}  // namespace winnow::skeleton
