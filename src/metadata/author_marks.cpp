#include "metadata/author_marks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "head/plain_text.h"
#include "skeleton/skeleton.h"

namespace winnow::metadata {
namespace {

constexpr std::size_t kMaxAttributeBytes = 256;

template <std::size_t N>
bool holds_one_of(std::string_view lowered, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return lowered.find(word) != std::string_view::npos; });
}

/// Links to a person's page: /author/ann-lee, /autoren/..., /by/...
bool leads_to_author(std::string_view lowered) {
  constexpr std::array<std::string_view, 23> kWays = {"/author",  "/autor",     "/auteur", "/writer",     "/people/",     "/person/",
                                                      "/profile", "/staff/",    "/team/",  "/journalist", "/contributor", "/reporter",
                                                      "/by/",     "/columnist", "/redakt", "/user/",      "/users/",      "/experts/",
                                                      "/byline",  "/bio/",      "/yazar",  "/penulis",    "/firma"};
  return holds_one_of(lowered, kWays);
}

bool names_author(std::string_view lowered) {
  constexpr std::array<std::string_view, 9> kWords = {"author",     "byline",   "autor",     "auteur",     "writer",
                                                      "journalist", "reporter", "columnist", "contributor"};
  return holds_one_of(lowered, kWords);
}

}  // namespace

Mark mark_of(const dom::Dom& dom, dom::NodeId id) {
  const dom::Node& node = dom.nodes[id];
  if (node.tag == dom::Tag::text || node.begin == node.stop) return Mark::none;
  Mark mark = Mark::none;
  bool link = false;
  char buffer[kMaxAttributeBytes];
  const auto lowered = [&](std::string_view value) {
    value = value.substr(0, kMaxAttributeBytes);
    std::transform(value.begin(), value.end(), buffer, head::lower);
    return std::string_view(buffer, value.size());
  };
  skeleton::for_each_attribute(dom.page, node.begin, [&](std::string_view name, std::string_view value) {
    if (head::equals_ignoring_case(name, "rel") || head::equals_ignoring_case(name, "itemprop")) {
      if (lowered(value).find("author") != std::string_view::npos) mark = Mark::marked;
    } else if (head::equals_ignoring_case(name, "href")) {
      if (node.tag == dom::Tag::a && leads_to_author(lowered(value))) link = true;
    } else if (head::equals_ignoring_case(name, "class") || head::equals_ignoring_case(name, "data-testid") ||
               head::equals_ignoring_case(name, "id")) {
      if (mark == Mark::none && names_author(lowered(value))) mark = Mark::classed;
    }
  });
  if (mark != Mark::marked && link) mark = Mark::linked;
  return mark;
}

}  // namespace winnow::metadata
