// How far a run is, in a file that outlives it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "batch/summary.h"

namespace winnow::batch {

enum class Phase : std::uint8_t {
  running,
  stopped,  ///< ended early, and what was done is in its place
  whole     ///< all is written: what is still aside has to be renamed
};

struct State {
  std::uint64_t identity = 0;  ///< a hash of what was asked
  Phase phase = Phase::running;
  std::uint64_t output_bytes = 0;  ///< of the files aside
  std::uint64_t errors_bytes = 0;
  std::uint64_t seen_bytes = 0;
  Summary summary;  ///< of the records that are in these bytes
};

/// A file of two slots that are written in turn, each with a checksum: one of them is whole whenever the run ends. Its room is taken when
/// it is made: a full disk does not keep it from being written.
class Journal {
 public:
  Journal() = default;
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Opens or makes the file, and locks it.
  /// @return  a reason for a reader; "" when it is open
  std::string open(const std::string& path);
  /// The newer of the slots that are whole; nullopt when none is.
  std::optional<State> load();
  /// @return  false when it cannot be written
  bool save(const State& state);
  void remove();

 private:
  int descriptor_ = -1;
  std::string path_;
  std::uint64_t sequence_ = 0;
};

}  // namespace winnow::batch
