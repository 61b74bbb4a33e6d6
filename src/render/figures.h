// The figures of the explain report: what each decision and reason amounts to, and numbers as a reader wants them.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <winnow/winnow.h>

namespace winnow::render {

inline constexpr std::array kDecisions = {Decision::kept, Decision::dropped, Decision::cut};

/// "+", "-" or "." : the mark of a decision, so that none rests on its colour alone.
std::string_view mark(Decision decision);

struct Share {
  std::size_t blocks = 0;
  std::size_t bytes = 0;  ///< of Block::text, which is what a reader sees; of cuts, which have none, in the page
};

struct ReasonShare {
  Reason reason{};
  Share share;
};

struct Tally {
  std::array<Share, kDecisions.size()> decisions;  ///< by Decision
  std::vector<ReasonShare> reasons;                ///< those that occur: by decision, then most blocks first

  [[nodiscard]] const Share& of(Decision decision) const { return decisions[static_cast<std::size_t>(decision)]; }
  /// Of the text that a reader sees: kept and dropped.
  [[nodiscard]] std::size_t text_bytes() const { return of(Decision::kept).bytes + of(Decision::dropped).bytes; }
};
Tally tally(const Result& result);

/// How many bytes of the page a block takes.
std::size_t bytes_of(const Result& result, const Block& block);

enum class Sign : std::uint8_t { as_needed, always };

/// Rounded to so many decimals: "-0.25"; a negative zero is "0.00".
void append_fixed(std::string& out, double value, int decimals, Sign sign = Sign::as_needed);

/// Three significant digits, without zeros at the end: "412", "0.025", "1.5".
void append_figure(std::string& out, double value);

/// "12,345"
void append_count(std::string& out, std::size_t value);

/// "41 %" of a whole; "0 %" when there is none.
void append_percent(std::string& out, double part, double whole);

}  // namespace winnow::render
