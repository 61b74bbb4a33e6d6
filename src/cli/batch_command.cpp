#include "cli/batch_command.h"

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <deque>
#include <fstream>
#include <iostream>
#include <thread>

#include "cli/batch_log.h"
#include "cli/input.h"
#include "cli/messages.h"
#include "cli/utf8.h"

namespace winnow::cli {
namespace {

/// A signal handler can reach no other.
std::atomic<bool> stop_wish{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void wish_stop(int) {
  stop_wish = true;
}

/// The first signal ends the run in order, the second as it always does. A file above its limit is a failure to write like others.
void listen_to_signals() {
  struct sigaction action {};
  action.sa_handler = wish_stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGXFSZ, SIG_IGN);
}

records::Fault fault_of(Problem problem) {
  switch (problem) {
    case Problem::none:
      return records::Fault::none;
    case Problem::missing:
      return records::Fault::missing;
    case Problem::no_pages:
      return records::Fault::no_pages;
    default:
      return records::Fault::unreadable;
  }
}

std::uint64_t size_of(const std::string& path) {
  struct stat status {};
  return path != "-" && stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
}

/// Operands, or names in a file; folders are listed when it is their turn.
class NamedInputs : public batch::Inputs {
 public:
  NamedInputs(const Options& options, Messages& messages) : options_(options), messages_(messages) {
    if (!options.files0_from.empty()) return;
    // All are found at once, so that their size is known.
    add(options.operands);
    for (const Input& input : found_) total_bytes_ += size_of(input.path);
  }

  bool open_names() {
    if (options_.files0_from.empty() || options_.files0_from == "-") return true;
    names_.open(options_.files0_from, std::ios::binary);
    return names_.is_open();
  }

  bool next(records::Input& input) override {
    while (found_.empty()) {
      if (options_.files0_from.empty()) return false;
      std::string name;
      std::istream& names = options_.files0_from == "-" ? std::cin : names_;
      if (!std::getline(names, name, '\0')) return false;
      if (!name.empty()) add({name});
    }
    Input& first = found_.front();
    input = {std::move(first.path), to_utf8(first.id), fault_of(first.problem), std::move(first.message)};
    found_.pop_front();
    return true;
  }
  [[nodiscard]] std::uint64_t total_bytes() const override { return total_bytes_; }

 private:
  void add(const std::vector<std::string>& names) {
    for (Input& input : find_inputs(names, messages_, Wanted::records)) found_.push_back(std::move(input));
  }

  const Options& options_;
  Messages& messages_;
  std::deque<Input> found_;
  std::ifstream names_;
  std::uint64_t total_bytes_ = 0;
};

batch::Order order_of(const Options& options) {
  batch::Order order;
  order.page = options.page;
  order.keys = options.keys;
  order.articles = options.articles == Articles::first ? batch::Articles::first : batch::Articles::all;
  order.jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  order.output = options.output;
  order.errors = options.errors;
  order.duplicates = options.duplicates;
  order.begin = options.begin;
  order.identity = options.files0_from;
  for (const std::string& operand : options.operands) order.identity += '\0' + operand;
  return order;
}

ExitCode exit_code_of(const batch::Report& report) {
  const batch::Summary& summary = report.summary;
  switch (report.ending) {
    case batch::Ending::refused:
      return ExitCode::usage;
    case batch::Ending::cannot_create:
      return ExitCode::cannot_create;
    case batch::Ending::cannot_write:
    case batch::Ending::reader_gone:
      return ExitCode::io_error;
    case batch::Ending::stopped:
      return ExitCode::interrupted;
    case batch::Ending::whole:
      break;
  }
  if (summary.records > 0 && summary.unread == summary.records) return ExitCode::no_input;
  if (summary.records > 0 && summary.faults == summary.records) return ExitCode::bad_data;
  if (summary.records > 0 && summary.with_article == 0) return ExitCode::no_article;
  return summary.faults > 0 ? ExitCode::some_articles : ExitCode::all_articles;
}

bool has_known_charset(const Options& options) {
  return options.page.charset.empty() || extract("", options.page).status != Status::bad_option;
}

}  // namespace

ExitCode run_batch(const Options& options) {
  Messages messages(options.loudness);
  BatchLog log(options.log_as, options.loudness, isatty(STDERR_FILENO) == 1);
  if (!has_known_charset(options)) {
    log.error("--charset: '" + options.page.charset + "' is no charset of the Encoding Standard");
    return ExitCode::usage;
  }
  NamedInputs inputs(options, messages);
  if (!inputs.open_names()) {
    log.error(options.files0_from + ": cannot read");
    return ExitCode::no_input;
  }
  listen_to_signals();
  const batch::Report report = batch::run(order_of(options), inputs, log, stop_wish);
  if (!report.message.empty()) log.error(report.message);
  const bool has_run = report.ending != batch::Ending::refused && report.ending != batch::Ending::cannot_create;
  if (has_run) log.summary(report);
  if (report.ending == batch::Ending::stopped) {
    log.error(batch::can_resume(options.output) ? "interrupted: what was done is in " + options.output + "; --resume goes on behind it"
                                                : std::string("interrupted"));
  }
  return exit_code_of(report);
}

}  // namespace winnow::cli
