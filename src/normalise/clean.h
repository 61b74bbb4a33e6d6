// The part of normalising that looks at one character after the other.
#pragma once

#include <string>
#include <string_view>

#include "normalise/normalise.h"

namespace winnow::normalise {

/// White space, characters that nobody sees and, with Lines::join, character references, as normalise.h says. `text` is valid UTF-8.
/// What comes out holds none of them; NFC and mojibake are left to others.
std::string cleaned(std::string_view text, Lines lines);

}  // namespace winnow::normalise
