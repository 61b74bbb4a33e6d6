#include "render/columns.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace winnow::render {
namespace {

constexpr std::size_t kMarksPerCharacter = 8;  // more is no writing, and would fill the terminal without taking a column
constexpr UChar32 kReplacement = 0xFFFD;
constexpr UChar32 kZeroWidthNonJoiner = 0x200C;
constexpr UChar32 kZeroWidthJoiner = 0x200D;

enum class Shown : std::uint8_t { itself, space, replaced, left_out };

struct Glyph {
  Shown shown = Shown::itself;
  std::size_t columns = 0;
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // ICU's macro narrows
UChar32 next_character(std::string_view text, std::int64_t& at) {
  UChar32 character = 0;
  const char* const bytes = text.data();
  U8_NEXT_OR_FFFD(bytes, at, static_cast<std::int64_t>(text.size()), character);
  return character;
}
#pragma GCC diagnostic pop

Glyph glyph_of(UChar32 character) {
  if (character >= 0x20 && character < 0x7F) return {Shown::itself, 1};
  switch (u_charType(character)) {
    case U_CONTROL_CHAR:
    case U_SURROGATE:
      return {Shown::replaced, 1};
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return {Shown::space, 1};
    case U_FORMAT_CHAR: {
      const bool is_joiner = character == kZeroWidthJoiner || character == kZeroWidthNonJoiner;
      return {is_joiner ? Shown::itself : Shown::left_out, 0};
    }
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return {Shown::itself, 0};
    default:
      break;
  }
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return {character == kReplacement ? Shown::replaced : Shown::itself, width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2U : 1U};
}

}  // namespace

std::size_t append_columns(std::string& out, std::string_view text, std::size_t columns) {
  std::size_t written = 0;
  std::size_t fits_end = out.size();  // where the text ends when an ellipsis has to follow
  std::size_t fits_columns = 0;
  std::size_t marks = 0;
  const auto length = static_cast<std::int64_t>(text.size());
  for (std::int64_t at = 0; at < length;) {
    const auto begin = static_cast<std::size_t>(at);
    const Glyph glyph = glyph_of(next_character(text, at));
    marks = glyph.columns == 0 ? marks + 1 : 0;
    if (glyph.shown == Shown::left_out || marks > kMarksPerCharacter) continue;
    if (written + glyph.columns > columns) {
      out.resize(fits_end);
      out += "\u2026";
      return fits_columns + 1;
    }
    switch (glyph.shown) {
      case Shown::space:
        out += ' ';
        break;
      case Shown::replaced:
        out += "\uFFFD";
        break;
      default:
        out += text.substr(begin, static_cast<std::size_t>(at) - begin);
        break;
    }
    written += glyph.columns;
    if (written + 1 <= columns) {
      fits_end = out.size();
      fits_columns = written;
    }
  }
  return written;
}

}  // namespace winnow::render
