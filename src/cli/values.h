// Values of options: sizes, seconds, choices.
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace winnow::cli {

/// "64M": digits and one of K, M, G (powers of 1024), in either case, with an optional B or iB behind it.
std::optional<std::uint64_t> parse_size(std::string_view text);

/// "2.5": above 0, at most a day; rounded up to a millisecond.
std::optional<std::chrono::milliseconds> parse_seconds(std::string_view text);

/// The pieces between single separators; "a,,b" has an empty one.
std::vector<std::string_view> split(std::string_view text, char separator);

/// All of them, one behind the other.
std::string joined(std::initializer_list<std::string_view> pieces);

/// Where a word stands among words with a space between them.
std::optional<std::size_t> index_of(std::string_view word, std::string_view words);

}  // namespace winnow::cli
