#include <algorithm>
#include <cstring>

#include "blocks/text_builder.h"
#include "decode/entities.h"

namespace winnow::blocks {
namespace {

bool is_ascii_space(unsigned char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Bytes of the white space character at s[0], 0 when it is none. The no-break space and the wide spaces of U+2000 collapse like the rest.
std::size_t space_at(const char* s, const char* end) {
  const auto c = static_cast<unsigned char>(*s);
  if (is_ascii_space(c)) return 1;
  if (c == 0xC2 && end - s > 1 && (static_cast<unsigned char>(s[1]) == 0xA0 || static_cast<unsigned char>(s[1]) == 0x85)) return 2;
  if (end - s < 3) return 0;
  const auto d = static_cast<unsigned char>(s[1]);
  const auto e = static_cast<unsigned char>(s[2]);
  if (c == 0xE2 && d == 0x80 && ((e >= 0x80 && e <= 0x8A) || e == 0xA8 || e == 0xA9 || e == 0xAF)) return 3;
  if (c == 0xE2 && d == 0x81 && e == 0x9F) return 3;
  if (c == 0xE3 && d == 0x80 && e == 0x80) return 3;
  return 0;
}

}  // namespace

TextStore::TextStore(BlockList& list, std::size_t page_bytes) {
  // No reference grows when it is decoded but `&nGt;` and its like: 5 bytes to 6. So the store never moves, and untouched memory costs
  // nothing.
  list.store = std::make_unique_for_overwrite<char[]>(page_bytes + page_bytes / 5 + 1);
  next_ = list.store.get();
}

std::string_view TextStore::add(std::string_view text) {
  std::memcpy(next_, text.data(), text.size());
  const std::string_view kept(next_, text.size());
  next_ += text.size();
  return kept;
}

std::uint32_t TextBuilder::append_collapsed(std::string_view raw, bool preformatted) {
  std::uint32_t chars = 0;
  const char* s = raw.data();
  const char* const end = s + raw.size();
  while (s < end) {
    const std::size_t blank = space_at(s, end);
    if (blank > 0) {
      if (preformatted && *s == '\n') {
        if (!text_.empty()) text_.push_back('\n');
        space_ = false;
      } else if (preformatted && !text_.empty()) {
        text_.push_back(' ');
      } else {
        space_ = true;
      }
      s += blank;
      continue;
    }
    if (space_ && !text_.empty()) text_.push_back(' ');
    space_ = false;
    const char* word = s;
    do {
      chars += (static_cast<unsigned char>(*s) & 0xC0) != 0x80;
      ++s;
    } while (s < end && (static_cast<unsigned char>(*s) < 0x80 ? !is_ascii_space(static_cast<unsigned char>(*s)) : space_at(s, end) == 0));
    text_.append(word, s);
  }
  return chars;
}

bool TextBuilder::append(Range run, const RunContext& context) {
  std::string_view raw = page_.substr(run.begin, run.end - run.begin);
  if (std::memchr(raw.data(), '&', raw.size()) != nullptr) {
    unescaped_.clear();
    decode::append_unescaped(raw, decode::ReferenceIn::text, unescaped_);
    raw = unescaped_;
  }
  const bool was_empty = text_.empty();
  const std::uint32_t chars = append_collapsed(raw, context.preformatted);
  if (chars == 0) {
    if (raw.data() == unescaped_.data()) list_.blanks.push_back(run);
    return false;
  }
  if (was_empty) {
    block_.first_node = context.node;
    block_.owner = context.border;
    block_.inline_wrapper = context.inline_parent;
  } else if (block_.inline_wrapper != context.inline_parent) {
    block_.inline_wrapper = dom::kNone;
  }
  block_.ends_in_link = context.link != dom::kNone;
  block_.chars += chars;
  if (context.link != dom::kNone) {
    block_.link_chars += chars;
    if (context.link != last_link_ && block_.links < 0xFFFF) ++block_.links;
    last_link_ = context.link;
  }
  if (context.bold) block_.bold_chars += chars;
  if (context.italic) block_.italic_chars += chars;
  if (context.hidden) hidden_chars_ += chars;
  pieces_.push_back(run);
  return true;
}

bool TextBuilder::finish(Kind kind) {
  bool added = false;
  if (kind == Kind::preformatted) {
    while (!text_.empty() && is_ascii_space(static_cast<unsigned char>(text_.back()))) text_.pop_back();
  }
  if (!text_.empty()) {
    if (kind == Kind::preformatted) block_.kind = ParagraphKind::preformatted;
    block_.has_time = time_seen_;
    block_.hidden = hidden_chars_ * 2 > block_.chars;
    block_.first_piece = static_cast<std::uint32_t>(list_.pieces.size());
    block_.piece_count = static_cast<std::uint32_t>(pieces_.size());
    list_.pieces.insert(list_.pieces.end(), pieces_.begin(), pieces_.end());
    block_.text = store_.add(text_);
    list_.blocks.push_back(block_);
    added = true;
    pieces_.clear();
  }
  time_seen_ = false;
  text_.clear();
  block_ = Block{};
  last_link_ = dom::kNone;
  hidden_chars_ = 0;
  space_ = false;
  return added;
}

}  // namespace winnow::blocks
