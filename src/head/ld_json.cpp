#include "head/ld_json.h"

#include <algorithm>
#include <array>
#include <utility>

#include "head/json_repair.h"
#include "head/plain_text.h"

namespace winnow::head {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kArticleRank = 30;
constexpr int kPageRank = 10;
constexpr std::size_t kMaxEntities = 256;
constexpr std::size_t kMaxPeople = 64;
constexpr std::size_t kMaxTags = 64;

bool get_string(object from, std::string_view key, std::string_view& value) {
  return from[key].get(value) == simdjson::SUCCESS && !value.empty();
}

/// Calls visit(element) for the value, or for each element of it when it is an array.
template <typename Visit>
void each(element value, std::size_t limit, Visit&& visit) {
  array items;
  if (value.get(items) != simdjson::SUCCESS) {
    visit(value);
    return;
  }
  for (const element item : items) {
    if (limit-- == 0) return;
    visit(item);
  }
}

bool ends_ignoring_case(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && equals_ignoring_case(text.substr(text.size() - ending.size()), ending);
}

/// How likely a type holds what a reader came for. Names end alike, so a new kind of article is known by its ending.
int rank_of_type(std::string_view type) {
  if (const std::size_t slash = type.find_last_of("/:#"); slash != std::string_view::npos) type.remove_prefix(slash + 1);
  constexpr std::array<std::string_view, 3> kPosts = {"Report", "SocialMediaPosting", "DiscussionForumPosting"};
  constexpr std::array<std::string_view, 11> kWorks = {"Recipe",    "Review", "CriticReview", "HowTo",   "CreativeWork", "PodcastEpisode",
                                                       "Interview", "Event",  "Course",       "Dataset", "Guide"};
  const auto is_one_of = [&](const auto& names) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return equals_ignoring_case(type, name); });
  };
  if (ends_ignoring_case(type, "Article") || ends_ignoring_case(type, "BlogPosting")) return kArticleRank + 10;
  if (is_one_of(kPosts)) return kArticleRank + 5;
  if (is_one_of(kWorks)) return kPageRank + 10;
  if (equals_ignoring_case(type, "VideoObject")) return kPageRank + 5;
  if (ends_ignoring_case(type, "Page") || equals_ignoring_case(type, "Blog")) return kPageRank;
  return ends_ignoring_case(type, "Organization") || equals_ignoring_case(type, "WebSite") ? 1 : 0;
}

int rank_of(object entity) {
  element type;
  if (entity["@type"].get(type) != simdjson::SUCCESS) return 0;
  int rank = 0;
  each(type, 8, [&](element name) {
    std::string_view text;
    if (name.get(text) == simdjson::SUCCESS) rank = std::max(rank, rank_of_type(text));
  });
  if (rank < kPageRank) return rank;
  // Of two articles the one that says more is the page's own; a teaser has a headline and no more.
  for (const std::string_view key : {"headline", "datePublished", "author", "articleBody"}) {
    if (entity[key].error() == simdjson::SUCCESS) ++rank;
  }
  return rank;
}

bool has_type(object entity, std::string_view wanted) {
  element type;
  bool found = false;
  if (entity["@type"].get(type) != simdjson::SUCCESS) return false;
  each(type, 8, [&](element name) {
    std::string_view text;
    if (name.get(text) == simdjson::SUCCESS && text.ends_with(wanted)) found = true;
  });
  return found;
}

void add(std::vector<Candidate>& to, std::string_view raw, bool organisation = false) {
  std::string value = value_of(raw, decode::ReferenceIn::text);
  if (value.empty()) return;
  for (const Candidate& other : to) {
    if (other.source == Source::ld_json && other.value == value) return;
  }
  to.push_back({std::move(value), Source::ld_json, organisation});
}

void add_field(object from, std::string_view key, std::vector<Candidate>& to) {
  std::string_view value;
  element any;
  if (from[key].get(any) != simdjson::SUCCESS) return;
  each(any, 4, [&](element item) {
    object literal;
    if (item.get(value) == simdjson::SUCCESS) {
      add(to, value);
    } else if (item.get(literal) == simdjson::SUCCESS &&
               (get_string(literal, "@value", value) || get_string(literal, "alternateName", value) || get_string(literal, "name", value) ||
                get_string(literal, "@id", value))) {
      add(to, value);
    }
  });
}

