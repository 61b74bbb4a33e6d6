// batch -- a stream of records in, a line of JSON out for each, in order.
//   in:    Order, Inputs                          borrowed for the run
//   out:   files, a Report                        the same bytes for any number of threads
//   never: holds more than a few records a thread, loses a line that was written, prints (the Listener does)
//   knobs: Order; kCheckpoint, kTokensPerJob
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include <winnow/winnow.h>

#include "batch/summary.h"
#include "records/records.h"

namespace winnow::batch {

/// What becomes of a record whose articles were all seen before in this run, but for a few words.
enum class Duplicates : std::uint8_t {
  ignore,
  mark,  ///< each line has a member duplicate_of: the id of the record that came first, or null
  drop   ///< no line is written for it
};

enum class Begin : std::uint8_t { anew, resume };
enum class Articles : std::uint8_t { all, first };

struct Order {
  winnow::Options page;  ///< `detail` says what the lines hold; `charset` is for records that do not say theirs
  records::Keys keys;
  Articles articles = Articles::all;
  unsigned jobs = 1;         ///< threads
  std::string output = "-";  ///< "-" is standard output; a name that ends in .gz is packed
  std::string errors;        ///< the same; "" is none
  Duplicates duplicates = Duplicates::ignore;
  Begin begin = Begin::anew;
  std::string identity;  ///< of what the output depends on beside all this: the names of the inputs. A run is resumed by its equal alone
};

/// Where the records come from.
class Inputs {
 public:
  Inputs() = default;
  virtual ~Inputs() = default;
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;
  virtual bool next(records::Input& input) = 0;
  /// Of all inputs; 0 when it is not known.
  [[nodiscard]] virtual std::uint64_t total_bytes() const = 0;
};

struct Progress {
  std::uint64_t records = 0;
  std::uint64_t bytes_read = 0;   ///< of the inputs, packed as they are
  std::uint64_t total_bytes = 0;  ///< 0 when it is not known
  std::uint64_t faults = 0;
  std::chrono::duration<double> elapsed{};
  std::uint64_t records_before = 0;  ///< done by the run that is resumed
};

/// Hears of the run, one call at a time.
class Listener {
 public:
  Listener() = default;
  virtual ~Listener() = default;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  /// A few times a second.
  virtual void progress(const Progress& progress) = 0;
  /// A record gives no page.
  virtual void failed(std::string_view id, std::string_view status, std::string_view reason) = 0;
};

enum class Ending : std::uint8_t {
  whole,          ///< all is written and in its place
  stopped,        ///< the caller said stop: what was done until then is in its place, and a resumed run goes on behind it
  refused,        ///< nothing was read: there is a run that cannot be resumed by this one, or is not over
  cannot_create,  ///< nothing was read
  cannot_write,   ///< what was written before stands aside, and a resumed run goes on behind it
  reader_gone     ///< of a pipe
};

struct Report {
  Ending ending = Ending::whole;
  std::string message;  ///< for a reader; "" unless it was refused or something cannot be written
  Summary summary;      ///< of the resumed run's beginning too
  Progress progress;
};

/// Whether a run that writes there leaves something behind that can be resumed: a file does.
bool can_resume(const std::string& output);

/// Writes to FILE.part, and renames it when it is whole. FILE.part.state says how far it is: it is brought up to date about every second,
/// after the data has reached the disk, and takes no room that it has not had from the beginning. A run that is killed leaves both; one
/// that resumes cuts FILE.part to what its state vouches for, skips the records that are in it, and goes on.
/// @param stop  may become true at any time, also in a signal handler
Report run(const Order& order, Inputs& inputs, Listener& listener, const std::atomic<bool>& stop);

}  // namespace winnow::batch
