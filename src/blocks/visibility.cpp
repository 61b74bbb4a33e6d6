#include "blocks/visibility.h"

namespace winnow::blocks {
namespace {

/// ASCII case of `text` folded; `word` is lower case.
bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && skeleton::is_named(text.substr(0, word.size()), word);
}

bool contains_word(std::string_view text, std::string_view word) {
  for (std::size_t i = 0; i + word.size() <= text.size(); ++i) {
    if (begins_with(text.substr(i), word)) return true;
  }
  return false;
}

/// "display:none" and "visibility:hidden", with blanks anywhere.
bool hides_by_style(std::string_view style) {
  char packed[256];
  std::size_t size = 0;
  for (char c : style.substr(0, 1024)) {
    if (c == ' ' || c == '\t' || c == '\n') continue;
    if (size == sizeof packed) break;
    packed[size++] = c;
  }
  const std::string_view text(packed, size);
  return contains_word(text, "display:none") || contains_word(text, "visibility:hidden");
}

}  // namespace

bool hides(skeleton::AttributeKinds kind, std::string_view value) {
  switch (kind) {
    case skeleton::kHidden:
      return !contains_word(value, "until-found");
    case skeleton::kAriaHidden:
      return value == "true";
    case skeleton::kStyle:
      return hides_by_style(value);
    default:
      return false;
  }
}

ClassWords class_words(std::string_view value) {
  ClassWords found;
  for (; value.size() >= 4; value.remove_prefix(1)) {  // "date" is the shortest
    switch (value[0] | 0x20) {                         // lower case, of letters
      case 'a':
        found.label |= begins_with(value, "author");
        break;
      case 'b':
        found.label |= begins_with(value, "byline");
        break;
      case 'd':
        found.label |= begins_with(value, "date");
        break;
      case 'p':
        found.label |= begins_with(value, "published");
        break;
      case 's':
        found.screen_reader_only |= begins_with(value, "sr-only") || begins_with(value, "screen-reader");
        break;
      case 't':
        found.label |= begins_with(value, "time");
        break;
      case 'v':
        found.screen_reader_only |= begins_with(value, "visually-hidden") || begins_with(value, "visuallyhidden");
        break;
      default:
        break;
    }
  }
  return found;
}

}  // namespace winnow::blocks
