#include "cli/utf8.h"

#include <cstddef>

namespace winnow::cli {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

/// The length of the well-formed sequence that opens the text; 0 when there is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto continues = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xBF; };
  const unsigned first = byte(0);
  const unsigned second = byte(1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool is_overlong = first == 0xE0 && second < 0xA0;
    const bool is_surrogate = first == 0xED && second > 0x9F;
    return continues(1) && continues(2) && !is_overlong && !is_surrogate ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool is_overlong = first == 0xF0 && second < 0x90;
    const bool is_beyond = first == 0xF4 && second > 0x8F;
    return continues(1) && continues(2) && continues(3) && !is_overlong && !is_beyond ? 4 : 0;
  }
  return 0;
}

/// C0, DEL and C1, the last as the two bytes that they are in UTF-8.
bool is_control(std::string_view sequence) {
  const auto first = static_cast<unsigned char>(sequence[0]);
  if (sequence.size() == 1) return first < 0x20 || first == 0x7F;
  return sequence.size() == 2 && first == 0xC2 && static_cast<unsigned char>(sequence[1]) < 0xA0;
}

template <typename IsWanted>
std::string replaced_unless(std::string_view bytes, IsWanted is_wanted) {
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t length = sequence_length(bytes);
    const std::string_view sequence = bytes.substr(0, length == 0 ? 1 : length);
    out += length > 0 && is_wanted(sequence) ? sequence : kReplacement;
    bytes.remove_prefix(sequence.size());
  }
  return out;
}

}  // namespace

std::string to_utf8(std::string_view bytes) {
  return replaced_unless(bytes, [](std::string_view) { return true; });
}

std::string to_line(std::string_view bytes) {
  return replaced_unless(bytes, [](std::string_view sequence) { return !is_control(sequence); });
}

}  // namespace winnow::cli
