#include "skeleton/markup_writer.h"

#include <bit>
#include <cstring>

#include "skeleton/markup_names.h"
#include "skeleton/tag_traits.h"

namespace winnow::skeleton {

const char* MarkupWriter::end_of_innermost(const char* name, const char* page_end) const {
  if (std::endian::native != std::endian::little || foldable_.empty() || page_end - name <= 8) return nullptr;
  const Foldable& element = foldable_.back();
  const std::uint64_t size = element.name.high >> 56;
  if (element.tag == Tag::unknown || size > 8 || name[size] != '>') return nullptr;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, name, sizeof bytes);
  return ((bytes ^ element.name.low) << (64 - 8 * size)) == 0 ? name + size + 1 : nullptr;
}

void MarkupWriter::fold_innermost(std::uint32_t page_offset) {
  const Tag tag = foldable_.back().tag;
  const std::size_t index = foldable_.back().piece_index;
  const std::size_t part_index = foldable_.back().part_index;
  foldable_.pop_back();
  Piece& piece = pieces_[index];
  if (has(tag, kTablePart)) {
    parts_.push_back({piece.tag_index, page_offset});
    return add(What::end, tag);
  }
  if (tag == Tag::table) {
    for (std::size_t i = part_index; i < parts_.size(); ++i) out_.tags[parts_[i].tag_index].content_end = parts_[i].content_end;
    parts_.resize(part_index);
  }
  out_.tags[piece.tag_index].content_end = page_offset;
  piece.what = What::text;
  pieces_.resize(index != 0 && joins(What::text, pieces_[index - 1]) ? index : index + 1);
}

void MarkupWriter::append(const Piece& piece) {
  const auto append_tag = [&](const MarkupTag& text) { out_.markup.append(text.text.data(), text.size); };
  switch (piece.what) {
    case What::blank:
      out_.markup.push_back(' ');
      return;
    case What::text:
      out_.markup.push_back('x');
      return;
    case What::start:
      return append_tag(kStartTags[static_cast<std::size_t>(piece.tag)]);
    case What::end:
      return append_tag(kEndTags[static_cast<std::size_t>(piece.tag)]);
    case What::hidden_input:
      out_.markup.append("<input type=hidden>");
      return;
    case What::doctype:
      out_.markup.append("<!DOCTYPE html>");
      return;
    case What::comment:
      out_.markup.append("<!---->");
      return;
  }
}

void MarkupWriter::finish() {
  out_.run_at.resize(out_.runs.size());
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const bool is_last = i + 1 == pieces_.size();
    const std::size_t tags_end = is_last ? out_.tags.size() : pieces_[i + 1].tag_index;
    const std::size_t runs_end = is_last ? out_.runs.size() : pieces_[i + 1].run_index;
    const auto at = static_cast<std::uint32_t>(out_.markup.size());
    for (std::size_t tag = pieces_[i].tag_index; tag < tags_end; ++tag) out_.tags[tag].at = at;
    for (std::size_t run = pieces_[i].run_index; run < runs_end; ++run) out_.run_at[run] = at;
    append(pieces_[i]);
  }
}

}  // namespace winnow::skeleton
