// Reads the article out of the JSON that scripts build a page from: __NEXT_DATA__, window.__STATE__ = {...}, JSON.parse("...").
// Nothing is run: objects are found by their brackets. Each system names its fields in its own way, so the text is known by its looks.
#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "head/head.h"
#include "head/hydration_story.h"
#include "head/ld_json.h"
#include "head/plain_text.h"

namespace winnow::head {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kLeastJsonBytes = 400;  ///< of an object that is worth parsing
constexpr std::size_t kLeastProseBytes = 40;  ///< of a paragraph
constexpr std::size_t kLeastBodyBytes = 250;  ///< of a body
constexpr std::size_t kMaxFailedScans = 8;    ///< objects that do not close: each may cost a look through its script
constexpr std::size_t kMaxDocuments = 200;
constexpr std::size_t kBytesOfAStep = 64;
constexpr std::size_t kMaxStories = 2000;
constexpr std::size_t kMaxElementDepth = 8;                    ///< of a paragraph's own markup
constexpr std::size_t kMaxNestedBytes = std::size_t{4} << 20;  ///< JSON within strings of JSON

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Bytes of prose in a string: 0 for addresses, keys, code and numbers.
std::size_t prose_bytes(std::string_view text) {
  if (text.size() < kLeastProseBytes || is_address(text)) return 0;
  std::size_t spaces = 0;
  std::size_t code = 0;
  std::size_t wide = 0;
  char before = 0;
  for (const char c : text) {
    if (c == ' ') ++spaces;
    if (c == '{' || c == '}' || c == ';' || c == '=' || c == '\\' || c == '_' || c == '$') ++code;
    if (before == '"' && (c == ':' || c == ']')) ++code;  // JSON within the text
    if (static_cast<unsigned char>(c) >= 0xE0) ++wide;
    before = c;
  }
  const bool has_words = spaces * 14 >= text.size() || wide * 4 >= text.size();
  return has_words && code * 25 <= text.size() ? text.size() : 0;
}

template <std::size_t N>
std::size_t count_of(std::string_view text, const std::array<std::string_view, N>& words) {
  std::size_t said = 0;
  for (const std::string_view word : words) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) ++said;
  }
  return said;
}

/// The other long texts that scripts carry: consent dialogs, programs, and trees of components.
bool is_no_article(std::string_view text) {
  constexpr std::array<std::string_view, 5> kConsent = {"cookie", "Cookie", "consent", "our partners", "legitimate interest"};
  constexpr std::array<std::string_view, 8> kCode = {"function", "const ", "=>", "return ", "typeof ", "[\"$\"", "className", "\",\""};
  const std::size_t consent = count_of(text, kConsent);
  const std::size_t code = count_of(text, kCode);
  return (consent >= 2 && consent * 400 >= text.size()) || (code >= 3 && code * 600 >= text.size());
}

/// Names of elements, as JsonML writes them at the head of a list: ["p", "text"].
bool is_element_name(std::string_view text) {
  constexpr std::array<std::string_view, 24> kNames = {"p",  "div", "span",       "strong", "em",  "b",       "i",       "a",
                                                       "h1", "h2",  "h3",         "h4",     "h5",  "h6",      "ul",      "ol",
                                                       "li", "br",  "blockquote", "figure", "img", "section", "article", "cite"};
  return std::find(kNames.begin(), kNames.end(), text) != kNames.end();
}

/// Keys under which paragraphs keep their text.
bool is_text_key(std::string_view key) {
  constexpr std::array<std::string_view, 20> kKeys = {"text",   "content",  "value",    "html",     "body",  "paragraph",  "paragraphs",
                                                      "markup", "data",     "children", "items",    "model", "blocks",     "nodes",
                                                      "copy",   "richtext", "elements", "contents", "p",     "articlebody"};
  return std::any_of(kKeys.begin(), kKeys.end(), [&](std::string_view known) { return equals_ignoring_case(key, known); });
}

/// Keys that a teaser of another article has beside its text.
bool is_teaser_key(std::string_view key) {
  constexpr std::array<std::string_view, 9> kKeys = {"headline", "url",       "slug",          "canonical_url", "canonicalurl",
                                                     "link",     "permalink", "publisheddate", "author"};
  return std::any_of(kKeys.begin(), kKeys.end(), [&](std::string_view known) { return equals_ignoring_case(key, known); });
}

