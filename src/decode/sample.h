// The part of a page that its charset is guessed from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace winnow::decode {

inline constexpr std::size_t kSampleBytes = 4096;

/// The first words of `bytes` that hold a byte above 127, each followed by a space, kSampleBytes at most. Tags, comments, scripts and
/// styles are left out, but for pages that have such words nowhere else.
std::string words_above_ascii(std::string_view bytes);

}  // namespace winnow::decode
