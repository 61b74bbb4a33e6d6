// families -- pages that were made to take a reader of pages down, each kind in any size.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <winnow/winnow.h>

namespace winnow::tests {

struct Family {
  std::string_view name;             ///< snake_case
  Format from;                       ///< what the page is to be read as
  std::string (*make)(std::size_t);  ///< a page of about so many bytes; the same bytes each time
  std::string_view charset = {};     ///< the transport's label, which may lie
};

/// All families, by what they attack: the tree, the elements, text, charsets, JSON, plain text.
std::vector<Family> all_families();

std::vector<Family> tree_families();
std::vector<Family> element_families();
std::vector<Family> head_families();
std::vector<Family> json_families();
std::vector<Family> character_families();
std::vector<Family> text_families();

}  // namespace winnow::tests
