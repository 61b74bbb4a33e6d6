// Reads pages up to their metadata, with a selection that keeps the long paragraphs.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "blocks/blocks.h"
#include "dom/dom.h"
#include "head/head.h"
#include "metadata/metadata.h"
#include "skeleton/skeleton.h"

namespace winnow::metadata {

using Strings = std::vector<std::string>;

/// Paragraphs of a body, each long enough to be one.
inline constexpr std::string_view kBody =
    "<p>The old bridge over the river opened again on Monday after two years of repairs, the town council said.</p>"
    "<p>Hundreds of people crossed it on foot in the first hour, and a brass band played on the northern bank.</p>"
    "<p>Lorries will have to wait until the spring, when the last of the new cables is to be tightened.</p>";
inline constexpr std::string_view kTextBody =
    "The old bridge over the river opened again on Monday after two years of repairs, the town council said.\n\n"
    "Hundreds of people crossed it on foot in the first hour, and a brass band played on the northern bank.\n\n"
    "Lorries will have to wait until the spring, when the last of the new cables is to be tightened.\n";

struct Reading {
  Metadata metadata;
  std::map<std::string, Reason> used;  ///< by the block's text
};

inline select::Selection keep_long(const blocks::BlockList& list) {
  select::Selection selection;
  for (const blocks::Block& block : list.blocks) {
    const bool body = block.chars >= 60 && block.kind != ParagraphKind::heading;
    selection.verdicts.push_back({body ? Reason::body : Reason::boilerplate, static_cast<std::int16_t>(body ? 0 : -1)});
  }
  selection.articles.push_back({0, list.blocks.empty() ? 0 : static_cast<std::uint32_t>(list.blocks.size() - 1), select::kNoBlock});
  return selection;
}

inline Reading finish(const head::Head& head, const blocks::BlockList& list, const dom::Dom* dom, std::string_view url) {
  Reading reading{resolve(head, list, signals::measure(list), dom, keep_long(list), 0, url), {}};
  for (const auto& [block, reason] : reading.metadata.used) reading.used.emplace(list.blocks[block].text, reason);
  return reading;
}

inline Reading read_html(std::string_view html, std::string_view url = {}) {
  const skeleton::Skeleton skeleton = skeleton::build(html);
  const dom::Dom dom = dom::parse(skeleton, html, {64U << 20, budget::Clock::now() + std::chrono::seconds(60)});
  return finish(head::read(skeleton, html), blocks::from_dom(dom), &dom, url);
}

inline Reading read_text(std::string_view text, std::string_view url = {}) {
  return finish({}, blocks::from_text(text), nullptr, url);
}

inline std::string page(std::string_view head, std::string_view above_body, std::string_view below_body = {}) {
  std::string html = "<html><head>";
  html += head;
  html += "</head><body>";
  html += above_body;
  html += kBody;
  html += below_body;
  return html + "</body></html>";
}

}  // namespace winnow::metadata
