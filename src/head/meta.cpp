#include "head/meta.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "head/ld_json.h"
#include "head/plain_text.h"

namespace winnow::head {
namespace {

// What real pages say is far below; a hostile one could say something else of itself for each of its blocks.
constexpr std::size_t kMaxCandidates = 256;  // of one kind
constexpr std::size_t kMaxValueBytes = std::size_t{16} << 10;

enum class Field : std::uint8_t { title, author, published, modified, site_name, description, url, language, tags, type, label, data };

struct Key {
  std::string_view name;  // lower case
  Field field;
  Source source;
};

// What `name`, `property`, `itemprop` and `http-equiv` say; sorted by name. Open Graph (ogp.me), Dublin Core, Highwire ("citation_"),
// schema.org's microdata, and the keys that news systems and their analytics write.
constexpr Key kKeys[] = {
    {"application-name", Field::site_name, Source::meta},
    {"article.author", Field::author, Source::meta},
    {"article.created", Field::published, Source::meta},
    {"article.published", Field::published, Source::meta},
    {"article.updated", Field::modified, Source::meta},
    {"article:author", Field::author, Source::open_graph},
    {"article:author_name", Field::author, Source::open_graph},
    {"article:modified_time", Field::modified, Source::open_graph},
    {"article:published", Field::published, Source::open_graph},
    {"article:published_time", Field::published, Source::open_graph},
    {"article:tag", Field::tags, Source::open_graph},
    {"article_date_original", Field::published, Source::meta},
    {"articleauthor", Field::author, Source::meta},
    {"author", Field::author, Source::meta},
    {"authors", Field::author, Source::meta},
    {"byl", Field::author, Source::meta},
    {"byline", Field::author, Source::meta},
    {"citation_author", Field::author, Source::meta},
    {"citation_date", Field::published, Source::meta},
    {"citation_online_date", Field::published, Source::meta},
    {"citation_publication_date", Field::published, Source::meta},
    {"citation_title", Field::title, Source::meta},
    {"content-language", Field::language, Source::meta},
    {"content:publishdate", Field::published, Source::meta},
    {"creator", Field::author, Source::meta},
    {"cxenseparse:author", Field::author, Source::meta},
    {"cxenseparse:publishtime", Field::published, Source::meta},
    {"cxenseparse:recs:publishtime", Field::published, Source::meta},
    {"cxenseparse:title", Field::title, Source::meta},
    {"date", Field::published, Source::meta},
    {"date-pub", Field::published, Source::meta},
    {"date.available", Field::published, Source::meta},
    {"date.created", Field::published, Source::meta},
    {"date.modified", Field::modified, Source::meta},
    {"date.updated", Field::modified, Source::meta},
    {"datecreated", Field::published, Source::microdata},
    {"datemodified", Field::modified, Source::microdata},
    {"datepublished", Field::published, Source::microdata},
    {"dc.creator", Field::author, Source::meta},
    {"dc.date", Field::published, Source::meta},
    {"dc.date.created", Field::published, Source::meta},
    {"dc.date.issued", Field::published, Source::meta},
    {"dc.description", Field::description, Source::meta},
    {"dc.language", Field::language, Source::meta},
    {"dc.publisher", Field::site_name, Source::meta},
    {"dc.title", Field::title, Source::meta},
    {"dcterms.created", Field::published, Source::meta},
    {"dcterms.creator", Field::author, Source::meta},
    {"dcterms.date", Field::published, Source::meta},
    {"dcterms.issued", Field::published, Source::meta},
    {"dcterms.modified", Field::modified, Source::meta},
    {"dcterms.title", Field::title, Source::meta},
    {"description", Field::description, Source::meta},
    {"displaydate", Field::published, Source::meta},
    {"headline", Field::title, Source::microdata},
    {"keywords", Field::tags, Source::meta},
    {"language", Field::language, Source::meta},
    {"last-modified", Field::modified, Source::meta},
    {"lastmod", Field::modified, Source::meta},
    {"moddate", Field::modified, Source::meta},
    {"news_keywords", Field::tags, Source::meta},
    {"og:article:author", Field::author, Source::open_graph},
    {"og:article:modified_time", Field::modified, Source::open_graph},
    {"og:article:published_time", Field::published, Source::open_graph},
    {"og:author", Field::author, Source::open_graph},
    {"og:description", Field::description, Source::open_graph},
    {"og:locale", Field::language, Source::open_graph},
    {"og:modified_time", Field::modified, Source::open_graph},
    {"og:pubdate", Field::published, Source::open_graph},
    {"og:publish_date", Field::published, Source::open_graph},
    {"og:published_time", Field::published, Source::open_graph},
    {"og:site_name", Field::site_name, Source::open_graph},
    {"og:title", Field::title, Source::open_graph},
    {"og:type", Field::type, Source::open_graph},
    {"og:updated_time", Field::modified, Source::open_graph},
    {"og:url", Field::url, Source::open_graph},
    {"originalpublicationdate", Field::published, Source::meta},
    {"page.date", Field::published, Source::meta},
    {"parsely-author", Field::author, Source::meta},
    {"parsely-pub-date", Field::published, Source::meta},
    {"parsely-tags", Field::tags, Source::meta},
    {"parsely-title", Field::title, Source::meta},
    {"pubdate", Field::published, Source::meta},
    {"publication_date", Field::published, Source::meta},
    {"publish-date", Field::published, Source::meta},
    {"publish_date", Field::published, Source::meta},
    {"published", Field::published, Source::meta},
    {"published-date", Field::published, Source::meta},
    {"published_date", Field::published, Source::meta},
    {"publisheddate", Field::published, Source::meta},
    {"publisher", Field::site_name, Source::meta},
    {"sailthru.author", Field::author, Source::meta},
    {"sailthru.date", Field::published, Source::meta},
    {"sailthru.tags", Field::tags, Source::meta},
    {"sailthru.title", Field::title, Source::meta},
    {"timestamp", Field::published, Source::meta},
    {"title", Field::title, Source::meta},
    {"twitter:data1", Field::data, Source::twitter},
    {"twitter:data2", Field::data, Source::twitter},
    {"twitter:description", Field::description, Source::twitter},
    {"twitter:label1", Field::label, Source::twitter},
    {"twitter:label2", Field::label, Source::twitter},
    {"twitter:title", Field::title, Source::twitter},
};

const Key* key_of(std::string_view name) {
  char buffer[32];
  if (name.size() > sizeof buffer) return nullptr;
  std::transform(name.begin(), name.end(), buffer, lower);
  const std::string_view lowered(buffer, name.size());
  const Key* found =
      std::lower_bound(std::begin(kKeys), std::end(kKeys), lowered, [](const Key& key, std::string_view n) { return key.name < n; });
  return found != std::end(kKeys) && found->name == lowered ? found : nullptr;
}

struct MetaTag {
  const Key* key = nullptr;
  std::string_view content;
};

MetaTag meta_tag(std::string_view page, std::uint32_t tag_begin) {
  std::string_view content;
  const Key* keys[4] = {};  // in the order of trust: property, name, itemprop, http-equiv
  bool has_content = false;
  skeleton::for_each_attribute(page, tag_begin, [&](std::string_view name, std::string_view raw) {
    if (equals_ignoring_case(name, "content")) {
      if (!has_content) content = raw;
      has_content = true;
    } else if (equals_ignoring_case(name, "property")) {
      if (keys[0] == nullptr) keys[0] = key_of(value_of(raw, decode::ReferenceIn::attribute));
    } else if (equals_ignoring_case(name, "name")) {
      if (keys[1] == nullptr) keys[1] = key_of(value_of(raw, decode::ReferenceIn::attribute));
    } else if (equals_ignoring_case(name, "itemprop")) {
      if (keys[2] == nullptr) keys[2] = key_of(value_of(raw, decode::ReferenceIn::attribute));
    } else if (equals_ignoring_case(name, "http-equiv")) {
      if (keys[3] == nullptr) keys[3] = key_of(value_of(raw, decode::ReferenceIn::attribute));
    }
  });
  for (const Key* key : keys) {
    if (key != nullptr) return {key, content};
  }
  return {};
}

/// Systems that announce a page to Twitter write "Written by" as its first label, in the page's language.
bool names_author(std::string_view label) {
  constexpr std::string_view kWords[] = {"written by",      "by",         "author",         "posted by",   "verfasst von",
                                         "geschrieben von", "von",        "autor",          "escrito por", "por",
                                         "écrit par",       "par",        "auteur",         "scritto da",  "da",
                                         "geschreven door", "door",       "autore",         "skrevet av",  "skrevet af",
                                         "skriven av",      "skrivet av", "napisane przez", "автор",       "написано",
                                         "автор:",          "yazan",      "yazar",          "作者",        "kirjoittanut",
                                         "napsal",          "autor:"};
  return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) { return equals_ignoring_case(label, word); });
}

