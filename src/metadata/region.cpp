#include "metadata/region.h"

#include <algorithm>

namespace winnow::metadata {
namespace {

/// Blocks between two parts of one body: an advertisement, a box, a picture with its caption.
constexpr std::uint32_t kMaxGapBlocks = 12;
/// One very long block counts no more than a few good paragraphs.
constexpr std::uint32_t kMaxBlockChars = 600;
/// A part of the body has at least this fraction of the heaviest part's mass.
constexpr std::uint64_t kLeastShare = 4;

}  // namespace

bool is_long(const blocks::Block& block) {
  if (block.chars >= 50) return true;
  // Text without blanks says more in a character: three bytes each, and hardly any ASCII.
  return block.chars >= 24 && block.text.size() >= std::size_t{block.chars} * 5 / 2;
}

Region find_region(const blocks::BlockList& list, const select::Selection& selection, std::size_t article) {
  Region region;
  const auto count = static_cast<std::uint32_t>(list.blocks.size());
  if (count == 0) return region;
  region.last = count - 1;
  if (article < selection.articles.size()) {
    region.first = std::min(selection.articles[article].first, count - 1);
    region.last = std::clamp(selection.articles[article].last, region.first, count - 1);
  }
  const auto is_kept = [&](std::uint32_t i) {
    if (i >= selection.verdicts.size()) return false;
    const select::Verdict& verdict = selection.verdicts[i];
    return verdict.reason == Reason::body && (verdict.article < 0 || static_cast<std::size_t>(verdict.article) == article);
  };
  struct Island {
    std::uint32_t begin, last;
    std::uint64_t mass;
  };
  std::vector<Island> islands;
  for (std::uint32_t i = region.first; i <= region.last; ++i) {
    const blocks::Block& block = list.blocks[i];
    if (!is_kept(i) || !is_long(block)) continue;
    if (islands.empty() || i - islands.back().last > kMaxGapBlocks) islands.push_back({i, i, 0});
    islands.back().last = i;
    islands.back().mass += std::min(block.chars, kMaxBlockChars);
  }
  std::uint64_t heaviest = 0;
  for (const Island& island : islands) heaviest = std::max(heaviest, island.mass);
  for (const Island& island : islands) {
    if (island.mass * kLeastShare < heaviest) continue;
    // A list between two parts may be long: the first part of some weight begins the body, the last one ends it.
    if (region.body == select::kNoBlock) region.body = island.begin;
    region.body_last = island.last;
  }
  for (std::uint32_t i = region.first; region.body == select::kNoBlock && i <= region.last; ++i) {
    if (is_kept(i)) region.body = region.body_last = i;  // a body of short lines
  }
  return region;
}

Lines::Lines(const blocks::BlockList& list, const BlockWords& words, std::uint32_t first, std::uint32_t last) : first_(first) {
  if (last <= first) return;
  lines_.reserve(last - first);
  for (std::uint32_t i = first; i < last; ++i) {
    Line line;
    if (const signals::Unit* const unit = words.unit(i); unit != nullptr) {
      line.tokens = words.of(*unit);
      line.counts = unit->counts;
      line.end = unit->end;
      if (!line.tokens.empty()) line.hash = unit->text_hash;
    } else {
      std::vector<Token>& tokens = scanned_.emplace_back();
      line.counts = words::scan(list.blocks[i].text, tokens);
      line.tokens = tokens;
      line.end = words::end_of(list.blocks[i].text);
      if (!line.tokens.empty()) line.hash = signals::text_hash_of(line.tokens);
    }
    lines_.push_back(line);
  }
}

bool equal(std::span<const Token> a, std::span<const Token> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

bool starts_with(std::span<const Token> whole, std::span<const Token> part) {
  return part.size() <= whole.size() && equal(whole.first(part.size()), part);
}

bool ends_with(std::span<const Token> whole, std::span<const Token> part) {
  return part.size() <= whole.size() && equal(whole.last(part.size()), part);
}

}  // namespace winnow::metadata
