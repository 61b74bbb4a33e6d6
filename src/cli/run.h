// cli -- the program: options, files and folders, output, exit status.
//   in:    argv, files, folders, standard input
//   out:   results on standard output or in a file, messages on standard error, an exit status (ExitCode)
//   never: writes half a file, mixes messages with results, depends on the locale
//   knobs: option_table.cpp
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
