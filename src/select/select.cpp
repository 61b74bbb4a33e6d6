#include "select/select.h"

#include <algorithm>

#include "select/rooms.h"
#include "signals/html_signals.h"

namespace winnow::select {
namespace {

Choice choice_of(const Page& page, std::size_t unit, Reason reason) {
  switch (reason) {
    case Reason::caption:
      return page.keep.captions;
    case Reason::byline:
    case Reason::dateline:
      return page.keep.bylines;
    case Reason::comments:
      return page.keep.comments;
    case Reason::embed:
      return page.keep.embeds;
    default:
      break;
  }
  return block_of(page, unit).kind == ParagraphKind::table_row ? page.keep.tables : Choice::scored;
}

/// Where that would leave nothing, the rules have misread the page: what they dropped stays.
void drop_certain(const Page& page, const UnitSpan& span, bool drops_hidden, const std::vector<char>& teasers, std::vector<char>& kept,
                  std::vector<Reason>& why) {
  std::vector<std::size_t> dropped;
  float left = 0;
  for (std::size_t i = span.first; i < span.end; ++i) {
    Reason reason{};
    if (!kept[i]) continue;
    if (certain(page, i, drops_hidden, reason)) {
      dropped.push_back(i);
      why[i] = reason;
    } else if (teasers[i] && !span.whole) {
      dropped.push_back(i);
      why[i] = Reason::related_news;
    } else {
      left += page.measured.units[i].mass;
    }
  }
  if (left <= 0) return;
  for (std::size_t i : dropped) kept[i] = 0;
}

/// The caller's choices by kind: they win over the score within an article's span.
void apply_choices(const Page& page, const UnitSpan& span, std::vector<char>& kept, std::vector<Reason>& why) {
  for (std::size_t i = span.first; i < span.end; ++i) {
    const Choice choice = choice_of(page, i, why[i]);
    if (choice == Choice::keep) kept[i] = 1;
    if (choice == Choice::drop && kept[i]) {
      kept[i] = 0;
      if (block_of(page, i).kind == ParagraphKind::table_row) why[i] = Reason::table;
    }
  }
}

/// A label of a control, or text for screen readers alone.
Reason reason_aside(const Page& page, const blocks::Block& block) {
  for (dom::NodeId e = block.first_node; e != dom::kNone && page.dom != nullptr && e < page.dom->nodes.size();
       e = page.dom->nodes[e].parent) {
    if (page.dom->nodes[e].tag == dom::Tag::button) return Reason::form;
    if (e == block.owner) break;
  }
  return Reason::hidden;
}

/// From the first kept unit to the last, so that what the options keep besides stands within the article.
UnitSpan narrow(const UnitSpan& span, const std::vector<char>& kept) {
  UnitSpan out = span;
  while (out.first < out.end && !kept[out.first]) ++out.first;
  while (out.end > out.first && !kept[out.end - 1]) --out.end;
  return out;
}

}  // namespace

Selection select(const Page& page) {
  const std::size_t n = page.measured.units.size();
  std::vector<UnitSpan> spans = is_html(page) ? split_html(page) : split_text(page);
  if (spans.empty()) spans.push_back({0, n, kNoUnit, 0, false});
  std::vector<char> kept(n, 0);
  std::vector<Reason> why(n);
  std::vector<std::int16_t> article(n, -1);
  const budget::Deadline endless;
  const budget::Deadline& deadline = page.deadline == nullptr ? endless : *page.deadline;
  constexpr std::size_t kStepsOfAReason = 5;
  std::size_t heading = kNoUnit;
  for (std::size_t i = 0; i < n && !deadline.is_up(kStepsOfAReason); ++i) {
    why[i] = is_html(page) ? reason_html(page, i, heading) : reason_text(page, i);
    if (is_html(page) && signals::heading_rank(*page.dom, block_of(page, i), page.measured.units[i]) != 0) heading = i;
  }
  const bool drops_hidden = shows_its_prose(page);
  const std::vector<char> teasers = find_teasers(page);
  const std::vector<char> captions = is_html(page) ? std::vector<char>() : find_captions(page);
  for (std::size_t a = 0; a < spans.size(); ++a) {
    is_html(page) ? keep_html(page, spans[a], kept, why) : keep_text(page, spans[a], captions, kept, why);
    drop_certain(page, spans[a], drops_hidden, teasers, kept, why);
    apply_choices(page, narrow(spans[a], kept), kept, why);
    std::fill(article.begin() + static_cast<std::ptrdiff_t>(spans[a].first), article.begin() + static_cast<std::ptrdiff_t>(spans[a].end),
              static_cast<std::int16_t>(a));
  }

  // What stands behind the span of the one article that an endless page is about.
  for (std::size_t i = spans.back().end; i < n && !spans.back().whole; ++i) why[i] = Reason::next_article;

  Selection selection;
  judge(page, spans, kept, selection);
  const bool has_article = selection.status == Status::article || selection.keeps_text;
  selection.verdicts.resize(page.list.blocks.size());
  for (std::size_t b = 0; b < page.list.blocks.size(); ++b) {
    if (page.list.blocks[b].aside) selection.verdicts[b] = {reason_aside(page, page.list.blocks[b]), -1};
  }
  for (std::size_t i = 0; i < n; ++i) {
    Verdict& verdict = selection.verdicts[page.measured.units[i].block];
    if (kept[i] && has_article) {
      verdict = {Reason::body, article[i]};
    } else {
      verdict = {kept[i] ? Reason::not_article : why[i], -1};
    }
  }
  if (!has_article) return selection;
  for (const UnitSpan& span : spans) {
    if (span.first >= span.end) continue;
    Span out;
    out.first = page.measured.units[span.first].block;
    out.last = page.measured.units[span.end - 1].block;
    if (span.title != kNoUnit) {
      out.title = page.measured.units[span.title].block;
      selection.verdicts[out.title] = {Reason::title, static_cast<std::int16_t>(selection.articles.size())};
    }
    selection.articles.push_back(out);
  }
  return selection;
}

}  // namespace winnow::select
