// What a text may need before it is normal, seen by a quick look at its bytes.
#pragma once

#include <string_view>

namespace winnow::normalise {

/// Bits. Each is set on the safe side: a text may turn out not to need it.
enum Need : unsigned {
  kNothing = 0,
  kCleaning = 1,   ///< white space, unseen characters, references
  kComposing = 2,  ///< NFC
  kUndoing = 4     ///< mojibake
};

/// kNothing is certain: paragraph() gives such a text back as it is. `text` is valid UTF-8.
unsigned needs_of(std::string_view text);

}  // namespace winnow::normalise
