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

/// Idempotent. `text` is valid UTF-8. In this order, until nothing changes:
///   mojibake      UTF-8 that was read as windows-1252 is undone where that is certain: see mojibake.h
///   white space   of any kind becomes one space, none at the ends. Lines::keep: line breaks of any kind become '\n', blanks within a line
///                 stay (tabs as tabs, others as spaces), blanks at a line's end and empty lines at the text's ends go
///   unseen        C0 controls, zero-width spaces, word joiners, byte order marks, soft hyphens, noncharacters and bidi controls go
///                 (they say how a line is shown, not what it says); C1 controls are read as windows-1252, as browsers read &#146;.
///                 ZWNJ stays between two letters of Arabic, Indic and neighbouring scripts, ZWJ beside one of them and within emoji.
///                 U+FFFD stays
///   references    that are still there were escaped twice ("&nbsp;", "&#8217;", "&amp;amp;"): decoded, if ';' ends them and HTML knows the
///                 name. Not with Lines::keep: code may speak of references
///   NFC           of a row of more than 30 combining marks the first 30 stay
std::string paragraph(std::string_view text, Lines lines = Lines::join);

/// True when the text is NFC, single-spaced and free of all that paragraph() takes out: then it is its own normal form.
bool is_normal(std::string_view text);

}  // namespace winnow::normalise
