#include "metadata/title_parts.h"

#include <algorithm>

#include "metadata/bylines.h"
#include "metadata/title.h"

namespace winnow::metadata {
namespace {

constexpr std::size_t kLeastWords = 4;  ///< of a title that is left
constexpr std::size_t kLeastRepeated = 3;
constexpr std::size_t kSectionWords = 2;  ///< behind a bar
constexpr std::size_t kLeastKicker = 2;   ///< words before a title; a single one may be its article

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::size_t words_of(std::string_view text) {
  return tokens_of(text).size();
}

/// "Premier League Reds lose the lead", where "Reds lose the lead" is a line too. A colon or a dash makes what stands before it the
/// title's.
bool is_kicker(std::string_view before, std::size_t words_behind) {
  if (!before.ends_with(' ')) return false;
  before = without_blanks(before);
  for (const std::string_view mark : {":", "-", "–", "—", ",", ";", "“", "„", "\"", "'"}) {
    if (before.ends_with(mark)) return false;
  }
  const std::size_t words = words_of(before);
  return words >= kLeastKicker && words <= words_behind;
}

bool is_byline(std::string_view behind) {
  std::vector<std::string> names;
  // "by night" is the title's, and no pen name.
  return read_byline(behind, names) && (names.front()[0] < 'a' || names.front()[0] > 'z');
}

/// Where a title begins anew behind itself, "Ice saints of 2024: when they are Ice saints of 2024"; its size where it does not.
std::size_t begins_anew(std::string_view title) {
  for (std::size_t at = title.find(' ', title.size() / 2); at != std::string_view::npos; at = title.find(' ', at + 1)) {
    const std::string_view behind = title.substr(at + 1);
    if (title.starts_with(behind) && words_of(behind) >= kLeastRepeated) return at;
  }
  return title.size();
}

}  // namespace

std::vector<Separator> separators_of(std::string_view title) {
  std::vector<Separator> found;
  for (std::size_t at = 0; at < title.size(); ++at) {
    if (title[at] != ' ' && title[at] != '|' && static_cast<unsigned char>(title[at]) < 0x80) continue;
    const std::string_view rest = title.substr(at);
    for (const std::string_view mark : {"|", "｜", "ㅣ", "│"}) {
      if (rest.starts_with(mark)) found.push_back({at, at + mark.size(), true});
    }
    // Behind most blanks stands a word.
    if (title[at] != ' ' || at + 1 == title.size() || is_ascii_letter(title[at + 1])) continue;
    for (const std::string_view mark :
         {" - ", " – ", " — ", " · ", " • ", " » ", " › ", " « ", " ‹ ", " / ", " :: ", " : ", " ~ ", " -- ", " ― "}) {
      if (rest.starts_with(mark)) found.push_back({at, at + mark.size(), false});
    }
  }
  return found;
}

std::string_view without_glued_parts(std::string_view title, const blocks::BlockList& list, const Range& window) {
  title = without_blanks(title.substr(0, begins_anew(title)));
  for (std::uint32_t i = window.begin; i < window.end && i < list.blocks.size(); ++i) {
    const std::string_view other = list.blocks[i].text;
    if (other.empty() || other.size() >= title.size() || !title.ends_with(other)) continue;
    const std::size_t words = words_of(other);
    if (words >= kLeastWords && is_kicker(title.substr(0, title.size() - other.size()), words)) return other;
  }
  // What the page's first line, its <title>, gives before the site's name.
  const std::string_view first = list.blocks.empty() ? std::string_view() : list.blocks[0].text;
  for (const Separator& separator : separators_of(first)) {
    const std::string_view other = without_blanks(first.substr(0, separator.begin));
    if (other.size() >= title.size() || !title.starts_with(other) || words_of(other) < kLeastWords) continue;
    const std::string_view behind = title.substr(other.size());
    if (behind.starts_with(' ') && is_byline(without_blanks(behind))) return other;
  }
  const std::vector<Separator> separators = separators_of(title);
  if (separators.empty() || !separators.back().bar) return title;
  const std::string_view rest = without_blanks(title.substr(0, separators.back().begin));
  return words_of(rest) >= kLeastWords && words_of(title.substr(separators.back().end)) <= kSectionWords ? rest : title;
}

}  // namespace winnow::metadata
