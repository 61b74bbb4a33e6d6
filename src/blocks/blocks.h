// blocks -- cuts a page into its smallest units of text: here HTML pages and plain-text pages meet.
//   in:    Dom, or a plain-text page               borrowed; a BlockList points into neither but for Block::owner
//   out:   BlockList                               in document order; every text run of the page is in exactly one block
//   never: throws, drops text
//   knobs: none
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <winnow/winnow.h>

#include "budget/budget.h"
#include "dom/dom.h"

namespace winnow::blocks {

struct Block {
  std::string_view
      text;  ///< character references decoded, white space collapsed, trimmed; in BlockList::store; line breaks stay in preformatted text
  std::uint32_t first_piece = 0;  ///< BlockList::pieces[first_piece .. +piece_count): its bytes in the page
  std::uint32_t piece_count = 0;
  ParagraphKind kind = ParagraphKind::paragraph;
  std::uint8_t level = 0;  ///< heading 1 to 6, depth of the list, else 0

  // Both kinds of page. Characters are code points that are no white space.
  std::uint32_t chars = 0;
  std::uint32_t link_chars = 0;
  std::uint32_t bold_chars = 0;
  std::uint32_t italic_chars = 0;
  std::uint16_t links = 0;

  // HTML
  dom::NodeId owner = dom::kNone;           ///< the nearest element that makes a border
  dom::NodeId inline_wrapper = dom::kNone;  ///< the one inline element that holds all of it, if there is one
  std::uint16_t line_breaks = 0;            ///< single <br> within
  bool ends_in_link = false;
  bool has_time = false;       ///< holds a <time>
  bool image_before = false;   ///< an <img> stands between the block before and this one
  bool hidden = false;         ///< most of it is hidden by an attribute or inline style, its own or an ancestor's
  bool aside = false;          ///< lifted out of the line it stands in: a button's label, text for screen readers alone
  dom::NodeId first_node = 0;  ///< its first text run: rises from block to block, so an element's blocks are a range

  // Plain text
  std::uint16_t indent = 0;        ///< columns
  std::uint16_t blank_before = 0;  ///< blank lines before it
  char32_t bullet = 0;             ///< the mark taken off, 0 without
  std::string_view number;         ///< "12." taken off, "" without; kept in the output
  std::uint8_t heading_marks = 0;  ///< '#' taken off
};

struct BlockList {
  Format format = Format::html;
  std::vector<Block> blocks;
  std::vector<Range> pieces;
  std::vector<Range> blanks;      ///< runs that hold nothing but references to white space (&nbsp;), and belong to no block
  std::vector<Range> unread;      ///< text that no block holds, in page order: there were budget::most_blocks(), or the time was up
  std::unique_ptr<char[]> store;  ///< owns the blocks' text

  [[nodiscard]] std::span<const Range> pieces_of(const Block& block) const {
    return {pieces.data() + block.first_piece, block.piece_count};
  }
};

/// Text runs that the tree does not hold are unread.
BlockList from_dom(const dom::Dom& dom, const budget::Deadline& deadline = {});
BlockList from_text(std::string_view page, const budget::Deadline& deadline = {});

/// Keeps the first `count` blocks: the others' pieces become unread.
void leave_unread(BlockList& list, std::size_t count);

/// Elements that make a border between two blocks: `p div section ... ` (blocks.cpp says where the list is from).
bool is_border(dom::Tag tag);

}  // namespace winnow::blocks
