// The stack of open elements, as far as the skeleton has to know it: for the guards, for text that no reader sees, and for end tags of
// unknown elements, which Gumbo does not tell apart. It follows the HTML Standard's tree construction (13.2.6) without building a tree.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "skeleton/skeleton.h"
#include "skeleton/tag_traits.h"

namespace winnow::skeleton {

inline constexpr std::size_t kMaxDepth = 256;      ///< deeper start tags are left out; 2,592 real pages stayed below 55
inline constexpr std::size_t kMaxFormatting = 64;  ///< further <b>, <font>, ... are left out while so many are open

class OpenElements {
 public:
  explicit OpenElements(Guards& guards) : guards_(guards) {}

  void set_quirks(bool is_quirks) { is_quirks_ = is_quirks; }

  /// Follows a start tag; false when it must not be written. `hides_text` is true for an element whose text no reader sees.
  bool open(Tag tag, const NameKey& name, bool hides_text);

  /// The same for a start tag that may_fold().
  bool open_foldable(Tag tag, const NameKey& name, bool hides_text);

  /// Follows text, which may open formatting elements again.
  void text(bool is_blank) {
    if (lingers() && !is_in_select() && !(is_blank && is_between_cells())) reopen_formatting();
  }

  /// True when text would open formatting elements again.
  [[nodiscard]] bool lingers() const { return !active_.empty() && !active_.back().is_marker && !active_.back().is_open; }

  /// Follows an end tag. Returns how often it must be written: 0 when it has no effect, more than once only for unknown elements.
  std::size_t close(Tag tag, const NameKey& name);

  /// True for a start tag, yet to be opened, that does nothing but add an element where text would be added, or a part of a table where the
  /// parser wants it; so does its end tag when no other elements are open in it.
  [[nodiscard]] bool may_fold(Tag tag) const;

  /// True once after a tag before which the markup must not end in text: Gumbo would place the text only after the tag had its effect.
  bool take_must_settle_text() { return std::exchange(must_settle_text_, false); }

  /// Takes off the innermost element by its own end tag.
  void pop_folded();

  /// True when the next end tag of this name belongs to a start tag that was left out.
  [[nodiscard]] bool has_dropped(Tag tag) const { return dropped_[static_cast<std::size_t>(tag)] != 0; }

  /// True where text is not for readers: in a select, an option, a video ...
  [[nodiscard]] bool hides_text() const { return size_ != 0 && (top().hides_text || top().within_hidden); }

  [[nodiscard]] bool is_in_select() const { return nearest(&Links::select) != kNowhere; }

  /// True in a table, but in none of its cells: the parser moves text out, unless it is blank.
  [[nodiscard]] bool is_between_cells() const { return nearest(&Links::table) != kNowhere && !is_in_cell(); }

  /// The element that hides the text: the innermost one.
  [[nodiscard]] Tag hiding_tag() const;

  [[nodiscard]] bool is_open(Tag tag, const NameKey& name) const;

  /// True when an element is open that this end tag closes: that of a heading closes any heading.
  [[nodiscard]] bool closes_any(Tag tag, const NameKey& name) const;

 private:
  static constexpr std::int16_t kNowhere = -1;
  static constexpr std::int32_t kNotListed = -1;
  static constexpr std::size_t kNotOpen = static_cast<std::size_t>(-1);

  /// The entries that the next start tag of each kind would act on; kNowhere without.
  struct Links {
    std::int16_t p = kNowhere;
    std::int16_t li = kNowhere;
    std::int16_t dd = kNowhere;
    std::int16_t button = kNowhere;
    std::int16_t table = kNowhere;   ///< the table that a row would belong to
    std::int16_t select = kNowhere;  ///< set from the select upwards
  };

  struct Entry {
    NameKey name;
    std::int32_t active;  ///< its place in the list of active formatting elements; kNotListed without
    Links links;
    Tag tag;
    bool hides_text;
    bool within_hidden;
  };

  /// An entry of the list of active formatting elements (13.2.4.3).
  struct Active {
    Tag tag;
    bool is_marker;
    bool is_open;  ///< it is on the stack; if not, the parser opens it again before the next text
  };

  [[nodiscard]] const Entry& top() const { return entries_[size_ - 1]; }
  [[nodiscard]] Tag top_tag() const { return size_ == 0 ? Tag::body : top().tag; }
  [[nodiscard]] std::int16_t nearest(std::int16_t Links::*link) const { return size_ == 0 ? kNowhere : top().links.*link; }

  bool push(Tag tag, const NameKey& name, bool hides_text);
  bool push_unguarded(Tag tag, const NameKey& name, bool hides_text);
  void link(std::size_t index);
  void pop_to(std::size_t size);
  void forget_dropped();
  void pop_to_link(std::int16_t Links::*link);
  void pop_implied_end_tags();

  bool open_in_select(Tag tag);
  bool open_table(const NameKey& name);
  bool open_table_part(Tag tag, const NameKey& name);
  bool open_form(const NameKey& name);
  void open_ruby_part(Tag tag);
  bool leave_select(Tag tag);
  [[nodiscard]] bool is_in_scope(Tag tag) const;
  bool close_in_scope(Tag tag, TagTraits stop_at);
  std::size_t close_unknown(const NameKey& name);
  void close_table_part(Tag tag);
  void close_form();
  void erase(std::size_t index);
  void close_heading();

  /// The parts of the innermost table that are open: at fixed places above it.
  [[nodiscard]] std::size_t table_part(Tag tag) const;
  [[nodiscard]] bool is_in_cell() const;

  // The list of active formatting elements.
  [[nodiscard]] std::size_t count_active(Tag tag) const;
  [[nodiscard]] std::size_t last_active(Tag tag) const;
  [[nodiscard]] std::size_t index_on_stack(std::size_t active) const;
  void open_anchor();
  void add_active(Tag tag);
  void insert_active(std::size_t at, Active entry);
  void remove_active(std::size_t at);
  void clear_active_to_marker();
  void reopen_formatting();
  void close_formatting(Tag tag);
  void adopt(std::size_t active, std::size_t formatting, std::size_t block);

  Guards& guards_;
  std::size_t size_ = 0;
  std::size_t formatting_ = 0;
  std::size_t dropped_total_ = 0;
  bool is_quirks_ = true;
  bool has_form_ = false;
  bool must_settle_text_ = false;
  std::array<bool, kTagCount> seen_{};
  std::array<std::uint32_t, kTagCount> open_count_{};
  std::array<std::uint32_t, kTagCount> dropped_{};  ///< start tags left out whose end tags are to come
  std::vector<Active> active_;
  std::array<Entry, kMaxDepth> entries_;  ///< not initialised above size_
};

}  // namespace winnow::skeleton
