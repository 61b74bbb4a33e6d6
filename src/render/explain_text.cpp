#include <algorithm>

#include "render/columns.h"
#include "render/figures.h"
#include "render/render.h"

namespace winnow::render {
namespace {

constexpr std::size_t kScoreColumns = 7;
constexpr std::size_t kDetailColumns = 32;

constexpr std::string_view kReset = "\033[0m";
constexpr std::string_view kDim = "\033[2m";

std::string_view colour_of(Decision decision) {
  switch (decision) {
    case Decision::kept:
      return "\033[32m";
    case Decision::dropped:
      return "\033[31m";
    default:
      return kDim;
  }
}

class Report {
 public:
  Report(const Result& result, const ExplainStyle& style) : result_(result), style_(style) {}
  std::string take() {
    const Tally shares = tally(result_);
    for (const ReasonShare& each : shares.reasons) reason_columns_ = std::max(reason_columns_, name(each.reason).size());
    summary(shares);
    for (const Block& block : result_.blocks) line(block);
    return std::move(out_);
  }

 private:
  void summary(const Tally& shares);
  void line(const Block& block);
  void score(const Block& block);
  void evidence(const Evidence& evidence);
  void coloured(std::string_view colour) {
    if (style_.colour == Colour::ansi) out_ += colour;
  }
  void pad(std::size_t columns) { out_.append(columns, ' '); }

  const Result& result_;
  ExplainStyle style_;
  std::size_t reason_columns_ = 0;
  std::string out_;
};

void Report::summary(const Tally& shares) {
  out_ += name(result_.status);
  out_ += ' ';
  append_percent(out_, result_.confidence, 1);
  out_ += ", ";
  out_ += name(result_.format);
  if (!result_.charset.empty()) {
    out_ += ", ";
    out_ += result_.charset;
    out_ += " (";
    out_ += name(result_.charset_source);
    out_ += ')';
  }
  for (const Decision decision : kDecisions) {
    const Share& share = shares.of(decision);
    out_ += decision == Decision::kept ? "; " : ", ";
    out_ += name(decision);
    out_ += ' ';
    append_count(out_, share.blocks);
    out_ += share.blocks == 1 ? " block (" : " blocks (";
    if (decision == Decision::cut) {
      append_count(out_, share.bytes);
      out_ += " bytes)";
    } else {
      append_percent(out_, static_cast<double>(share.bytes), static_cast<double>(shares.text_bytes()));
      out_ += decision == Decision::kept ? " of the text)" : ")";
    }
  }
  out_ += '\n';
  if (result_.message.empty()) return;
  append_columns(out_, result_.message, result_.message.size());
  out_ += '\n';
}

void Report::score(const Block& block) {
  std::string digits;
  // What a rule decided alone has no score.
  if (block.score != 0) append_fixed(digits, block.score, 2, Sign::always);
  pad(kScoreColumns - std::min(kScoreColumns, digits.size()));
  out_ += digits;
}

void Report::evidence(const Evidence& evidence) {
  append_fixed(out_, evidence.share, 2, Sign::always);
  out_ += ' ';
  out_ += evidence.signal;
  out_ += ' ';
  if (evidence.detail.empty()) {
    append_figure(out_, evidence.value);
    return;
  }
  out_ += '"';
  append_columns(out_, evidence.detail, kDetailColumns);
  out_ += '"';
}

void Report::line(const Block& block) {
  coloured(colour_of(block.decision));
  out_ += mark(block.decision);
  out_ += ' ';
  out_ += name(block.reason);
  pad(reason_columns_ - std::min(reason_columns_, name(block.reason).size()) + 1);
  score(block);
  coloured(kReset);
  out_ += "  ";
  std::size_t columns = 0;
  if (block.decision == Decision::cut) {
    append_count(out_, bytes_of(result_, block));
    out_ += " bytes";
  } else {
    columns = append_columns(out_, block.text, style_.words_columns);
  }
  if (!block.evidence.empty()) {
    pad(style_.words_columns - columns + 2);
    coloured(kDim);
    for (std::size_t i = 0; i < std::min(kEvidenceInText, block.evidence.size()); ++i) {
      if (i > 0) out_ += ", ";
      evidence(block.evidence[i]);
    }
    coloured(kReset);
  }
  out_ += '\n';
}

}  // namespace

std::string explain_text(const Result& result, const ExplainStyle& style) {
  return Report(result, style).take();
}

}  // namespace winnow::render
