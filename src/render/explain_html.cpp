#include <algorithm>
#include <vector>

#include "render/explain_assets.h"
#include "render/figures.h"
#include "render/html_escape.h"
#include "render/json_writer.h"
#include "render/render.h"

namespace winnow::render {
namespace {

constexpr std::size_t kRangesShown = 4;

/// Nothing may be loaded, whatever the page's text holds and however it came through.
constexpr std::string_view kHead =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";

void append_decision_share(std::string& out, const Tally& shares, Decision decision) {
  const Share& share = shares.of(decision);
  append_count(out, share.blocks);
  out += " \u00B7 ";
  if (decision == Decision::cut) {
    append_count(out, share.bytes);
    out += " bytes";
  } else {
    append_percent(out, static_cast<double>(share.bytes), static_cast<double>(shares.text_bytes()));
  }
}

/// As mark(), with signs that are as wide as each other in print.
std::string_view sign(Decision decision) {
  switch (decision) {
    case Decision::kept:
      return "+";
    case Decision::dropped:
      return "\u2212";
    default:
      return "\u00B7";
  }
}

void append_fact(std::string& out, std::string_view term, std::string_view description) {
  out += "<div><dt>";
  out += term;
  out += "</dt><dd>";
  append_escaped(out, description);
  out += "</dd></div>\n";
}

/// The page's name, what it turned out to be, and how much of its text was kept.
void append_header(std::string& out, const Result& result, const Tally& shares, std::string_view id) {
  out +=
      "<header class=\"top\">\n<div class=\"line\"><p class=\"brand\">winnow explain</p>"
      "<button id=\"theme\" type=\"button\">Colours: automatic</button></div>\n<h1 dir=\"auto\">";
  append_escaped(out, id);
  out += "</h1>\n<dl class=\"facts\">\n";
  std::string status(name(result.status));
  status += ", ";
  append_percent(status, result.confidence, 1);
  status += " sure";
  append_fact(out, "Status", status);
  append_fact(out, "Articles", std::to_string(result.articles.size()));
  append_fact(out, "Read as", name(result.format));
  if (!result.charset.empty()) {
    std::string charset = result.charset + " (";
    charset += name(result.charset_source);
    append_fact(out, "Charset", charset + ")");
  }
  std::string kept;
  append_percent(kept, static_cast<double>(shares.of(Decision::kept).bytes), static_cast<double>(shares.text_bytes()));
  append_fact(out, "Kept", kept + " of the text");
  out += "</dl>\n";
  if (!result.message.empty()) {
    out += "<p class=\"message\">";
    append_escaped(out, result.message);
    out += "</p>\n";
  }
  out += "<div class=\"bar\" aria-hidden=\"true\">";
  for (const Decision decision : {Decision::kept, Decision::dropped}) {
    if (shares.of(decision).bytes == 0) continue;
    out += "<span class=\"";
    out += name(decision);
    out += "\" style=\"flex-grow:";
    out += std::to_string(shares.of(decision).bytes);
    out += "\"></span>";
  }
  out += "</div>\n</header>\n";
}

void append_reason_row(std::string& out, const ReasonShare& each) {
  const std::string_view reason = name(each.reason);
  out += "<div class=\"reason\"><label";
  append_attribute(out, "title", explain(each.reason));
  out += "><input type=\"checkbox\" checked data-reason=\"";
  out += reason;
  out += "\"> ";
  out += reason;
  out += "</label><button type=\"button\" data-only=\"";
  out += reason;
  out += "\" aria-label=\"only ";
  out += reason;
  out += "\">only</button><span class=\"count\">";
  append_count(out, each.share.blocks);
  out += "</span></div>\n";
}

/// The legend is the filter as well: a box a decision, and one a reason.
void append_legend(std::string& out, const Tally& shares) {
  out += "<nav class=\"legend\" aria-label=\"Legend and filter\">\n";
  for (const Decision decision : kDecisions) {
    if (shares.of(decision).blocks == 0) continue;
    out += "<fieldset class=\"";
    out += name(decision);
    out += "\">\n<legend><label><input type=\"checkbox\" checked data-decision=\"";
    out += name(decision);
    out += "\"> <span class=\"mark\">";
    out += sign(decision);
    out += "</span> ";
    out += name(decision);
    out += "</label> <span class=\"count\">";
    append_decision_share(out, shares, decision);
    out += "</span></legend>\n";
    for (const ReasonShare& each : shares.reasons) {
      if (decision_of(each.reason) == decision) append_reason_row(out, each);
    }
    out += "</fieldset>\n";
  }
  out +=
      "<p class=\"shown\"><span id=\"shown\" role=\"status\"></span> <button id=\"all\" type=\"button\">show all</button></p>\n"
      "<p class=\"keys\"><kbd>\u2191</kbd> <kbd>\u2193</kbd> next block<br><kbd>\u2190</kbd> <kbd>\u2192</kbd> next of the same "
      "reason<br><kbd>Home</kbd> <kbd>End</kbd> first, last</p>\n</nav>\n";
}

void append_block(std::string& out, const Result& result, const Block& block, std::size_t number) {
  out += "<li role=\"option\" tabindex=\"-1\" id=\"b";
  out += std::to_string(number);
  out += "\" class=\"";
  out += name(block.decision);
  out += " r-";
  out += name(block.reason);
  out += "\"><p dir=\"auto\">";
  if (block.decision == Decision::cut) {
    append_count(out, bytes_of(result, block));
    out += " bytes";
  } else {
    append_escaped(out, block.text);
  }
  out += "</p><span class=\"why\" lang=\"en\"><span class=\"mark\">";
  out += sign(block.decision);
  out += "</span> ";
  out += name(block.reason);
  if (block.article >= 0 && result.articles.size() > 1) {
    out += " ";
    out += std::to_string(block.article + 1);
  }
  // What a rule decided alone has no score.
  if (block.score != 0) {
    out += " <span class=\"score\">";
    std::string score;
    append_fixed(score, block.score, 1, Sign::always);
    if (score.starts_with('-')) score.replace(0, 1, "\u2212");
    out += score;
    out += "</span>";
  }
  out += "</span></li>\n";
}

void append_blocks(std::string& out, const Result& result) {
  out += "<main>\n<ol id=\"blocks\" role=\"listbox\" aria-label=\"The page, block by block\" aria-describedby=\"evidence\"";
  if (!result.articles.empty()) append_attribute(out, "lang", result.articles[0].language);
  out += ">\n";
  for (std::size_t i = 0; i < result.blocks.size(); ++i) append_block(out, result, result.blocks[i], i);
  out += "</ol>\n</main>\n";
}

class SignalNames {
 public:
  std::size_t index_of(std::string_view signal) {
    const auto at = std::find(names_.begin(), names_.end(), signal);
    if (at == names_.end()) return names_.push_back(signal), names_.size() - 1;
    return static_cast<std::size_t>(at - names_.begin());
  }
  [[nodiscard]] const std::vector<std::string_view>& names() const { return names_; }

