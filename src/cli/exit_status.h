// What the pages' fates amount to.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "cli/option_table.h"

namespace winnow::cli {

enum class Fate : std::uint8_t {
  article,   ///< read to its end, and there is an article
  part,      ///< not read to its end, but there is an article
  none,      ///< no article
  bad_data,  ///< damaged, too large, no text
  no_input   ///< missing, unreadable, a folder without pages
};

inline bool is_failure(Fate fate) {
  return fate == Fate::bad_data || fate == Fate::no_input;
}

class Tally {
 public:
  void add(Fate fate) { ++counts_[static_cast<std::size_t>(fate)]; }
  /// By exit_precedence().
  [[nodiscard]] ExitCode exit_code() const;

 private:
  [[nodiscard]] std::size_t of(Fate fate) const { return counts_[static_cast<std::size_t>(fate)]; }

  std::array<std::size_t, 5> counts_{};
};

}  // namespace winnow::cli
