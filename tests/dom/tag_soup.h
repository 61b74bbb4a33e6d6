// tag_soup -- random markup, the same for the same seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace winnow::tests {

/// `pieces` tags, texts, comments and raw text elements in a row; most end tags match nothing.
std::string tag_soup(std::uint32_t seed, std::size_t pieces);

/// Mostly well nested; one piece in `slips` is as in a tag soup.
std::string nested_soup(std::uint32_t seed, std::size_t pieces, std::size_t slips);

/// Text, and tables that have all their tags; one tag in `slips` is left out, or comes after a piece of tag soup.
std::string table_soup(std::uint32_t seed, std::size_t slips);

}  // namespace winnow::tests
