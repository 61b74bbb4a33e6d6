// Character references of HTML (HTML Standard 13.2.5.72 to 13.2.5.80): &amp; &eacute &#233; &#xE9;
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace winnow::decode {

enum class ReferenceIn : std::uint8_t { text, attribute };

/// Appends `raw` to `out` with its character references decoded; everything else byte for byte.
/// Numbers above U+10FFFF, surrogates and NUL become U+FFFD; 0x80 to 0x9F are read as windows-1252, as the standard says.
void append_unescaped(std::string_view raw, ReferenceIn where, std::string& out);

/// Decodes the one reference that raw[0] == '&' may open. Appends its characters to `out` and returns how many bytes of `raw`
/// it took; returns 0 and appends nothing when there is no reference.
std::size_t decode_reference(std::string_view raw, ReferenceIn where, std::string& out);

}  // namespace winnow::decode
