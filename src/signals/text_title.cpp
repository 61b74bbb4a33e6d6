// Guesses the title of a plain-text page before its lines are scored.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "signals/text_signals.h"

namespace winnow::signals {
namespace {

/// First line of the heaviest run of good lines; gaps of six lines are bridged.
std::size_t body_start(const Measured& measured) {
  const auto& units = measured.units;
  std::size_t best = units.size();
  float best_words = 0;
  std::size_t start = 0;
  std::size_t last = units.size();
  float words = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!is_good_line(units[i])) continue;
    if (last == units.size() || i - last > 6) {
      start = i;
      words = 0;
    }
    last = i;
    words += std::min(units[i].words, 80.0F);
    if (words > best_words) {
      best_words = words;
      best = start;
    }
  }
  return best;
}

}  // namespace

std::size_t guess_title(const blocks::BlockList& list, const Measured& measured) {
  const auto& units = measured.units;
  const std::size_t body = body_start(measured);
  std::unordered_set<words::Token> in_body;
  for (std::size_t i = body; i < units.size(); ++i) {
    if (!is_good_line(units[i])) continue;
    const auto tokens = measured.tokens_of(units[i]);
    in_body.insert(tokens.begin(), tokens.end());
  }
  std::unordered_map<std::uint64_t, std::size_t> copies;
  for (const Unit& unit : units) ++copies[unit.text_hash];

  std::size_t best = units.size();
  float best_score = -9;
  for (std::size_t i = 0; i < units.size() && i <= body; ++i) {
    const Unit& unit = units[i];
    const blocks::Block& block = list.blocks[unit.block];
    if (i == body && is_good_line(unit)) break;
    if (unit.words < 2 || unit.words > 30 || unit.ellipsis || (unit.times > 0 && unit.words < 8)) continue;
    std::size_t shared = 0;
    for (words::Token token : measured.tokens_of(unit)) shared += in_body.contains(token);
    float score = 2.0F * static_cast<float>(shared) / static_cast<float>(std::max(1U, unit.token_count));
    score += block.heading_marks == 1 ? 1.5F : block.heading_marks == 2 ? 0.7F : 0;
    if (copies[unit.text_hash] > 1 && unit.words >= 4) score += 1;
    if (unit.words >= 4 && unit.words <= 22) score += 0.8F;
    if (unit.end == words::End::sentence && !unit.question) score -= 1;
    if (unit.phrase_share > 0.4F) score -= 1.5F;
    if (block.bullet != 0) score -= 0.5F;
    score += 0.02F * std::min(12.0F, unit.words) - 0.03F * static_cast<float>(std::min<std::size_t>(40, body - i));
    if (score >= best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

}  // namespace winnow::signals
