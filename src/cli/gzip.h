// Unpacks gzip (RFC 1952).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace winnow::cli {

enum class Gzip : std::uint8_t {
  whole,
  truncated,
  damaged,   ///< a wrong checksum or length, a broken stream, or bytes behind the last member that are neither a member nor zeros
  too_large  ///< more than max_bytes; no more than that was unpacked
};

bool is_gzip(std::string_view bytes);

/// Unpacks all members, one behind the other; zeros behind the last one are padding.
/// @param out  replaced; what was unpacked so far unless the result is Gzip::whole
Gzip gunzip(std::string_view bytes, std::size_t max_bytes, std::string& out);

}  // namespace winnow::cli
