// Takes markdown off a line: what renderers such as html2text add to the text.
#include <cstring>

#include "blocks/text_lines.h"
#include "words/words.h"

namespace winnow::blocks {
namespace {

// Longer ones are no links of any renderer; the bounds keep hostile lines linear.
constexpr std::size_t kMaxLabelBytes = 500;
constexpr std::size_t kMaxTargetBytes = 2000;

bool word_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  return words::is_word(words::read_char_back(text, at));
}

bool word_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  return words::is_word(words::read_char(text, at));
}

bool is_escapable(char c) {
  return std::strchr("\\`*_{}[]()#+-.!|<>~", c) != nullptr && c != '\0';
}

/// Marks of emphasis that open or close something: neighbours decide, as in CommonMark's flanking rule. A mark between blanks is a sign of
/// its own.
std::size_t emphasis_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  std::size_t run = 1;
  while (run < 3 && at + run < text.size() && text[at + run] == c) ++run;
  const bool before = at > 0 && text[at - 1] != ' ';
  const bool after = at + run < text.size() && text[at + run] != ' ';
  if (before == after && (!before || (word_before(text, at) && word_at(text, at + run)))) return 0;
  return run;
}

/// One past the ')' that closes the '(' at text[at]; parentheses within nest. 0 when none closes.
std::size_t target_end(std::string_view text, std::size_t at) {
  constexpr int kMaxDepth = 8;  // so that a line of openings is not read once for each of them
  int depth = 0;
  for (std::size_t i = at; i < text.size() && i < at + kMaxTargetBytes; ++i) {
    if (text[i] == '(' && ++depth > kMaxDepth) return 0;
    if (text[i] == ')' && --depth == 0) return i + 1;
  }
  return 0;
}

/// "[label](target)", "![label](target)" and "[![label](image)](target)": the label, and where the whole ends.
struct Link {
  std::string_view label;
  std::size_t end = 0;  ///< 0 when text[at] opens no link
};
Link link_at(std::string_view text, std::size_t at) {
  const bool nested = text.substr(at).starts_with("[![");
  const std::size_t open = nested ? at + 2 : at;
  const std::size_t close = text.substr(0, open + kMaxLabelBytes).find(']', open);
  if (close == std::string_view::npos || close == open + 1 || close + 1 >= text.size() || text[close + 1] != '(') return {};
  Link link{text.substr(open + 1, close - open - 1), target_end(text, close + 1)};
  if (nested && link.end > 0) link.end = text.substr(link.end).starts_with("](") ? target_end(text, link.end + 1) : 0;
  return link;
}

}  // namespace

std::string strip_markdown(std::string_view text, std::uint32_t& link_chars, std::uint16_t& links) {
  if (text.find_first_of("*_\\[") == std::string_view::npos) return std::string(text);
  // Emphasis comes in pairs: an odd mark alone on the line is a footnote's star or a name_with_underscore.
  std::size_t stars = 0;
  std::size_t bars = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
      continue;
    }
    if (text[i] != '*' && text[i] != '_') continue;
    const std::size_t run = emphasis_at(text, i);
    (text[i] == '*' ? stars : bars) += run > 0;
    i += run > 0 ? run - 1 : 0;
  }
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() && is_escapable(text[i + 1])) {
      out.push_back(text[++i]);
    } else if ((c == '*' && stars > 1) || (c == '_' && bars > 1)) {
      const std::size_t run = emphasis_at(text, i);
      if (run == 0) out.push_back(c);
      i += run > 0 ? run - 1 : 0;
    } else if (const Link link = c == '[' ? link_at(text, i) : Link{}; link.end > 0) {
      if (!out.empty() && out.back() == '!') out.pop_back();
      out += link.label;
      link_chars += static_cast<std::uint32_t>(link.label.size());
      ++links;
      i = link.end - 1;
    } else {
      out.push_back(c);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace winnow::blocks
