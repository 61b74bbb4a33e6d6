// What the page is: an article, a listing, a notice, or none of these.
#include <algorithm>
#include <cmath>

#include "select/rooms.h"

namespace winnow::select {

namespace {

constexpr std::size_t kLeastTeasers = 4;
constexpr float kLoneShare = 0.7F;
constexpr float kTeaserWords = 60;

bool is_text(const Unit& unit) { return unit.words >= 8 && (unit.end == words::End::sentence || unit.ellipsis); }

/// What stands above a teaser: on an HTML page a link to the article, on a text page a line that ends no sentence.
bool is_headline(const Page& page, std::size_t i) {
  const Unit& unit = page.measured.units[i];
  if (unit.words < 2 || unit.words > 30) return false;
  return is_html(page) ? unit.link_share > 0.6F : unit.words >= 3 && unit.end == words::End::open && block_of(page, i).bullet == 0;
}

/// Teasers: most of what was kept stands alone, each sentence or two below a headline, never a paragraph below a paragraph.
bool is_listing(const Page& page, const std::vector<char>& kept) {
  const auto& units = page.measured.units;
  float words = 0;
  float lone_words = 0;
  std::size_t lone = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!kept[i] || !is_text(units[i])) continue;
    words += units[i].words;
    const bool before = i > 0 && is_text(units[i - 1]);
    const bool after = i + 1 < units.size() && is_text(units[i + 1]);
    if (before || after || units[i].words > kTeaserWords || i == 0 || !is_headline(page, i - 1)) continue;
    lone_words += units[i].words;
    ++lone;
  }
  return lone >= kLeastTeasers && lone_words >= kLoneShare * words;
}

}  // namespace

void judge(const Page& page, const std::vector<UnitSpan>& spans, const std::vector<char>& kept, Selection& selection) {
  const auto& units = page.measured.units;
  float words = 0;
  float sure = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!kept[i]) continue;
    words += units[i].words;
    sure += units[i].words / (1 + std::exp(-page.scores[i]));
  }
  if (units.empty()) {
    selection.status = Status::empty;
    selection.confidence = 1;
    return;
  }
  selection.status = words > 0 ? Status::article : Status::no_article;
  selection.confidence = words > 0 ? sure / words : 0.5F;
  if (words > 0 && !spans[0].whole && is_listing(page, kept)) selection.status = Status::listing;
}

}  // namespace winnow::select
