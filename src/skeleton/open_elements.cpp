// Start tags, and the stack itself. End tags are in open_elements_close.cpp, formatting elements in open_elements_formatting.cpp.
#include "skeleton/open_elements.h"

#include <algorithm>

namespace winnow::skeleton {

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

bool OpenElements::closes_any(Tag tag, const NameKey& name) const {
  if (!has(tag, kHeading)) return is_open(tag, name);
  const auto first = static_cast<std::size_t>(Tag::h1);
  for (std::size_t heading = first; heading <= static_cast<std::size_t>(Tag::h6); ++heading) {
    if (open_count_[heading] != 0) return true;
  }
  return false;
}

void OpenElements::link(std::size_t index) {
  Entry& entry = entries_[index];
  const Tag tag = entry.tag;
  if (index == 0) {
    entry.links = {};
    entry.within_hidden = false;
  } else {
    const Entry& below = entries_[index - 1];
    entry.links = below.links;
    entry.within_hidden = below.within_hidden || (below.hides_text && !is_option(below.tag));
  }
  if (!has(tag, kSpecial) || tag == Tag::div || tag == Tag::address) return;
  const auto self = static_cast<std::int16_t>(index);
  Links& links = entry.links;
  if (has(tag, kScope)) links.p = links.button = kNowhere;
  if (tag != Tag::p) links.li = links.dd = kNowhere;
  switch (tag) {
    case Tag::p:
      links.p = self;
      break;
    case Tag::li:
      links.li = self;
      break;
    case Tag::dd:
    case Tag::dt:
      links.dd = self;
      break;
    case Tag::button:
      links.p = kNowhere;
      links.button = self;
      break;
    case Tag::table:
      links.table = self;
      break;
    case Tag::template_:
      links.table = kNowhere;
      break;
    case Tag::select:
      links.select = self;
      break;
    default:
      break;
  }
}

bool OpenElements::push(Tag tag, const NameKey& name, bool hides_text) {
  if (size_ == kMaxDepth || (has(tag, kFormatting) && formatting_ >= kMaxFormatting)) {
    ++(size_ == kMaxDepth ? guards_.depth_dropped : guards_.formatting_dropped);
    ++dropped_[index_of(tag)];
    ++dropped_total_;
    return false;
  }
  return push_unguarded(tag, name, hides_text);
}

bool OpenElements::push_unguarded(Tag tag, const NameKey& name, bool hides_text) {
  Entry& entry = entries_[size_];
  entry.name = name;
  entry.tag = tag;
  entry.hides_text = hides_text;
  entry.active = kNotListed;
  link(size_++);
  ++open_count_[index_of(tag)];
  if (has(tag, kFormatting)) ++formatting_;
  if (has_marker(tag)) active_.push_back({tag, true, true});
  return true;
}

bool OpenElements::may_fold(Tag tag) const {
  using enum Tag;
  if (is_in_select()) return (tag == option && top_tag() != option) || (tag == optgroup && top_tag() == select);
  if (has(tag, kNeverFolds)) return false;
  if (is_cell(tag)) return top_tag() == tr;
  if (tag == tr) return is_row_group(top_tag());
  if (has(tag, kTablePart)) return top_tag() == table;
  if (is_between_cells()) return false;
  // An open <a> or <nobr> would be closed, and a fourth <b> changes which of them are opened again ("Noah's Ark").
  if (tag == a || tag == nobr) return count_active(tag) == 0 && open_count_[index_of(tag)] == 0;
  if (has(tag, kFormatting)) return count_active(tag) <= 2;
  if (!has(tag, kReopens) && lingers()) return false;
  if (has(tag, kClosesP) && nearest(&Links::p) != kNowhere) return false;
  if (has(tag, kHeading)) return !has(top_tag(), kHeading);
  switch (tag) {
    case li:
      return nearest(&Links::li) == kNowhere;
    case dd:
    case dt:
      return nearest(&Links::dd) == kNowhere;
    case button:
      return nearest(&Links::button) == kNowhere;
    case form:
      return !has_form_;
    case table:  // in a template that another end tag closes, the parser may still be in a table where text is moved out
      return (is_quirks_ || nearest(&Links::p) == kNowhere) && open_count_[index_of(template_)] == 0;
    case option:
    case optgroup:
      return top_tag() != option;
    case rb:
    case rp:
    case rt:
    case rtc:
      return !has(top_tag(), kImpliedEnd);
    default:
      return true;
  }
}

void OpenElements::pop_folded() {
  const Tag tag = top().tag;
  if (top().active != kNotListed) remove_active(static_cast<std::size_t>(top().active));
  if (has_marker(tag)) clear_active_to_marker();
  --size_;
  --open_count_[index_of(tag)];
  if (has(tag, kFormatting)) --formatting_;
  if (tag == Tag::form) has_form_ = false;
  if (tag == Tag::table || has(tag, kTablePart)) forget_dropped();
}

void OpenElements::pop_to(std::size_t size) {
  if (size_ <= size) return;
  while (size_ > size) {
    const Entry& entry = entries_[--size_];
    --open_count_[index_of(entry.tag)];
    if (has(entry.tag, kFormatting)) --formatting_;
    if (entry.active != kNotListed) active_[static_cast<std::size_t>(entry.active)].is_open = false;
  }
  forget_dropped();
}

/// What was left out stood above the elements that were closed, so it is closed as well.
void OpenElements::forget_dropped() {
  if (dropped_total_ == 0) return;
  dropped_.fill(0);
  dropped_total_ = 0;
}

void OpenElements::pop_to_link(std::int16_t Links::*link) {
  const std::int16_t at = nearest(link);
  if (at != kNowhere) pop_to(static_cast<std::size_t>(at));
}

void OpenElements::pop_implied_end_tags() {
  while (size_ != 0 && has(top().tag, kImpliedEnd)) pop_to(size_ - 1);
}

/// The index of `tag`, a part of a table, in the innermost table; kNotOpen without. The stack holds table, row group, row, cell, one above
/// the other, or table, caption.
std::size_t OpenElements::table_part(Tag tag) const {
  const std::int16_t table = nearest(&Links::table);
  if (table == kNowhere) return kNotOpen;
  const std::size_t index = static_cast<std::size_t>(table) + (is_cell(tag) ? 3 : tag == Tag::tr ? 2 : 1);
  return index < size_ && entries_[index].tag == tag && (!is_cell(tag) || entries_[index - 1].tag == Tag::tr) ? index : kNotOpen;
}

bool OpenElements::is_in_cell() const {
  const std::int16_t table = nearest(&Links::table);
  if (table == kNowhere) return false;
  const std::size_t above = static_cast<std::size_t>(table) + 1;
  if (above < size_ && entries_[above].tag == Tag::caption) return true;
  return above + 2 < size_ && is_cell(entries_[above + 2].tag) && entries_[above + 1].tag == Tag::tr;
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
    pop_to_link(&Links::select);
    return true;
  }
  if (tag == li) pop_to_link(&Links::li);
  if (tag == dd || tag == dt) pop_to_link(&Links::dd);
  if (has(tag, kClosesP)) pop_to_link(&Links::p);
  if (tag == button) pop_to_link(&Links::button);
  if (has(tag, kHeading) && has(top_tag(), kHeading)) pop_to(size_ - 1);
  if (is_option(tag) && top_tag() == option) pop_to(size_ - 1);
  if (tag == optgroup && top_tag() == optgroup && is_in_select()) pop_to(size_ - 1);
  if (tag == rt || tag == rp || tag == rb || tag == rtc) open_ruby_part(tag);
  if (tag == a) open_anchor();
  if ((has(tag, kReopens | kFormatting) || tag == xmp) && !is_in_select()) reopen_formatting();
  if (tag == nobr && is_in_scope(nobr)) {
    close_formatting(nobr);
    reopen_formatting();
  }
  if (has(tag, kVoid | kRaw) || tag == plaintext) return true;
  if (!push(tag, name, hides_text)) return false;
  if (has(tag, kFormatting)) add_active(tag);
  return true;
}

