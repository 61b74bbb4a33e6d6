// normalise -- makes kept text the paragraphs that users get.
//   in:    text of a block (valid UTF-8)           borrowed for the call
//   out:   the same text, normalised               NFC; the same words give the same bytes, whichever page they came from
//   never: throws, changes quotes, dashes or the order of words
//   knobs: none
#pragma once

#include <string>
#include <string_view>

namespace winnow::normalise {

enum class Lines : unsigned char { join, keep };

/// NFC; white space of any kind to one space (or, with Lines::keep, line breaks kept and trailing blanks taken off); zero-width and control
/// characters, soft hyphens and byte order marks out (ZWJ and ZWNJ stay where a script needs them); character references
/// that were escaped twice decoded once more; UTF-8 that was read as windows-1252 undone where that is certain.
std::string paragraph(std::string_view text, Lines lines = Lines::join);

/// True when the text is NFC, single-spaced and free of all that paragraph() takes out: then it is its own normal form.
bool is_normal(std::string_view text);

}  // namespace winnow::normalise
