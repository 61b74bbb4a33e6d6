// select -- decides which blocks are the article.
//   in:    the page's blocks, measured, and their scores      borrowed for the call
//   out:   Selection                                           exactly one Verdict a block, in page order
//   never: throws, logs, changes a block, drops without a reason
//   knobs: select/thresholds.h
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <winnow/winnow.h>

#include "blocks/blocks.h"
#include "budget/budget.h"
#include "dom/dom.h"
#include "head/head.h"
#include "signals/elements.h"
#include "signals/measure.h"
#include "signals/model.h"

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
  std::uint32_t title = kNoBlock;  ///< known when the page was split at its titles
};

struct Selection {
  Status status = Status::article;
  float confidence = 0;
  bool keeps_text = false;        ///< no article, but doubtfully so: what prose there is, is kept all the same
  std::vector<Verdict> verdicts;  ///< one a block
  std::vector<Span> articles;
};

/// All that is known of a page. Scores are log-odds, one a unit; dom, elements and head are null for plain text.
struct Page {
  const blocks::BlockList& list;
  const signals::Measured& measured;
  std::span<const float> scores;
  const dom::Dom* dom = nullptr;
  const signals::Elements* elements = nullptr;
  const head::Head* head = nullptr;
  const signals::Judge* judge = nullptr;  ///< tells articles from other pages; null or empty: by rules alone
  Favour favour = Favour::balanced;
  KindChoices keep;
  const budget::Deadline* deadline = nullptr;  ///< a selection that was still at work when it came means nothing
};

Selection select(const Page& page);

}  // namespace winnow::select
