// metadata -- title, authors, dates and the rest, resolved from what the head says and what the page shows.
//   in:    Head, BlockList, Measured, Selection, which article, the page's URL     borrowed for the call
//   out:   Metadata                                 values, and which blocks they were read from
//   never: throws, takes the publisher for an author, takes today for the date
//   knobs: none
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "blocks/blocks.h"
#include "head/head.h"
#include "select/select.h"
#include "signals/measure.h"

namespace winnow::metadata {

struct Metadata {
  std::string title;
  std::vector<std::string> authors;
  std::string published;  ///< ISO 8601; that of the last change where the page gives no other
  std::string modified;   ///< ISO 8601
  std::string site_name;
  std::string language;  ///< BCP 47
  std::string url;
  std::vector<std::string> tags;
  std::string standfirst;
  /// Blocks that say one of these, and are no body text therefore: title, byline_used, dateline_used, standfirst, repeated_title.
  std::vector<std::pair<std::uint32_t, Reason>> used;
  std::unordered_set<std::uint32_t> used_blocks;  ///< the blocks of `used`

  /// The first use of a block counts.
  void use(std::uint32_t block, Reason reason) {
    if (used_blocks.insert(block).second) used.emplace_back(block, reason);
  }
};

/// `article` indexes selection.articles. With several articles on the page the head speaks for the page, not for an article:
/// then only site, language and tags are taken from it. The dom may be null (plain text): it serves microdata and <time datetime>.
Metadata resolve(const head::Head& head, const blocks::BlockList& list, const signals::Measured& measured, const dom::Dom* dom,
                 const select::Selection& selection, std::size_t article, std::string_view url);

/// What the JSON that an article's body comes from says of it: fills the fields that are empty still.
void complete(const head::Hydration& hydration, std::vector<std::string>& authors, std::string& published);

}  // namespace winnow::metadata
