#include "skeleton/open_elements.h"

#include <algorithm>

namespace winnow::skeleton {
namespace {

constexpr std::size_t kNotOpen = static_cast<std::size_t>(-1);

constexpr std::size_t index_of(Tag tag) {
  return static_cast<std::size_t>(tag);
}

bool is_row_group(Tag tag) {
  return tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot;
}

bool is_cell(Tag tag) {
  return tag == Tag::td || tag == Tag::th;
}

bool is_option(Tag tag) {
  return tag == Tag::option || tag == Tag::optgroup;
}

bool has_implied_end_tag(Tag tag) {
  using enum Tag;
  return tag == dd || tag == dt || tag == li || tag == option || tag == optgroup || tag == p || tag == rb || tag == rp || tag == rt ||
         tag == rtc;
}

/// What an end tag needs to have any effect: any heading closes any other, and the parser adds rows and row groups to a table.
Tag seen_as(Tag tag) {
  return has(tag, kHeading) ? Tag::h1 : has(tag, kTablePart) ? Tag::table : tag;
}

}  // namespace

Tag OpenElements::hiding_tag() const {
  for (std::size_t i = size_; i-- > 0;) {
    if (entries_[i].hides_text) return entries_[i].tag;
  }
  return Tag::unknown;
}

bool OpenElements::is_open(Tag tag, const NameKey& name) const {
  if (open_count_[index_of(tag)] == 0) return false;
  if (tag != Tag::unknown) return true;
  return std::any_of(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(size_),
                     [&](const Entry& entry) { return entry.tag == Tag::unknown && entry.name == name; });
}

void OpenElements::link(std::size_t index) {
  Entry& entry = entries_[index];
  const Entry* below = index == 0 ? nullptr : &entries_[index - 1];
  const auto self = static_cast<std::int16_t>(index);
  const Tag tag = entry.tag;
  const bool is_scope = has(tag, kScope);
  const bool ends_lists = has(tag, kSpecial) && tag != Tag::address && tag != Tag::div && tag != Tag::p;
  const auto from_below = [&](std::int16_t Entry::*link) { return below == nullptr ? kNowhere : below->*link; };
  entry.p = tag == Tag::p ? self : (is_scope || tag == Tag::button) ? kNowhere : from_below(&Entry::p);
  entry.li = tag == Tag::li ? self : ends_lists ? kNowhere : from_below(&Entry::li);
  entry.dd = tag == Tag::dd || tag == Tag::dt ? self : ends_lists ? kNowhere : from_below(&Entry::dd);
  entry.button = tag == Tag::button ? self : is_scope ? kNowhere : from_below(&Entry::button);
  entry.table = tag == Tag::table ? self : tag == Tag::template_ ? kNowhere : from_below(&Entry::table);
  entry.select = tag == Tag::select ? self : from_below(&Entry::select);
  entry.within_hidden = below != nullptr && (below->within_hidden || (below->hides_text && !is_option(below->tag)));
}

bool OpenElements::push(Tag tag, const NameKey& name, bool hides_text) {
  const bool is_formatting = has(tag, kFormatting);
  if (size_ == kMaxDepth || (is_formatting && formatting_ == kMaxFormatting)) {
    ++(size_ == kMaxDepth ? guards_.depth_dropped : guards_.formatting_dropped);
    ++dropped_[index_of(tag)];
    ++dropped_total_;
    return false;
  }
  Entry& entry = entries_[size_];
  entry.name = name;
  entry.tag = tag;
  entry.hides_text = hides_text;
  link(size_++);
  ++open_count_[index_of(tag)];
  if (is_formatting) ++formatting_;
  return true;
}

void OpenElements::pop_to(std::size_t size) {
  if (size_ <= size) return;
  while (size_ > size) {
    const Tag tag = entries_[--size_].tag;
    --open_count_[index_of(tag)];
    if (has(tag, kFormatting)) --formatting_;
  }
  if (dropped_total_ != 0) {  // what was left out stood above, so it is closed as well
    dropped_.fill(0);
    dropped_total_ = 0;
  }
}

void OpenElements::pop_to_link(std::int16_t Entry::*link) {
  const std::int16_t at = nearest(link);
  if (at != kNowhere) pop_to(static_cast<std::size_t>(at));
}

void OpenElements::pop_implied_end_tags() {
  while (size_ != 0 && has_implied_end_tag(top().tag)) pop_to(size_ - 1);
}

/// The index of `tag`, a part of a table, in the innermost table; kNotOpen without. The stack holds table, row group, row, cell, one above
/// the other, or table, caption.
std::size_t OpenElements::table_part(Tag tag) const {
  const std::int16_t table = nearest(&Entry::table);
  if (table == kNowhere) return kNotOpen;
  const std::size_t index = static_cast<std::size_t>(table) + (is_cell(tag) ? 3 : tag == Tag::tr ? 2 : 1);
  return index < size_ && entries_[index].tag == tag && (!is_cell(tag) || entries_[index - 1].tag == Tag::tr) ? index : kNotOpen;
}

bool OpenElements::is_in_cell() const {
  return table_part(Tag::td) != kNotOpen || table_part(Tag::th) != kNotOpen || table_part(Tag::caption) != kNotOpen;
}

bool OpenElements::open(Tag tag, const NameKey& name, bool hides_text) {
  using enum Tag;
  seen_[index_of(seen_as(tag))] = true;
  if (is_in_select() && !open_in_select(tag)) return false;
  if (tag == html || tag == head || tag == body) return true;
  if (tag == table) return open_table(name);
  if (has(tag, kTablePart) || tag == col) return open_table_part(tag, name);
  if (tag == form) return open_form(name);
  if (tag == select && is_in_select()) {  // a select in a select only closes it
    pop_to_link(&Entry::select);
    return true;
  }
  if (tag == li) pop_to_link(&Entry::li);
  if (tag == dd || tag == dt) pop_to_link(&Entry::dd);
  if (has(tag, kClosesP)) pop_to_link(&Entry::p);
  if (tag == button) pop_to_link(&Entry::button);
  if (has(tag, kHeading) && has(top_tag(), kHeading)) pop_to(size_ - 1);
  if (is_option(tag) && top_tag() == option) pop_to(size_ - 1);
  if (tag == optgroup && top_tag() == optgroup && is_in_select()) pop_to(size_ - 1);
  if (tag == rt || tag == rp || tag == rb || tag == rtc) open_ruby_part(tag);
  if (tag == a || tag == nobr) close_formatting(tag);
  if (has(tag, kVoid | kRaw) || tag == plaintext) return true;
  return push(tag, name, hides_text);
}

/// In a select the parser ignores all but a few start tags. False when it ignores this one; it may leave the select.
bool OpenElements::open_in_select(Tag tag) {
  using enum Tag;
  if (is_option(tag) || tag == select) return true;
  const bool is_table_part = (has(tag, kTablePart) && tag != colgroup) || tag == table;
  if (tag == input || tag == keygen || tag == textarea || (is_table_part && nearest(&Entry::table) != kNowhere)) {
    pop_to_link(&Entry::select);
    return true;
  }
  return false;
}

bool OpenElements::open_table(const NameKey& name) {
  const std::int16_t table = nearest(&Entry::table);
  if (table != kNowhere && !is_in_cell()) pop_to(static_cast<std::size_t>(table));
  if (!is_quirks_) pop_to_link(&Entry::p);
  return push(Tag::table, name, false);
}

/// Adds the row group and the row that a cell needs, as the parser does.
bool OpenElements::open_table_part(Tag tag, const NameKey& name) {
  const std::int16_t table = nearest(&Entry::table);
  if (table == kNowhere) return true;  // the parser ignores it
  const std::size_t above_table = static_cast<std::size_t>(table) + 1;
  const bool needs_group = tag == Tag::tr || is_cell(tag);
  const bool has_group = above_table < size_ && is_row_group(entries_[above_table].tag);
  if (!needs_group || !has_group) pop_to(above_table);
  if (needs_group && !has_group && !push(Tag::tbody, {}, false)) return false;
  if (is_cell(tag) && table_part(Tag::tr) != kNotOpen) {
    pop_to(above_table + 2);
  } else if (needs_group) {
    pop_to(above_table + 1);
    if (is_cell(tag) && !push(Tag::tr, {}, false)) return false;
  }
  return tag == Tag::col || tag == Tag::colgroup || push(tag, name, false);
}

bool OpenElements::open_form(const NameKey& name) {
  if (has_form_) return true;  // the parser ignores it
  has_form_ = true;
  const Tag parent = top_tag();
  if (parent == Tag::table || parent == Tag::tr || is_row_group(parent)) return true;  // closed at once
  pop_to_link(&Entry::p);
  return push(Tag::form, name, false);
}

void OpenElements::open_ruby_part(Tag tag) {
  if (open_count_[index_of(Tag::ruby)] == 0) return;
  const bool keeps_rtc = tag == Tag::rt || tag == Tag::rp;
  while (size_ != 0 && has_implied_end_tag(top().tag) && !(keeps_rtc && top().tag == Tag::rtc)) pop_to(size_ - 1);
}

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
    close_in_scope(tag, has(tag, kSpecial) ? kScope : kSpecial);
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

bool OpenElements::close_in_scope(Tag tag, TagTraits stop_at) {
  if (open_count_[index_of(tag)] == 0) return false;
  for (std::size_t i = size_; i-- > 0;) {
    if (entries_[i].tag == tag) {
      pop_to(i);
      return true;
    }
    if (has(entries_[i].tag, stop_at)) return false;
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
  if (rounds < kMaxRounds) pop_to(last_block + 1);
  if (last_block == formatting) {
    pop_to(formatting);
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
      if (has(other, kFormatting)) --formatting_;
    }
  }
  size_ = kept;
}

/// </form> takes the form alone off the stack, whatever else is open.
void OpenElements::close_form() {
  if (!has_form_) return;
  has_form_ = false;
  pop_implied_end_tags();
  if (open_count_[index_of(Tag::form)] == 0) return;
  for (std::size_t i = size_; i-- > 0;) {
    if (entries_[i].tag != Tag::form) continue;
    --open_count_[index_of(Tag::form)];
    std::copy(entries_.begin() + static_cast<std::ptrdiff_t>(i) + 1, entries_.begin() + static_cast<std::ptrdiff_t>(size_),
              entries_.begin() + static_cast<std::ptrdiff_t>(i));
    --size_;
    for (std::size_t j = i; j < size_; ++j) link(j);
    return;
  }
}

/// Any heading's end tag closes the innermost heading.
void OpenElements::close_heading() {
  for (std::size_t i = size_; i-- > 0 && !has(entries_[i].tag, kScope);) {
    if (has(entries_[i].tag, kHeading)) return pop_to(i);
  }
}

}  // namespace winnow::skeleton
