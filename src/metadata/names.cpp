#include "metadata/names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <span>

#include "metadata/date_tokens.h"
#include "words/words.h"

namespace winnow::metadata {
namespace {

enum Role : std::uint8_t { kCue = 1, kCueColon = 2, kTail = 4, kBoundary = 8, kRole = 16, kGeneric = 32 };

struct BylineWord {
  std::string_view text;
  Role role;
};

constexpr BylineWord kWords[] = {
#define CUE(text) {text, kCue},
#define CUE_COLON(text) {text, kCueColon},
#define TAIL(text) {text, kTail},
#define BOUNDARY(text) {text, kBoundary},
#define ROLE(text) {text, kRole},
#define GENERIC(text) {text, kGeneric},
#include "metadata/byline_words.inc"
#undef CUE
#undef CUE_COLON
#undef TAIL
#undef BOUNDARY
#undef ROLE
#undef GENERIC
};

constexpr std::size_t kMaxLineBytes = 400;
constexpr std::size_t kMaxNameBytes = 80;
constexpr std::size_t kMaxNames = 40;

/// The words sorted, each once, with all of its roles.
struct WordTable {
  struct Entry {
    std::string_view text;
    unsigned roles;
  };
  std::vector<Entry> entries;
  std::array<std::uint16_t, 257> first{};  ///< entries[first[b] .. first[b + 1]) begin with byte b

  WordTable() {
    for (const BylineWord& word : kWords) entries.push_back({word.text, word.role});
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.text < b.text; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < entries.size(); ++i) {
      if (entries[i].text == entries[kept].text) {
        entries[kept].roles |= entries[i].roles;
      } else {
        entries[++kept] = entries[i];
      }
    }
    entries.resize(kept + 1);
    for (const Entry& entry : entries) ++first[static_cast<unsigned char>(entry.text[0]) + 1U];
    for (std::size_t b = 1; b < first.size(); ++b) first[b] = static_cast<std::uint16_t>(first[b] + first[b - 1]);
  }

