// The attributes of a tag, as the HTML Standard's tokenizer reads them (13.2.5.32 to 13.2.5.40). Included by skeleton.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace winnow::skeleton {

/// White space of the HTML Standard: tab, line feed, form feed, carriage return, space.
constexpr bool is_html_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/// What a byte ends within a tag.
inline constexpr std::uint8_t kEndsName = 1;       ///< a tag's name: white space, '/', '>'
inline constexpr std::uint8_t kEndsAttribute = 2;  ///< an attribute's name: those and '='
inline constexpr std::uint8_t kEndsValue = 4;      ///< an unquoted value: white space, '>'

inline constexpr std::array<std::uint8_t, 256> kByteEnds = [] {
  std::array<std::uint8_t, 256> ends{};
  for (const char c : {' ', '\n', '\t', '\r', '\f', '>'}) ends[static_cast<unsigned char>(c)] = kEndsName | kEndsAttribute | kEndsValue;
  ends['/'] = kEndsName | kEndsAttribute;
  ends['='] = kEndsAttribute;
  return ends;
}();

constexpr bool byte_ends(char c, std::uint8_t what) {
  return (kByteEnds[static_cast<unsigned char>(c)] & what) != 0;
}

/// memchr, quick where the byte is near.
inline const char* find_byte(const char* at, const char* end, char c) {
#ifdef __SSE2__
  if (end - at >= 32) {
    const auto found_in = [c](const char* bytes) {
      const __m128i is_wanted = _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)), _mm_set1_epi8(c));
      return static_cast<unsigned>(_mm_movemask_epi8(is_wanted));
    };
    const unsigned found = found_in(at) | found_in(at + 16) << 16;
    if (found != 0) return at + __builtin_ctz(found);
    at += 32;
  }
#endif
  return static_cast<const char*>(std::memchr(at, c, static_cast<std::size_t>(end - at)));
}

/// Skips spaces, tabs and line ends, sixteen at a time, up to `end`: some may be left. All up to `readable_end` can be read.
inline const char* skip_indentation(const char* at, const char* end, [[maybe_unused]] const char* readable_end) {
#ifdef __SSE2__
  while (at < end && readable_end - at >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const __m128i is_blank = _mm_or_si128(_mm_or_si128(is(' '), is('\n')), _mm_or_si128(is('\t'), is('\r')));
    const unsigned others = static_cast<unsigned>(_mm_movemask_epi8(is_blank)) ^ 0xFFFFU;
    at += __builtin_ctz(others | 0x10000U);
    if (others != 0) break;
  }
#endif
  return at < end ? at : end;
}

/// Skips what is left of an attribute's name.
inline const char* attribute_name_end(const char* at, const char* page_end) {
#ifdef __SSE2__
  if (page_end - at >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const __m128i is_space_or_control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(' ')), bytes);
    const __m128i may_end = _mm_or_si128(_mm_or_si128(is('='), is('>')), _mm_or_si128(is('/'), is_space_or_control));
    at += __builtin_ctz(static_cast<unsigned>(_mm_movemask_epi8(may_end)) | 0x10000U);
  }
#endif
  while (at != page_end && !byte_ends(*at, kEndsAttribute)) ++at;
  return at;
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
    while (at != page_end && static_cast<unsigned char>(*at) <= ' ' && is_html_space(*at)) ++at;
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
    const char* name_begin = at;
    at = attribute_name_end(at + 1, page_end);  // a '=' at its beginning is the name's first character
    const std::string_view name = view(name_begin, at);
    if (at != page_end && *at != '=') skip_space();
    if (at == page_end) return {};
    if (*at != '=') {
      visit(name, std::string_view());
      continue;
    }
    ++at;
    if (at != page_end && *at != '"') skip_space();
    if (at == page_end) return {};
    if (*at == '"' || *at == '\'') {
      const char* value = at + 1;
      at = *at == '"' ? find_byte(value, page_end, '"') : find_byte(value, page_end, '\'');
      if (at == nullptr) return {};
      visit(name, view(value, at));
      ++at;
    } else {
      const char* value = at;
      while (at != page_end && !byte_ends(*at, kEndsValue)) ++at;
      visit(name, view(value, at));
    }
  }
}

/// Skips a tag's name: from the letter behind '<' or "</" to white space, '/', '>' or the page's end.
inline const char* tag_name_end(const char* at, const char* page_end) {
  while (at != page_end && !byte_ends(*at, kEndsName)) ++at;
  return at;
}

template <typename Visit>
void for_each_attribute(std::string_view page, std::uint32_t tag_begin, Visit&& visit) {
  if (std::size_t{tag_begin} + 1 >= page.size()) return;
  const char* end = page.data() + page.size();
  scan_attributes(tag_name_end(page.data() + tag_begin + 1, end), end, visit);
}

}  // namespace winnow::skeleton
