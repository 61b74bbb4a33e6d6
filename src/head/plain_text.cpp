#include "head/plain_text.h"

#include <algorithm>
#include <array>

namespace winnow::head {
namespace {

constexpr std::string_view kZeroWidthSpace = "\xE2\x80\x8B";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Elements that begin a line of their own; sorted.
constexpr std::array<std::string_view, 34> kBlockTags = {
    "address", "article", "aside",   "blockquote", "br",    "dd", "div", "dl",     "dt", "fieldset", "figcaption", "figure",
    "footer",  "h1",      "h2",      "h3",         "h4",    "h5", "h6",  "header", "hr", "li",       "main",       "ol",
    "p",       "pre",     "section", "table",      "tbody", "td", "th",  "tr",     "ul", "video"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct TagAt {
  std::size_t length = 0;  // 0: no tag here
  bool block = false;
  std::string_view raw_text;  // "script" or "style" for their start tags
};

TagAt tag_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 4) == "<!--") {
    const std::size_t close = text.find("-->", at + 4);
    return {(close == std::string_view::npos ? text.size() : close + 3) - at, false, {}};
  }
  std::size_t i = at + 1;
  const bool closing = i < text.size() && text[i] == '/';
  if (closing) ++i;
  if (i >= text.size() || !is_letter(text[i])) return {};
  char name[12];
  std::size_t length = 0;
  for (; i < text.size() && (is_letter(text[i]) || (text[i] >= '0' && text[i] <= '9')); ++i) {
    if (length < sizeof name) name[length] = lower(text[i]);
    ++length;
  }
  const std::size_t close = text.find('>', i);
  if (close == std::string_view::npos) return {};
  if (length > sizeof name) return {close + 1 - at, false, {}};
  const std::string_view tag(name, length);
  TagAt found{close + 1 - at, std::binary_search(kBlockTags.begin(), kBlockTags.end(), tag), {}};
  if (!closing && tag == "script") found.raw_text = "</script";
  if (!closing && tag == "style") found.raw_text = "</style";
  return found;
}

bool has_block_tag(std::string_view text, std::size_t last_close) {
  for (std::size_t at = text.find('<'); at < last_close; at = text.find('<', at)) {
    const TagAt tag = tag_at(text, at);
    if (tag.block) return true;
    at += std::max<std::size_t>(tag.length, 1);
  }
  return false;
}

/// Appends `line` to `out` as one paragraph; an empty one is left out.
void append_line(std::string& line, std::string& out) {
  std::string text = value_of(line, decode::ReferenceIn::text);
  line.clear();
  if (text.empty()) return;
  if (!out.empty()) out += '\n';
  out += text;
}

bool is_escaped_html(std::string_view text) {
  if (text.find('<') != std::string_view::npos) return false;
  return text.find("&lt;/") != std::string_view::npos || text.find("&lt;br") != std::string_view::npos;
}

}  // namespace

std::size_t space_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(at);
  if (first == ' ' || (first >= '\t' && first <= '\r')) return 1;
  if (first == 0xC2) return byte(at + 1) == 0xA0 || byte(at + 1) == 0x85 ? 2 : 0;
  if (first == 0xE1) return byte(at + 1) == 0x9A && byte(at + 2) == 0x80 ? 3 : 0;
  if (first == 0xE3) return byte(at + 1) == 0x80 && byte(at + 2) == 0x80 ? 3 : 0;
  if (first != 0xE2) return 0;
  const unsigned third = byte(at + 2);
  if (byte(at + 1) == 0x80) return (third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0;
  return byte(at + 1) == 0x81 && third == 0x9F ? 3 : 0;
}

std::string collapse(std::string_view text) {
  std::string out(text.size(), '\0');
  char* to = out.data();
  const auto is_empty = [&] { return to == out.data(); };
  const auto is_plain = [](unsigned char c) { return c > ' ' && c < 0xC2; };
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (is_plain(c)) {
      if (gap && !is_empty()) *to++ = ' ';
      gap = false;
      while (i < text.size() && is_plain(static_cast<unsigned char>(text[i]))) *to++ = text[i++];
      continue;
    }
    if (const std::size_t space = c == ' ' ? 1 : space_at(text, i); space > 0) {
      gap = true;
      i += space;
    } else if (c < ' ') {
      ++i;  // a control character
    } else if (text.substr(i, 3) == kZeroWidthSpace || text.substr(i, 3) == kByteOrderMark) {
      i += 3;
    } else {
      if (gap && !is_empty()) *to++ = ' ';
      gap = false;
      *to++ = text[i++];
      while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) *to++ = text[i++];
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

std::string value_of(std::string_view raw, decode::ReferenceIn where) {
  if (raw.find('&') == std::string_view::npos) return collapse(raw);
  std::string once;
  decode::append_unescaped(raw, where, once);
  const std::size_t left = once.find('&');
  if (left == std::string::npos || once.find(';', left) == std::string::npos) return collapse(once);
  std::string twice;
  decode::append_unescaped(once, decode::ReferenceIn::text, twice);
  return collapse(twice);
}

std::string lines_of(std::string_view fragment) {
  std::string unescaped;
  if (is_escaped_html(fragment)) {
    decode::append_unescaped(fragment, decode::ReferenceIn::text, unescaped);
    fragment = unescaped;
  }
  // Beyond the last '>' no '<' opens a tag: without this bound each of them would be searched to the end.
  std::size_t last_close = fragment.rfind('>');
  if (last_close == std::string_view::npos) last_close = 0;
  const bool html = has_block_tag(fragment, last_close);
  std::string out;
  std::string line;
  for (std::size_t i = 0; i < fragment.size();) {
    const char c = fragment[i];
    if (c == '<' && i < last_close) {
      if (const TagAt tag = tag_at(fragment, i); tag.length > 0) {
        if (tag.block) append_line(line, out);
        i += tag.length;
        if (!tag.raw_text.empty()) i = std::min(fragment.find(tag.raw_text, i), fragment.size());
        continue;
      }
    }
    if ((c == '\n' || c == '\r') && !html) {
      append_line(line, out);
      ++i;
      continue;
    }
    std::size_t next = i + 1;
    while (next < fragment.size() && fragment[next] != '<' && fragment[next] != '\n' && fragment[next] != '\r') ++next;
    line.append(fragment, i, next - i);
    i = next;
  }
  append_line(line, out);
  return out;
}

bool is_address(std::string_view value) {
  if (value.starts_with('/') || value.starts_with("www.") || value.starts_with("mailto:")) return true;
  const std::size_t scheme = value.find("://");
  return scheme <= 8 && value.find(' ') > scheme;
}

}  // namespace winnow::head
