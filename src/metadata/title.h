// Finds an article's title among what the head says and what stands above its body.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "blocks/blocks.h"
#include "head/head.h"
#include "metadata/block_words.h"
#include "metadata/dates.h"
#include "metadata/region.h"

namespace winnow::metadata {

enum class TitleSignal : std::uint8_t {
#define WINNOW_TITLE_SIGNAL(name, html, text, explanation) name,
#include "metadata/title_signals.def"
#undef WINNOW_TITLE_SIGNAL
  count
};

struct TitleCandidate {
  std::string text;
  std::vector<Token> tokens;
  std::uint32_t block = select::kNoBlock;  ///< where it stands on the page; kNoBlock when only the head says it
  std::array<float, static_cast<std::size_t>(TitleSignal::count)> values{};

  void set(TitleSignal signal, float value = 1) { values[static_cast<std::size_t>(signal)] = value; }
  [[nodiscard]] float get(TitleSignal signal) const { return values[static_cast<std::size_t>(signal)]; }
};

struct TitleInput {
  const head::Head& head;
  const blocks::BlockList& list;
  const select::Selection& selection;
  const BlockWords& words;
  const Region& region;
  Range window;                           ///< the blocks above the body and its first ones
  const std::vector<std::string>& sites;  ///< squeezed names of the site
  const DateReading& dates;
};

std::vector<TitleCandidate> head_candidates(const TitleInput& input);
std::vector<TitleCandidate> line_candidates(const TitleInput& input);

/// The best candidate's index; candidates.size() when there is none.
std::size_t best_title(const std::vector<TitleCandidate>& candidates, Format format);

/// A title without the site's name before or behind it, or as it is. `known` are titles that a part of it may equal.
std::string_view without_site(std::string_view title, const std::vector<std::string>& sites, const std::vector<std::vector<Token>>& known);

/// A line of a text without what was glued to its title: the kicker or breadcrumb trail before it where another line is the rest alone, a
/// byline behind it where the page's first line has the title without, its own beginning behind it, and a section's name behind a bar.
std::string_view without_glued_parts(std::string_view title, const blocks::BlockList& list, const Range& window);

}  // namespace winnow::metadata
