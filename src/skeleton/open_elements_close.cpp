// End tags, and what else takes elements off the stack one by one.
#include "skeleton/open_elements.h"

namespace winnow::skeleton {

std::size_t OpenElements::close(Tag tag, const NameKey& name) {
  using enum Tag;
  if (tag == html || tag == head || tag == body) return 1;
  if (!seen_[index_of(seen_as(tag))] && tag != p) return 0;
  if (dropped_[index_of(tag)] != 0) {
    --dropped_[index_of(tag)];
    --dropped_total_;
    return 0;
  }
  if (is_in_select() && !leave_select(tag)) return 0;
  if (tag == unknown) return close_unknown(name);
  if (tag == p) {
    pop_to_link(&Links::p);
  } else if (has(tag, kFormatting)) {
    close_formatting(tag);
  } else if (tag == form) {
    close_form();
  } else if (tag == table || has(tag, kTablePart)) {
    close_table_part(tag);
  } else if (has(tag, kHeading)) {
    close_heading();
  } else {
    const bool is_closed = close_in_scope(tag, has(tag, kSpecial) ? kScope : kSpecial);
    if (!is_closed && has_marker(tag)) return 0;  // Gumbo would look for it beyond other scopes
    if (has_marker(tag)) clear_active_to_marker();
  }
  return 1;
}

/// In a select: false when the parser ignores the end tag. It may leave the select, before or by the tag.
bool OpenElements::leave_select(Tag tag) {
  if (tag == Tag::select) return true;
  if (is_option(tag)) {
    if (tag == Tag::optgroup && top_tag() == Tag::option && size_ >= 2 && entries_[size_ - 2].tag == Tag::optgroup) pop_to(size_ - 1);
    return top_tag() == tag;
  }
  const bool closes_select = tag == Tag::table ? nearest(&Links::table) != kNowhere : has(tag, kTablePart) && table_part(tag) != kNotOpen;
  if (closes_select) pop_to_link(&Links::select);
  return closes_select;
}

bool OpenElements::is_in_scope(Tag tag) const {
  if (open_count_[index_of(tag)] == 0) return false;
  for (std::size_t i = size_; i-- > 0 && !has(entries_[i].tag, kScope);) {
    if (entries_[i].tag == tag) return true;
  }
  return false;
}

bool OpenElements::close_in_scope(Tag tag, TagTraits stop_at) {
  if (open_count_[index_of(tag)] == 0) return false;
  for (std::size_t i = size_; i-- > 0;) {
    const Tag other = entries_[i].tag;
    if (other == tag) {
      pop_to(i);
      return true;
    }
    if (has(other, stop_at) || (tag == Tag::li && (other == Tag::ol || other == Tag::ul))) return false;
  }
  return false;
}

/// Gumbo takes any unknown end tag for the end of the innermost unknown element: so write one for each that has to be closed.
std::size_t OpenElements::close_unknown(const NameKey& name) {
  if (open_count_[index_of(Tag::unknown)] == 0) return 0;
  std::size_t closed = 0;
  for (std::size_t i = size_; i-- > 0 && !has(entries_[i].tag, kSpecial);) {
    if (entries_[i].tag != Tag::unknown) continue;
    ++closed;
    if (entries_[i].name == name) {
      pop_to(i);
      return closed;
    }
  }
  return 0;
}

void OpenElements::close_table_part(Tag tag) {
  const std::int16_t table = nearest(&Links::table);
  const std::size_t index = tag != Tag::table ? table_part(tag) : table == kNowhere ? kNotOpen : static_cast<std::size_t>(table);
  if (index == kNotOpen) return;
  const bool leaves_cell = is_in_cell();
  pop_to(index);
  if (leaves_cell) clear_active_to_marker();
}

/// </form> takes the form alone off the stack, whatever else is open.
void OpenElements::close_form() {
  const bool is_closed = has_form_ && is_in_scope(Tag::form);
  has_form_ = false;
  if (!is_closed) return;
  must_settle_text_ = true;  // or it would stand behind the form
  pop_implied_end_tags();
  std::size_t form = size_;
  while (entries_[--form].tag != Tag::form) {
  }
  erase(form);
}

/// Takes one element off the stack, and no other.
void OpenElements::erase(std::size_t index) {
  --open_count_[index_of(entries_[index].tag)];
  if (has(entries_[index].tag, kFormatting)) --formatting_;
  --size_;
  for (std::size_t i = index; i < size_; ++i) {
    entries_[i] = entries_[i + 1];
    link(i);
  }
}

/// Any heading's end tag closes the innermost heading.
void OpenElements::close_heading() {
  for (std::size_t i = size_; i-- > 0 && !has(entries_[i].tag, kScope);) {
    if (has(entries_[i].tag, kHeading)) return pop_to(i);
  }
}

}  // namespace winnow::skeleton
