// Finds who wrote an article.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "metadata/page.h"

namespace winnow::metadata {

/// Where names were found.
enum class AuthorSource : std::uint8_t {
  ld_json,    ///< people in ld+json
  marked,     ///< rel=author or itemprop=author near the title
  cue,        ///< a line near the title that begins with "By" or its like
  inner_cue,  ///< a line near the title that goes on so
  linked,     ///< a link to an author's page near the title
  classed,    ///< an element of class "byline" or "author" near the title
  twitter,    ///< twitter:data1 labelled "Written by"
  open_graph,
  meta,
  opening,       ///< a paragraph of a name alone, right above the body
  behind,        ///< a byline behind the body
  bare,          ///< a line of names alone, beside the date or the title
  editor,        ///< who answers for the article, where it names nobody else
  organisation,  ///< what ld+json types as an organisation
  count
};

struct AuthorCandidates {
  std::array<std::vector<std::string>, static_cast<std::size_t>(AuthorSource::count)> names;
  std::vector<std::uint32_t> byline_blocks;  ///< blocks that hold nothing but a byline

  [[nodiscard]] const std::vector<std::string>& of(AuthorSource source) const { return names[static_cast<std::size_t>(source)]; }
  std::vector<std::string>& of(AuthorSource source) { return names[static_cast<std::size_t>(source)]; }
};

AuthorCandidates find_authors(const Page& page, const std::vector<std::uint32_t>& date_blocks);

/// The people among the candidates: no site, no agency of generic name.
std::vector<std::string> choose_authors(const AuthorCandidates& candidates, const Page& page);

}  // namespace winnow::metadata
