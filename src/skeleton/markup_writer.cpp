#include "skeleton/markup_writer.h"

#include "skeleton/markup_names.h"

namespace winnow::skeleton {

void MarkupWriter::add_piece() {
  pieces_.push_back({static_cast<std::uint32_t>(out_.markup.size()), static_cast<std::uint32_t>(out_.tags.size()),
                     static_cast<std::uint32_t>(out_.runs.size())});
}

void MarkupWriter::text(Range run, bool is_blank) {
  add_piece();
  out_.runs.push_back(run);
  out_.markup.push_back(is_blank ? ' ' : 'x');
}

void MarkupWriter::write_start(Tag tag, Range source) {
  add_piece();
  out_.tags.push_back({0, source.begin, source.end, 0, tag, 0});
  const MarkupTag& text = kStartTags[static_cast<std::size_t>(tag)];
  out_.markup.append(text.text.data(), text.size);
}

void MarkupWriter::settle_text() {
  out_.markup.append("<!---->");
}

void MarkupWriter::start(Tag tag, Range source) {
  foldable_.clear();
  write_start(tag, source);
}

void MarkupWriter::end(Tag tag) {
  foldable_.clear();
  const MarkupTag& text = kEndTags[static_cast<std::size_t>(tag)];
  out_.markup.append(text.text.data(), text.size);
}

void MarkupWriter::hidden_input(Range source) {
  start(Tag::input, source);
  out_.markup.pop_back();
  out_.markup.append(" type=hidden>");
}

void MarkupWriter::doctype() {
  out_.markup.append("<!DOCTYPE html>");
}

void MarkupWriter::start_foldable(Tag tag, const NameKey& name, Range source) {
  foldable_.push_back({name, tag, static_cast<std::uint32_t>(pieces_.size())});
  write_start(tag, source);
}

bool MarkupWriter::fold(Tag tag, const NameKey& name, std::uint32_t page_offset) {
  if (foldable_.empty() || foldable_.back().tag != tag || foldable_.back().name != name) return false;
  const std::size_t piece_index = foldable_.back().piece_index;
  foldable_.pop_back();
  const Piece& piece = pieces_[piece_index];
  out_.tags[piece.tag_index].content_end = page_offset;
  out_.markup.resize(piece.at);
  out_.markup.push_back('x');
  pieces_.resize(piece_index + 1);
  return true;
}

void MarkupWriter::leaf(Tag tag, Range source) {
  add_piece();
  out_.tags.push_back({0, source.begin, source.end, source.end, tag, 0});
  out_.markup.push_back('x');
}

void MarkupWriter::finish() {
  out_.run_at.resize(out_.runs.size());
  add_piece();
  for (std::size_t i = 0; i + 1 < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    const Piece& next = pieces_[i + 1];
    for (std::size_t tag = piece.tag_index; tag < next.tag_index; ++tag) out_.tags[tag].at = piece.at;
    for (std::size_t run = piece.run_index; run < next.run_index; ++run) out_.run_at[run] = piece.at;
  }
}

}  // namespace winnow::skeleton
