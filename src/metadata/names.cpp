#include "metadata/names.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "metadata/byline_words.h"
#include "metadata/date_tokens.h"
#include "words/word_bytes.h"
#include "words/words.h"

namespace winnow::metadata {
namespace {

constexpr std::size_t kMaxNameBytes = 80;
constexpr std::size_t kMaxNames = 40;

/// Blanks and marks around a name.
constexpr std::array<bool, 256> kEdges = [] {
  std::array<bool, 256> edges{};
  for (const char c : std::string_view(" \t.,;:|/-*_<>\"")) edges[static_cast<unsigned char>(c)] = true;
  return edges;
}();

constexpr bool is_edge(char c) {
  return kEdges[static_cast<unsigned char>(c)];
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

bool is_east_asian(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

/// Hiragana with other characters behind it: 時系列で見る is a phrase; in a name it ends the given one, as in 小川さくら.
bool has_words_of_kana(std::string_view name) {
  bool kana = false;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = words::read_char(name, at);
    const bool hiragana = c >= 0x3041 && c <= 0x309F;
    if (kana && !hiragana) return true;
    kana = hiragana;
  }
  return false;
}

/// Family and given name with a blank between them, each of a few characters.
bool is_spaced_east_asian_name(std::string_view name) {
  constexpr std::size_t kMaxBytes = 15;  // five characters
  std::size_t words = 0;
  bool fits = true;
  each_word(name, [&](std::string_view word) {
    ++words;
    if (word.size() > kMaxBytes) fits = false;
  });
  return fits && words == 2;
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
    const std::string rest = to_lower(word.substr(i));
    if (month_of(rest, {}) != 0 || (rest.size() > 3 && has_role(rest, kBoundary | kRole)) || rest == "the") return i;
  }
  return 0;
}

/// "Lee, Ann" is one name the other way round.
bool turn_round(std::string_view raw, std::vector<std::string>& out) {
  const std::size_t comma = raw.find(',');
  if (comma == std::string_view::npos || raw.find(',', comma + 1) != std::string_view::npos) return false;
  const std::string_view family = trim_name(raw.substr(0, comma));
  const std::string_view given = trim_name(raw.substr(comma + 1));
  if (family.empty() || given.empty() || family.find(' ') != std::string_view::npos || given.find(' ') != std::string_view::npos)
    return false;
  std::string name(given);
  name += ' ';
  name += family;
  if (!is_full_name(name)) return false;
  add_name(name, out);
  return true;
}

}  // namespace

std::string_view without_mail(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at + 1 >= text.size() || text[at + 1] == ' ') return text;
  const std::size_t space = text.rfind(' ', at);
  return space == std::string_view::npos ? std::string_view() : text.substr(0, space);
}

std::string_view trim_name(std::string_view text) {
  while (!text.empty()) {
    const std::size_t before = text.size();
    while (!text.empty() && is_edge(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_edge(text.back())) {
      // "Jr." and "M.D." keep their full stop.
      if (text.back() == '.' && text.size() >= 3 && (text[text.size() - 2] >= 'A' || text[text.size() - 3] == '.') &&
          text.size() < kMaxNameBytes && (text[text.size() - 3] == '.' || text.ends_with("Jr.") || text.ends_with("Sr."))) {
        break;
      }
      text.remove_suffix(1);
    }
    const auto may_be_mark = [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == '@'; };
    const bool any_mark = !text.empty() && (may_be_mark(text.front()) || may_be_mark(text.back()));
    if (!any_mark) break;
    for (const std::string_view mark : {"•", "·", "⋅", "∙", "–", "—", "，", "、", "：", "\xC2\xA0", "@", "©", "›", "»", "“", "”"}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size());
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    }
    if (text.size() == before) break;
  }
  return text;
}

NameShape shape_of(std::string_view name) {
  NameShape shape;
  each_word(name, [&](std::string_view word) {
    ++shape.words;
    const std::string lowered = to_lower(trim_name(word));
    const char32_t c = first_char(word);
    const bool named = c >= 0x80 ? !words::is_lower(c) : words::is_upper(c);
    if (!is_initials(word)) shape.all_initials = false;
    if (has_role(lowered, kRole | kGeneric)) ++shape.roles;
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
  if (!is_east_asian(first_char(name)) || name.size() < 6 || name.size() > 18 || name.find(' ') != std::string_view::npos) return false;
  if (has_words_of_kana(name)) return false;
  return !name.ends_with("社") && !name.ends_with("网") && !name.ends_with("報") && !name.ends_with("报") && !name.ends_with("新聞");
}

bool looks_like_name(std::string_view name) {
  const char32_t c = first_char(name);
  return words::is_upper(c) || words::is_lower(c) || (is_east_asian(c) && is_spaced_east_asian_name(name));
}

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

std::size_t end_of_names(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view mark : {"|", "•", "·", "⋅", "∙", " - ", " – ", " — ", " // ", "›", "»", "…", "\n", "©", ">"})
    end = std::min(end, text.find(mark));
  std::size_t at = 0;
  while (at < end) {
    const std::size_t stop = std::min(text.find(' ', at), end);
    const std::string_view word = trim_name(text.substr(at, stop - at));
    if (const std::size_t seam = seam_of(word); at > 0 && seam > 0) return static_cast<std::size_t>(word.data() - text.data()) + seam;
    // "Ann Lee December 20": a month behind a name is none of it, but it may be a first name.
    if (at > 0 && word.size() >= 3 && month_of(to_lower(word), {}) != 0) {
      const std::size_t next = stop + 1;
      const bool behind_full_name = trim_name(text.substr(0, at)).find(' ') != std::string_view::npos;
      if (next >= end ? behind_full_name : text[next] >= '0' && text[next] <= '9') return at;
    }
    // A capital makes "In" and "For" the beginning of something else as well; but a name may be "Am" or "Le", though it does not end so.
    if (at > 0 && stop == end && has_role(to_lower(word), kBoundary)) return at;
    if (at > 0 && (has_role(word, kBoundary) || (word.size() > 3 && has_role(to_lower(word), kBoundary)) ||
                   (!word.empty() && word[0] >= '0' && word[0] <= '9'))) {
      return at;
    }
    at = stop + 1;
  }
  return end;
}

void add_name(std::string_view name, std::vector<std::string>& out) {
  name = trim_name(name);
  if (name.empty() || name.size() > kMaxNameBytes || out.size() >= kMaxNames) return;
  const std::string key = squeezed(name);
  if (key.size() < 2 || std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; })) return;
  for (const std::string& other : out) {
    if (squeezed(other) == key) return;
  }
  out.emplace_back(name);
}

