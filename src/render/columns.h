// Text in the columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace winnow::render {

/// Appends the first columns of a UTF-8 text, "…" at their end when it is longer. East Asian wide characters take two columns
/// (Unicode Standard Annex 11), combining marks none. Control characters become U+FFFD, and those that would turn the
/// direction of the line (Unicode Standard Annex 9) are left out.
/// @return  how many columns were written
std::size_t append_columns(std::string& out, std::string_view text, std::size_t columns);

}  // namespace winnow::render
