// UTF-8 that was read as windows-1252 or ISO-8859-1: "â€™" for "’", "Ã©" for "é".
#pragma once

#include <string>
#include <string_view>

namespace winnow::normalise {

/// True when undone_mojibake() has to look at a text: behind a byte C3 these two make a character that may be a lead byte, and the
/// beginning of one that may be a continuation byte. Lead bytes C2 to F4 are the characters U+00C2 to U+00F4, in UTF-8 C3 82 to C3 B4.
/// Continuation bytes begin with C2 (U+0080 to U+00BF), or, as the signs of windows-1252, with C5, C6, CB or E2.
constexpr bool may_begin_mojibake(unsigned second, unsigned third) {
  return second >= 0x82 && second <= 0xB4 && (third == 0xC2 || third == 0xC5 || third == 0xC6 || third == 0xCB || third == 0xE2);
}

/// `text` (valid UTF-8) with mojibake undone where it is certain.
///
/// A run is as many characters as stand together and are, in windows-1252 or ISO-8859-1, a byte above 127. A run is left alone unless its
/// bytes are UTF-8 from end to end and every character that they give is assigned. Then the run is certain
///   - if it gives two characters or more;
///   - if it gives one whose reading as typed makes no sense: signs that never follow a letter ("Ã¼", "Â§", "â€“"), or signs and capitals
///     within a small word ("viá»‡t", "siÄ™").
/// What is left are signs that may close a word that ends in a capital: the quote in “MAÇÃ” is no "Ô". Those are undone only where a
/// certain run stands in the same text, and no run that is not UTF-8: then "Ã" and "Â" before a space, the remains of "à" and a no-break
/// space, are undone, too.
std::string undone_mojibake(std::string_view text);

}  // namespace winnow::normalise
