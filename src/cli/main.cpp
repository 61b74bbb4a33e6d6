#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <exception>
#include <string>
#include <vector>

#include "cli/batch_command.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pages_about.h"
#include "cli/run.h"

namespace winnow::cli {
namespace {

ExitCode refuse(const std::string& message) {
  Messages(Loudness::normal).refusal(message);
  return ExitCode::usage;
}

ExitCode obey(const std::vector<std::string>& arguments) {
  CommandLine line = parse_command_line(arguments);
  if (line.wish == CommandLine::Wish::print) return print_about(line.text);
  if (line.wish == CommandLine::Wish::refuse) return refuse(line.text + "\nTry 'winnow --help'.");
  if (line.options.operands.empty() && line.options.files0_from.empty()) {
    if (isatty(STDIN_FILENO) == 1) return refuse("no page was named\n" + usage_lines() + "Try 'winnow --help'.");
    line.options.operands.emplace_back("-");
  }
  return line.options.command == Command::batch ? run_batch(line.options) : run(line.options);
}

/// Blocks of this size and more go back to the system at once. By itself glibc raises the bound to the largest block that was freed, up to
/// 32 MB: after one large page all pages come from a heap that keeps its holes (batch -j 2 over 8,000 pages: a peak of 141 MB, not 72).
void bound_memory() {
#ifdef __GLIBC__
  constexpr int kBytesFromSystem = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, kBytesFromSystem);
#endif
}

}  // namespace
}  // namespace winnow::cli

int main(int count, char** arguments) {
  winnow::cli::guard_standard_descriptors();
  winnow::cli::bound_memory();
  try {
    return static_cast<int>(winnow::cli::obey({arguments + (count > 0 ? 1 : 0), arguments + count}));
  } catch (const std::exception& error) {
    // Only memory can run out here, and that of a single page is bounded.
    winnow::cli::Messages(winnow::cli::Loudness::normal).refusal(error.what());
    return static_cast<int>(winnow::cli::ExitCode::io_error);
  }
}