  [[nodiscard]] std::span<const Entry> beginning_with(char c) const {
    const auto b = static_cast<unsigned char>(c);
    return {entries.data() + first[b], static_cast<std::size_t>(first[b + 1U] - first[b])};
  }
};

const WordTable& word_table() {
  static const WordTable table;
  return table;
}

/// The roles of a word in lower case; 0 for others.
unsigned roles_of(std::string_view lowered) {
  if (lowered.empty()) return 0;
  for (const WordTable::Entry& entry : word_table().beginning_with(lowered[0])) {
    if (entry.text == lowered) return entry.roles;
  }
  return 0;
}

bool is_word_of(std::string_view lowered, unsigned roles) {
  return (roles_of(lowered) & roles) != 0;
}

/// Calls visit(word) for the words that end a byline.
template <typename Visit>
void each_tail(Visit&& visit) {
  for (const BylineWord& word : kWords) {
    if (word.role == kTail) visit(word.text);
  }
}

std::string lower(std::string_view text) {
  std::string out;
  words::append_lower(text, out);
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kEdges = " \t.,;:|/-*_<>\"";
  while (!text.empty()) {
    const std::size_t before = text.size();
    while (!text.empty() && kEdges.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    while (!text.empty() && kEdges.find(text.back()) != std::string_view::npos) {
      // "Jr." and "M.D." keep their full stop.
      if (text.back() == '.' && text.size() >= 3 && (text[text.size() - 2] >= 'A' || text[text.size() - 3] == '.') &&
          text.size() < kMaxNameBytes && (text[text.size() - 3] == '.' || text.ends_with("Jr.") || text.ends_with("Sr."))) {
        break;
      }
      text.remove_suffix(1);
    }
    for (const std::string_view mark : {"•", "·", "⋅", "∙", "–", "—", "|", "，", "、", "：", "\xC2\xA0", "@", "©", "›", "»", "“", "”"}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size());
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    if (text.size() == before) break;
  }
  return text;
}

char32_t first_char(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : words::read_char(text, at);
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_initials(std::string_view word) {
  return word.size() >= 2 && word.size() <= 5 &&
         std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

/// Lower-case words within names: "Ludwig van Beethoven", "Michelle de Oliveira".
bool is_particle(std::string_view lowered) {
  constexpr std::string_view kParticles[] = {"de",  "van", "von", "der", "den", "del", "della", "dello", "di",   "da",  "dos", "das",
                                             "do",  "du",  "des", "la",  "le",  "el",  "al",    "bin",   "bint", "ibn", "ben", "ter",
                                             "ten", "te",  "zu",  "zur", "y",   "av",  "af",    "st.",   "dr.",  "dr",  "d'",  "abu"};
  return std::find(std::begin(kParticles), std::end(kParticles), lowered) != std::end(kParticles);
}

template <typename Visit>
void each_word(std::string_view text, Visit&& visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

struct Shape {
  std::size_t words = 0;
  std::size_t capitalised = 0;  ///< or of a script without case
  std::size_t roles = 0;
  std::size_t others = 0;  ///< lower-case words that are no particles, and words with digits
  bool all_initials = true;
};

Shape shape_of(std::string_view name) {
  Shape shape;
  each_word(name, [&](std::string_view word) {
    ++shape.words;
    const std::string lowered = lower(trim(word));
    const char32_t c = first_char(word);
    const bool named = c >= 0x80 ? !words::is_lower(c) : words::is_upper(c);
    if (!is_initials(word)) shape.all_initials = false;
    if (is_word_of(lowered, kRole | kGeneric)) ++shape.roles;
    if (has_digit(word)) {
      ++shape.others;
    } else if (named) {
      ++shape.capitalised;
    } else if (!is_particle(lowered) || shape.words == 1) {
      ++shape.others;
    }
  });
  return shape;
}

bool is_unspaced_name(std::string_view name) {
  // Han, or syllables of Hangul: kana alone spell foreign words. 社, 网 and 报 end the names of agencies and papers.
  const char32_t c = first_char(name);
  const bool east_asian = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
  if (!east_asian || name.size() < 6 || name.size() > 18 || name.find(' ') != std::string_view::npos) return false;
  return !name.ends_with("社") && !name.ends_with("网") && !name.ends_with("報") && !name.ends_with("报") && !name.ends_with("新聞");
}

/// "name@site.org" is no name; "Ann Lee ann@site.org" holds one.
std::string_view without_mail(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at + 1 >= text.size() || text[at + 1] == ' ') return text;
  const std::size_t space = text.rfind(' ', at);
  return space == std::string_view::npos ? std::string_view() : text.substr(0, space);
}

/// The length of a conjunction or mark at text[at] that parts two names, 0 for none. `text` is not cut within a word.
std::size_t divider_at(std::string_view text, std::size_t at) {
  for (const std::string_view mark : {";", "/", "，", "、", "&", "؛", "،"}) {
    if (text.substr(at).starts_with(mark)) return mark.size();
  }
  if (text[at] != ' ') return 0;
  constexpr std::string_view kConjunctions[] = {" and ", " AND ", " And ", " und ", " UND ", " et ",  " y ",  " e ",
                                                " ed ",  " en ",  " och ", " og ",  " ja ",  " i ",   " a ",  " și ",
                                                " και ", " и ",   " і ",   " та ",  " ve ",  " dan ", " và ", " with "};
  for (const std::string_view word : kConjunctions) {
    if (text.substr(at).starts_with(word)) return word.size();
  }
  return 0;
}

/// Where two words were glued, and the second one opens something else: "LeeDecember 2", "LeeUpdated". 0 for none.
std::size_t seam_of(std::string_view word) {
  for (std::size_t i = 2; i + 3 <= word.size(); ++i) {
    const bool seam = word[i] >= 'A' && word[i] <= 'Z' && word[i - 1] >= 'a' && word[i - 1] <= 'z';
    if (!seam) continue;
    const std::string rest = lower(word.substr(i));
    if (month_of(rest, {}) != 0 || (rest.size() > 3 && is_word_of(rest, kBoundary))) return i;
  }
  return 0;
}

/// Where the names of a byline end: at a mark that opens something else, or at a word such as "Published".
std::size_t end_of_names(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view mark : {"|", "•", "·", "⋅", "∙", " - ", " – ", " — ", " // ", "›", "»", "…", "\n", "©", ">"})
    end = std::min(end, text.find(mark));
  std::size_t at = 0;
  while (at < end) {
    const std::size_t stop = std::min(text.find(' ', at), end);
    const std::string_view word = trim(text.substr(at, stop - at));
    if (const std::size_t seam = seam_of(word); at > 0 && seam > 0) return static_cast<std::size_t>(word.data() - text.data()) + seam;
    // "Ann Lee December 20": a month behind a name is none of it, but it may be a first name.
    if (at > 0 && word.size() >= 3 && month_of(lower(word), {}) != 0) {
      const std::size_t next = stop + 1;
      const bool behind_full_name = trim(text.substr(0, at)).find(' ') != std::string_view::npos;
      if (next >= end ? behind_full_name : text[next] >= '0' && text[next] <= '9') return at;
    }
    // A capital makes "In" and "For" the beginning of something else as well; but a name may be "Am" or "Le", though it does not end so.
    if (at > 0 && stop == end && is_word_of(lower(word), kBoundary)) return at;
    if (at > 0 && (is_word_of(word, kBoundary) || (word.size() > 3 && is_word_of(lower(word), kBoundary)) ||
                   (!word.empty() && word[0] >= '0' && word[0] <= '9'))) {
      return at;
    }
    at = stop + 1;
  }
  return end;
}

struct Cue {
  std::size_t length = 0;  ///< bytes of the line that it takes
  bool colon = false;
};

Cue cue_at_start(std::string_view line) {
  constexpr std::size_t kLongestCue = 32;
  if (line.empty()) return {};
  // The first character in lower case finds the few words that may follow: only a line that begins like one of them is written anew.
  std::size_t next_char = 0;
  const char32_t first = words::read_char(line, next_char);
  const char ascii = first < 0x80 ? static_cast<char>(first >= U'A' && first <= U'Z' ? first + 32 : first) : line[0];
  const auto candidates = word_table().beginning_with(ascii);
  if (candidates.empty() && first < 0x80) return {};
  std::string lowered;
  words::append_lower(line.substr(0, std::min(line.size(), kLongestCue)), lowered);
  Cue best;
  for (const WordTable::Entry& word : first < 0x80 ? candidates : word_table().beginning_with(lowered[0])) {
    if ((word.roles & (kCue | kCueColon)) == 0 || !lowered.starts_with(word.text)) continue;
    std::size_t next = word.text.size();
    const bool space = next < line.size() && line[next] == ' ';
    if (space) ++next;
    std::size_t colon = 0;
    for (const std::string_view mark : {":", "：", "/", "／"}) {
      if (line.substr(std::min(next, line.size())).starts_with(mark)) colon = mark.size();
    }
    if (colon == 0 && ((word.roles & kCue) == 0 || !space)) continue;
    if (next + colon > best.length) best = {next + colon, colon > 0};
  }
  return best;
}

/// Parentheses that hold initials or an organisation, not a name: "Ann Lee (ale)".
std::string without_brackets(std::string_view text) {
  std::string out;
  std::size_t depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (depth == 0 && (c != ' ' || !out.ends_with(' '))) out += c;
    if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
  }
  return out;
}

void add_name(std::string_view name, std::vector<std::string>& out) {
  name = trim(name);
  if (name.empty() || name.size() > kMaxNameBytes || out.size() >= kMaxNames) return;
  const std::string key = squeezed(name);
  if (key.size() < 2 || std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; })) return;
  for (const std::string& other : out) {
    if (squeezed(other) == key) return;
  }
  out.emplace_back(name);
}

