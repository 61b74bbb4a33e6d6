// Which blocks of an HTML page are kept.
#include <algorithm>
#include <cmath>
#include <utility>

#include "select/rooms.h"
#include "select/thresholds.h"
#include "signals/html_signals.h"

namespace winnow::select {
namespace {

bool is_heading(const Page& page, std::size_t unit) {
  return block_of(page, unit).kind == ParagraphKind::heading;
}

void keep_by_score(const Page& page, const UnitSpan& span, std::vector<char>& kept) {
  const float least = least_score(page, span);
  for (std::size_t i = span.first; i < span.end; ++i) kept[i] = page.scores[i] > least ? 1 : 0;
}

void drop_copies(const Page& page, const UnitSpan& span, std::vector<char>& kept, std::vector<Reason>& why) {
  std::vector<std::pair<std::uint64_t, std::size_t>> texts;  // by hash, then by place
  for (std::size_t i = span.first; i < span.end; ++i) {
    if (kept[i] && page.measured.units[i].words >= kCopyWords) texts.emplace_back(page.measured.units[i].text_hash, i);
  }
  std::sort(texts.begin(), texts.end());
  for (std::size_t k = 1; k < texts.size(); ++k) {
    if (texts[k].first != texts[k - 1].first) continue;
    kept[texts[k].second] = 0;
    why[texts[k].second] = Reason::repeated_text;
  }
}

void drop_empty_headings(const Page& page, const UnitSpan& span, std::vector<char>& kept, std::vector<Reason>& why) {
  for (std::size_t i = span.end; i-- > span.first;) {
    if (!kept[i] || !is_heading(page, i) || page.measured.units[i].words > kHeadingWords) continue;
    std::size_t j = i + 1;
    while (j < span.end && !kept[j] && j - i <= kHeadingReach) ++j;
    if (j < span.end && j - i <= kHeadingReach) continue;
    kept[i] = 0;
    why[i] = Reason::empty_heading;
  }
}

/// Within a whole article of an archive the structure vouches for the prose, whatever the rest of the page made of its score.
void trust_structure(const Page& page, const UnitSpan& span, std::vector<char>& kept) {
  std::size_t last = kNoUnit;
  for (std::size_t i = span.body; i < span.end; ++i) {
    if (page.measured.units[i].prose && page.scores[i] > -3.0F) last = i;
  }
  for (std::size_t i = span.first; i < span.end; ++i) {
    if (i < span.body || last == kNoUnit || i > last) {
      kept[i] = i > span.body && page.scores[i] > 0 ? 1 : 0;
    } else {
      kept[i] = page.scores[i] > (page.measured.units[i].prose ? -3.0F : -1.5F) ? 1 : 0;
    }
  }
}

/// Where nothing passes: the blocks near the best one, so that no page with text comes back empty without a reason (shF1 +.0035).
float fallback_threshold(const Page& page, const UnitSpan& span) {
  float best = -100;
  for (std::size_t i = span.first; i < span.end; ++i) {
    if (page.measured.units[i].words >= 8) best = std::max(best, page.scores[i]);
  }
  const float probability = std::max(0.08F, 0.5F / (1 + std::exp(-best)));
  return std::min(-0.01F, std::log(probability / (1 - probability)));
}

bool is_doubtful(const Page& page, const UnitSpan& span) {
  float words = 0;
  float sure = 0;
  for (std::size_t i = span.first; i < span.end; ++i) {
    if (page.scores[i] <= kDoubtfulScore) continue;
    const float weight = std::max(1.0F, page.measured.units[i].words);
    words += weight;
    sure += weight / (1 + std::exp(-page.scores[i]));
  }
  return sure <= kDoubtfulMean * words;
}

}  // namespace

float least_score(const Page& page, const UnitSpan& span) {
  float best = -100;
  for (std::size_t i = span.first; i < span.end; ++i) best = std::max(best, page.scores[i]);
  const bool doubtful = is_html(page) && is_doubtful(page, span);
  const float least = threshold(page.favour, doubtful);
  const float balanced = threshold(Favour::balanced, doubtful);
  if (best > balanced) return best > least ? least : balanced;
  return fallback_threshold(page, span) + std::min(0.0F, least);
}

void keep_html(const Page& page, const UnitSpan& span, std::vector<char>& kept, std::vector<Reason>& why) {
  keep_by_score(page, span, kept);
  if (span.whole) trust_structure(page, span, kept);
  drop_copies(page, span, kept, why);
  drop_empty_headings(page, span, kept, why);
}

}  // namespace winnow::select
