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
    pop_to_link(&Entry::p);
  } else if (has(tag, kFormatting)) {
    close_formatting(tag);
  } else if (tag == form) {
    close_form();
  } else if (tag == table) {
    pop_to_link(&Entry::table);
  } else if (has(tag, kTablePart)) {
    if (table_part(tag) != kNotOpen) pop_to(table_part(tag));
  } else if (has(tag, kHeading)) {
    close_heading();
  } else {
    const bool is_closed = close_in_scope(tag, has(tag, kSpecial) ? kScope : kSpecial);
    if (!is_closed && has(tag, kScope)) return 0;  // Gumbo would look for it beyond other scopes
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
  const bool closes_select = tag == Tag::table ? nearest(&Entry::table) != kNowhere : has(tag, kTablePart) && table_part(tag) != kNotOpen;
  if (closes_select) pop_to_link(&Entry::select);
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

/// The adoption agency algorithm (13.2.6.4.7), as far as it changes which elements are open: each round of it moves on to the next special
/// element above the formatting element and takes what is between off the stack, but for other formatting elements.
void OpenElements::close_formatting(Tag tag) {
  if (open_count_[index_of(tag)] == 0) return;
  std::size_t formatting = size_;
  while (formatting-- > 0 && entries_[formatting].tag != tag) {
    if (has(entries_[formatting].tag, kScope)) return;
  }
  constexpr std::size_t kMaxRounds = 8;
  std::size_t rounds = 0;
  std::size_t last_block = formatting;
  for (std::size_t i = formatting + 1; i < size_ && rounds < kMaxRounds; ++i) {
    if (!has(entries_[i].tag, kSpecial)) continue;
    last_block = i;
    ++rounds;
  }
  if (rounds < kMaxRounds) {
    pop_to(last_block + 1);
  } else {
    must_settle_text_ = true;
    linger(tag);  // a copy of it is left
  }
  if (last_block == formatting) {
    pop_folded();
    return;
  }
  std::size_t kept = formatting;
  const std::size_t old_size = size_;
  for (std::size_t i = formatting; i < old_size; ++i) {
    const Tag other = entries_[i].tag;
    if (i > last_block || (i > formatting && has(other, kSpecial | kFormatting))) {
      entries_[kept] = entries_[i];
      link(kept++);
    } else {
      --open_count_[index_of(other)];
      if (has(other, kFormatting)) --formatting_;  // the element itself
    }
  }
  size_ = kept;
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

/// An <a> that is still open when another begins: around a table (13.2.6.4.7, the start tag "a").
void OpenElements::remove_anchor() {
  if (open_count_[index_of(Tag::a)] == 0) return;
  for (std::size_t i = size_; i-- > 0;) {
    const Tag tag = entries_[i].tag;
    if (tag == Tag::a) return erase(i);
    if (has(tag, kScope) && tag != Tag::table) return;  // it has left a marker in the list of active formatting elements
  }
}

/// Any heading's end tag closes the innermost heading.
void OpenElements::close_heading() {
  for (std::size_t i = size_; i-- > 0 && !has(entries_[i].tag, kScope);) {
    if (has(entries_[i].tag, kHeading)) return pop_to(i);
  }
}

}  // namespace winnow::skeleton
