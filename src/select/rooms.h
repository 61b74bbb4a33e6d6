// What the parts of select pass to one another.
#pragma once

#include <string_view>
#include <vector>

#include "select/select.h"

namespace winnow::select {

using signals::Unit;

/// A page with one article has one span; an archive of whole articles one each. Spans are unit ranges here: [first, end).
struct UnitSpan {
  std::size_t first = 0;
  std::size_t end = 0;
  std::size_t title = static_cast<std::size_t>(-1);  ///< unit of the title, known when the page was split at titles
  std::size_t body = 0;                              ///< first unit below the title, its copy and its byline
  bool whole = false;                                ///< split off as a whole article: the structure vouches for what is within
};

inline constexpr std::size_t kNoUnit = static_cast<std::size_t>(-1);

inline const blocks::Block& block_of(const Page& page, std::size_t unit) {
  return page.list.blocks[page.measured.units[unit].block];
}
inline bool is_html(const Page& page) {
  return page.dom != nullptr;
}

/// A byline or a date in a line of its own.
inline bool is_signature(const Unit& unit) {
  if (unit.words > 14 || unit.end == words::End::sentence) return false;
  return unit.phrase == signals::Phrase::byline || unit.phrase == signals::Phrase::time || (unit.times > 0 && unit.words <= 8);
}

/// The whole articles of an archive page, two or more; empty for any other page.
std::vector<UnitSpan> split_html(const Page& page);
std::vector<UnitSpan> split_text(const Page& page);

/// Score above which the units of a span are kept. Precision keeps no more than balanced and recall no less, on doubtful pages too, where
/// nothing would pass: the fallback hangs on what balanced would keep.
float least_score(const Page& page, const UnitSpan& span);

/// Which units of a span are its body: 1 kept.
void keep_html(const Page& page, const UnitSpan& span, std::vector<char>& kept, std::vector<Reason>& why);
void keep_text(const Page& page, const UnitSpan& span, const std::vector<char>& captions, std::vector<char>& kept,
               std::vector<Reason>& why);

/// Captions of a plain-text page: a line with a credit and its copies; a lone line of alternative text and the line below it. 0 for all
/// other lines.
std::vector<char> find_captions(const Page& page);

/// Why a unit that its score dropped is no body.
/// @param heading  the unit of the nearest heading above it, kNoUnit without one
Reason reason_html(const Page& page, std::size_t unit, std::size_t heading);
Reason reason_text(const Page& page, std::size_t unit);

/// Units of an HTML page that stand in lists of teasers cut short: 1.
std::vector<char> find_teasers(const Page& page);

/// Whether most of an HTML page's prose is shown: then what it hides is no part of its body. A page may unhide itself by script.
bool shows_its_prose(const Page& page);

/// True, and the reason, for a block that no score redeems.
/// @param drops_hidden  shows_its_prose() of the page
bool certain(const Page& page, std::size_t i, bool drops_hidden, Reason& reason);

/// What the page is, once it is known what is kept; may take back everything.
void judge(const Page& page, const std::vector<UnitSpan>& spans, const std::vector<char>& kept, Selection& selection);

}  // namespace winnow::select
