#include "batch/batch.h"

#include <fcntl.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <system_error>

#include "batch/duplicates.h"
#include "batch/journal.h"
#include "batch/record_line.h"
#include "batch/sink.h"
#include "render/json_writer.h"
#include "words/words.h"

namespace winnow::batch {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kCheckpoint = std::chrono::seconds(1);
constexpr auto kProgress = std::chrono::milliseconds(200);
/// Records in the pipe: enough that all threads have work while a slow one is waited for.
constexpr std::size_t kTokensPerJob = 4;

/// A record on its way through the pipe.
struct Item {
  records::Raw raw;
  RecordLine line;
};
using ItemPointer = std::shared_ptr<Item>;

/// Whatever changes the output changes this.
std::uint64_t identity_of(const Order& order) {
  const winnow::Options& page = order.page;
  std::string all = order.identity;
  const auto add = [&all](std::string_view text) {
    all += '\0';
    all += text;
  };
  for (const std::string_view text :
       {std::string_view(order.keys.html), std::string_view(order.keys.text), std::string_view(order.keys.url),
        std::string_view(order.keys.id), std::string_view(page.charset), std::string_view(order.errors)}) {
    add(text);
  }
  for (const std::uint64_t number :
       {std::uint64_t{order.keys.pass_through}, static_cast<std::uint64_t>(order.articles), static_cast<std::uint64_t>(order.duplicates),
        static_cast<std::uint64_t>(page.from), static_cast<std::uint64_t>(page.favour), static_cast<std::uint64_t>(page.detail),
        static_cast<std::uint64_t>(page.keep.captions), static_cast<std::uint64_t>(page.keep.tables),
        static_cast<std::uint64_t>(page.keep.embeds), static_cast<std::uint64_t>(page.keep.bylines),
        static_cast<std::uint64_t>(page.keep.comments), std::uint64_t{page.max_bytes}, std::uint64_t{page.max_memory},
        static_cast<std::uint64_t>(page.time_budget.count())}) {
    add(std::to_string(number));
  }
  add(version());
  return words::hash_bytes(all);
}

class Run {
 public:
  Run(const Order& order, Inputs& inputs, Listener& listener, const std::atomic<bool>& stop)
      : order_(order), inputs_(inputs), listener_(listener), stop_(stop) {}

  Report take() {
    if (!begin()) return std::move(report_);
    pump();
    end();
    report_.progress = progress();
    return std::move(report_);
  }

 private:
  bool begin();
  bool resume(const State& state);
  bool open_sinks(const State* state);
  bool open_seen(const State* state);
  bool refuse(Ending ending, std::string message) {
    report_.ending = ending;
    report_.message = std::move(message);
    return false;
  }
  void pump();
  ItemPointer read();
  void write(const Item& item);
  void tally(const RecordLine& line);
  bool is_duplicate(const RecordLine& line, const std::string*& first);
  void remember(const RecordLine& line);
  bool put(Sink& sink, std::string_view line);
  bool end_segment();
  void fail(const Sink& sink, const std::string& what);
  void save(Phase phase);
  void end();
  Progress progress() const;

  const Order& order_;
  Inputs& inputs_;
  Listener& listener_;
  const std::atomic<bool>& stop_;

  Report report_;
  const Clock::time_point start_ = Clock::now();
  const bool is_packed_ = order_.output.ends_with(".gz") || order_.errors.ends_with(".gz");
  bool has_journal_ = false;
  Journal journal_;
  State state_;  ///< at the last segment's end
  Sink output_;
  Sink errors_;
  Sink seen_file_;
  std::unique_ptr<SeenArticles> seen_;
  std::string seen_entry_;
  std::uint64_t records_before_ = 0;
  Clock::time_point saved_ = start_;
  Clock::time_point told_ = start_;

