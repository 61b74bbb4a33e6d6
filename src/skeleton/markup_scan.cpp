#include "skeleton/markup_scan.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "skeleton/tag_traits.h"

namespace winnow::skeleton {
namespace {

bool starts_with_name(const char* at, const char* end, std::string_view lower_name) {
  if (static_cast<std::size_t>(end - at) < lower_name.size()) return false;
  for (std::size_t i = 0; i < lower_name.size(); ++i) {
    if (ascii_lower(at[i]) != lower_name[i]) return false;
  }
  return true;
}

bool ends_tag_name(char c) {
  return is_html_space(c) || c == '/' || c == '>';
}

/// True where `at` is the '<' of "</element" followed by white space, '/' or '>'.
bool is_end_tag(const char* at, const char* end, std::string_view element) {
  if (end - at < 2 || at[1] != '/' || !starts_with_name(at + 2, end, element)) return false;
  const char* after_name = at + 2 + element.size();
  return after_name != end && ends_tag_name(*after_name);
}

Delimited end_at_tag(const char* at, const char* page_end, std::string_view element) {
  const TagEnd tag = scan_attributes(at + 2 + element.size(), page_end, [](std::string_view, std::string_view) {});
  return {at, tag.after != nullptr ? tag.after : page_end};
}

/// Behind "<!--" in a script. Returns where its state is back to plain script data, or the '<' of the end tag, which only the escaped state
/// knows.
const char* escaped_script_end(const char* at, const char* end) {
  constexpr std::string_view kScript = "script";
  bool is_double_escaped = false;
  std::size_t dashes = 2;
  for (; at != end; ++at) {
    if (*at == '-') {
      ++dashes;
      continue;
    }
    if (*at == '>' && dashes >= 2) return at + 1;
    dashes = 0;
    if (*at != '<') continue;
    const bool is_closing = end - at > 1 && at[1] == '/';
    const char* name = at + (is_closing ? 2 : 1);
    if (!starts_with_name(name, end, kScript)) continue;
    const char* after_name = name + kScript.size();
    if (after_name == end || !ends_tag_name(*after_name)) continue;
    if (!is_double_escaped && is_closing) return at;
    if (is_double_escaped == is_closing) is_double_escaped = !is_closing;
  }
  return end;
}

bool is_blank(char c) {
  return is_html_space(c) || c == '\0';
}

/// The length of a reference to white space at `text`, which begins with '&'; 0 when it is none.
std::size_t blank_reference(std::string_view text) {
  for (const std::string_view name : {std::string_view("&Tab;"), std::string_view("&NewLine;")}) {
    if (text.substr(0, name.size()) == name) return name.size();
  }
  if (text.size() < 3 || text[1] != '#') return 0;
  const bool is_hex = text[2] == 'x' || text[2] == 'X';
  std::size_t at = is_hex ? 3 : 2;
  const std::size_t first_digit = at;
  std::uint32_t value = 0;
  for (; at < text.size(); ++at) {
    const char c = ascii_lower(text[at]);
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && !(is_hex && c >= 'a' && c <= 'f')) break;
    const auto digit = static_cast<std::uint32_t>(is_digit ? c - '0' : c - 'a' + 10);
    value = value > 0xFFFF ? value : value * (is_hex ? 16 : 10) + digit;
  }
  if (at == first_digit || value > 0x20 || !is_html_space(static_cast<char>(value))) return 0;
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

#ifdef __SSE2__
/// ASCII letters of eight bytes in lower case.
std::uint64_t lower_bytes(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  const std::uint64_t low_bits = bytes & (kOnes * 0x7F);
  const std::uint64_t from_a = low_bits + kOnes * (0x80 - 'A');
  const std::uint64_t above_z = low_bits + kOnes * (0x7F - 'Z');
  const std::uint64_t is_upper = (from_a ^ above_z) & ~bytes & (kOnes * 0x80);
  return bytes | (is_upper >> 2);
}

/// The length of a tag's name, when that is no more than eight bytes and sixteen can be read; else 0.
std::size_t short_name_bytes(const char* name, const char* page_end) {
  if (page_end - name < 16) return 0;
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(name));
  const __m128i is_space_or_control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(' ')), bytes);
  const __m128i is_mark = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('>')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('/')));
  const auto may_end = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(is_space_or_control, is_mark))) | (1U << 9);
  const auto size = static_cast<std::size_t>(std::countr_zero(may_end));
  return size <= 8 && byte_ends(name[size], kEndsName) ? size : 0;
}
#endif

/// Without its end.
inline TagToken named_tag(const char* name, const char* page_end) {
  TagToken token;
#ifdef __SSE2__
  if (const std::size_t size = short_name_bytes(name, page_end); size != 0) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, name, sizeof bytes);
    token.attributes = name + size;
    token.name = {bytes & (~std::uint64_t{0} >> (64 - 8 * size)), std::uint64_t{size} << 56};
    token.tag = tag_of_key(token.name);
    if (token.tag == Tag::unknown) {  // most names are in lower case, and in the list
      token.name.low = lower_bytes(token.name.low);
      token.tag = tag_of_key(token.name);
    }
    return token;
  }
