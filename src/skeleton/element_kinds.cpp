#include "skeleton/element_kinds.h"

#include <string>

#include "skeleton/tag_lookup.h"

namespace winnow::skeleton {
namespace {

constexpr std::size_t kMinScriptBytes = 200;  // no article hides in a shorter one

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

Reason reason_of(Tag tag) {
  switch (tag) {
    case Tag::script:
      return Reason::script;
    case Tag::style:
      return Reason::style;
    case Tag::title:
      return Reason::head;
    case Tag::noscript:
      return Reason::noscript;
    case Tag::svg:
    case Tag::math:
    case Tag::canvas:
      return Reason::graphic;
    case Tag::template_:
      return Reason::template_content;
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::video:
    case Tag::audio:
    case Tag::object:
    case Tag::applet:
      return Reason::media;
    default:
      return Reason::control;
  }
}

bool hides_text(Tag tag, std::string_view page, std::uint32_t tag_begin) {
  switch (tag) {
    case Tag::select:
    case Tag::datalist:
    case Tag::option:
    case Tag::optgroup:
    case Tag::progress:
    case Tag::meter:
    case Tag::video:
    case Tag::audio:
    case Tag::canvas:
    case Tag::applet:
      return true;
    case Tag::object:  // without data its content is shown
      return attribute(page, tag_begin, "data").present || attribute(page, tag_begin, "classid").present;
    default:
      return false;
  }
}

bool is_shadow_root(std::string_view page, std::uint32_t tag_begin) {
  for (const std::string_view name : {std::string_view("shadowrootmode"), std::string_view("shadowroot")}) {
    const std::string_view mode = attribute(page, tag_begin, name).raw;
    if (is_named(mode, "open") || is_named(mode, "closed")) return true;
  }
  return false;
}

bool is_hidden_input(std::string_view page, std::uint32_t tag_begin) {
  return is_named(attribute(page, tag_begin, "type").raw, "hidden");
}

std::optional<AsideKind> aside_of_script(std::string_view page, std::uint32_t tag_begin, std::size_t content_bytes) {
  std::string type;
  for (const char c : attribute(page, tag_begin, "type").raw) {
    if (!is_html_space(c)) type.push_back(ascii_lower(c));
  }
  const std::string_view essence = std::string_view(type).substr(0, type.find(';'));
  if (essence == "application/ld+json") return AsideKind::ld_json;
  if (essence.ends_with("/json") || essence.ends_with("+json")) return AsideKind::data_json;
  const bool is_code = type.empty() || contains(type, "script") || contains(type, "module");
  if (is_code && content_bytes >= kMinScriptBytes) return AsideKind::script;
  return std::nullopt;
}

}  // namespace winnow::skeleton
