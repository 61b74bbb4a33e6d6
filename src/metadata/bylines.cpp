#include "metadata/bylines.h"

#include <algorithm>
#include <iterator>

#include "metadata/byline_words.h"
#include "metadata/date_tokens.h"
#include "metadata/names.h"
#include "words/words.h"

namespace winnow::metadata {
namespace {

char32_t first_char(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : words::read_char(text, at);
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "ByAnn Lee": style alone parts the cue from the name.
bool is_glued_by(std::string_view line) {
  return line.size() > 4 && line.starts_with("By") && line[2] >= 'A' && line[2] <= 'Z' && line[3] >= 'a' && line[3] <= 'z';
}

/// Whether the word before "by" makes it part of a sentence, or means somebody else: "interviewed by", "Photo by". A date, a mark and
/// words such as "Posted" do not.
bool is_other_work(std::string_view before) {
  constexpr std::string_view kOwnWork[] = {"written",  "posted", "published", "authored", "contributed", "reported", "article",
                                           "story",    "words",  "text",      "ago",      "today",       "am",       "pm",
                                           "updated",  "column", "opinion",   "guide",    "interview",   "review",   "report",
                                           "analysis", "essay",  "explainer", "feature",  "tutorial"};
  const std::string_view word = before.substr(before.rfind(' ') == std::string_view::npos ? 0 : before.rfind(' ') + 1);
  const std::string lowered = to_lower(trim_name(word));
  if (lowered.empty() || has_digit(lowered) || month_of(lowered, {}) != 0) return false;
  return std::find(std::begin(kOwnWork), std::end(kOwnWork), lowered) == std::end(kOwnWork);
}

/// Whether a mark that parts lines ends a text.
bool ends_in_part_mark(std::string_view text) {
  if (text.empty()) return false;
  if (static_cast<unsigned char>(text.back()) < 0x80) return std::string_view("|-,:/").find(text.back()) != std::string_view::npos;
  return text.ends_with("•") || text.ends_with("·") || text.ends_with("—") || text.ends_with("–");
}

/// Whether a text begins with a word for "by" that may stand within a line.
bool opens_with_by(std::string_view text) {
  if (text.empty() || std::string_view("bBvp").find(text.front()) == std::string_view::npos) return false;
  return text.starts_with("by ") || text.starts_with("By ") || text.starts_with("BY ") || text.starts_with("von ") ||
         text.starts_with("por ") || text.starts_with("par ");
}

}  // namespace

bool is_cue_alone(std::string_view line) {
  if (line.size() > 40) return false;
  std::string lowered = to_lower(trim_name(line));
  while (lowered.ends_with(':') || lowered.ends_with(' ')) lowered.pop_back();
  if (lowered.ends_with("(s)")) lowered.resize(lowered.size() - 3);
  return lowered.size() > 1 && has_role(lowered, kCue | kCueColon);
}

bool is_strong_cue(std::string_view line) {
  const Cue cue = cue_at_start(trim_name(line));
  return cue.length > 0 && (cue.colon || line.substr(0, cue.length - 1).find_first_of(" /") != std::string_view::npos);
}

bool read_byline(std::string_view line, std::vector<std::string>& out) {
  if (line.size() > kMaxNameLineBytes) return false;
  // Most lines begin with no cue, and are looked at no further.
  const bool may_have_tail = !line.empty() && (static_cast<unsigned char>(line.back()) >= 0x80 || line.find('@') != std::string_view::npos);
  if (!may_have_tail && !is_glued_by(line) && cue_at_start(trim_name(line)).length == 0) return false;
  const std::string text = without_brackets(without_mail(line));
  std::string_view rest = trim_name(text);
  const std::size_t before = out.size();
  bool has_tail = false;
  for (const std::string_view tail : byline_tails()) {
    if (!rest.ends_with(tail)) continue;
    has_tail = true;
    const std::string_view name = trim_name(rest.substr(0, rest.size() - tail.size()));
    if (is_unspaced_name(name)) add_name(name, out);
  }
  if (has_tail) return out.size() > before;
  Cue cue = cue_at_start(rest);
  if (cue.length == 0 && is_glued_by(rest)) cue.length = 2;
  if (cue.length == 0) return false;
  // "Journalist: Good morning." opens an interview's answer.
  if (cue.colon && words::end_of(line) == words::End::sentence && !line.ends_with("Jr.")) return false;
  rest.remove_prefix(cue.length);
  rest = rest.substr(0, end_of_names(rest));
  if (rest.empty()) return false;
  const NameShape shape = shape_of(rest.substr(0, std::min(rest.find(','), rest.size())));
  // Prose opens with "By" and "Von" too: what follows must be made of names alone.
  const char32_t c = first_char(trim_name(rest));
  // A pen name may be in lower case, where it is all that the line says: "by annlee".
  if (words::is_lower(c) && !cue.colon && line.size() <= 30 && rest.find(' ') == std::string_view::npos && rest.size() >= 3) {
    add_name(rest, out);
    return out.size() > before;
  }
  if (!words::is_word(c) || words::is_lower(c) || (shape.others > 1 && !cue.colon) || shape.words > 9) return false;
  split_names(rest, false, out);
  for (std::size_t i = before; i < out.size();) {
    const NameShape name = shape_of(out[i]);
    const bool fits = name.words <= 6 && name.others == 0 && (name.roles < name.words) &&
                      (name.words > 1 || is_unspaced_name(out[i]) || trim_name(rest).size() == out[i].size());
    if (fits) {
      ++i;
    } else {
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  return out.size() > before;
}

bool read_inner_byline(std::string_view line, std::vector<std::string>& out) {
  if (line.size() > kMaxNameLineBytes) return false;
  for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
    const std::string_view rest = line.substr(at + 1);
    // The cue opens a part of the line, or is in lower case; a capital elsewhere begins a title or a sentence.
    const std::string_view before = line.substr(0, at);
    const bool parted = ends_in_part_mark(before);
    // 来源：青岭晚报 作者：顾南乔 编辑：苏砚
    if (const Cue cue = rest.empty() || static_cast<unsigned char>(rest[0]) < 0x80 ? Cue{} : cue_at_start(rest); cue.colon) {
      const std::string_view name = trim_name(rest.substr(cue.length, rest.find(' ', cue.length) - cue.length));
      if (is_unspaced_name(name)) {
        add_name(name, out);
        return true;
      }
    }
    if (!parted && !opens_with_by(rest)) continue;
    const bool written = rest.starts_with("by ") && (before.ends_with("ritten") || before.ends_with("osted"));  // "imageWritten by"
    if (!written && is_other_work(before)) continue;
    std::vector<std::string> names;
    if (!read_byline(rest, names) || (!parted && !is_full_name(names.front()))) continue;
    for (const std::string& name : names) add_name(name, out);
    return true;
  }
  return false;
}

}  // namespace winnow::metadata
