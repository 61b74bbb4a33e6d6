// The attributes of a tag, as the HTML Standard's tokenizer reads them (13.2.5.32 to 13.2.5.40). Included by skeleton.h.
#pragma once

#include <cstddef>
#include <cstring>

namespace winnow::skeleton {

/// White space of the HTML Standard: tab, line feed, form feed, carriage return, space.
constexpr bool is_html_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/// What ended a tag.
struct TagEnd {
  const char* after = nullptr;  ///< one past '>'; nullptr when the page ended first
  bool self_closing = false;    ///< "/>"
};

/// Reads attributes from `at`, which is behind the tag's name, up to the tag's '>'. Calls visit(name, raw_value) for each.
template <typename Visit>
TagEnd scan_attributes(const char* at, const char* page_end, Visit&& visit) {
  const auto skip_space = [&] {
    while (at != page_end && is_html_space(*at)) ++at;
  };
  const auto view = [](const char* begin, const char* end) { return std::string_view(begin, static_cast<std::size_t>(end - begin)); };
  for (;;) {
    skip_space();
    if (at == page_end) return {};
    if (*at == '>') return {at + 1, false};
    if (*at == '/') {
      ++at;
      if (at != page_end && *at == '>') return {at + 1, true};
      continue;
    }
    const char* name_begin = at++;  // a '=' here is the name's first character
    while (at != page_end && *at != '=' && *at != '>' && *at != '/' && !is_html_space(*at)) ++at;
    const std::string_view name = view(name_begin, at);
    skip_space();
    if (at == page_end) return {};
    if (*at != '=') {
      visit(name, std::string_view());
      continue;
    }
    ++at;
    skip_space();
    if (at == page_end) return {};
    if (*at == '"' || *at == '\'') {
      const char* value = at + 1;
      const void* quote = std::memchr(value, *at, static_cast<std::size_t>(page_end - value));
      if (quote == nullptr) return {};
      at = static_cast<const char*>(quote);
      visit(name, view(value, at));
      ++at;
    } else {
      const char* value = at;
      while (at != page_end && *at != '>' && !is_html_space(*at)) ++at;
      visit(name, view(value, at));
    }
  }
}

/// Skips a tag's name: from the letter behind '<' or "</" to white space, '/', '>' or the page's end.
inline const char* tag_name_end(const char* at, const char* page_end) {
  while (at != page_end && *at != '>' && *at != '/' && !is_html_space(*at)) ++at;
  return at;
}

template <typename Visit>
void for_each_attribute(std::string_view page, std::uint32_t tag_begin, Visit&& visit) {
  if (std::size_t{tag_begin} + 1 >= page.size()) return;
  const char* end = page.data() + page.size();
  scan_attributes(tag_name_end(page.data() + tag_begin + 1, end), end, visit);
}

}  // namespace winnow::skeleton
