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
  std::size_t bytes = 0;  ///< of the page's text
};

struct ReasonShare {
  Reason reason{};
  Share share;
};

struct Tally {
  std::array<Share, kDecisions.size()> decisions;  ///< by Decision
  std::vector<ReasonShare> reasons;                ///< those that occur: by decision, then most blocks first

  [[nodiscard]] const Share& of(Decision decision) const { return decisions[static_cast<std::size_t>(decision)]; }
  [[nodiscard]] std::size_t bytes() const;
};
Tally tally(const Result& result);

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
