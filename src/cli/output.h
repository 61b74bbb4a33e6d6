// Where results go: standard output, or a file that appears whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace winnow::cli {

/// What became of an attempt to write; "" is success. The text is for a reader.
using Complaint = std::string;

class Output {
 public:
  Output() = default;
  /// An output that was not committed leaves nothing behind, and an older file as it was.
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// @param path  "-" is standard output. A file is written beside its place and renamed by commit(); what is no regular file,
  ///              such as a device, is written to directly.
  Complaint open(const std::string& path);

  /// Keeps the bytes until there are enough of them, or until flush() or commit().
  Complaint write(std::string_view bytes);
  Complaint flush();
  Complaint commit();

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] bool is_terminal() const;
  /// For messages: the path, or "standard output".
  [[nodiscard]] const std::string& name() const { return name_; }
  /// Whether the reader of a pipe went away, which is no failure worth a message.
  [[nodiscard]] bool is_reader_gone() const { return is_reader_gone_; }

 private:
  Complaint open_aside(const std::string& path, unsigned mode);
  Complaint rename_into_place();

  std::string name_;
  std::string target_;  ///< where commit() puts the file; "" when it is written to directly
  std::string aside_;   ///< the file's name until then; "" while it has none
  std::string buffer_;
  int descriptor_ = -1;
  bool is_reader_gone_ = false;
};

/// Gives the descriptors 0, 1 and 2 a place to lead to when the caller closed them, so that no file that is opened later takes
/// their numbers. What is written to a closed standard output still fails.
void guard_standard_descriptors();

}  // namespace winnow::cli
