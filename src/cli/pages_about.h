// What the program prints about itself, all of it made from option_table.h.
#pragma once

#include <string>
#include <string_view>

#include "cli/option_table.h"

namespace winnow::cli {

std::string usage_lines();
std::string help_page(Command command);

/// roff, macros of man(7)
std::string man_page();

/// @param shell  bash, zsh or fish
std::string completion_script(std::string_view shell);

}  // namespace winnow::cli