/// Splits at conjunctions and commas. Behind a comma only what looks like another name is one.
void split(std::string_view text, bool only_full_names, std::vector<std::string>& out) {
  std::size_t begin = 0;
  bool after_comma = false;
  const auto take = [&](std::size_t end) {
    const std::string_view part = trim(without_mail(text.substr(begin, end - begin)));
    if (part.empty() || is_generic_name(part)) return;
    if ((after_comma || only_full_names) && !is_full_name(part)) return;
    add_name(part, out);
  };
  for (std::size_t at = 0; at < text.size();) {
    const bool comma = text[at] == ',';
    const std::size_t length = comma ? 1 : divider_at(text, at);
    if (length == 0) {
      ++at;
      continue;
    }
    // One-letter conjunctions also stand within names; they part two full names only.
    if (length == 3 && text[at] == ' ' && !(is_full_name(trim(text.substr(begin, at - begin))))) {
      ++at;
      continue;
    }
    take(at);
    after_comma = comma;
    begin = at + length;
    at = begin - (text[begin - 1] == ' ' && begin > at + 1 ? 1 : 0);
  }
  take(text.size());
}

/// "Lee, Ann" is one name the other way round.
bool turn_round(std::string_view raw, std::vector<std::string>& out) {
  const std::size_t comma = raw.find(',');
  if (comma == std::string_view::npos || raw.find(',', comma + 1) != std::string_view::npos) return false;
  const std::string_view family = trim(raw.substr(0, comma));
  const std::string_view given = trim(raw.substr(comma + 1));
  if (family.empty() || given.empty() || family.find(' ') != std::string_view::npos || given.find(' ') != std::string_view::npos)
    return false;
  std::string name(given);
  name += ' ';
  name += family;
  if (!is_full_name(name)) return false;
  add_name(name, out);
  return true;
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
  const std::string lowered = lower(trim(word));
  if (lowered.empty() || has_digit(lowered) || month_of(lowered, {}) != 0) return false;
  return std::find(std::begin(kOwnWork), std::end(kOwnWork), lowered) == std::end(kOwnWork);
}

}  // namespace

