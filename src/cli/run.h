// One run of the program.
#pragma once

#include <string>

#include "cli/option_table.h"
#include "cli/options.h"

namespace winnow::cli {

/// @param options  with one operand at least
ExitCode run(const Options& options);

/// Prints what the program says about itself on standard output.
ExitCode print_about(const std::string& text);

}  // namespace winnow::cli
