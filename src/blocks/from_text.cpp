// Cuts a plain-text page into blocks: a line, or a paragraph put back together, is a block.
#include "blocks/blocks.h"
#include "blocks/text_builder.h"
#include "blocks/text_lines.h"

namespace winnow::blocks {
namespace {

std::uint16_t clamp16(std::uint32_t value) {
  return static_cast<std::uint16_t>(value < 0xFFFF ? value : 0xFFFF);
}

ParagraphKind kind_of(const Line& line) {
  if (line.heading_marks > 0) return ParagraphKind::heading;
  return line.bullet != 0 || !line.number.empty() ? ParagraphKind::list_item : ParagraphKind::paragraph;
}

}  // namespace

BlockList from_text(std::string_view page) {
  Lines read = read_lines(page);
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
  return list;
}

}  // namespace winnow::blocks