bool is_full_name(std::string_view name) {
  if (name.size() > kMaxNameBytes) return false;
  if (is_unspaced_name(name)) return true;
  const Shape shape = shape_of(name);
  return shape.words >= 2 && shape.words <= 5 && shape.capitalised >= 2 && shape.others == 0 && shape.roles == 0 && !shape.all_initials;
}

bool is_cue_alone(std::string_view line) {
  if (line.size() > 40) return false;
  std::string lowered = lower(trim(line));
  while (lowered.ends_with(':') || lowered.ends_with(' ')) lowered.pop_back();
  if (lowered.ends_with("(s)")) lowered.resize(lowered.size() - 3);
  return lowered.size() > 1 && is_word_of(lowered, kCue | kCueColon);
}

bool is_strong_cue(std::string_view line) {
  const Cue cue = cue_at_start(trim(line));
  return cue.length > 0 && (cue.colon || line.substr(0, cue.length - 1).find(' ') != std::string_view::npos);
}

bool read_inner_byline(std::string_view line, std::vector<std::string>& out) {
  if (line.size() > kMaxLineBytes) return false;
  for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
    const std::string_view rest = line.substr(at + 1);
    // The cue opens a part of the line, or is in lower case; a capital elsewhere begins a title or a sentence.
    const std::string_view before = line.substr(0, at);
    const bool parted = before.ends_with("|") || before.ends_with("•") || before.ends_with("·") || before.ends_with("-") ||
                        before.ends_with("—") || before.ends_with("–") || before.ends_with(",") || before.ends_with(":") ||
                        before.ends_with("/");
    const bool written = rest.starts_with("by ") && (before.ends_with("ritten") || before.ends_with("osted"));  // "imageWritten by"
    const bool by = rest.starts_with("by ") || rest.starts_with("By ") || rest.starts_with("BY ") || rest.starts_with("von ") ||
                    rest.starts_with("por ") || rest.starts_with("par ");
    if ((!parted && !by) || (!written && is_other_work(before))) continue;
    std::vector<std::string> names;
    if (!read_byline(rest, names) || (!parted && !is_full_name(names.front()))) continue;
    for (const std::string& name : names) add_name(name, out);
    return true;
  }
  return false;
}

std::string squeezed(std::string_view text) {
  std::string lowered = lower(text);
  std::string out;
  for (std::size_t at = 0; at < lowered.size();) {
    const std::size_t begin = at;
    if (words::is_word(words::read_char(lowered, at))) out.append(lowered, begin, at - begin);
  }
  return out;
}

bool is_generic_name(std::string_view name) {
  bool generic = true;
  std::size_t count = 0;
  each_word(name, [&](std::string_view word) {
    ++count;
    if (!is_word_of(lower(trim(word)), kGeneric)) generic = false;
  });
  return generic || count == 0;
}

