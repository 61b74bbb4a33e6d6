// head -- reads what the page says of itself: title, meta, ld+json, hydration JSON.
//   in:    the skeleton's asides, the page          borrowed for the call
//   out:   Head                                     candidates, each with its source; nothing is decided here
//   never: throws; trusts: a page may lie
//   knobs: kMaxJsonBytes, kMaxJsonDepth
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "skeleton/skeleton.h"

namespace winnow::head {

enum class Source : std::uint8_t { ld_json, open_graph, meta, twitter, title_element, link, microdata, hydration };

struct Candidate {
  std::string value;  ///< UTF-8, character references decoded, white space collapsed
  Source source;
  bool organisation = false;  ///< an author that the page says is an organisation, or that is its publisher too
};

struct Head {
  std::vector<Candidate> titles;     ///< ld+json headline, og:title, <title>, ... in page order within a source
  std::vector<Candidate> authors;    ///< as written: "A and B" may be one; addresses are left out
  std::vector<Candidate> published;  ///< as written; metadata parses them
  std::vector<Candidate> modified;
  std::vector<Candidate> site_names;
  std::vector<Candidate> descriptions;
  std::vector<Candidate> urls;       ///< canonical, og:url, ld+json url
  std::vector<Candidate> languages;  ///< <html lang>, og:locale, ld+json inLanguage, http-equiv content-language
  std::vector<Candidate> tags;
  std::vector<std::string>
      types;            ///< og:type and ld+json @type of the page's main entity, as written ("article", "NewsArticle", "Product")
  std::string ld_body;  ///< articleBody, HTML in it made text, paragraphs by '\n'; "" without
};

/// When the time is up, what was read so far.
Head read(const skeleton::Skeleton& skeleton, std::string_view page, const budget::Deadline& deadline = {});

/// What the JSON that scripts build the page from says of its article.
struct Hydration {
  std::string body;                  ///< the longest article-like text, paragraphs by '\n'; "" without
  std::vector<Candidate> authors;    ///< of the object that holds the body and a date of publication
  std::vector<Candidate> published;  ///< as written
};

/// Apart from read() because it costs as much as all the rest of a page: ask for it when the page itself has no body.
/// Nothing more is read once the deadline is up.
Hydration read_hydration(const skeleton::Skeleton& skeleton, std::string_view page, const budget::Deadline& deadline = {});

}  // namespace winnow::head
