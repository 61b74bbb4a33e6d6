#include "decode/sample.h"

#include <algorithm>
#include <cstring>

#include "decode/utf8.h"

namespace winnow::decode {
namespace {

// No byte of a multi-byte character in Shift_JIS, EUC, GB18030 or Big5 is one of these, so a cut at one never halves a character.
bool ends_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x30 || (byte >= 0x3A && byte <= 0x3F);
}

/// `name` is lower case.
bool has_name_at(std::string_view bytes, std::size_t at, std::string_view name) {
  if (bytes.size() - at < name.size()) return false;
  return std::equal(name.begin(), name.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char wanted, char c) { return wanted == (c >= 'A' && c <= 'Z' ? (c | 0x20) : c); });
}

std::size_t find_end_tag(std::string_view bytes, std::size_t from, std::string_view name) {
  for (std::size_t at = bytes.find("</", from); at != std::string_view::npos; at = bytes.find("</", at + 2)) {
    if (has_name_at(bytes, at + 2, name)) return at;
  }
  return bytes.size();
}

/// Where the markup that begins at bytes[at] == '<' ends: a tag, a comment, or a script or style with what it holds.
std::size_t skip_markup(std::string_view bytes, std::size_t at) {
  const bool is_comment = bytes.substr(at, 4) == "<!--";
  const std::string_view ending = is_comment ? "-->" : ">";
  const std::size_t found = bytes.find(ending, at);
  if (found == std::string_view::npos) return is_comment ? bytes.size() : at + 1;
  const std::size_t behind = found + ending.size();
  for (const std::string_view name : {"script", "style"}) {
    if (has_name_at(bytes, at + 1, name)) return find_end_tag(bytes, behind, name);
  }
  return behind;
}

void append_words(std::string_view text, std::string& sample) {
  std::size_t at = 0;
  while (at < text.size() && sample.size() < kSampleBytes) {
    const std::size_t high = at + ascii_prefix(text.substr(at));
    if (high == text.size()) return;
    std::size_t begin = high;
    while (begin > at && !ends_word(text[begin - 1])) --begin;
    std::size_t end = high;
    while (end < text.size() && !ends_word(text[end])) ++end;
    sample.append(text.substr(begin, std::min(end - begin, kSampleBytes - sample.size()))).append(1, ' ');
    at = end;
  }
}

}  // namespace

std::string words_above_ascii(std::string_view bytes) {
  std::string sample;
  bool may_close = true;  // a '<' without '>' behind it: no later one has one either
  for (std::size_t at = 0; at < bytes.size() && sample.size() < kSampleBytes;) {
    const std::size_t markup = std::min(bytes.find('<', at), bytes.size());
    append_words(bytes.substr(at, markup - at), sample);
    if (markup == bytes.size()) break;
    at = may_close ? skip_markup(bytes, markup) : markup + 1;
    may_close = may_close && at != markup + 1;
  }
  if (sample.empty()) append_words(bytes, sample);
  return sample;
}

}  // namespace winnow::decode
