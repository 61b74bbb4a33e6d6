// select -- decides which blocks are the article.
//   in:    BlockList, scores                       same length; borrowed for the call
//   out:   Selection                               exactly one Verdict a block, in page order
//   never: throws, logs, drops without a reason
//   knobs: select/thresholds.inc
#pragma once

#include <cstdint>
#include <vector>

#include <winnow/winnow.h>

#include "blocks/blocks.h"

namespace winnow::select {

inline constexpr std::uint32_t kNoBlock = 0xFFFFFFFF;

struct Verdict {
  Reason reason = Reason::boilerplate;
  std::int16_t article = -1;  ///< for kept blocks
};

/// One article of the page: blocks [first, last] hold it, kept and dropped ones.
struct Span {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t title = kNoBlock;       ///< known when the page was split at its titles
};

struct Selection {
  Status status = Status::article;
  float confidence = 0;
  std::vector<Verdict> verdicts;
  std::vector<Span> articles;
};

}  // namespace winnow::select
