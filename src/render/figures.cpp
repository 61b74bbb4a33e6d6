#include "render/figures.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace winnow::render {

std::string_view mark(Decision decision) {
  switch (decision) {
    case Decision::kept:
      return "+";
    case Decision::dropped:
      return "-";
    default:
      return ".";
  }
}

std::size_t bytes_of(const Result& result, const Block& block) {
  std::size_t bytes = 0;
  for (const Range& range : result.pieces_of(block)) bytes += range.end - range.begin;
  return bytes;
}

Tally tally(const Result& result) {
  Tally tally;
  std::array<Share, 256> by_reason{};  // Reason is one byte
  for (const Block& block : result.blocks) {
    const std::size_t bytes = block.decision == Decision::cut ? bytes_of(result, block) : block.text.size();
    for (Share* share : {&tally.decisions[static_cast<std::size_t>(block.decision)], &by_reason[static_cast<std::size_t>(block.reason)]}) {
      ++share->blocks;
      share->bytes += bytes;
    }
  }
  for (std::size_t reason = 0; reason < by_reason.size(); ++reason) {
    if (by_reason[reason].blocks > 0) tally.reasons.push_back({static_cast<Reason>(reason), by_reason[reason]});
  }
  std::stable_sort(tally.reasons.begin(), tally.reasons.end(), [](const ReasonShare& a, const ReasonShare& b) {
    const Decision of_a = decision_of(a.reason);
    const Decision of_b = decision_of(b.reason);
    return of_a != of_b ? of_a < of_b : a.share.blocks > b.share.blocks;
  });
  return tally;
}

void append_fixed(std::string& out, double value, int decimals, Sign sign) {
  std::array<char, 400> buffer;  // the largest double has 309 digits before the point
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::isfinite(value) ? value : 0.0, std::chars_format::fixed, decimals);
  std::string_view digits(buffer.data(), error == std::errc{} ? static_cast<std::size_t>(end - buffer.data()) : 0);
  if (digits.find_first_of("123456789") == std::string_view::npos && digits.starts_with('-')) digits.remove_prefix(1);
  if (sign == Sign::always && !digits.starts_with('-')) out += '+';
  out += digits;
}

void append_figure(std::string& out, double value) {
  const double size = std::fabs(value);
  const int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  const std::size_t begin = out.size();
  append_fixed(out, value, decimals);
  if (decimals == 0) return;
  out.resize(out.find_last_not_of('0') + 1);
  if (out.ends_with('.')) out.pop_back();
  if (out.size() == begin) out += '0';
}

void append_count(std::string& out, std::size_t value) {
  const std::string digits = std::to_string(value);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
}

void append_percent(std::string& out, double part, double whole) {
  append_fixed(out, whole > 0 ? 100 * part / whole : 0, 0);
  out += " %";
}

}  // namespace winnow::render
