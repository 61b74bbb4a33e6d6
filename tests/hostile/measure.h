// Measures one page in a process of its own: time, peak memory, and what came of it.
#pragma once

#include <cstddef>
#include <string>

#include <winnow/winnow.h>

#include "families.h"

namespace winnow::tests {

struct Figures {
  bool is_done = false;  ///< false when the process died
  Status status{};
  double seconds = 0;       ///< processor time of the call, mean of the rounds
  double wall_seconds = 0;  ///< of the longest round
  std::size_t page_bytes = 0;
  std::size_t peak_bytes = 0;   ///< of the whole process, the page within
  std::size_t added_bytes = 0;  ///< by the call, above the process with the page in it
  std::size_t blocks = 0;
};

/// @param bytes        about how large the page is to be
/// @param most_rounds  how often it is extracted at most; a call that takes long enough to be measured is not repeated
Figures measure(const Family& family, std::size_t bytes, int most_rounds, const Options& options = {});

}  // namespace winnow::tests
