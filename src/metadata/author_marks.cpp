#include "metadata/author_marks.h"

#include <cstdint>
#include <string_view>

#include "head/plain_text.h"
#include "metadata/word_set.h"
#include "skeleton/skeleton.h"

namespace winnow::metadata {
namespace {

constexpr std::size_t kMaxAttributeBytes = 256;

/// Links to a person's page: /author/ann-lee, /autoren/..., /by/...
bool leads_to_author(std::string_view url) {
  static constexpr std::string_view kWays[] = {"author",      "autor",    "auteur", "writer",    "people/",  "person/",
                                               "profile",     "staff/",   "team/",  "by/",       "byline",   "journalist",
                                               "contributor", "reporter", "bio/",   "columnist", "experts/", "user/",
                                               "users/",      "redakt",   "yazar",  "penulis",   "firma"};
  static constexpr WordSet kWaySet(kWays);
  for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
    if (kWaySet.begins(url.substr(at + 1))) return true;
  }
  return false;
}

constexpr std::string_view kAuthorWord[] = {"author"};
constexpr WordSet kAuthor(kAuthorWord);
constexpr std::string_view kAuthorsClassWords[] = {"author",     "byline",   "autor",     "auteur",     "writer",
                                                   "journalist", "reporter", "columnist", "contributor"};
constexpr WordSet kAuthorsClasses(kAuthorsClassWords);

/// What an attribute says, by its name.
enum class Attribute : std::uint8_t { other, relation, address, name };

Attribute attribute_named(std::string_view name) {
  const auto is = [name](std::string_view lower, Attribute kind) {
    return head::equals_ignoring_case(name, lower) ? kind : Attribute::other;
  };
  switch (name.size()) {
    case 2:
      return is("id", Attribute::name);
    case 3:
      return is("rel", Attribute::relation);
    case 4:
      return is("href", Attribute::address);
    case 5:
      return is("class", Attribute::name);
    case 8:
      return is("itemprop", Attribute::relation);
    case 11:
      return is("data-testid", Attribute::name);
    default:
      return Attribute::other;
  }
}

}  // namespace

Mark mark_of(const dom::Dom& dom, dom::NodeId id) {
  const dom::Node& node = dom.nodes[id];
  if (node.tag == dom::Tag::text || node.begin == node.stop) return Mark::none;
  Mark mark = Mark::none;
  bool link = false;
  skeleton::for_each_attribute(dom.page, node.begin, [&](std::string_view name, std::string_view value) {
    value = value.substr(0, kMaxAttributeBytes);
    switch (attribute_named(name)) {
      case Attribute::relation:
        if (kAuthor.stands_in(value)) mark = Mark::marked;
        break;
      case Attribute::address:
        if (node.tag == dom::Tag::a && leads_to_author(value)) link = true;
        break;
      case Attribute::name:
        if (mark == Mark::none && kAuthorsClasses.stands_in(value)) mark = Mark::classed;
        break;
      case Attribute::other:
        break;
    }
  });
  if (mark != Mark::marked && link) mark = Mark::linked;
  return mark;
}

}  // namespace winnow::metadata
