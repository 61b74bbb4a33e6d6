// What an element's markup says of an author in it.
#pragma once

#include <cstdint>

#include "dom/dom.h"

namespace winnow::metadata {

enum class Mark : std::uint8_t {
  none,
  marked,  ///< rel=author or itemprop=author
  linked,  ///< a link to a person's page
  classed  ///< a class or id of author, byline or their like
};

Mark mark_of(const dom::Dom& dom, dom::NodeId id);

}  // namespace winnow::metadata
