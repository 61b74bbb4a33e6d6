#include "report.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "signals/context.h"
#include "signals/html_signals.h"
#include "signals/text_signals.h"

namespace winnow {
namespace {

constexpr std::size_t kMostEvidence = 8;  ///< signals named a block
constexpr float kClearScore = 0.5F;       ///< log-odds: a score nearer to 0 has no share to hand on
constexpr float kMostCarry = 2;
constexpr float kLeastShare = 0.01F;  ///< of one of them, log-odds

#define WINNOW_SIGNAL(id, name, unit, why) name,
constexpr std::string_view kHtmlNames[] = {
#include "signals/html_signals.def"
};
constexpr std::string_view kTextNames[] = {
#include "signals/text_signals.def"
};
constexpr std::string_view kContextNames[] = {
#include "signals/context_signals.def"
};
#undef WINNOW_SIGNAL

class Report {
 public:
  Report(const Reading& reading, const select::Selection& selection, const Scored& scored, const signals::Model& model, Result& result)
      : reading_(reading), selection_(selection), scored_(scored), model_(model), result_(result) {}

  void write(bool with_evidence, const budget::Deadline& deadline) {
    constexpr std::size_t kStepsOfEvidence = 40;
    std::vector<std::size_t> unit_of(reading_.list.blocks.size(), kNoUnit);
    for (std::size_t u = 0; u < scored_.scores.size(); ++u) unit_of[reading_.measured.units[u].block] = u;
    for (std::size_t i = 0; i < reading_.list.blocks.size(); ++i) {
      const blocks::Block& source = reading_.list.blocks[i];
      Block& block = add(selection_.verdicts[i].reason, reading_.list.pieces_of(source));
      block.article = selection_.verdicts[i].article;
      block.text = source.text;
      if (unit_of[i] == kNoUnit) continue;
      block.score = scored_.scores[unit_of[i]];
      if (with_evidence && !deadline.is_up(kStepsOfEvidence)) evidence(unit_of[i], block);
    }
    for (const Range& blank : reading_.list.blanks) add(Reason::rule, {&blank, 1});
    for (const skeleton::Cut& cut : reading_.skeleton.cuts) {
      if (cut.range.begin < cut.range.end) add(cut.reason, {&cut.range, 1});
    }
    if (!reading_.list.unread.empty()) add(Reason::budget_spent, reading_.list.unread);
    put_in_page_order();
  }

 private:
  static constexpr std::size_t kNoUnit = static_cast<std::size_t>(-1);

  Block& add(Reason reason, std::span<const Range> pieces) {
    Block& block = result_.blocks.emplace_back();
    block.reason = reason;
    block.decision = decision_of(reason);
    block.first_piece = static_cast<std::uint32_t>(result_.pieces.size());
    block.piece_count = static_cast<std::uint32_t>(pieces.size());
    result_.pieces.insert(result_.pieces.end(), pieces.begin(), pieces.end());
    return block;
  }

  /// By where they begin. Not the blocks are sorted, which are large, but their numbers.
  void put_in_page_order() {
    std::vector<std::pair<std::size_t, std::size_t>> order;
    order.reserve(result_.blocks.size());
    for (const Block& block : result_.blocks) order.emplace_back(result_.pieces[block.first_piece].begin, order.size());
    std::sort(order.begin(), order.end());
    std::vector<Block> sorted;
    sorted.reserve(order.size());
    for (const auto& [begin, place] : order) sorted.push_back(std::move(result_.blocks[place]));
    result_.blocks = std::move(sorted);
  }