/// Cuts a value between two characters.
void shorten(std::string& value, std::size_t most_bytes) {
  if (value.size() <= most_bytes) return;
  while (most_bytes > 0 && (static_cast<unsigned char>(value[most_bytes]) & 0xC0) == 0x80) --most_bytes;
  value.resize(most_bytes);
}

void add(std::vector<Candidate>& to, std::string_view raw, Source source) {
  if (to.size() >= kMaxCandidates) return;
  std::string value = value_of(raw, decode::ReferenceIn::attribute);
  shorten(value, kMaxValueBytes);
  if (!value.empty()) to.push_back({std::move(value), source, false});
}

}  // namespace

void MetaReader::read_meta(std::string_view page, std::uint32_t tag_begin, Head& head) {
  const auto [key, content] = meta_tag(page, tag_begin);
  if (key == nullptr || content.empty()) return;
  switch (key->field) {
    case Field::title:
      add(head.titles, content, key->source);
      break;
    case Field::author:
      if (!is_address(content)) add(head.authors, content, key->source);
      break;
    case Field::published:
      add(head.published, content, key->source);
      break;
    case Field::modified:
      add(head.modified, content, key->source);
      break;
    case Field::site_name:
      add(head.site_names, content, key->source);
      break;
    case Field::description:
      add(head.descriptions, content, key->source);
      break;
    case Field::url:
      add(head.urls, content, key->source);
      break;
    case Field::language:
      add(head.languages, content, key->source);
      break;
    case Field::tags:
      add_tags(content, key->source, head);
      break;
    case Field::type:
      head.types.push_back(value_of(content, decode::ReferenceIn::attribute));
      break;
    case Field::label:
      labels_author_ = names_author(value_of(content, decode::ReferenceIn::attribute));
      break;
    case Field::data:
      if (std::exchange(labels_author_, false)) add(head.authors, content, key->source);
      break;
  }
}

void read_link(std::string_view page, std::uint32_t tag_begin, Head& head) {
  const skeleton::AttributeValue rel = skeleton::attribute(page, tag_begin, "rel");
  if (!rel.present || !equals_ignoring_case(rel.raw, "canonical")) return;
  add(head.urls, skeleton::attribute(page, tag_begin, "href").raw, Source::link);
}

void read_html(std::string_view page, std::uint32_t tag_begin, Head& head) {
  skeleton::AttributeValue lang = skeleton::attribute(page, tag_begin, "lang");
  if (!lang.present || lang.raw.empty()) lang = skeleton::attribute(page, tag_begin, "xml:lang");
  add(head.languages, lang.raw, Source::title_element);
}

}  // namespace winnow::head
