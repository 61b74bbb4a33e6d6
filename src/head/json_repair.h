// Mends JSON that pages write and strict parsers refuse.
#pragma once

#include <string>
#include <string_view>

namespace winnow::head {

/// The JSON within what pages wrap around it: comments, CDATA marks, byte order marks, a trailing semicolon.
std::string_view unwrap_json(std::string_view text);

/// Writes `text` anew as JSON that a strict parser takes, as far as that can be guessed: raw control characters and stray quotes in
/// strings escaped, bad escapes and lone surrogates replaced, trailing commas and comments left out, single quotes, bare words and
/// overlong numbers made strings, character references in place of quotes decoded, what is open at the end closed.
/// Linear in the text. Nesting deeper than `max_depth` gives "".
std::string repair_json(std::string_view text, std::size_t max_depth);

}  // namespace winnow::head