void append_names(std::string_view raw, std::vector<std::string>& out) {
  if (raw.size() > kMaxLineBytes) return;
  const std::string text = without_brackets(raw);
  std::string_view line = trim(text);
  const Cue cue = cue_at_start(line);
  // "Di Canio" and "Da Silva" open with what is a cue elsewhere: it needs a full name behind it, or a colon.
  if (cue.length > 0 && (cue.colon || cue.length > 3 || line.starts_with("By ") || line.starts_with("by ") ||
                         is_full_name(trim(line.substr(cue.length, end_of_names(line.substr(cue.length))))))) {
    line.remove_prefix(cue.length);
  }
  line = trim(line.substr(0, end_of_names(line)));
  each_tail([&](std::string_view tail) {
    if (line.ends_with(tail) && line.size() > tail.size()) line = trim(line.substr(0, line.size() - tail.size()));
  });
  if (!turn_round(line, out)) split(line, false, out);
}

bool read_byline(std::string_view line, std::vector<std::string>& out) {
  if (line.size() > kMaxLineBytes) return false;
  // Most lines begin with no cue, and are looked at no further.
  const bool may_have_tail = !line.empty() && static_cast<unsigned char>(line.back()) >= 0x80;
  if (!may_have_tail && !is_glued_by(line) && cue_at_start(trim(line)).length == 0) return false;
  const std::string text = without_brackets(line);
  std::string_view rest = trim(text);
  const std::size_t before = out.size();
  bool has_tail = false;
  each_tail([&](std::string_view tail) {
    if (!rest.ends_with(tail)) return;
    has_tail = true;
    const std::string_view name = trim(rest.substr(0, rest.size() - tail.size()));
    if (is_unspaced_name(name)) add_name(name, out);
  });
  if (has_tail) return out.size() > before;
  Cue cue = cue_at_start(rest);
  if (cue.length == 0 && is_glued_by(rest)) cue.length = 2;
  if (cue.length == 0) return false;
  // "Journalist: Good morning." opens an interview's answer.
  if (cue.colon && words::end_of(line) == words::End::sentence && !line.ends_with("Jr.")) return false;
  rest.remove_prefix(cue.length);
  rest = rest.substr(0, end_of_names(rest));
  if (rest.empty()) return false;
  const Shape shape = shape_of(rest.substr(0, std::min(rest.find(','), rest.size())));
  // Prose opens with "By" and "Von" too: what follows must be made of names alone.
  const char32_t c = first_char(trim(rest));
  // A pen name may be in lower case, where it is all that the line says: "by annlee".
  if (words::is_lower(c) && !cue.colon && line.size() <= 30 && rest.find(' ') == std::string_view::npos && rest.size() >= 3) {
    add_name(rest, out);
    return out.size() > before;
  }
  if (!words::is_word(c) || words::is_lower(c) || (shape.others > 1 && !cue.colon) || shape.words > 9) return false;
  split(rest, false, out);
  for (std::size_t i = before; i < out.size();) {
    const Shape name = shape_of(out[i]);
    const bool fits = name.words <= 6 && name.others == 0 && (name.roles < name.words) &&
                      (name.words > 1 || is_unspaced_name(out[i]) || trim(rest).size() == out[i].size());
    if (fits) {
      ++i;
    } else {
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  return out.size() > before;
}

bool read_bare_names(std::string_view line, std::vector<std::string>& out) {
  if (line.size() > 120) return false;
  const std::string text = without_brackets(line);
  std::string_view rest = trim(text);
  rest = trim(rest.substr(0, end_of_names(rest)));
  if (rest.empty()) return false;
  std::vector<std::string> names;
  split(rest, true, names);
  if (names.empty()) return false;
  std::size_t bytes = 0;
  for (const std::string& name : names) bytes += name.size();
  // The names must make up the line but for conjunctions and roles.
  if (!is_full_name(trim(rest.substr(0, std::min(rest.find(','), rest.size())))) && bytes * 10 < rest.size() * 7) return false;
  for (const std::string& name : names) add_name(name, out);
  return true;
}

}  // namespace winnow::metadata
