// Cuts a plain-text page into blocks: a line, or a paragraph put back together, is a block.
#include <algorithm>

#include "blocks/blocks.h"
#include "blocks/text_builder.h"
#include "blocks/text_lines.h"

namespace winnow::blocks {
namespace {

/// Lines that are read for each block that is kept: rejoin() makes one block of several.
constexpr std::size_t kLinesOfABlock = 2;

std::uint16_t clamp16(std::uint32_t value) {
  return static_cast<std::uint16_t>(value < 0xFFFF ? value : 0xFFFF);
}

ParagraphKind kind_of(const Line& line) {
  if (line.heading_marks > 0) return ParagraphKind::heading;
  return line.bullet != 0 || !line.number.empty() ? ParagraphKind::list_item : ParagraphKind::paragraph;
}

}  // namespace

void leave_unread(BlockList& list, std::size_t count) {
  if (count >= list.blocks.size()) return;
  for (std::size_t i = count; i < list.blocks.size(); ++i) {
    const auto pieces = list.pieces_of(list.blocks[i]);
    list.unread.insert(list.unread.end(), pieces.begin(), pieces.end());
  }
  list.blocks.resize(count);
  std::sort(list.unread.begin(), list.unread.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
}

BlockList from_text(std::string_view page, const budget::Deadline& deadline) {
  const std::size_t most = budget::most_blocks(page.size());
  Lines read = read_lines(page, kLinesOfABlock * most, deadline);
  rejoin(read.lines);
  BlockList list;
  list.format = Format::text;
  list.blanks = std::move(read.rules);
  // A number is joined to its text by one blank where the page may have none: two bytes a line are room enough.
  TextStore store(list, page.size() + 2 * read.lines.size());
  list.blocks.reserve(read.lines.size());
  std::string text;
  for (const Line& line : read.lines) {
    Block block;
    text = line.number;
    if (!text.empty()) text.push_back(' ');
    text += line.text;
    block.text = store.add(text);
    block.number = block.text.substr(0, line.number.size());
    block.kind = kind_of(line);
    block.level = line.heading_marks > 0 ? line.heading_marks : static_cast<std::uint8_t>(block.kind == ParagraphKind::list_item);
    for (char c : block.text) block.chars += (static_cast<unsigned char>(c) & 0xC0) != 0x80 && c != ' ';
    block.link_chars = std::min(line.link_chars, block.chars);
    block.links = line.links;
    block.indent = clamp16(line.indent);
    block.blank_before = clamp16(line.blank_before);
    block.bullet = line.bullet;
    block.heading_marks = line.heading_marks;
    block.first_node = static_cast<dom::NodeId>(list.blocks.size());
    block.first_piece = static_cast<std::uint32_t>(list.pieces.size());
    block.piece_count = static_cast<std::uint32_t>(line.pieces.size());
    list.pieces.insert(list.pieces.end(), line.pieces.begin(), line.pieces.end());
    list.blocks.push_back(block);
  }
  if (read.end < page.size()) list.unread.push_back({read.end, static_cast<std::uint32_t>(page.size())});
  leave_unread(list, most);
  return list;
}

}  // namespace winnow::blocks
