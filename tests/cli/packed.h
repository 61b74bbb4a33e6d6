// Gzip data for tests.
#pragma once

#include <string>

namespace winnow::cli {

/// One gzip member.
std::string packed(const std::string& bytes);

}  // namespace winnow::cli
