// budget -- what a page may cost: rooms ask it while they work.
//   in:    when the page must be done with, how large it is
//   out:   whether to stop; how many elements and blocks are read
//   never: throws; a room that stops leaves what it has whole, and says what it did not come to
//   knobs: kElements..., kBlocks...
#pragma once

#include <chrono>
#include <cstddef>
#include <ctime>

namespace winnow::budget {

/// The processor time of the calling thread (CLOCK_THREAD_CPUTIME_ID of POSIX): what else the machine does takes nothing from a page's
/// time, and so the same page gives the same result on a busy one.
struct Clock {
  // NOLINTBEGIN(readability-identifier-naming): the names that std::chrono asks for
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<Clock>;
  static constexpr bool is_steady = true;
  // NOLINTEND(readability-identifier-naming)

  static time_point now() noexcept {
    std::timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return time_point(std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec));
  }
};

/// The time that is left for a page. Looking at a clock costs more than most of a room's steps, so it is done once in many of them.
/// Not for several threads: each page has its own.
class Deadline {
 public:
  /// Never up.
  Deadline() = default;
  explicit Deadline(Clock::time_point end) : end_(end) {}

  /// Counts work, in steps of about 0.1 microseconds: a node, a dozen words, a hundred bytes. True once the time is up, and from then on.
  [[nodiscard]] bool is_up(std::size_t steps = 1) const {
    if (steps < steps_left_) {
      steps_left_ -= steps;
      return false;
    }
    if (!is_up_) {
      is_up_ = Clock::now() >= end_;
      steps_left_ = is_up_ ? 0 : kStepsBetweenLooks;
    }
    return is_up_;
  }

 private:
  static constexpr std::size_t kStepsBetweenLooks = 5000;

  Clock::time_point end_ = Clock::time_point::max();
  mutable std::size_t steps_left_ = 0;
  mutable bool is_up_ = false;
};

// A page of a million tiny elements costs a hundred times what a page of its size costs, in time and in memory. So there are bounds for
// how densely a page is set, above that of pages written for readers: of 2,630 HTML pages the densest has one block in 59 bytes and one
// node in 13, in a page of 367 KB, .84 and .58 of what it may have; the next has .39 of the blocks. What is behind the bound is reported as
// not read.
inline constexpr std::size_t kElementsOfAnyPage = 32768;
inline constexpr std::size_t kBytesOfAnElement = 24;
inline constexpr std::size_t kBlocksOfAnyPage = 4096;
inline constexpr std::size_t kBytesOfABlock = 112;

/// Elements and text runs, each.
constexpr std::size_t most_elements(std::size_t page_bytes) {
  return kElementsOfAnyPage + page_bytes / kBytesOfAnElement;
}
constexpr std::size_t most_blocks(std::size_t page_bytes) {
  return kBlocksOfAnyPage + page_bytes / kBytesOfABlock;
}

}  // namespace winnow::budget
