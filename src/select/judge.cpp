// What the page is: an article, a listing, a notice, or none of these.
#include <algorithm>
#include <cmath>

#include "select/page_signals.h"
#include "select/thresholds.h"

namespace winnow::select {
namespace {

using signals::Topic;

bool is_text(const Unit& unit) {
  return unit.words >= 8 && (unit.end == words::End::sentence || unit.ellipsis);
}

/// What stands above a teaser: on an HTML page a link to the article, on a text page a line that ends no sentence.
bool is_headline(const Page& page, std::size_t i) {
  const Unit& unit = page.measured.units[i];
  if (unit.words < 2 || unit.words > 30) return false;
  return is_html(page) ? unit.link_share > 0.6F : unit.words >= 3 && unit.end != words::End::sentence && block_of(page, i).bullet == 0;
}

/// Teasers: most of what was kept stands alone, each sentence or two below a headline, never a paragraph below a paragraph.
bool is_listing(const Page& page, const std::vector<char>& kept) {
  float words = 0;
  float lone_words = 0;
  std::size_t lone = 0;
  for (std::size_t i = 0; i < page.measured.units.size(); ++i) {
    const Unit& unit = page.measured.units[i];
    if (!kept[i] || !is_text(unit)) continue;
    words += unit.words;
    if (!is_lone_teaser(page, i)) continue;
    lone_words += unit.words;
    ++lone;
  }
  return lone >= kLeastTeasers && lone_words >= kLoneShare * words;
}

/// Teasers that are cut short: most of what was kept breaks off, and so does other text on the page. On a text page headlines do not count:
/// nothing tells them from short lines of the body.
bool is_cut_short(const Page& page, const std::vector<char>& kept) {
  float words = 0;
  float cut_words = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < page.measured.units.size(); ++i) {
    const Unit& unit = page.measured.units[i];
    if (unit.ellipsis) ++count;
    if (!kept[i]) continue;
    if (is_html(page) || is_text(unit)) words += unit.words;
    if (unit.ellipsis) cut_words += unit.words;
  }
  return count >= kLeastTeasers && cut_words > 0 && cut_words >= kCutShare * words;
}

std::size_t linked_lines(const Page& page) {
  const auto& units = page.measured.units;
  return static_cast<std::size_t>(
      std::count_if(units.begin(), units.end(), [](const Unit& unit) { return unit.words >= 2 && unit.link_share > 0.6F; }));
}

/// A consent dialog, a paywall or a robot check is all that the page shows: few words, and many of them speak of that one thing. On a page
/// of few words those that were dropped speak too: a robot check is headings and labels.
bool is_notice(const Page& page, const std::vector<char>& kept, float kept_words) {
  if (kept_words > kNoticeWords) return false;
  float all_words = 0;
  for (const Unit& unit : page.measured.units) all_words += unit.words;
  const bool hears_all = all_words <= kFewWords;
  int spoken[3] = {0, 0, 0};
  float words = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const Unit& unit = page.measured.units[i];
    if (!kept[i] && !hears_all) continue;
    words += unit.words;
    spoken[0] += signals::topic(unit, Topic::consent);
    spoken[1] += signals::topic(unit, Topic::paywall);
    spoken[2] += signals::topic(unit, Topic::robot);
  }
  const int most = *std::max_element(std::begin(spoken), std::end(spoken));
  return most >= 2 && static_cast<float>(most) >= kNoticeShare * words;
}

}  // namespace

bool is_lone_teaser(const Page& page, std::size_t i) {
  const auto& units = page.measured.units;
  if (!is_text(units[i]) || units[i].words > kTeaserWords || i == 0 || !is_headline(page, i - 1)) return false;
  auto is_prose = [&](std::size_t j) { return is_text(units[j]) && units[j].link_share < 0.5F; };
  return !is_prose(i - 1) && (i + 1 >= units.size() || !is_prose(i + 1));
}

void judge(const Page& page, const std::vector<UnitSpan>& spans, const std::vector<char>& kept, Selection& selection) {
  const auto& units = page.measured.units;
  if (units.empty()) {
    selection.status = Status::empty;
    selection.confidence = 1;
    return;
  }
  float words = 0;
  float sure = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!kept[i]) continue;
    words += units[i].words;
    sure += units[i].words / (1 + std::exp(-page.scores[i]));
  }
  selection.confidence = words > 0 ? sure / words : 0.5F;
  selection.status = words > 0 ? Status::article : Status::no_article;
  if (words <= 0 || spans[0].whole) return;
  if (is_notice(page, kept, words)) {
    selection.status = Status::notice;
  } else if (is_cut_short(page, kept) || (is_listing(page, kept) && (is_html(page) || selection.confidence < kDoubt))) {
    selection.status = Status::listing;
  } else if (!is_html(page) && selection.confidence < kNoConfidence) {
    const auto cut_short = std::count_if(units.begin(), units.end(), [](const Unit& unit) { return unit.ellipsis; });
    selection.status = cut_short >= static_cast<std::ptrdiff_t>(kLeastTeasers) - 1 ? Status::listing : Status::no_article;
    selection.keeps_text = selection.status == Status::no_article;
  } else if (is_html(page) && page.judge != nullptr && !page.judge->forest.trees.empty()) {
    const PageSignals signals = measure_page(page, kept);
    const float score = page.judge->forest.score(signals);
    selection.confidence = 1 / (1 + std::exp(-std::abs(score)));
    if (score < kRefuse) {
      const bool links = signals[static_cast<std::size_t>(PageSignal::page_links)] > 0.5F && linked_lines(page) >= kLeastTeasers;
      selection.status = links ? Status::listing : Status::no_article;
    }
    // A doubtful page keeps its text, and its status says what it is: better a text with a warning than none.
    selection.keeps_text = score >= kCertainlyNone;
  }
}

}  // namespace winnow::select