/// The text of one element of a list of paragraphs: appended to `out`, inline parts joined, paragraphs by '\n'.
void append_element(element root, std::string& out) {
  struct Waiting {
    element value;
    std::size_t depth;
  };
  std::vector<Waiting> waiting{{root, 0}};
  while (!waiting.empty()) {
    const auto [value, depth] = waiting.back();
    waiting.pop_back();
    std::string_view text;
    array items;
    object fields;
    if (value.get(text) == simdjson::SUCCESS) {
      if (is_element_name(text)) continue;
      out += text;
      // Parts of one line go on in its next part; a full sentence of a paragraph's length stands alone.
      if (text.size() >= kLeastProseBytes && std::string_view(".!?>\"").find(text.back()) != std::string_view::npos) out += '\n';
      continue;
    }
    if (depth >= kMaxElementDepth) continue;
    const std::size_t first = waiting.size();
    if (value.get(items) == simdjson::SUCCESS) {
      for (const element item : items) waiting.push_back({item, depth + 1});
    } else if (value.get(fields) == simdjson::SUCCESS) {
      bool said = false;
      for (const auto field : fields) {
        if (!said && is_text_key(field.key) && field.value.get(text) == simdjson::SUCCESS) {
          waiting.push_back({field.value, depth + 1});
          said = true;
        }
      }
      for (const auto field : fields) {
        if (!said && is_text_key(field.key)) waiting.push_back({field.value, depth + 1});
      }
    }
    std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(first), waiting.end());
  }
}

bool is_teaser(element value) {
  object fields;
  if (value.get(fields) != simdjson::SUCCESS) return false;
  std::size_t keys = 0;
  for (const auto field : fields) keys += is_teaser_key(field.key) ? 1 : 0;
  return keys >= 2;
}

class BodyFinder {
 public:
  explicit BodyFinder(const budget::Deadline& deadline) : deadline_(deadline) {}

  void read_json(std::string_view text) {
    auto document = std::make_unique<JsonDocument>();
    if (documents_.size() >= kMaxDocuments || !document->parse(text)) return;
    search(document->root());
    documents_.push_back(std::move(document));
  }

  /// Objects and arrays of a script, and strings that hold JSON.
  void read_script(std::string_view script) {
    std::size_t failed = 0;
    for (std::size_t at = script.find_first_of("{["); at != std::string_view::npos && failed < kMaxFailedScans;
         at = script.find_first_of("{[", at)) {
      if (!opens_json(script, at)) {
        ++at;
        continue;
      }
      const std::size_t end = closing(script, at);
      if (end == std::string_view::npos) {
        ++failed;
        ++at;
        continue;
      }
      if (end - at >= kLeastJsonBytes) read_json(script.substr(at, end - at));
      at = end;
    }
    constexpr std::string_view kParse = "JSON.parse(\"";
    for (std::size_t at = script.find(kParse); at != std::string_view::npos; at = script.find(kParse, at)) {
      const std::size_t begin = at + kParse.size() - 1;
      std::size_t end = begin + 1;
      while (end < script.size() && script[end] != '"') end += script[end] == '\\' ? 2 : 1;
      if (end >= script.size()) return;
      read_nested(script.substr(begin, end + 1 - begin));
      at = end;
    }
  }

  [[nodiscard]] Hydration found() const {
    Hydration found;
    if (best_bytes_ < kLeastBodyBytes) return found;
    found.body = best_;
    if (best_story_ < stories_.size()) read_story(stories_[best_story_], found);
    return found;
  }

 private:
  /// `{"key":` or `[{` or `["`, and so no block of a program.
  static bool opens_json(std::string_view script, std::size_t at) {
    std::size_t next = at + 1;
    while (next < script.size() && next < at + 40 && is_blank(script[next])) ++next;
    if (next >= script.size()) return false;
    if (script[at] == '[') return script[next] == '{' || (script[next] >= '0' && script[next] <= '9');
    if (script[next] != '"') return false;
    const std::size_t quote = script.find('"', next + 1);
    if (quote == std::string_view::npos || quote - next > 80) return false;
    next = quote + 1;
    while (next < script.size() && next < quote + 40 && is_blank(script[next])) ++next;
    return next < script.size() && script[next] == ':';
  }

