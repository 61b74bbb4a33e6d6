// The command `batch`: options to an Order, operands to inputs, a Report to messages and an exit status.
#pragma once

#include "cli/option_table.h"
#include "cli/options.h"

namespace winnow::cli {

/// @param options  with one operand at least, or files0_from
ExitCode run_batch(const Options& options);

}  // namespace winnow::cli
