// What the markup calls each element.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "skeleton/tag_lookup.h"

namespace winnow::skeleton {

/// Gumbo is older than <dialog> and <search>, and forgot that <main> is special: others with the same rules stand in for them. A template
/// with a shadow root is a scope of its own, like <applet>. And 'z' is no element that Gumbo knows.
constexpr std::string_view markup_name(Tag tag) {
  switch (tag) {
    case Tag::unknown:
      return "z";
    case Tag::main:
      return "dir";
    case Tag::dialog:
      return "hgroup";
    case Tag::search:
      return "center";
    case Tag::template_:
      return "applet";
    case Tag::image:
      return "img";
    default:
      return kTagNames[static_cast<std::size_t>(tag)];
  }
}

struct MarkupTag {
  std::array<char, 15> text{};  ///< "</blockquote>" is the longest
  std::uint8_t size = 0;
};

constexpr std::array<MarkupTag, kTagCount> make_markup_tags(std::string_view opening) {
  std::array<MarkupTag, kTagCount> tags{};
  for (std::size_t i = 0; i < kTagCount; ++i) {
    for (const std::string_view part : {opening, markup_name(static_cast<Tag>(i)), std::string_view(">")}) {
      for (const char c : part) tags[i].text[tags[i].size++] = c;
    }
  }
  return tags;
}

inline constexpr std::array<MarkupTag, kTagCount> kStartTags = make_markup_tags("<");
inline constexpr std::array<MarkupTag, kTagCount> kEndTags = make_markup_tags("</");

}  // namespace winnow::skeleton
