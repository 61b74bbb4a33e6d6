#include "metadata/author_marks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "head/plain_text.h"
#include "skeleton/skeleton.h"
#include "skeleton/tag_lookup.h"

namespace winnow::metadata {
namespace {

constexpr std::size_t kMaxAttributeBytes = 256;

/// A few words in lower case, looked for in any case.
template <std::size_t N>
class WordSet {
 public:
  explicit constexpr WordSet(const std::array<std::string_view, N>& words) : words_(words) {
    for (const std::string_view word : words) {
      may_begin_[static_cast<unsigned char>(word[0])] = true;
      may_begin_[static_cast<unsigned char>(word[0] - 'a' + 'A')] = true;
    }
  }
  [[nodiscard]] bool begins(std::string_view text) const {
    if (text.empty() || !may_begin_[static_cast<unsigned char>(text[0])]) return false;
    return std::any_of(words_.begin(), words_.end(), [&](std::string_view word) {
      return text.size() >= word.size() &&
             std::equal(word.begin(), word.end(), text.begin(), [](char letter, char c) { return letter == skeleton::ascii_lower(c); });
    });
  }
  [[nodiscard]] bool stands_in(std::string_view text) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (may_begin_[static_cast<unsigned char>(text[at])] && begins(text.substr(at))) return true;
    }
    return false;
  }

 private:
  std::array<std::string_view, N> words_;
  std::array<bool, 256> may_begin_{};
};

/// Links to a person's page: /author/ann-lee, /autoren/..., /by/...
bool leads_to_author(std::string_view url) {
  static constexpr WordSet<23> kWays({"author",   "autor", "auteur", "writer",     "people/",     "person/",  "profile", "staff/",
                                      "team/",    "by/",   "byline", "journalist", "contributor", "reporter", "bio/",    "columnist",
                                      "experts/", "user/", "users/", "redakt",     "yazar",       "penulis",  "firma"});
  for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
    if (kWays.begins(url.substr(at + 1))) return true;
  }
  return false;
}

constexpr WordSet<1> kAuthor({"author"});
constexpr WordSet<9> kAuthorsClasses({"author", "byline", "autor", "auteur", "writer", "journalist", "reporter", "columnist",
                                      "contributor"});

}  // namespace

Mark mark_of(const dom::Dom& dom, dom::NodeId id) {
  const dom::Node& node = dom.nodes[id];
  if (node.tag == dom::Tag::text || node.begin == node.stop) return Mark::none;
  Mark mark = Mark::none;
  bool link = false;
  skeleton::for_each_attribute(dom.page, node.begin, [&](std::string_view name, std::string_view value) {
    value = value.substr(0, kMaxAttributeBytes);
    if (head::equals_ignoring_case(name, "rel") || head::equals_ignoring_case(name, "itemprop")) {
      if (kAuthor.stands_in(value)) mark = Mark::marked;
    } else if (head::equals_ignoring_case(name, "href")) {
      if (node.tag == dom::Tag::a && leads_to_author(value)) link = true;
    } else if (head::equals_ignoring_case(name, "class") || head::equals_ignoring_case(name, "data-testid") ||
               head::equals_ignoring_case(name, "id")) {
      if (mark == Mark::none && kAuthorsClasses.stands_in(value)) mark = Mark::classed;
    }
  });
  if (mark != Mark::marked && link) mark = Mark::linked;
  return mark;
}

}  // namespace winnow::metadata
