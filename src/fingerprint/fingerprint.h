// fingerprint -- makes 64 bits of an article's words, alike for articles that are alike.
//   in:    paragraphs of an article (valid UTF-8)  borrowed for the call
//   out:   a SimHash                               articles that differ in a few words differ in a few bits
//   never: throws (std::bad_alloc excepted), depends on how the words are cut into paragraphs
//   knobs: none: the figures in use would be of no use
#pragma once

#include <bit>
#include <cstdint>
#include <span>

#include <winnow/winnow.h>

namespace winnow::fingerprint {

/// Article::fingerprint: winnow.h says how it is made (Charikar, "Similarity estimation techniques from rounding algorithms", 2002).
/// Pairs of words, not single ones: of 45,000 pairs of different English articles none came nearer than 15 bits with pairs, and the
/// mean, 31.4 bits, is that of chance (32); single words, of which all articles share the frequent ones, came as near as 12 (mean 27).
std::uint64_t of(std::span<const Paragraph> paragraphs);

/// Bits in which two fingerprints differ.
constexpr int distance(std::uint64_t a, std::uint64_t b) {
  return std::popcount(a ^ b);
}

/// Articles whose fingerprints differ in as many bits, or fewer, are near duplicates (Manku, Jain, Das Sarma, "Detecting near-duplicates
/// for web crawling", 2007, found 3 for 64 bits).
inline constexpr int kNear = 3;

}  // namespace winnow::fingerprint