  /// One past the bracket that closes the one at `at`; npos when none does.
  static std::size_t closing(std::string_view script, std::size_t at) {
    std::size_t depth = 0;
    for (std::size_t i = at; i < script.size(); ++i) {
      const char c = script[i];
      if (c == '"') {
        ++i;
        while (i < script.size() && script[i] != '"') i += script[i] == '\\' ? 2 : 1;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return std::string_view::npos;
  }

  /// A string literal that holds JSON.
  void read_nested(std::string_view literal) {
    simdjson::dom::parser parser;
    element root;
    std::string_view inner;
    if (nested_bytes_ + literal.size() > kMaxNestedBytes) return;
    nested_bytes_ += literal.size();
    if (parser.parse(literal.data(), literal.size()).get(root) == simdjson::SUCCESS && root.get(inner) == simdjson::SUCCESS)
      read_json(inner);
  }

  static constexpr std::size_t kNoStory = static_cast<std::size_t>(-1);

  void search(element root) {
    struct Waiting {
      element value;
      std::size_t story;  ///< the nearest object around it that has a date of publication
    };
    std::vector<Waiting> waiting{{root, kNoStory}};
    std::vector<std::string> nested;
    while (!waiting.empty() && !deadline_.is_up()) {
      const auto [next, around] = waiting.back();
      waiting.pop_back();
      array items;
      object fields;
      std::string_view text;
      story_ = around;
      if (next.get(items) == simdjson::SUCCESS) {
        weigh_list(items);
        for (const element item : items) waiting.push_back({item, around});
      } else if (next.get(fields) == simdjson::SUCCESS) {
        const std::size_t story = story_of(fields, around);
        for (const auto field : fields) waiting.push_back({field.value, story});
      } else if (next.get(text) == simdjson::SUCCESS && text.size() >= kLeastBodyBytes) {
        if ((text.front() == '{' || text.front() == '[') && nested_bytes_ + text.size() <= kMaxNestedBytes) {
          nested_bytes_ += text.size();
          nested.emplace_back(text);
        } else {
          weigh_text(text);
        }
      }
    }
    for (const std::string& json : nested) read_json(json);
  }

  std::size_t story_of(object fields, std::size_t around) {
    if (stories_.size() >= kMaxStories || !has_date(fields)) return around;
    stories_.push_back(fields);
    return stories_.size() - 1;
  }

  void weigh_text(std::string_view text) {
    if (text.size() <= best_bytes_ || prose_bytes(text) == 0) return;
    take(lines_of(text));
  }

  /// A list of paragraphs: strings, or objects that hold them.
  void weigh_list(array items) {
    std::size_t bytes = 0;
    std::size_t paragraphs = 0;
    std::size_t strings = 0;
    std::string all;
    std::string one;
    for (const element item : items) {
      if (is_teaser(item)) continue;
      strings += item.is_string() ? 1 : 0;
      one.clear();
      append_element(item, one);
      if (prose_bytes(one) > 0) {
        bytes += one.size();
        ++paragraphs;
      }
      if (one.empty()) continue;
      all += lines_of(one);
      all += '\n';
    }
    // A list of many short strings is a dictionary, or a page's state laid flat.
    if (paragraphs < 2 || bytes <= best_bytes_ || 2 * paragraphs < strings) return;
    while (all.ends_with('\n')) all.pop_back();
    take(std::move(all));
  }

  void take(std::string&& text) {
    std::size_t bytes = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      bytes += prose_bytes(std::string_view(text).substr(begin, end - begin));
      begin = end + 1;
    }
    if (bytes <= best_bytes_ || is_no_article(text)) return;
    best_bytes_ = bytes;
    best_ = std::move(text);
    best_story_ = story_;
  }

  const budget::Deadline& deadline_;
  std::vector<std::unique_ptr<JsonDocument>> documents_;
  std::size_t nested_bytes_ = 0;
  std::string best_;
  std::size_t best_bytes_ = 0;
  std::size_t story_ = kNoStory;  ///< around what is weighed
  std::size_t best_story_ = kNoStory;
  std::vector<object> stories_;
};

}  // namespace

Hydration read_hydration(const skeleton::Skeleton& skeleton, std::string_view page, const budget::Deadline& deadline) {
  BodyFinder finder(deadline);
  for (const skeleton::Aside& aside : skeleton.asides) {
    const std::string_view content = page.substr(aside.content.begin, aside.content.end - aside.content.begin);
    if (content.size() < kLeastJsonBytes) continue;
    if (deadline.is_up(content.size() / kBytesOfAStep)) break;
    if (aside.kind == skeleton::AsideKind::data_json) finder.read_json(content);
    if (aside.kind == skeleton::AsideKind::script) finder.read_script(content);
  }
  return finder.found();
}

}  // namespace winnow::head
