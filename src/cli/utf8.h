// Names of files hold any bytes; what we write is UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace winnow::cli {

/// The text with U+FFFD in place of each byte that is no part of well-formed UTF-8 (Unicode Standard, table 3-7).
std::string to_utf8(std::string_view bytes);

/// The same for one line of a message: control characters become U+FFFD as well.
std::string to_line(std::string_view bytes);

}  // namespace winnow::cli
