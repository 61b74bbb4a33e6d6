#include <algorithm>
#include <array>
#include <iterator>

#include "decode/decode.h"

namespace winnow::decode {
namespace {

struct Label {
  std::string_view label;
  std::string_view name;
};

constexpr Label kLabels[] = {
#define X(label, name) {label, name},
#include "decode/labels.def"
#undef X
};

constexpr bool by_label(const Label& left, const Label& right) {
  return left.label < right.label;
}
static_assert(std::is_sorted(std::begin(kLabels), std::end(kLabels), by_label));

constexpr std::size_t kMaxLabelChars = 24;  // above the longest, csiso58gb231280 and its kin

constexpr std::string_view kWhiteSpace = "\t\n\f\r ";

}  // namespace

std::string_view name_of_label(std::string_view label) {
  const std::size_t first = label.find_first_not_of(kWhiteSpace);
  if (first == std::string_view::npos) return {};
  label = label.substr(first, label.find_last_not_of(kWhiteSpace) - first + 1);
  if (label.size() > kMaxLabelChars) return {};
  std::array<char, kMaxLabelChars> lower{};
  std::transform(label.begin(), label.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  const Label wanted{{lower.data(), label.size()}, {}};
  const auto* found = std::lower_bound(std::begin(kLabels), std::end(kLabels), wanted, by_label);
  return found != std::end(kLabels) && found->label == wanted.label ? found->name : std::string_view{};
}

}  // namespace winnow::decode
