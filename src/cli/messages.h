// What the program says on standard error: one line a message, "winnow: FILE: what".
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/options.h"

namespace spdlog {
class logger;
}

namespace winnow::cli {

class Messages {
 public:
  explicit Messages(Loudness loudness);
  ~Messages();
  Messages(const Messages&) = delete;
  Messages& operator=(const Messages&) = delete;

  /// The program cannot begin; always said. May have several lines.
  void refusal(const std::string& what);
  /// Something failed; always said.
  void failure(std::string_view about, std::string_view what);
  /// A page has no article; said unless --quiet.
  void note(std::string_view about, std::string_view what);
  /// Said with --verbose.
  void detail(std::string_view about, std::string_view what);
  [[nodiscard]] bool wants_details() const;

 private:
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace winnow::cli
