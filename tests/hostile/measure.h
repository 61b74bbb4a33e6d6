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
  double seconds = 0;       ///< processor time of a call, the kernel's with it, in the fastest round
  double user_seconds = 0;  ///< of that without the kernel's
  double wall_seconds = 0;  ///< of the longest call
  std::size_t page_bytes = 0;
  std::size_t peak_bytes = 0;   ///< of the whole process after one call, the page within
  std::size_t added_bytes = 0;  ///< by the call, above the process with the page in it
  std::size_t blocks = 0;
};

/// @param bytes       about how large the page is to be
/// @param most_calls  how often it is extracted at most in a round; a call that takes long enough to be measured is not repeated
/// @param rounds      the first call pays for memory that the kernel clears, and any call for what the machine does besides
Figures measure(const Family& family, std::size_t bytes, int most_calls, int rounds = 1, const Options& options = {});

}  // namespace winnow::tests
