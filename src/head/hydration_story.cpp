#include "head/hydration_story.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "head/plain_text.h"

namespace winnow::head {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMaxAuthors = 20;
constexpr std::size_t kMaxDepth = 8;      ///< of the lists and objects around a name
constexpr std::size_t kMaxPeople = 1000;  ///< values that are looked at for names

/// Whether a key is one of these words, its capitals and underscores aside.
template <std::size_t N>
bool is_one_of(std::string_view key, const std::array<std::string_view, N>& words) {
  constexpr std::size_t kLongestKey = 32;
  if (key.size() > kLongestKey) return false;
  std::string plain;
  for (const char c : key) {
    if (c != '_' && c != '-') plain += lower(c);
  }
  return std::find(words.begin(), words.end(), plain) != words.end();
}

bool is_date_key(std::string_view key) {
  constexpr std::array<std::string_view, 19> kKeys = {
      "datepublished", "publisheddate",   "publishdate", "publicationdate",  "publishedat",    "publishedon",      "publishtime",
      "publishedtime", "publicationtime", "publishdt",   "firstpublishdate", "firstpublished", "firstpublishedat", "firstpublicationdate",
      "displaydate",   "pubdate",         "dateposted",  "releasedate",      "deploydt"};
  return is_one_of(key, kKeys);
}

bool is_author_key(std::string_view key) {
  constexpr std::array<std::string_view, 14> kKeys = {"author",      "authors",  "byline",    "bylines",   "by",
                                                      "credits",     "writer",   "writers",   "creator",   "journalist",
                                                      "journalists", "reporter", "reporters", "authorname"};
  return is_one_of(key, kKeys);
}

bool is_name_key(std::string_view key) {
  constexpr std::array<std::string_view, 5> kKeys = {"name", "displayname", "fullname", "writername", "authorname"};
  return is_one_of(key, kKeys);
}

}  // namespace

bool has_date(object fields) {
  std::string_view date;
  for (const auto field : fields) {
    if (is_date_key(field.key) && field.value.get(date) == simdjson::SUCCESS) return true;
  }
  return false;
}

void read_story(object story, Hydration& found) {
  struct Waiting {
    element value;
    std::size_t depth;
  };
  std::vector<Waiting> people;
  for (const auto field : story) {
    std::string_view text;
    if (is_date_key(field.key) && field.value.get(text) == simdjson::SUCCESS) {
      found.published.push_back({std::string(text), Source::hydration, false});
    } else if (is_author_key(field.key)) {
      people.push_back({field.value, 0});
    }
  }
  for (std::size_t looked = 0; !people.empty() && found.authors.size() < kMaxAuthors && looked < kMaxPeople; ++looked) {
    const auto [value, depth] = people.back();
    people.pop_back();
    std::string_view text;
    array items;
    object fields;
    if (value.get(text) == simdjson::SUCCESS) {
      if (!is_address(text)) found.authors.push_back({value_of(text, decode::ReferenceIn::text), Source::hydration, false});
    } else if (depth < kMaxDepth && value.get(items) == simdjson::SUCCESS) {
      const std::size_t first = people.size();
      for (const element item : items) people.push_back({item, depth + 1});
      std::reverse(people.begin() + static_cast<std::ptrdiff_t>(first), people.end());
    } else if (depth < kMaxDepth && value.get(fields) == simdjson::SUCCESS) {
      for (const auto field : fields) {
        if (is_name_key(field.key) || is_author_key(field.key)) people.push_back({field.value, depth + 1});
      }
    }
  }
}

}  // namespace winnow::head
