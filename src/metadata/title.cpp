#include "metadata/title.h"

#include <algorithm>

namespace winnow::metadata {
namespace {

constexpr std::size_t kSignals = static_cast<std::size_t>(TitleSignal::count);

constexpr std::array<float, kSignals> kHtmlWeights = {
#define WINNOW_TITLE_SIGNAL(name, html, text, explanation) static_cast<float>(html),
#include "metadata/title_signals.def"
#undef WINNOW_TITLE_SIGNAL
};

constexpr std::array<float, kSignals> kTextWeights = {
#define WINNOW_TITLE_SIGNAL(name, html, text, explanation) static_cast<float>(text),
#include "metadata/title_signals.def"
#undef WINNOW_TITLE_SIGNAL
};

}  // namespace

std::size_t best_title(const std::vector<TitleCandidate>& candidates, Format format) {
  const auto& weights = format == Format::text ? kTextWeights : kHtmlWeights;
  std::size_t best = candidates.size();
  float best_score = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    float score = 0;
    for (std::size_t k = 0; k < kSignals; ++k) score += weights[k] * candidates[i].values[k];
    if (best < candidates.size() && score <= best_score) continue;
    best = i;
    best_score = score;
  }
  return best;
}

}  // namespace winnow::metadata
