// An input as page and options: the options come from its last bytes, so that a page alone is an input as well.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/fuzz.h"

namespace winnow::tests {

/// As LLVM's FuzzedDataProvider takes numbers from the end of an input; here for every compiler.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : left_(as_text(data, size)) {}

  /// 0 once the bytes are used up.
  std::uint8_t byte() {
    if (left_.empty()) return 0;
    const auto last = static_cast<std::uint8_t>(left_.back());
    left_.remove_suffix(1);
    return last;
  }

  std::uint64_t number(int bytes) {
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; ++i) value = (value << 8) | byte();
    return value;
  }

  /// Below `bound`.
  std::size_t below(std::size_t bound) { return number(bound > 256 ? 4 : 1) % bound; }

  template <typename Enum>
  Enum one_of(Enum last) {
    return static_cast<Enum>(below(static_cast<std::size_t>(last) + 1));
  }

  /// Up to `most` bytes.
  std::string_view text(std::size_t most) {
    const std::size_t size = std::min(below(most + 1), left_.size());
    const std::string_view taken = left_.substr(left_.size() - size);
    left_.remove_suffix(size);
    return taken;
  }

  /// What no option took.
  [[nodiscard]] std::string_view rest() const { return left_; }

 private:
  std::string_view left_;
};

}  // namespace winnow::tests
