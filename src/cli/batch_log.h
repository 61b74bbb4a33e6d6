// What `batch` says on standard error: lines for readers, or JSON lines.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "batch/batch.h"
#include "cli/options.h"

namespace spdlog {
class logger;
}

namespace winnow::cli {

/// "12,345 records  410 a second  1.2 GB  3 failed  2:10 left"; the time where the size of the inputs is known.
std::string progress_line(const batch::Progress& progress);

/// The statuses, the reasons of records that failed, and the amounts, a line each.
std::string summary_text(const batch::Report& report);

class BatchLog : public batch::Listener {
 public:
  /// On a terminal, text has a line of progress that is written over.
  BatchLog(LogAs as, Loudness loudness, bool is_terminal);
  ~BatchLog() override;

  void progress(const batch::Progress& progress) override;
  void failed(std::string_view id, std::string_view status, std::string_view reason) override;
  void error(std::string_view what);
  void summary(const batch::Report& report);

 private:
  void clear_line();

  LogAs as_;
  Loudness loudness_;
  bool is_terminal_;
  bool has_line_ = false;
  std::chrono::duration<double> told_{0};
  std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace winnow::cli