#endif
  token.attributes = tag_name_end(name, page_end);
  token.name = name_key(std::string_view(name, static_cast<std::size_t>(token.attributes - name)));
  token.tag = tag_of_key(token.name);
  return token;
}

}  // namespace

bool is_blank_text(std::string_view text, const char* readable_end) {
  for (std::size_t at = 0;;) {
    at = static_cast<std::size_t>(skip_indentation(text.data() + at, text.data() + text.size(), readable_end) - text.data());
    while (at < text.size() && static_cast<unsigned char>(text[at]) <= ' ' && is_blank(text[at])) ++at;
    if (at == text.size()) return true;
    const std::size_t reference = text[at] == '&' ? blank_reference(text.substr(at)) : 0;
    if (reference == 0) return false;
    at += reference;
  }
}

bool is_blank_raw_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_blank);
}

Delimited comment_end(const char* content, const char* page_end) {
  if (content != page_end && *content == '>') return {content, content + 1};
  if (page_end - content > 1 && content[0] == '-' && content[1] == '>') return {content, content + 2};
  for (const char* at = content; (at = find_byte(at, page_end, '>')) != nullptr; ++at) {
    if (at - content >= 2 && at[-1] == '-' && at[-2] == '-') return {at - 2, at + 1};
    if (at - content >= 3 && at[-1] == '!' && at[-2] == '-' && at[-3] == '-') return {at - 3, at + 1};
  }
  return {page_end, page_end};
}

Delimited bogus_comment_end(const char* content, const char* page_end) {
  const char* at = find_byte(content, page_end, '>');
  if (at == nullptr) return {page_end, page_end};
  return {at, at + 1};
}

Delimited cdata_end(const char* content, const char* page_end) {
  for (const char* at = content; (at = find_byte(at, page_end, '>')) != nullptr; ++at) {
    if (at - content >= 2 && at[-1] == ']' && at[-2] == ']') return {at - 2, at + 1};
  }
  return {page_end, page_end};
}

Delimited raw_text_end(const char* content, const char* page_end, std::string_view element) {
  for (const char* at = content; (at = find_byte(at, page_end, '<')) != nullptr; ++at) {
    if (is_end_tag(at, page_end, element)) return end_at_tag(at, page_end, element);
  }
  return {page_end, page_end};
}

Delimited script_end(const char* content, const char* page_end) {
  constexpr std::string_view kScript = "script";
  const char* at = content;
  while ((at = find_byte(at, page_end, '<')) != nullptr) {
    if (is_end_tag(at, page_end, kScript)) return end_at_tag(at, page_end, kScript);
    if (page_end - at >= 4 && std::memcmp(at, "<!--", 4) == 0) {
      at = escaped_script_end(at + 4, page_end);
    } else {
      ++at;
    }
  }
  return {page_end, page_end};
}

Delimited raw_element_end(Tag element, const char* content, const char* page_end) {
  if (element == Tag::script) return script_end(content, page_end);
  return raw_text_end(content, page_end, kTagNames[static_cast<std::size_t>(element)]);
}

Declaration declaration_at(const char* at, const char* page_end, bool is_foreign) {
  constexpr std::string_view kCdata = "<![CDATA[";
  const auto left = static_cast<std::size_t>(page_end - at);
  if (left >= 4 && std::memcmp(at, "<!--", 4) == 0) return {at + 4, comment_end(at + 4, page_end), false};
  if (is_foreign && left >= kCdata.size() && std::memcmp(at, kCdata.data(), kCdata.size()) == 0) {
    return {at + kCdata.size(), cdata_end(at + kCdata.size(), page_end), false};
  }
  const char* content = at + (at[1] == '?' ? 1 : 2);  // the '?' belongs to the comment
  const bool is_doctype = at[1] == '!' && starts_with_name(at + 2, page_end, "doctype");
  return {content, bogus_comment_end(content, page_end), is_doctype};
}

TagToken tag_at(const char* name, const char* page_end) {
  TagToken token = named_tag(name, page_end);
  token.end = scan_attributes(token.attributes, page_end, [](std::string_view, std::string_view) {});
  return token;
}

TagToken start_tag_at(const char* name, const char* page_end) {
  TagToken token = named_tag(name, page_end);
  if (has(token.tag, kVoid)) {
    token.end = scan_attributes(token.attributes, page_end, [](std::string_view, std::string_view) {});
  } else {
    token.end = scan_attributes(token.attributes, page_end,
                                [&](std::string_view written, std::string_view) { token.kinds |= kind_of_attribute(written); });
  }
  return token;
}

}  // namespace winnow::skeleton
