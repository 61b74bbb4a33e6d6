// Builds the text of one block from the text runs of the page, and counts while it goes.
#pragma once

#include <string>
#include <vector>

#include "blocks/blocks.h"

namespace winnow::blocks {

/// Where a text run stands.
struct RunContext {
  dom::NodeId node;
  dom::NodeId border;
  dom::NodeId inline_parent;  ///< the element right around it when that makes no border, else kNone
  dom::NodeId link;
  bool bold, italic, hidden, preformatted;
};

/// Where the text of all blocks of a list goes.
class TextStore {
 public:
  TextStore(BlockList& list, std::size_t page_bytes);
  std::string_view add(std::string_view text);

 private:
  char* next_;
};

class TextBuilder {
 public:
  enum class Kind : std::uint8_t { inline_text, preformatted };

  TextBuilder(BlockList& list, TextStore& store, std::string_view page) : list_(list), store_(store), page_(page) {}

  /// True for a run of nothing but spaces, tabs and line ends, which only separates what is not preformatted; else it is to be appended.
  bool separate(Range run) {
    const char* const end = page_.data() + run.end;
    const bool is_blank = skeleton::skip_indentation(page_.data() + run.begin, end, page_.data() + page_.size()) == end;
    space_ = space_ || is_blank;
    return is_blank;
  }

  /// Appends a run; returns whether it held anything but white space. A blank run only separates.
  bool append(Range run, const RunContext& context);
  void line_break() {
    ++block_.line_breaks;
    space_ = true;
  }
  void newline() {
    if (empty()) return;
    make_room(1);
    buffer_[size_++] = '\n';
  }
  void note_time() { time_seen_ = true; }
  [[nodiscard]] bool empty() const { return size_ == 0; }

  /// Ends the block. Returns false, and adds nothing, when it holds no text.
  bool finish(Kind kind) {
    const bool has_text = !empty();
    if (has_text) add_block(kind);
    block_.line_breaks = 0;
    time_seen_ = false;
    space_ = false;
    return has_text;
  }

 private:
  void add_block(Kind kind);

  /// Returns how many characters are no white space. All up to `readable_end` can be read.
  std::uint32_t append_collapsed(std::string_view raw, const char* readable_end, bool preformatted);
  void make_room(std::size_t bytes) {
    if (buffer_.size() - size_ < bytes) buffer_.resize(2 * size_ + bytes);
  }

  BlockList& list_;
  TextStore& store_;
  std::string_view page_;
  std::vector<char> buffer_;
  std::size_t size_ = 0;  ///< of the text at the buffer's beginning; opens with a character that is no white space
  std::string unescaped_;
  std::vector<Range> pieces_;
  Block block_;
  dom::NodeId last_link_ = dom::kNone;
  std::uint32_t hidden_chars_ = 0;
  bool space_ = false;
  bool time_seen_ = false;
};

}  // namespace winnow::blocks
