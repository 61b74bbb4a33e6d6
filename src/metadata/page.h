// One article of a page, as the parts of this room see it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "blocks/blocks.h"
#include "dom/dom.h"
#include "head/head.h"
#include "metadata/block_words.h"
#include "metadata/dates.h"
#include "metadata/region.h"
#include "select/select.h"

namespace winnow::metadata {

struct Page {
  const head::Head& head;  ///< empty when the head speaks of a page of several articles
  const blocks::BlockList& list;
  const dom::Dom* dom;  ///< null for text
  const select::Selection& selection;
  BlockWords words;
  std::string_view url;
  Region region;
  std::vector<std::string> sites;  ///< squeezed names of the site
  DateReading dates;
  std::uint32_t title = select::kNoBlock;  ///< the block that is the title

  [[nodiscard]] bool is_body(std::uint32_t block) const {
    return block < selection.verdicts.size() && selection.verdicts[block].reason == Reason::body;
  }

  /// Blocks [first, last) where a byline or date of the article may stand: around its title, above its body and in the body's first
  /// `into_body` blocks.
  [[nodiscard]] std::vector<Range> byline_zones(std::uint32_t into_body) const;
};

/// Text of an element: its runs, references decoded, white space collapsed. At most `max_bytes` are read.
std::string text_of(const dom::Dom& dom, dom::NodeId element, std::size_t max_bytes);

/// "www.site.org" of "https://www.site.org/path"; "" for a path alone.
std::string_view host_of(std::string_view url);

/// Squeezed names of the site: what the head calls it, and its host with and without "www." and the top-level domain.
std::vector<std::string> site_keys(const head::Head& head, std::string_view url);

/// Whether an attribute's value holds one of the words, in any case.
bool holds_word(std::string_view value, std::string_view lowered);

}  // namespace winnow::metadata
