#include "report.h"

#include <algorithm>
#include <cmath>

#include "signals/context.h"
#include "signals/html_signals.h"
#include "signals/text_signals.h"

namespace winnow {
namespace {

constexpr std::size_t kMostEvidence = 8;  ///< signals named a block
constexpr float kLeastShare = 0.01F;      ///< of one of them, log-odds

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
    std::stable_sort(result_.blocks.begin(), result_.blocks.end(), [&](const Block& a, const Block& b) {
      return result_.pieces[a.first_piece].begin < result_.pieces[b.first_piece].begin;
    });
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

  void evidence(std::size_t unit, Block& block) {
    found_.clear();
    const bool is_html = reading_.format == Format::html;
    const bool has_context = scored_.context.rows() > 0;
    find(scored_.matrix.row(unit), model_.forest, is_html ? std::span<const std::string_view>(kHtmlNames) : kTextNames,
         has_context ? signals::kCarry : 1);
    if (has_context) find(scored_.context.row(unit), model_.context, kContextNames, 1);
    const auto count = static_cast<std::ptrdiff_t>(std::min(kMostEvidence, found_.size()));
    std::partial_sort(found_.begin(), found_.begin() + count, found_.end(), [](const Found& a, const Found& b) {
      return std::abs(a.share) != std::abs(b.share) ? std::abs(a.share) > std::abs(b.share) : a.order < b.order;
    });
    for (auto found = found_.begin(); found != found_.begin() + count; ++found)
      block.evidence.push_back({found->name, found->value, found->share, {}});
  }

  void find(std::span<const float> row, const signals::Forest& forest, std::span<const std::string_view> names, float factor) {
    shares_.assign(row.size(), 0);
    forest.attribute(row, shares_);
    for (std::size_t s = 0; s < row.size(); ++s) {
      const float share = factor * shares_[s];
      if (std::abs(share) >= kLeastShare) found_.push_back({names[s], row[s], share, found_.size()});
    }
  }

  struct Found {
    std::string_view name;
    float value;
    float share;
    std::size_t order;
  };

  const Reading& reading_;
  const select::Selection& selection_;
  const Scored& scored_;
  const signals::Model& model_;
  Result& result_;
  std::vector<float> shares_;
  std::vector<Found> found_;
};

}  // namespace

void report(const Reading& reading, const select::Selection& selection, const Scored& scored, const signals::Model& model, bool evidence,
            const budget::Deadline& deadline, Result& result) {
  Report(reading, selection, scored, model, result).write(evidence, deadline);
}

}  // namespace winnow
