#include "render/html_escape.h"

#include <array>

namespace winnow::render {
namespace {

constexpr std::array<bool, 256> make_escaped() {
  std::array<bool, 256> escaped{};
  for (const char c : {'&', '<', '>', '"', '\''}) escaped[static_cast<unsigned char>(c)] = true;
  return escaped;
}
constexpr auto kEscaped = make_escaped();

bool starts_with_ignoring_case(std::string_view text, std::string_view lower_case) {
  if (text.size() < lower_case.size()) return false;
  for (std::size_t i = 0; i < lower_case.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + ('a' - 'A')) : text[i];
    if (c != lower_case[i]) return false;
  }
  return true;
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kEscaped[static_cast<unsigned char>(text[at])]) continue;
    out.append(text, begin, at - begin);
    begin = at + 1;
    switch (text[at]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += "&#39;";
        break;
    }
  }
  out.append(text, begin);
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out += ' ';
  out += name;
  out += "=\"";
  append_escaped(out, value);
  out += '"';
}

bool is_web_address(std::string_view url) {
  return starts_with_ignoring_case(url, "https://") || starts_with_ignoring_case(url, "http://");
}

}  // namespace winnow::render
