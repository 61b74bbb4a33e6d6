// Start tags, and the stack itself. End tags are in open_elements_close.cpp.
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

bool OpenElements::may_fold(Tag tag) const {
  using enum Tag;
  if (is_in_select()) return (tag == option && top_tag() != option) || (tag == optgroup && top_tag() == select);
  if (has(tag, kNeverFolds) || (nearest(&Entry::table) != kNowhere && !is_in_cell())) return false;
  if (has(tag, kFormatting)) return may_fold_formatting(tag);
  if (!has(tag, kReopens) && any_lingers_) return false;
  if (has(tag, kClosesP) && nearest(&Entry::p) != kNowhere) return false;
  if (has(tag, kHeading)) return !has(top_tag(), kHeading);
  switch (tag) {
    case li:
      return nearest(&Entry::li) == kNowhere;
    case dd:
    case dt:
      return nearest(&Entry::dd) == kNowhere;
    case button:
      return nearest(&Entry::button) == kNowhere && !any_lingers_;  // with elements opened again this stack is less sure
    case form:
      return !has_form_;
    case option:
    case optgroup:
      return top_tag() != option && !any_lingers_;
    case rb:
    case rp:
    case rt:
    case rtc:
      return !has(top_tag(), kImpliedEnd);
    default:
      return true;
  }
}

bool OpenElements::may_fold_formatting(Tag tag) const {
  // An open <a> or <nobr> would be closed, and a fourth <b> changes which of them are opened again (13.2.4.3, "Noah's Ark").
  const std::uint32_t max_open = tag == Tag::a || tag == Tag::nobr ? 0 : 2;
  return open_count_[index_of(tag)] <= max_open && !lingers_[index_of(tag)];
}

void OpenElements::linger(Tag tag) {
  any_lingers_ = true;
  lingers_[index_of(tag)] = true;
}

void OpenElements::pop_folded() {
  const Tag tag = entries_[--size_].tag;
  --open_count_[index_of(tag)];
  if (has(tag, kFormatting)) --formatting_;
  if (tag == Tag::form) has_form_ = false;
}

void OpenElements::pop_to(std::size_t size) {
  if (size_ <= size) return;
  while (size_ > size) {
    const Tag tag = entries_[--size_].tag;
    --open_count_[index_of(tag)];
    if (has(tag, kFormatting)) {
      --formatting_;
      linger(tag);
    }
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
  while (size_ != 0 && has(top().tag, kImpliedEnd)) pop_to(size_ - 1);
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
  if (tag == a) remove_anchor();
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
  if (nearest(&Entry::table) != kNowhere && !is_in_cell()) return true;  // closed at once
  pop_to_link(&Entry::p);
  return push(Tag::form, name, false);
}

void OpenElements::open_ruby_part(Tag tag) {
  if (!is_in_scope(Tag::ruby)) return;
  const bool keeps_rtc = tag == Tag::rt || tag == Tag::rp;
  while (size_ != 0 && has(top().tag, kImpliedEnd) && !(keeps_rtc && top().tag == Tag::rtc)) pop_to(size_ - 1);
}

}  // namespace winnow::skeleton
