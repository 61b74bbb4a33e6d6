#include "paragraphs/paragraphs.h"

#include "normalise/normalise.h"

namespace winnow::paragraphs {
namespace {

/// What it costs to normalise so many bytes.
std::size_t steps_of(std::size_t bytes) {
  return 3 + bytes / 32;
}

Range hull(const blocks::BlockList& list, const blocks::Block& block) {
  const auto pieces = list.pieces_of(block);
  Range range = pieces.front();
  for (const Range& piece : pieces) {
    range.begin = std::min(range.begin, piece.begin);
    range.end = std::max(range.end, piece.end);
  }
  return range;
}

dom::NodeId row_of(const dom::Dom* dom, const blocks::Block& block) {
  if (dom == nullptr || block.kind != ParagraphKind::table_row || block.owner == dom::kNone) return dom::kNone;
  return dom->nodes[block.owner].parent;
}

}  // namespace

std::vector<Paragraph> assemble(const blocks::BlockList& list, const dom::Dom* dom, const select::Selection& selection,
                                std::int16_t article, const budget::Deadline& deadline) {
  std::vector<Paragraph> paragraphs;
  dom::NodeId row = dom::kNone;
  // An article's blocks stand between its first and its last: a page may hold a thousand articles.
  const auto number = static_cast<std::size_t>(article);
  const select::Span span = number < selection.articles.size() ? selection.articles[number] : select::Span{0, select::kNoBlock};
  const std::size_t end = std::min<std::size_t>(list.blocks.size(), std::size_t{span.last} + 1);
  for (std::size_t i = span.first; i < end; ++i) {
    const select::Verdict& verdict = selection.verdicts[i];
    if (verdict.article != article || verdict.reason != Reason::body) continue;
    const blocks::Block& block = list.blocks[i];
    if (deadline.is_up(steps_of(block.text.size()))) break;
    const bool keeps_lines = block.kind == ParagraphKind::preformatted;
    std::string text = normalise::paragraph(block.text, keeps_lines ? normalise::Lines::keep : normalise::Lines::join);
    if (text.empty()) continue;
    const Range source = hull(list, block);
    const dom::NodeId own_row = row_of(dom, block);
    if (own_row != dom::kNone && own_row == row) {
      paragraphs.back().text += " | " + text;
      paragraphs.back().source.end = std::max(paragraphs.back().source.end, source.end);
      continue;
    }
    row = own_row;
    paragraphs.push_back({block.kind, block.level, std::move(text), source});
  }
  return paragraphs;
}

std::vector<Paragraph> from_lines(std::string_view text, const budget::Deadline& deadline) {
  std::vector<Paragraph> paragraphs;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (deadline.is_up(steps_of(end))) break;
    std::string line = normalise::paragraph(text.substr(0, end));
    if (!line.empty()) paragraphs.push_back({ParagraphKind::paragraph, 0, std::move(line), {}});
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return paragraphs;
}

}  // namespace winnow::paragraphs