bool OpenElements::open_foldable(Tag tag, const NameKey& name, bool hides_text) {
  seen_[index_of(seen_as(tag))] = true;
  if (has(tag, kReopens | kFormatting) && lingers() && !is_in_select()) reopen_formatting();
  if (has(tag, kVoid | kRaw)) return true;
  if (tag == Tag::form) has_form_ = true;
  if (!push(tag, name, hides_text)) return false;
  if (has(tag, kFormatting)) add_active(tag);
  return true;
}

/// In a select the parser ignores all but a few start tags. False when it ignores this one; it may leave the select.
bool OpenElements::open_in_select(Tag tag) {
  using enum Tag;
  if (is_option(tag) || tag == select) return true;
  const bool is_table_part = (has(tag, kTablePart) && tag != colgroup) || tag == table;
  if (tag == input || tag == keygen || tag == textarea || (is_table_part && nearest(&Links::table) != kNowhere)) {
    pop_to_link(&Links::select);
    return true;
  }
  return false;
}

bool OpenElements::open_table(const NameKey& name) {
  const std::int16_t table = nearest(&Links::table);
  if (table != kNowhere && !is_in_cell()) pop_to(static_cast<std::size_t>(table));
  if (!is_quirks_) pop_to_link(&Links::p);
  return push(Tag::table, name, false);
}

/// Adds the row group and the row that a cell needs, as the parser does.
bool OpenElements::open_table_part(Tag tag, const NameKey& name) {
  const std::int16_t table = nearest(&Links::table);
  if (table == kNowhere) return true;  // the parser ignores it
  const bool leaves_cell = is_in_cell();
  const std::size_t above_table = static_cast<std::size_t>(table) + 1;
  const bool needs_group = tag == Tag::tr || is_cell(tag);
  const bool has_group = above_table < size_ && is_row_group(entries_[above_table].tag);
  const bool has_row = is_cell(tag) && table_part(Tag::tr) != kNotOpen;
  pop_to(above_table + (needs_group && has_group ? has_row ? 2 : 1 : 0));
  if (leaves_cell) clear_active_to_marker();
  if (needs_group && !has_group && !push(Tag::tbody, {}, false)) return false;
  if (is_cell(tag) && !has_row && !push(Tag::tr, {}, false)) return false;
  return tag == Tag::col || tag == Tag::colgroup || push(tag, name, false);
}

bool OpenElements::open_form(const NameKey& name) {
  if (has_form_) return true;  // the parser ignores it
  has_form_ = true;
  if (nearest(&Links::table) != kNowhere && !is_in_cell()) return true;  // closed at once
  pop_to_link(&Links::p);
  return push(Tag::form, name, false);
}

void OpenElements::open_ruby_part(Tag tag) {
  if (!is_in_scope(Tag::ruby)) return;
  const bool keeps_rtc = tag == Tag::rt || tag == Tag::rp;
  while (size_ != 0 && has(top().tag, kImpliedEnd) && !(keeps_rtc && top().tag == Tag::rtc)) pop_to(size_ - 1);
}

}  // namespace winnow::skeleton