void add_keywords(object from, Head& head) {
  element keywords;
  if (from["keywords"].get(keywords) != simdjson::SUCCESS) return;
  each(keywords, kMaxTags, [&](element item) {
    std::string_view text;
    object term;
    if (item.get(term) == simdjson::SUCCESS) get_string(term, "name", text);
    if (text.empty() && item.get(text) != simdjson::SUCCESS) return;
    add_tags(text, Source::ld_json, head);
  });
}

}  // namespace

void add_tags(std::string_view list, Source source, Head& head) {
  while (!list.empty() && head.tags.size() < 4 * kMaxTags) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string tag = value_of(list.substr(0, comma), decode::ReferenceIn::text);
    list.remove_prefix(std::min(comma + 1, list.size()));
    if (!tag.empty()) head.tags.push_back({std::move(tag), source});
  }
}

simdjson::error_code JsonDocument::parse_strict(std::string_view text) {
  if (text.size() > kMaxJsonBytes) return simdjson::CAPACITY;
  padded_.clear();
  padded_.reserve(text.size() + simdjson::SIMDJSON_PADDING);
  padded_.append(text);
  if (const auto error = parser_.allocate(text.size(), kMaxJsonDepth); error) return error;
  return parser_.parse(padded_.data(), text.size(), false).get(root_);
}

bool JsonDocument::parse(std::string_view text) {
  text = unwrap_json(text);
  if (text.empty()) return false;
  const simdjson::error_code error = parse_strict(text);
  if (error == simdjson::SUCCESS) return true;
  if (error == simdjson::CAPACITY || error == simdjson::DEPTH_ERROR) return false;
  const std::string mended = repair_json(text, kMaxJsonDepth);
  return !mended.empty() && parse_strict(mended) == simdjson::SUCCESS;
}

void LdJson::add_block(std::string_view text) {
  auto document = std::make_unique<JsonDocument>();
  if (!document->parse(text)) return;
  visit(document->root());
  documents_.push_back(std::move(document));
}

void LdJson::visit(element root) {
  // Only the ways that lead to the page's own entity: an article named in a list, a comment or a mention is another's.
  std::vector<element> waiting{root};
  while (!waiting.empty() && entities_.size() < kMaxEntities) {
    const element next = waiting.back();
    waiting.pop_back();
    array items;
    if (next.get(items) == simdjson::SUCCESS) {
      const std::size_t first = waiting.size();
      for (const element item : items) {
        if (waiting.size() - first >= kMaxEntities) break;
        waiting.push_back(item);
      }
      std::reverse(waiting.begin() + static_cast<std::ptrdiff_t>(first), waiting.end());
      continue;
    }
    object entity;
    if (next.get(entity) != simdjson::SUCCESS) continue;
    for (const std::string_view way : {"mainEntityOfPage", "mainEntity", "@graph"}) {
      element inner;
      if (entity[way].get(inner) == simdjson::SUCCESS) waiting.push_back(inner);
    }
    std::string_view id;
    if (get_string(entity, "@id", id)) identified_.push_back({id, entity});
    if (const int rank = rank_of(entity); rank > 0) entities_.push_back({entity, rank});
  }
}

object LdJson::resolve(object reference) const {
  std::string_view id;
  if (reference["name"].error() == simdjson::SUCCESS || !get_string(reference, "@id", id)) return reference;
  for (const Identified& known : identified_) {
    if (known.id == id && known.object["name"].error() == simdjson::SUCCESS) return known.object;
  }
  return reference;
}

std::string_view LdJson::publisher_of(object entity) const {
  element value;
  std::string_view name;
  if (entity["publisher"].get(value) != simdjson::SUCCESS) return {};
  each(value, 1, [&](element item) {
    object publisher;
    if (item.get(publisher) == simdjson::SUCCESS) {
      get_string(resolve(publisher), "name", name);
    } else if (item.get(name) != simdjson::SUCCESS) {
      name = {};
    }
  });
  return name;
}

