// Gzip data for tests.
#pragma once

#include <string>
#include <string_view>

namespace winnow::cli {

/// One gzip member, packed at a level of zlib's, 0 to 9.
std::string packed(std::string_view bytes, int level = 9);

}  // namespace winnow::cli