 private:
  std::vector<std::string_view> names_;  // some dozens at most
};

/// What explain.js shows of a block: [reason, score, article, bytes, ranges, evidence, evidence not shown, its share].
void append_block_data(JsonWriter& json, const Result& result, const Block& block, SignalNames& signals) {
  json.begin_array();
  json.string(name(block.reason));
  json.number(block.score);
  json.integer(block.article);
  json.integer(static_cast<std::int64_t>(bytes_of(result, block)));
  json.begin_array();
  const auto ranges = result.pieces_of(block);
  for (const Range& range : ranges.first(std::min(kRangesShown, ranges.size()))) json.pair(range.begin, range.end);
  json.end_array();
  json.begin_array();
  const std::size_t shown = std::min(kEvidenceShown, block.evidence.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Evidence& evidence = block.evidence[i];
    json.begin_array();
    json.integer(static_cast<std::int64_t>(signals.index_of(evidence.signal)));
    json.number(evidence.value);
    json.number(evidence.share);
    if (!evidence.detail.empty()) json.string(evidence.detail);
    json.end_array();
  }
  json.end_array();
  float rest = 0;
  for (std::size_t i = shown; i < block.evidence.size(); ++i) rest += block.evidence[i].share;
  json.integer(static_cast<std::int64_t>(block.evidence.size() - shown));
  json.number(rest);
  json.end_array();
}

void append_data(std::string& out, const Result& result, const Tally& shares) {
  JsonWriter json(out, JsonWriter::Layout::script);
  SignalNames signals;
  json.begin_object();
  json.key("blocks");
  json.begin_array();
  for (const Block& block : result.blocks) append_block_data(json, result, block, signals);
  json.end_array();
  json.key("signals");
  json.begin_array();
  for (const std::string_view signal : signals.names()) json.string(signal);
  json.end_array();
  json.key("reasons");
  json.begin_object();
  for (const ReasonShare& each : shares.reasons) {
    json.key(name(each.reason));
    json.begin_array();
    json.string(name(decision_of(each.reason)));
    json.string(explain(each.reason));
    json.end_array();
  }
  json.end_object();
  json.end_object();
}

}  // namespace

std::string explain_html(const Result& result, std::string_view id) {
  const Tally shares = tally(result);
  std::string out;
  out.reserve(result.page.size() + 512 * result.blocks.size() + (std::size_t{32} << 10));
  out += kHead;
  append_escaped(out, id);
  out += " \u00B7 winnow explain</title>\n<style>\n";
  out += kExplainStyle;
  out += "</style>\n<style id=\"filter\"></style>\n</head>\n<body>\n<a class=\"skip\" href=\"#blocks\">To the text</a>\n";
  append_header(out, result, shares, id);
  out += "<div class=\"desk\">\n";
  append_legend(out, shares);
  append_blocks(out, result);
  out +=
      "<aside id=\"evidence\" aria-label=\"Evidence\" aria-live=\"polite\"><p class=\"hint\">Point at a block, or step through them "
      "with the arrow keys, to see why it was kept or dropped.</p><noscript><p>This part needs JavaScript.</p></noscript></aside>\n"
      "</div>\n<script type=\"application/json\" id=\"data\">";
  append_data(out, result, shares);
  out += "</script>\n<script>\n";
  out += kExplainScript;
  out += "</script>\n</body>\n</html>\n";
  return out;
}

}  // namespace winnow::render
