#include "python/workers.h"

#include <chrono>
#include <utility>

namespace nb = nanobind;

namespace winnow::python {
namespace {

constexpr std::chrono::milliseconds kSignalCheck{100};  ///< how long a KeyboardInterrupt may wait

}  // namespace

Workers::Workers(std::size_t threads) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
  close();
}

void Workers::close() {
  {
    const nb::gil_scoped_release no_gil;
    {
      const std::lock_guard lock(mutex_);
      is_closing_ = true;
      to_do_.clear();
    }
    to_do_changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }
  ordered_.clear();
}

void Workers::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    to_do_changed_.wait(lock, [this] { return is_closing_ || !to_do_.empty(); });
    if (is_closing_) return;
    Job* const job = to_do_.front();
    to_do_.pop_front();
    lock.unlock();
    Result result = extract(job->input.bytes, job->options);
    lock.lock();
    job->result = std::move(result);
    job->is_done = true;
    done_changed_.notify_one();
  }
}

void Workers::put(nb::handle page, const Settings& settings) {
  Input input = input_of(page);
  Options options = input.options(settings);
  ordered_.push_back(std::make_unique<Job>(Job{std::move(input), std::move(options), {}, false}));
  const nb::gil_scoped_release no_gil;
  {
    const std::lock_guard lock(mutex_);
    to_do_.push_back(ordered_.back().get());
  }
  to_do_changed_.notify_one();
}

bool Workers::is_ready() {
  const std::lock_guard lock(mutex_);
  return !ordered_.empty() && ordered_.front()->is_done;
}

PageView Workers::get() {
  if (ordered_.empty()) throw nb::index_error("no page was put");
  Job* const first = ordered_.front().get();
  for (bool is_done = false; !is_done;) {
    {
      const nb::gil_scoped_release no_gil;
      std::unique_lock lock(mutex_);
      is_done = done_changed_.wait_for(lock, kSignalCheck, [first] { return first->is_done; });
    }
    if (!is_done && PyErr_CheckSignals() != 0) throw nb::python_error();
  }
  PageView page{std::make_shared<Result>(std::move(first->result)), first->options.detail};
  ordered_.pop_front();
  return page;
}

void bind_workers(nb::module_& module) {
  nb::class_<Workers>(module, "Workers", "Threads that extract pages, in the order they were put.")
      .def(nb::init<std::size_t>(), nb::arg("threads"))
      .def("put", &Workers::put, nb::arg("page").none(), nb::arg("settings"), "Hands a page to the threads.")
      .def("get", &Workers::get, "The first page that was put and not yet got; waits for it.")
      .def("is_ready", &Workers::is_ready, "True when get() would not wait.")
      .def("close", &Workers::close, "Gives up what is not begun, and waits for the rest.");
}

}  // namespace winnow::python
