#include "blocks/visibility.h"

#include <array>
#include <cstdint>
#include <initializer_list>

namespace winnow::blocks {
namespace {

/// ASCII case of `text` folded; `word` is lower case.
bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && skeleton::is_named(text.substr(0, word.size()), word);
}

/// Of at least four characters the first ones, with the bit set that tells lower case from upper case: the same for few others.
constexpr std::uint32_t first_four(std::string_view text) {
  const auto byte = [text](std::size_t at) { return std::uint32_t{static_cast<unsigned char>(text[at])} << (8 * at); };
  return (byte(0) | byte(1) | byte(2) | byte(3)) | 0x20202020U;
}

/// May say yes for others too.
class OpeningFilter {
 public:
  constexpr OpeningFilter(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) bits_[place_of(first_four(word)) / 64] |= std::uint64_t{1} << place_of(first_four(word)) % 64;
  }
  [[nodiscard]] bool may_be(std::uint32_t four) const { return (bits_[place_of(four) / 64] >> place_of(four) % 64 & 1) != 0; }

 private:
  static constexpr std::uint32_t place_of(std::uint32_t four) { return (four * 0x9E3779B1U) >> 24; }
  std::array<std::uint64_t, 4> bits_{};
};
constexpr OpeningFilter kOpenings({"auth", "byli", "date", "time", "publ", "sr-o", "scre", "visu"});

bool contains_word(std::string_view text, std::string_view word) {
  for (std::size_t i = 0; i + word.size() <= text.size(); ++i) {
    if ((text[i] | 0x20) == word[0] && begins_with(text.substr(i), word)) return true;
  }
  return false;
}

/// "display:none" and "visibility:hidden", with blanks anywhere.
bool hides_by_style(std::string_view style) {
  if (style.find('y') == std::string_view::npos && style.find('Y') == std::string_view::npos) return false;  // of most; it is in both words
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
    const std::uint32_t four = first_four(value);
    if (!kOpenings.may_be(four)) continue;  // hardly any is one: a switch of its own would guess wrong at many
    switch (four) {
      case first_four("auth"):
        found.label |= begins_with(value, "author");
        break;
      case first_four("byli"):
        found.label |= begins_with(value, "byline");
        break;
      case first_four("date"):
      case first_four("time"):
        found.label |= begins_with(value, "date") || begins_with(value, "time");
        break;
      case first_four("publ"):
        found.label |= begins_with(value, "published");
        break;
      case first_four("sr-o"):
        found.screen_reader_only |= begins_with(value, "sr-only");
        break;
      case first_four("scre"):
        found.screen_reader_only |= begins_with(value, "screen-reader");
        break;
      case first_four("visu"):
        found.screen_reader_only |= begins_with(value, "visually-hidden") || begins_with(value, "visuallyhidden");
        break;
      default:
        break;
    }
  }
  return found;
}

}  // namespace winnow::blocks