  void evidence(std::size_t unit, Block& block) {
    if (unit < group_ || unit >= group_ + signals::ForestScorer::kLanes) attribute(unit - unit % signals::ForestScorer::kLanes);
    found_.clear();
    const bool is_html = reading_.format == Format::html;
    const bool has_context = scored_.context.rows() > 0;
    find(unit, scored_.matrix, shares_, is_html ? std::span<const std::string_view>(kHtmlNames) : kTextNames,
         has_context ? hand_on_own_share(unit) : 1);
    if (has_context) find(unit, scored_.context, context_shares_, kContextNames, 1);
    block.evidence.reserve(found_.size());
    for (const Found& found : found_) block.evidence.push_back({found.name, found.value, found.share, {}});
  }

  /// What the context makes of the unit's own score is the share of the signals that made that score: the factor for them all.
  float hand_on_own_share(std::size_t unit) {
    constexpr auto kOwn = static_cast<std::size_t>(signals::ContextSignal::score);
    const float own_score = scored_.context.at(unit, kOwn);
    float& share = context_shares_[(unit - group_) * scored_.context.columns() + kOwn];
    const float factor = std::abs(own_score) > kClearScore ? signals::kCarry + share / own_score : signals::kCarry;
    share = 0;
    return std::clamp(factor, 0.0F, kMostCarry);
  }

  /// The shares of the units from one on, as many as are attributed at once.
  void attribute(std::size_t unit) {
    group_ = unit;
    const std::size_t count = std::min(signals::ForestScorer::kLanes, scored_.matrix.rows() - unit);
    model_.forest_scorer.attribute(scored_.matrix, unit, count, shares_);
    if (scored_.context.rows() > 0) model_.context_scorer.attribute(scored_.context, unit, count, context_shares_);
  }

  /// Puts the matrix's signals in their places of found_; of equal shares the first to come stands first.
  void find(std::size_t unit, const signals::Matrix& matrix, std::span<const float> shares, std::span<const std::string_view> names,
            float factor) {
    const std::span<const float> own = shares.subspan((unit - group_) * matrix.columns(), matrix.columns());
    sizes_.resize(own.size());
    for (std::size_t s = 0; s < own.size(); ++s) sizes_[s] = std::abs(factor * own[s]);
    const float least = std::max(kLeastShare, bound_of_greatest());
    for (std::size_t s = 0; s < own.size(); ++s) {
      if (sizes_[s] >= least) put({names[s], matrix.at(unit, s), factor * own[s]});
    }
  }

  /// kMostEvidence of the sizes, or more, are no smaller: the greatest of each eighth.
  [[nodiscard]] float bound_of_greatest() const {
    float greatest[kMostEvidence] = {};
    for (std::size_t s = 0; s + kMostEvidence <= sizes_.size(); s += kMostEvidence) {
      for (std::size_t i = 0; i < kMostEvidence; ++i) greatest[i] = std::max(greatest[i], sizes_[s + i]);
    }
    return *std::min_element(std::begin(greatest), std::end(greatest));
  }

  struct Found {
    std::string_view name;
    float value;
    float share;
  };

  /// @param candidate  of kLeastShare or more
  void put(const Found& candidate) {
    const float size = std::abs(candidate.share);
    if (found_.size() == kMostEvidence) {
      if (size <= std::abs(found_.back().share)) return;
      found_.pop_back();
    }
    const auto place = std::find_if(found_.begin(), found_.end(), [&](const Found& found) { return std::abs(found.share) < size; });
    found_.insert(place, candidate);
  }

  const Reading& reading_;
  const select::Selection& selection_;
  const Scored& scored_;
  const signals::Model& model_;
  Result& result_;
  std::size_t group_ = kNoUnit;  ///< the first of the units whose shares are known
  std::vector<float> shares_;
  std::vector<float> context_shares_;
  std::vector<float> sizes_;  ///< of the shares of the unit at hand
  std::vector<Found> found_;  ///< the largest shares of the unit at hand, from the largest on
};

}  // namespace

void report(const Reading& reading, const select::Selection& selection, const Scored& scored, const signals::Model& model, bool evidence,
            const budget::Deadline& deadline, Result& result) {
  Report(reading, selection, scored, model, result).write(evidence, deadline);
}

}  // namespace winnow
