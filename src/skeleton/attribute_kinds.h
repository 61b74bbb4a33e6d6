// The attributes that other rooms look for in elements with text in them. The skeleton, which reads all tags, says which of them a tag
// has, so that the tags that have none are read but once.
#pragma once

#include <cstdint>
#include <string_view>

#include "skeleton/tag.h"

namespace winnow::skeleton {

/// A set of these bits.
using AttributeKinds = std::uint8_t;
inline constexpr AttributeKinds kClass = 1U << 0;
inline constexpr AttributeKinds kNames = 1U << 1;  ///< another that names what an element is for: id, role, itemprop, data-testid, ...
inline constexpr AttributeKinds kHidden = 1U << 2;
inline constexpr AttributeKinds kAriaHidden = 1U << 3;
inline constexpr AttributeKinds kStyle = 1U << 4;
inline constexpr AttributeKinds kHref = 1U << 5;

/// Of an attribute's name in any case; 0 for all others.
constexpr AttributeKinds kind_of_attribute(std::string_view name) {
  const auto is = [name](std::string_view lower, AttributeKinds kind) {  // most names are in lower case: that is one comparison
    return name == lower || is_named(name, lower) ? kind : AttributeKinds{0};
  };
  switch (name.size()) {
    case 2:
      return is("id", kNames);
    case 4:
      return is("href", kHref) | is("role", kNames);
    case 5:
      return is("class", kClass) | is("style", kStyle);
    case 6:
      return is("hidden", kHidden);
    case 8:
      return is("itemprop", kNames);
    case 11:
      return is("aria-hidden", kAriaHidden) | is("data-testid", kNames) | is("data-module", kNames);
    case 14:
      return is("data-component", kNames);
    default:
      return 0;
  }
}

}  // namespace winnow::skeleton
