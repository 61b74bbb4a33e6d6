// Which of the Chinese, Japanese and Korean charsets makes the most sense of a sample.
#pragma once

#include <string_view>

#include "decode/single_byte.h"

namespace winnow::decode {

/// Scores on the same scale as best_single_byte(): how frequent are the rows of the charset's table that the pairs of bytes stand in?
CharsetScore best_multi_byte(std::string_view sample);

}  // namespace winnow::decode
