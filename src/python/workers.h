// workers -- threads that extract pages, in the order they were put.
//   in:    pages and their settings, one at a time
//   out:   Results, in the same order
//   never: touches Python from a worker's thread, holds the GIL while it waits
//   knobs: none
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "python/input.h"
#include "python/page.h"

namespace winnow::python {

class Workers {
 public:
  explicit Workers(std::size_t threads);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void put(nanobind::handle page, const Settings& settings);
  /// The first page that was put and not yet got; waits for it. KeyboardInterrupt ends the wait.
  PageView get();
  /// True when get() would not wait.
  [[nodiscard]] bool is_ready();
  /// Gives up the pages that no thread has begun, and waits for the others; put() and get() may not be called after it.
  void close();

 private:
  struct Job {
    Input input;
    Options options;
    Result result;
    bool is_done = false;
  };

  void work();

  std::mutex mutex_;
  std::condition_variable to_do_changed_;
  std::condition_variable done_changed_;
  std::deque<Job*> to_do_;                    ///< guarded by mutex_
  bool is_closing_ = false;                   ///< guarded by mutex_
  std::deque<std::unique_ptr<Job>> ordered_;  ///< touched with the GIL only; Job::result and is_done are guarded by mutex_
  std::vector<std::thread> threads_;
};

/// Adds Workers to the module.
void bind_workers(nanobind::module_& module);

}  // namespace winnow::python
