// Which single-byte charset makes the most sense of a sample.
#pragma once

#include <cstddef>
#include <string_view>

namespace winnow::decode {

struct CharsetScore {
  std::string_view charset;  ///< the Encoding Standard's name
  float score = 0;           ///< log-likelihood of the characters beyond ASCII, in nats
  std::size_t bytes = 0;     ///< how many bytes they have: in multi-byte sets, some are ASCII
};

/// `sample` is what words_above_ascii() gives. Each pair of a charset and a language is scored: how frequent the letters and signs are that
/// the bytes stand for, whether they stand beside ASCII letters, and whether case and signs fall where words have them.
CharsetScore best_single_byte(std::string_view sample);

}  // namespace winnow::decode