  // The reading end of the pipe.
  std::unique_ptr<records::Source> source_;
  std::uint64_t bytes_before_ = 0;  ///< of inputs that were read to their end
  std::uint64_t to_skip_ = 0;
  std::atomic<std::uint64_t> bytes_read_{0};
  std::atomic<std::uint64_t> skipped_{0};
  std::atomic<bool> has_failed_{false};
};

bool Run::begin() {
  report_.ending = Ending::whole;
  state_.identity = identity_of(order_);
  has_journal_ = Sink::is_file(order_.output);
  if (!has_journal_) return open_sinks(nullptr) && open_seen(nullptr);
  const std::string path = Sink::aside_of(order_.output) + ".state";
  const bool is_there = access(path.c_str(), F_OK) == 0;
  if (std::string reason = journal_.open(path); !reason.empty()) return refuse(Ending::cannot_create, path + ": " + reason);
  if (order_.begin == Begin::resume) {
    const std::optional<State> state = journal_.load();
    if (state) return resume(*state);
    // A file of that name that says nothing is from a run that was killed before it wrote a line.
  }
  if (!open_sinks(nullptr) || !open_seen(nullptr)) {
    if (!is_there) journal_.remove();
    return false;
  }
  save(Phase::running);
  return true;
}

bool Run::resume(const State& state) {
  if (state.identity != state_.identity) {
    return refuse(Ending::refused, "the run that is to be resumed had other inputs, options or another version");
  }
  if (state.phase == Phase::whole) {
    Complaint failed = Sink::commit_left(order_.output);
    if (failed.empty() && !order_.errors.empty()) failed = Sink::commit_left(order_.errors);
    if (!failed.empty()) return refuse(Ending::cannot_write, order_.output + ": " + failed);
    report_.summary = state.summary;
    journal_.remove();
    unlink((Sink::aside_of(order_.output) + ".seen").c_str());
    return false;
  }
  if (state.phase == Phase::stopped) {
    Complaint failed = Sink::take_back(order_.output);
    if (failed.empty() && !order_.errors.empty()) failed = Sink::take_back(order_.errors);
    if (!failed.empty()) return refuse(Ending::cannot_create, order_.output + ": " + failed);
  }
  if (!open_sinks(&state) || !open_seen(&state)) return false;
  state_ = state;
  state_.phase = Phase::running;
  report_.summary = state.summary;
  report_.summary.skipped = 0;  // they are counted again
  to_skip_ = records_before_ = state.summary.records;
  save(Phase::running);
  return true;
}

bool Run::open_sinks(const State* state) {
  const auto kept = [state](std::uint64_t State::*bytes) { return state ? std::optional(state->*bytes) : std::nullopt; };
  if (const Complaint failed = output_.open(order_.output, kept(&State::output_bytes)); !failed.empty()) {
    return refuse(Ending::cannot_create, order_.output + ": cannot create: " + failed);
  }
  if (order_.errors.empty()) return true;
  if (const Complaint failed = errors_.open(order_.errors, kept(&State::errors_bytes)); !failed.empty()) {
    return refuse(Ending::cannot_create, order_.errors + ": cannot create: " + failed);
  }
  return true;
}

/// The articles that were seen stand in a file beside the output, for a run that resumes this one.
bool Run::open_seen(const State* state) {
  if (order_.duplicates == Duplicates::ignore) return true;
  seen_ = std::make_unique<SeenArticles>();
  if (!has_journal_) return true;
  const std::string path = Sink::aside_of(order_.output) + ".seen";
  if (state) {
    std::ifstream file(path, std::ios::binary);
    std::string entries(static_cast<std::size_t>(state->seen_bytes), '\0');
    if (!file.read(entries.data(), static_cast<std::streamsize>(entries.size())) || !seen_->add_entries(entries)) {
      return refuse(Ending::refused, path + ": is damaged; begin anew, without --resume");
    }
  }
  const Complaint failed = seen_file_.open_in_place(path, state ? std::optional(state->seen_bytes) : std::nullopt);
  return failed.empty() || refuse(Ending::cannot_create, path + ": cannot create: " + failed);
}

Progress Run::progress() const {
  return {report_.summary.records, bytes_read_.load(),    inputs_.total_bytes(),
          report_.summary.faults,  Clock::now() - start_, records_before_};
}

/// The next record that is not done yet; null at the end.
ItemPointer Run::read() {
  auto item = std::make_shared<Item>();
  while (!stop_.load(std::memory_order_relaxed) && !has_failed_.load(std::memory_order_relaxed)) {
    if (!source_) {
      records::Input input;
      if (!inputs_.next(input)) return nullptr;
      source_ = records::open(input, {order_.page.max_bytes}, &stop_);
    }
    const std::uint64_t skipped_before = source_->skipped();
    const bool has_record = source_->next(item->raw);
    skipped_ += source_->skipped() - skipped_before;
    bytes_read_.store(bytes_before_ + source_->bytes_read());
    if (!has_record) {
      bytes_before_ = bytes_read_.load();
      source_.reset();
    } else if (to_skip_ > 0) {
      --to_skip_;
    } else if (!stop_.load(std::memory_order_relaxed)) {  // a pipe that was stopped may have cut the record
      return item;
    }
  }
  return nullptr;
}

void Run::tally(const RecordLine& line) {
  Summary& summary = report_.summary;
  ++summary.records;
  summary.with_article += line.has_article ? 1 : 0;
  summary.faults += line.is_fault ? 1 : 0;
  summary.unread += line.is_unread ? 1 : 0;
  summary.page_bytes += line.page_bytes;
  summary.chars_in += line.chars_in;
  summary.chars_out += line.chars_out;
  summary.add_status(line.status);
  if (!line.reason.empty()) summary.add_reason(line.status, line.reason);
}

/// A record is one when all its articles were seen before: an archive page with one new article is none.
bool Run::is_duplicate(const RecordLine& line, const std::string*& first) {
  if (line.fingerprints.empty()) return false;
  for (const std::uint64_t fingerprint : line.fingerprints) {
    const std::string* const found = seen_->find(fingerprint);
    if (found == nullptr) return false;
    if (first == nullptr) first = found;
  }
  return true;
}

void Run::remember(const RecordLine& line) {
  seen_entry_.clear();
  for (const std::uint64_t fingerprint : line.fingerprints) {
    seen_->add(fingerprint, line.id);
    SeenArticles::append_entry(seen_entry_, fingerprint, line.id);
  }
  if (seen_file_.is_open() && !seen_entry_.empty()) put(seen_file_, seen_entry_);
}

bool Run::put(Sink& sink, std::string_view line) {
  if (has_failed_.load()) return false;
  const Complaint failed = sink.write(line);
  if (!failed.empty()) fail(sink, failed);
  return failed.empty();
}

void Run::fail(const Sink& sink, const std::string& what) {
  has_failed_ = true;
  if (sink.is_reader_gone()) {
    refuse(Ending::reader_gone, "");
    return;
  }
  std::string message = sink.name() + ": cannot write: " + what;
  if (has_journal_) {
    message += "; the " + std::to_string(state_.summary.records) + " records before are kept in " + output_.name() +
               ": --resume goes on behind them";
  }
  refuse(Ending::cannot_write, std::move(message));
}

/// All files at once: what the state vouches for is whole in each.
bool Run::end_segment() {
  for (Sink* const sink : {&seen_file_, &errors_, &output_}) {
    if (!sink->is_open() || has_failed_.load()) continue;
    if (const Complaint failed = sink->end_segment(); !failed.empty()) fail(*sink, failed);
  }
  if (has_failed_.load()) return false;
  state_.output_bytes = output_.whole_bytes();
  state_.errors_bytes = errors_.whole_bytes();
  state_.seen_bytes = seen_file_.whole_bytes();
  state_.summary = report_.summary;
  return true;
}

void Run::write(const Item& item) {
  if (has_failed_.load()) return;
  const RecordLine& line = item.line;
  const std::string* first = nullptr;
  const bool is_known = seen_ && is_duplicate(line, first);
  std::string text = line.line;
  if (order_.duplicates == Duplicates::mark) {
    text += ",\"duplicate_of\":";
    if (is_known) {
      render::JsonWriter(text, render::JsonWriter::Layout::compact).string(*first);
    } else {
      text += "null";
    }
  }
  text += "}\n";
  if (seen_ && !is_known) remember(line);
  if (!is_known || order_.duplicates != Duplicates::drop) put(output_, text);
  if (errors_.is_open() && !line.has_article) put(errors_, text);
  if (has_failed_.load()) return;
  tally(line);
  report_.summary.duplicates += is_known ? 1 : 0;
  if (line.is_fault) listener_.failed(line.id, line.status, line.reason);
  if (!is_packed_ || output_.is_segment_full() || errors_.is_segment_full()) end_segment();

  const Clock::time_point now = Clock::now();
  if (now - saved_ >= kCheckpoint) save(Phase::running);
  if (now - told_ < kProgress) return;
  told_ = now;
  listener_.progress(progress());
}

/// The data first, then what vouches for it.
void Run::save(Phase phase) {
  saved_ = Clock::now();
  if (!has_journal_) return;
  state_.phase = phase;
  for (Sink* const sink : {&seen_file_, &errors_, &output_}) {
    if (!sink->is_open() || (has_failed_.load() && phase != Phase::running)) continue;
    if (const Complaint failed = sink->sync(); !failed.empty() && !has_failed_.load()) fail(*sink, failed);
  }
  journal_.save(state_);
}

void Run::pump() {
  namespace tbb = oneapi::tbb;
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, order_.jobs);
  tbb::task_arena arena(static_cast<int>(order_.jobs));
  arena.execute([this] {
    tbb::parallel_pipeline(
        kTokensPerJob * order_.jobs,
        tbb::make_filter<void, ItemPointer>(tbb::filter_mode::serial_in_order, [this](tbb::flow_control& control) {
          ItemPointer item = read();
          if (!item) control.stop();
          return item;
        }) & tbb::make_filter<ItemPointer, ItemPointer>(tbb::filter_mode::parallel, [this](ItemPointer item) {
          item->line = make_line(std::move(item->raw), order_);
          return item;
        }) & tbb::make_filter<ItemPointer, void>(tbb::filter_mode::serial_in_order, [this](const ItemPointer& item) { write(*item); }));
  });
  report_.summary.skipped = skipped_.load();
}

void Run::end() {
  if (has_failed_.load()) {
    save(Phase::running);
    report_.summary = state_.summary;
    return;
  }
  const bool is_stopped = stop_.load();
  if (is_stopped) {
    // The packed segment that is open is whole for readers, but a resumed run makes it anew: it would have been longer.
    report_.ending = Ending::stopped;
    save(Phase::stopped);
  } else {
    if (!end_segment()) return save(Phase::running);
    save(Phase::whole);
  }
  for (Sink* const sink : {&errors_, &output_}) {
    if (!sink->is_open() || has_failed_.load()) continue;
    if (const Complaint failed = sink->commit(); !failed.empty()) fail(*sink, failed);
  }
  if (has_failed_.load()) return save(Phase::running);
  if (!has_journal_ || is_stopped) return;
  journal_.remove();
  if (seen_file_.is_open()) unlink(seen_file_.name().c_str());
}

}  // namespace

bool can_resume(const std::string& output) {
  return Sink::is_file(output);
}

Report run(const Order& order, Inputs& inputs, Listener& listener, const std::atomic<bool>& stop) {
  return Run(order, inputs, listener, stop).take();
}

}  // namespace winnow::batch
