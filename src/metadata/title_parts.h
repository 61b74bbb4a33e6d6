// The marks that part a title from its site's name.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace winnow::metadata {

struct Separator {
  std::size_t begin;
  std::size_t end;
  bool bar;
};

/// All marks of a title, in its order. A hyphen needs blanks around it, a bar does not.
std::vector<Separator> separators_of(std::string_view title);

}  // namespace winnow::metadata
