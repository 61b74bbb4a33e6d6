// What an element's attributes say of the text within: whether readers see it, and as what.
#pragma once

#include <string_view>

#include "skeleton/attribute_kinds.h"

namespace winnow::blocks {

inline constexpr skeleton::AttributeKinds kHidingAttributes = skeleton::kHidden | skeleton::kAriaHidden | skeleton::kStyle;

/// True for an attribute that hides the element; `kind` is what skeleton::kind_of_attribute() says of its name.
bool hides(skeleton::AttributeKinds kind, std::string_view value);

/// What the classes of an inline element say.
struct ClassWords {
  bool label = false;               ///< a date or a byline, also as a part of a word: "datetime", "timestamp"
  bool screen_reader_only = false;  ///< set apart from the line it stands in
};

ClassWords class_words(std::string_view value);

}  // namespace winnow::blocks
