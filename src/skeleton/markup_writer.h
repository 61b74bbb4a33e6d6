// Writes the markup, and keeps the map from it to the page.
#pragma once

#include <cstdint>
#include <vector>

#include "skeleton/skeleton.h"
#include "skeleton/tag_lookup.h"

namespace winnow::skeleton {

/// Gumbo pays for each tag. An element whose start tag does nothing but add it, which holds only text and other such elements, and which
/// ends with its own end tag, moves in the tree as text does: so it becomes one byte when its end tag is seen, and the dom room unfolds it.
/// On most pages that leaves Gumbo with tables and with what is nested wrongly: the parts for which a parser is needed.
class MarkupWriter {
 public:
  explicit MarkupWriter(Skeleton& out) : out_(out) {}

  void text(Range run, bool is_blank);

  /// Text that is no run, but that acts on the parser as text does.
  void hidden_text(bool is_blank) { out_.markup.push_back(is_blank ? ' ' : 'x'); }

  void start(Tag tag, Range source);
  void end(Tag tag);
  void hidden_input(Range source);
  void doctype();

  /// Makes the parser place the text that it has read.
  void settle_text();

  /// A start tag whose element may turn out to be one byte.
  void start_foldable(Tag tag, const NameKey& name, Range source);

  /// The end tag at `page_offset`: true when it made its element one byte, so that nothing is to be written for it.
  bool fold(Tag tag, const NameKey& name, std::uint32_t page_offset);

  /// An element without content that moves in the tree as text does.
  void leaf(Tag tag, Range source);

  /// Tells each tag and each run where in the markup it stands. The last call.
  void finish();

 private:
  /// A start tag or a text byte of the markup, with the tags and runs from here to the next piece.
  struct Piece {
    std::uint32_t at;
    std::uint32_t tag_index;
    std::uint32_t run_index;
  };

  /// A start tag with nothing but text and folded elements after it.
  struct Foldable {
    NameKey name;
    Tag tag;
    std::uint32_t piece_index;
  };

  void add_piece();
  void write_start(Tag tag, Range source);

  Skeleton& out_;
  std::vector<Piece> pieces_;
  std::vector<Foldable> foldable_;  ///< innermost last; any other tag makes all of them ordinary
};

}  // namespace winnow::skeleton
