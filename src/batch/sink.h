// A file of lines that is written aside and renamed, or a pipe.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace winnow::batch {

/// What became of an attempt; "" is success. The text is for a reader.
using Complaint = std::string;

/// Lines become part of the file by segments: without packing each line is one, else a gzip member. Between segments the file is whole
/// as far as it goes: a run can go on there, and gives the same bytes as one that was never interrupted.
class Sink {
 public:
  Sink() = default;
  ~Sink();
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  /// Where the file is written until commit().
  static std::string aside_of(const std::string& path);
  /// Whether the path leads to a regular file, or to none yet: what else there is, is written to directly.
  static bool is_file(const std::string& path);

  /// @param path  "-" is standard output
  /// @param kept  of the file aside, this many bytes are kept; nullopt begins anew
  Complaint open(const std::string& path, std::optional<std::uint64_t> kept);
  /// The same, but for a file that is nobody's business: it has its own name from the beginning, and is not packed.
  Complaint open_in_place(const std::string& path, std::optional<std::uint64_t> kept);
  Complaint write(std::string_view line);
  /// Whether the segment is long enough to be ended: the same lines give the same answer.
  [[nodiscard]] bool is_segment_full() const { return segment_bytes_ >= kSegmentBytes; }
  Complaint end_segment();
  /// The file's length up to the last segment that was ended.
  [[nodiscard]] std::uint64_t whole_bytes() const { return whole_bytes_; }

  /// Waits until what was written is on the disk.
  Complaint sync();
  /// Renames the file into its place.
  Complaint commit();
  /// Takes a file that was committed too early aside again, if it is there and none is aside. @return "" also when there is neither
  static Complaint take_back(const std::string& path);
  /// Renames a whole file that was left aside. @return "" also when there is none
  static Complaint commit_left(const std::string& path);

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  /// For messages: the file that is written.
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] bool is_reader_gone() const { return is_reader_gone_; }

 private:
  static constexpr std::size_t kSegmentBytes = std::size_t{1} << 20;  ///< before packing

  Complaint open_file(std::optional<std::uint64_t> kept);
  Complaint write_all(std::string_view bytes);
  Complaint deflate_more(std::string_view bytes, int flush);

  std::string name_;
  std::string target_;  ///< "" when it is written to directly
  int descriptor_ = -1;
  std::uint64_t file_bytes_ = 0;
  std::uint64_t whole_bytes_ = 0;
  std::uint64_t segment_bytes_ = 0;  ///< before packing
  bool is_packed_ = false;
  z_stream deflate_{};
  std::string packed_;
  bool is_reader_gone_ = false;
};

}  // namespace winnow::batch
