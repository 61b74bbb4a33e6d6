// tag_soup -- random markup, the same for the same seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace winnow::tests {

/// `pieces` tags, texts, comments and raw text elements in a row; most end tags match nothing.
std::string tag_soup(std::uint32_t seed, std::size_t pieces);

}  // namespace winnow::tests
