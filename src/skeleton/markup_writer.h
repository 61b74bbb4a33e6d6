// Writes the markup, and keeps the map from it to the page.
#pragma once

#include <cstdint>
#include <vector>

#include "skeleton/skeleton.h"
#include "skeleton/tag_lookup.h"

namespace winnow::skeleton {

/// Gumbo pays for each tag and each character. An element whose start tag does nothing but add it, which holds only text and other such
/// elements, and which ends with its own end tag, moves in the tree as text does: so it becomes one byte when its end tag is seen, and the
/// dom room unfolds it. Text and folded elements side by side move together, and share one byte. The parts of a table are folded when the
/// table is: no text may stand for them in one that is not. On most pages that leaves Gumbo with what is nested wrongly: the parts for
/// which a parser is needed.
class MarkupWriter {
 public:
  explicit MarkupWriter(Skeleton& out) : out_(out) {}

  void text(Range run, bool is_blank) {
    hidden_text(is_blank);
    out_.runs.push_back(run);
  }

  /// Text that is no run, but that acts on the parser as text does.
  void hidden_text(bool is_blank) {
    if (pieces_.empty() || !joins(is_blank ? What::blank : What::text, pieces_.back())) add(is_blank ? What::blank : What::text);
  }

  void start(Tag tag, Range source) {
    foldable_.clear();
    write_start(What::start, tag, source);
  }
  void end(Tag tag) {
    foldable_.clear();
    add(What::end, tag);
  }
  void hidden_input(Range source) {
    foldable_.clear();
    write_start(What::hidden_input, Tag::input, source);
  }
  void doctype() { add(What::doctype); }

  /// Makes the parser place the text that it has read.
  void settle_text() { add(What::comment); }

  /// A start tag whose element may turn out to be one byte.
  void start_foldable(Tag tag, const NameKey& name, Range source) {
    foldable_.push_back({name, tag, static_cast<std::uint32_t>(pieces_.size()), static_cast<std::uint32_t>(parts_.size())});
    write_start(What::start, tag, source);
  }

  /// None of the elements that are open can be folded any more.
  void keep_open_tags() { foldable_.clear(); }

  /// The end tag at `page_offset`: true when it was that of the innermost element that may be folded, and is dealt with.
  bool fold(Tag tag, const NameKey& name, std::uint32_t page_offset) {
    if (foldable_.empty() || foldable_.back().tag != tag || foldable_.back().name != name) return false;
    fold_innermost(page_offset);
    return true;
  }

  /// What most end tags are: that of the innermost element that may be folded, in lower case, without white space. Returns where it ends
  /// when the end tag whose name begins at `name` is so; else nullptr, which says nothing.
  const char* end_of_innermost(const char* name, const char* page_end) const;
  [[nodiscard]] Tag innermost() const { return foldable_.back().tag; }
  void fold_innermost(std::uint32_t page_offset);

  /// An element without content that moves in the tree as text does.
  void leaf(Tag tag, Range source) {
    hidden_text(false);
    out_.tags.push_back({0, source.begin, source.end, source.end, tag, 0});
  }

  /// Writes the markup, and tells each tag and each run where in it they stand. The last call.
  void finish();

 private:
  enum class What : std::uint8_t { blank, text, start, end, hidden_input, doctype, comment };

  /// A part of the markup, with the tags and runs from here to the next piece.
  struct Piece {
    std::uint32_t tag_index;
    std::uint32_t run_index;
    What what;
    Tag tag;
  };

  /// A start tag with nothing but text and folded elements after it.
  struct Foldable {
    NameKey name;
    Tag tag;
    std::uint32_t piece_index;
    std::uint32_t part_index;  ///< where the parts of a table begin
  };

  /// A part of a table that ended with its own end tag.
  struct TablePart {
    std::uint32_t tag_index;
    std::uint32_t content_end;
  };

  /// Text is one with the text before it: the parser has gone to where text may stand. Blanks may yet be dropped, text behind them not.
  static bool joins(What what, const Piece& before) { return before.what == What::text || (before.what == what && what == What::blank); }

  void add(What what, Tag tag = Tag::text) {
    pieces_.push_back({static_cast<std::uint32_t>(out_.tags.size()), static_cast<std::uint32_t>(out_.runs.size()), what, tag});
  }
  void write_start(What what, Tag tag, Range source) {
    add(what, tag);
    out_.tags.push_back({0, source.begin, source.end, 0, tag, 0});
  }
  void append(const Piece& piece);

  Skeleton& out_;
  std::vector<Piece> pieces_;
  std::vector<Foldable> foldable_;  ///< innermost last; any other tag makes all of them ordinary
  std::vector<TablePart> parts_;    ///< of the tables in foldable_, and of some that are ordinary by now
};

}  // namespace winnow::skeleton