void LdJson::write_person(object person, std::string_view publisher, Head& head) const {
  person = resolve(person);
  const bool is_person = has_type(person, "Person");
  const bool organisation =
      !is_person && (has_type(person, "Organization") || has_type(person, "Corporation") || has_type(person, "WebSite"));
  element names;
  if (person["name"].get(names) == simdjson::SUCCESS) {
    each(names, kMaxPeople, [&](element item) {
      std::string_view name;
      object literal;
      if (item.get(literal) == simdjson::SUCCESS) get_string(literal, "@value", name);
      if (name.empty() && item.get(name) != simdjson::SUCCESS) return;
      const bool is_publisher = organisation || (!is_person && !publisher.empty() && equals_ignoring_case(name, publisher));
      if (!is_address(name)) add(head.authors, name, is_publisher);
    });
    return;
  }
  std::string_view given;
  std::string_view family;
  get_string(person, "givenName", given);
  get_string(person, "familyName", family);
  if (!family.empty()) add(head.authors, std::string(given) + ' ' + std::string(family), organisation);
}

void LdJson::write_people(element value, std::string_view publisher, Head& head) const {
  each(value, kMaxPeople, [&](element item) {
    object person;
    std::string_view name;
    if (item.get(person) == simdjson::SUCCESS) {
      write_person(person, publisher, head);
    } else if (item.get(name) == simdjson::SUCCESS && !is_address(name)) {
      add(head.authors, name, !publisher.empty() && equals_ignoring_case(name, publisher));
    } else if (array nested; item.get(nested) == simdjson::SUCCESS) {
      each(item, kMaxPeople, [&](element inner) {
        if (inner.get(person) == simdjson::SUCCESS) write_person(person, publisher, head);
        if (inner.get(name) == simdjson::SUCCESS && !is_address(name)) add(head.authors, name);
      });
    }
  });
}

/// What an article and a plain page say alike.
void LdJson::write_shared(object entity, Head& head) const {
  add_field(entity, "datePublished", head.published);
  if (head.published.empty()) add_field(entity, "uploadDate", head.published);
  if (head.published.empty()) add_field(entity, "dateCreated", head.published);
  add_field(entity, "dateModified", head.modified);
  add_field(entity, "description", head.descriptions);
  add_field(entity, "inLanguage", head.languages);
  add_field(entity, "url", head.urls);
  const std::string_view publisher = publisher_of(entity);
  if (!publisher.empty()) add(head.site_names, publisher);
  if (!head.authors.empty() && head.authors.front().source == Source::ld_json) return;
  for (const std::string_view key : {"author", "creator"}) {
    element people;
    if (entity[key].get(people) == simdjson::SUCCESS) write_people(people, publisher, head);
    if (!head.authors.empty()) return;
  }
}

void LdJson::write_article(object entity, Head& head) const {
  add_field(entity, "headline", head.titles);
  add_field(entity, "name", head.titles);
  write_shared(entity, head);
  element page;
  std::string_view address;
  if (entity["mainEntityOfPage"].get(page) == simdjson::SUCCESS) {
    object inner;
    if (page.get(address) == simdjson::SUCCESS || (page.get(inner) == simdjson::SUCCESS && get_string(inner, "@id", address))) {
      if (is_address(address)) add(head.urls, address);
    }
  }
  add_keywords(entity, head);
  std::string_view body;
  if (get_string(entity, "articleBody", body) || get_string(entity, "text", body)) head.ld_body = lines_of(body);
}

void LdJson::write(Head& head) const {
  std::vector<Entity> order(entities_);
  std::stable_sort(order.begin(), order.end(), [](const Entity& a, const Entity& b) { return a.rank > b.rank; });
  if (order.empty()) return;
  const object main = order.front().object;
  if (order.front().rank >= kPageRank) {
    element type;
    if (main["@type"].get(type) == simdjson::SUCCESS) {
      each(type, 8, [&](element name) {
        std::string_view text;
        if (name.get(text) == simdjson::SUCCESS) head.types.emplace_back(text);
      });
    }
    write_article(main, head);
  }
  for (std::size_t i = 1; i < order.size(); ++i) {
    const auto& [entity, rank] = order[i];
    std::string_view name;
    if (rank >= kArticleRank) {
      // Another article says nothing of this one, unless it is the same one told twice.
      if (!get_string(entity, "headline", name) || head.titles.empty() ||
          head.titles.front().value != value_of(name, decode::ReferenceIn::text)) {
        continue;
      }
      write_article(entity, head);
    } else if (rank >= kPageRank && !has_type(entity, "VideoObject")) {
      add_field(entity, "name", head.titles);
      write_shared(entity, head);
    } else if (rank > 0 && rank < kPageRank && head.site_names.size() < 8 && get_string(entity, "name", name)) {
      add(head.site_names, name);
    }
  }
}

}  // namespace winnow::head
