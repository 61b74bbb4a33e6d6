// The list of active formatting elements (13.2.4.3) and the adoption agency algorithm (13.2.6.4.7), as far as they change which elements
// are open. Attributes play no part, for Gumbo sees none.
#include "skeleton/open_elements.h"

namespace winnow::skeleton {

/// How many of them stand behind the last marker.
std::size_t OpenElements::count_active(Tag tag) const {
  std::size_t count = 0;
  for (std::size_t i = active_.size(); i-- > 0 && !active_[i].is_marker;) count += active_[i].tag == tag ? 1 : 0;
  return count;
}

/// The last one behind the last marker; kNotOpen without.
std::size_t OpenElements::last_active(Tag tag) const {
  for (std::size_t i = active_.size(); i-- > 0 && !active_[i].is_marker;) {
    if (active_[i].tag == tag) return i;
  }
  return kNotOpen;
}

std::size_t OpenElements::index_on_stack(std::size_t active) const {
  for (std::size_t i = size_; i-- > 0;) {
    if (entries_[i].active == static_cast<std::int32_t>(active)) return i;
  }
  return kNotOpen;
}

void OpenElements::insert_active(std::size_t at, Active entry) {
  active_.insert(active_.begin() + static_cast<std::ptrdiff_t>(at), entry);
  for (std::size_t i = 0; i < size_; ++i) {
    if (entries_[i].active >= static_cast<std::int32_t>(at)) ++entries_[i].active;
  }
}

void OpenElements::remove_active(std::size_t at) {
  const auto index = static_cast<std::int32_t>(at);
  const bool is_last = at + 1 == active_.size();
  active_.erase(active_.begin() + static_cast<std::ptrdiff_t>(at));
  for (std::size_t i = size_; i-- > 0;) {
    if (entries_[i].active == index) {
      entries_[i].active = kNotListed;
      if (is_last) return;
    } else if (entries_[i].active > index) {
      --entries_[i].active;
    }
  }
}

void OpenElements::clear_active_to_marker() {
  while (!active_.empty()) {
    const bool is_marker = active_.back().is_marker;
    if (active_.back().is_open && !is_marker) {
      remove_active(active_.size() - 1);
    } else {
      active_.pop_back();
    }
    if (is_marker) return;
  }
}

/// Lists the innermost element. Of three others of its kind the earliest is forgotten ("Noah's Ark").
void OpenElements::add_active(Tag tag) {
  if (count_active(tag) >= 3) {
    std::size_t earliest = last_active(tag);
    for (std::size_t i = earliest; i-- > 0 && !active_[i].is_marker;) {
      if (active_[i].tag == tag) earliest = i;
    }
    remove_active(earliest);
  }
  entries_[size_ - 1].active = static_cast<std::int32_t>(active_.size());
  active_.push_back({tag, false, true});
}

void OpenElements::reopen_formatting() {
  if (!lingers()) return;
  std::size_t first = active_.size();
  while (first > 0 && !active_[first - 1].is_marker && !active_[first - 1].is_open) --first;
  for (std::size_t i = first; i < active_.size() && size_ < kMaxDepth; ++i) {
    push_unguarded(active_[i].tag, {}, false);
    entries_[size_ - 1].active = static_cast<std::int32_t>(i);
    active_[i].is_open = true;
  }
}

/// The start tag "a" ends an <a> that is still open; around a table it is taken off the stack alone.
void OpenElements::open_anchor() {
  if (last_active(Tag::a) == kNotOpen) return;
  close_formatting(Tag::a);
  const std::size_t left = last_active(Tag::a);
  if (left == kNotOpen) return;
  const std::size_t index = index_on_stack(left);
  remove_active(left);
  if (index != kNotOpen) erase(index);
}

void OpenElements::close_formatting(Tag tag) {
  constexpr int kMaxRounds = 8;
  if (top_tag() == tag && top().active == kNotListed) return pop_to(size_ - 1);
  for (int round = 0; round < kMaxRounds; ++round) {
    const std::size_t active = last_active(tag);
    if (active == kNotOpen) return;
    const std::size_t formatting = index_on_stack(active);
    if (formatting == kNotOpen) return remove_active(active);
    std::size_t block = kNotOpen;  // the lowest special element above
    for (std::size_t i = size_; --i > formatting;) {
      if (has(entries_[i].tag, kScope)) return;
      if (has(entries_[i].tag, kSpecial)) block = i;
    }
    if (block == kNotOpen) {
      pop_to(formatting);
      return remove_active(active);
    }
    adopt(active, formatting, block);
  }
  must_settle_text_ = true;  // or it would stand outside the last copy
}

/// One round: the elements between the formatting element and the block leave the stack, but for other formatting elements, and a copy of
/// the formatting element opens in the block.
void OpenElements::adopt(std::size_t active, std::size_t formatting, std::size_t block) {
  std::size_t bookmark = active + 1;
  bool has_bookmark = false;
  int inner = 0;
  for (std::size_t i = block; --i > formatting;) {
    const std::int32_t listed = entries_[i].active;
    ++inner;
    if (listed == kNotListed) continue;
    if (inner > 3) {
      remove_active(static_cast<std::size_t>(listed));
      entries_[i].active = kNotListed - 1;  // stays on the stack
      if (static_cast<std::size_t>(listed) < bookmark) --bookmark;
    } else if (!has_bookmark) {
      bookmark = static_cast<std::size_t>(listed) + 1;
      has_bookmark = true;
    }
  }
  Entry copy = entries_[formatting];
  const auto listed = static_cast<std::size_t>(copy.active);
  entries_[formatting].active = kNotListed;
  std::size_t kept = formatting;
  for (std::size_t i = formatting + 1; i <= block; ++i) {
    const bool stays = i == block || entries_[i].active != kNotListed;
    if (!stays) {
      --open_count_[index_of(entries_[i].tag)];
      if (has(entries_[i].tag, kFormatting)) --formatting_;
      continue;
    }
    entries_[kept] = entries_[i];
    if (entries_[kept].active < kNotListed) entries_[kept].active = kNotListed;
    ++kept;
  }
  copy.active = kNotListed;
  entries_[kept] = copy;
  const std::size_t copied = kept++;
  for (std::size_t i = block + 1; i < size_; ++i) entries_[kept++] = entries_[i];
  size_ = kept;
  for (std::size_t i = formatting; i < size_; ++i) link(i);
  if (listed < bookmark) --bookmark;
  remove_active(listed);
  insert_active(bookmark, {copy.tag, false, true});
  entries_[copied].active = static_cast<std::int32_t>(bookmark);
}

}  // namespace winnow::skeleton
