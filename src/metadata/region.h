// Where an article's title, byline and date may stand: the blocks above its body, and their words.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "blocks/blocks.h"
#include "dom/dom.h"
#include "head/head.h"
#include "metadata/block_words.h"
#include "select/select.h"
#include "words/words.h"

namespace winnow::metadata {

using words::Token;
using words::tokens_of;

/// Blocks [first, body) stand above the body, [body, last] hold it and what follows.
struct Region {
  std::uint32_t first = 0;
  std::uint32_t last = 0;                 ///< the span's last block
  std::uint32_t body = select::kNoBlock;  ///< first block of the body's main part; kNoBlock without a body
  std::uint32_t body_last = select::kNoBlock;
};

/// Finds the body: kept blocks of a sentence's length, from the first run of them that has some weight to the last.
Region find_region(const blocks::BlockList& list, const select::Selection& selection, std::size_t article);

/// A sentence's length: prose, in a script with blanks or without.
bool is_long(const blocks::Block& block);

/// Words of the blocks [first, last) of a page.
class Lines {
 public:
  /// The list and its words must outlive it.
  Lines(const blocks::BlockList& list, const BlockWords& words, std::uint32_t first, std::uint32_t last);
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;

  struct Line {
    words::Counts counts;
    std::span<const Token> tokens;
    words::End end = words::End::open;
    std::uint64_t hash = 0;  ///< of its tokens: lines of equal words have equal hashes, 0 without words
  };

  [[nodiscard]] std::uint32_t first() const { return first_; }
  [[nodiscard]] std::uint32_t last() const { return first_ + static_cast<std::uint32_t>(lines_.size()); }
  [[nodiscard]] bool holds(std::uint32_t block) const { return block >= first_ && block < last(); }
  [[nodiscard]] const Line& line(std::uint32_t block) const { return lines_[block - first_]; }
  [[nodiscard]] std::span<const Token> tokens(std::uint32_t block) const { return line(block).tokens; }

 private:
  std::uint32_t first_;
  std::vector<Line> lines_;
  std::deque<std::vector<Token>> scanned_;  ///< of blocks that were not measured
};

bool equal(std::span<const Token> a, std::span<const Token> b);
bool starts_with(std::span<const Token> whole, std::span<const Token> part);
bool ends_with(std::span<const Token> whole, std::span<const Token> part);

}  // namespace winnow::metadata