void split_names(std::string_view text, bool only_full_names, std::vector<std::string>& out) {
  std::size_t begin = 0;
  bool after_comma = false;
  const auto take = [&](std::size_t end) {
    const std::string_view part = trim_name(without_mail(text.substr(begin, end - begin)));
    if (part.empty() || is_generic_name(part)) return;
    if ((after_comma || only_full_names) && !is_full_name(without_job(part)) && !(after_comma && is_agency(part))) return;
    add_name(without_job(part), out);
  };
  for (std::size_t at = 0; at < text.size();) {
    const bool comma = text[at] == ',';
    const std::size_t length = comma ? 1 : divider_at(text, at);
    if (length == 0) {
      ++at;
      continue;
    }
    // One-letter conjunctions also stand within names; they part two full names only.
    if (length == 3 && text[at] == ' ' && !(is_full_name(trim_name(text.substr(begin, at - begin))))) {
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

bool is_full_name(std::string_view name) {
  if (name.size() > kMaxNameBytes) return false;
  if (is_unspaced_name(name)) return true;
  if (is_east_asian(first_char(name)) && !is_spaced_east_asian_name(name)) return false;
  const NameShape shape = shape_of(name);
  return shape.words >= 2 && shape.words <= 5 && shape.capitalised >= 2 && shape.others == 0 && shape.roles == 0 && !shape.all_initials;
}

bool is_agency(std::string_view name) {
  return has_role(to_lower(trim_name(name)), kAgency);
}

std::string_view without_job(std::string_view name) {
  std::size_t words = 0;
  std::size_t end = 0;
  bool ends_in_job = false;
  each_word(name, [&](std::string_view word) {
    const std::string lowered = to_lower(trim_name(word));
    ends_in_job = has_role(lowered, kJob);
    if (end == 0 && ends_in_job && words >= 2) end = static_cast<std::size_t>(word.data() - name.data());
    ++words;
  });
  if (end == 0 || !ends_in_job) return name;
  const std::string_view person = trim_name(name.substr(0, end));
  const std::string_view first = person.substr(0, person.find(' '));
  return is_full_name(person) && !is_initials(first) ? person : name;  // "AAA Travel Editor" is nobody called so
}

std::string squeezed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::string lowered;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::int8_t byte = words::kWordBytes[static_cast<unsigned char>(text[at])]; byte != words::kBeyondAscii) {
      if (byte != 0) out.push_back(static_cast<char>(byte));
      ++at;
      continue;
    }
    const std::size_t begin = at;
    words::read_char(text, at);
    lowered.clear();
    words::append_lower(text.substr(begin, at - begin), lowered);
    std::size_t lowered_at = 0;
    if (words::is_word(words::read_char(lowered, lowered_at))) out += lowered;
  }
  return out;
}

bool is_generic_name(std::string_view name) {
  bool generic = true;
  std::size_t count = 0;
  each_word(name, [&](std::string_view word) {
    ++count;
    if (!has_role(to_lower(trim_name(word)), kGeneric)) generic = false;
  });
  return generic || count == 0;
}

void append_names(std::string_view raw, std::vector<std::string>& out) {
  if (raw.size() > kMaxNameLineBytes) return;
  const std::string text = without_brackets(raw);
  std::string_view line = trim_name(text);
  const Cue cue = cue_at_start(line);
  // "Di Canio" and "Da Silva" open with what is a cue elsewhere: it needs a full name behind it, or a colon.
  if (cue.length > 0 && (cue.colon || cue.length > 3 || line.starts_with("By ") || line.starts_with("by ") ||
                         is_full_name(trim_name(line.substr(cue.length, end_of_names(line.substr(cue.length))))))) {
    line.remove_prefix(cue.length);
  }
  line = trim_name(line.substr(0, end_of_names(line)));
  for (const std::string_view tail : byline_tails()) {
    if (line.ends_with(tail) && line.size() > tail.size()) line = trim_name(line.substr(0, line.size() - tail.size()));
  }
  if (!turn_round(line, out)) split_names(line, false, out);
}

bool read_bare_names(std::string_view line, std::vector<std::string>& out) {
  if (line.size() > 120) return false;
  const std::string text = without_brackets(line);
  std::string_view rest = trim_name(text);
  rest = trim_name(rest.substr(0, end_of_names(rest)));
  if (rest.empty()) return false;
  std::vector<std::string> names;
  split_names(rest, true, names);
  if (names.empty()) return false;
  std::size_t bytes = 0;
  for (const std::string& name : names) bytes += name.size();
  // The names must make up the line but for conjunctions and roles.
  if (!is_full_name(trim_name(rest.substr(0, std::min(rest.find(','), rest.size())))) && bytes * 10 < rest.size() * 7) return false;
  for (const std::string& name : names) add_name(name, out);
  return true;
}

}  // namespace winnow::metadata
