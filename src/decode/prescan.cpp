#include "decode/prescan.h"

#include <cstddef>
#include <optional>

#include "decode/decode.h"

namespace winnow::decode {
namespace {

constexpr std::string_view kSpace = "\t\n\f\r ";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool is_space(char c) {
  return kSpace.find(c) != std::string_view::npos;
}

bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

/// `word` is lower case.
bool starts_with_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lower(text[i]) != word[i]) return false;
  }
  return true;
}

bool equals_word(std::string_view text, std::string_view word) {
  return text.size() == word.size() && starts_with_word(text, word);
}

struct Attribute {
  std::string_view name;
  std::string_view value;
};

/// "Get an attribute". Nothing at the tag's '>', where `at` is left; at the end of the bytes `at` is head.size().
std::optional<Attribute> next_attribute(std::string_view head, std::size_t& at) {
  const auto skip_space = [&] { at = std::min(head.find_first_not_of(kSpace, at), head.size()); };
  at = std::min(head.find_first_not_of("\t\n\f\r /", at), head.size());
  if (at == head.size() || head[at] == '>') return std::nullopt;

  const std::size_t name_begin = at;
  ++at;  // a '=' that comes first belongs to the name
  at = std::min(head.find_first_of("\t\n\f\r =/>", at), head.size());
  Attribute attribute{head.substr(name_begin, at - name_begin), {}};
  skip_space();
  if (at == head.size() || head[at] != '=') return attribute;
  ++at;
  skip_space();
  if (at == head.size() || head[at] == '>') return attribute;

  const bool quoted = head[at] == '"' || head[at] == '\'';
  const std::size_t begin = quoted ? at + 1 : at;
  const std::size_t end = std::min(quoted ? head.find(head[at], begin) : head.find_first_of("\t\n\f\r >", begin), head.size());
  attribute.value = head.substr(begin, end - begin);
  at = quoted && end < head.size() ? end + 1 : end;
  return attribute;
}

/// "Extracting a character encoding from a meta element": content="text/html; charset=utf-8".
std::string_view charset_in_content(std::string_view content) {
  constexpr std::string_view kWord = "charset";
  for (std::size_t at = 0; at + kWord.size() < content.size(); ++at) {
    if (!starts_with_word(content.substr(at), kWord)) continue;
    std::size_t value = content.find_first_not_of(kSpace, at + kWord.size());
    if (value == std::string_view::npos || content[value] != '=') continue;
    value = content.find_first_not_of(kSpace, value + 1);
    if (value == std::string_view::npos) return {};
    if (content[value] == '"' || content[value] == '\'') {
      const std::size_t end = content.find(content[value], value + 1);
      return end == std::string_view::npos ? std::string_view{} : name_of_label(content.substr(value + 1, end - value - 1));
    }
    return name_of_label(content.substr(value, content.find_first_of("\t\n\f\r ;", value) - value));
  }
  return {};
}

std::string_view readable_as_ascii(std::string_view name) {
  if (name == "utf-16le" || name == "utf-16be") return "utf-8";
  return name == "x-user-defined" ? "windows-1252" : name;
}

/// The <meta> whose attributes begin at `at`, which is moved behind them.
std::string_view charset_of_meta(std::string_view head, std::size_t& at) {
  bool has_pragma = false;  // http-equiv=content-type
  bool has_http_equiv = false;
  std::optional<std::string_view> from_content;
  std::optional<std::string_view> from_charset;
  while (const std::optional<Attribute> attribute = next_attribute(head, at)) {
    if (equals_word(attribute->name, "http-equiv") && !has_http_equiv) {
      has_http_equiv = true;
      has_pragma = equals_word(attribute->value, "content-type");
    } else if (equals_word(attribute->name, "content") && !from_content) {
      from_content = charset_in_content(attribute->value);
    } else if (equals_word(attribute->name, "charset") && !from_charset) {
      from_charset = name_of_label(attribute->value);
    }
  }
  if (at == head.size()) return {};  // cut off: the rest of the tag may say something else
  if (from_charset) return readable_as_ascii(*from_charset);
  return from_content && has_pragma ? readable_as_ascii(*from_content) : std::string_view{};
}

/// "Get an XML encoding".
std::string_view charset_of_xml_declaration(std::string_view head) {
  if (!head.starts_with("<?xml")) return {};
  const std::string_view declaration = head.substr(0, head.find('>'));
  if (declaration.size() == head.size()) return {};
  constexpr std::string_view kWord = "encoding";
  const auto skip_controls = [&](std::size_t i) {
    while (i < declaration.size() && static_cast<unsigned char>(declaration[i]) <= 0x20) ++i;
    return i;
  };
  std::size_t at = declaration.find(kWord);
  if (at == std::string_view::npos) return {};
  at = skip_controls(at + kWord.size());
  if (at >= declaration.size() || declaration[at] != '=') return {};
  at = skip_controls(at + 1);
  if (at >= declaration.size() || (declaration[at] != '"' && declaration[at] != '\'')) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  const std::string_view label = declaration.substr(at + 1, end - at - 1);
  return label.find_first_of(kSpace) == std::string_view::npos ? readable_as_ascii(name_of_label(label)) : std::string_view{};
}

std::size_t behind(std::string_view head, std::string_view ending, std::size_t from) {
  const std::size_t found = head.find(ending, from);
  return found == std::string_view::npos ? head.size() : found + ending.size();
}

}  // namespace

std::string_view declared_charset(std::string_view head) {
  for (std::size_t at = head.find('<'); at < head.size(); at = head.find('<', at)) {
    const std::string_view rest = head.substr(at);
    if (rest.starts_with("<!--")) {
      at = behind(head, "-->", at + 2);  // "<!-->" is a comment
    } else if (starts_with_word(rest, "<meta") && rest.size() > 5 && (is_space(rest[5]) || rest[5] == '/')) {
      at += 5;
      const std::string_view name = charset_of_meta(head, at);
      if (!name.empty()) return name;
    } else if (rest.size() > 1 && (is_letter(rest[1]) || (rest[1] == '/' && rest.size() > 2 && is_letter(rest[2])))) {
      at = std::min(head.find_first_of("\t\n\f\r >", at), head.size());
      while (next_attribute(head, at)) {
      }
    } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
      at = behind(head, ">", at);
    } else {
      ++at;
    }
  }
  return charset_of_xml_declaration(head);
}

}  // namespace winnow::decode
