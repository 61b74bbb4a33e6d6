// gzip (RFC 1952), zlib (RFC 1950) and bare deflate (RFC 1951), piece by piece.
#pragma once

#include <isa-l/igzip_lib.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace winnow::records {

/// By ISA-L: zlib takes a third as long to unpack an archive's page as its extraction takes, ISA-L less than half of that.
class Inflater {
 public:
  enum class Wrapping : std::uint8_t { gzip, zlib, none };
  enum class State : std::uint8_t {
    going,   ///< all that was given is used up
    full,    ///< `most` bytes came out: call again
    ended,   ///< the stream is whole, its checksum too
    damaged  ///< no such stream
  };

  explicit Inflater(Wrapping wrapping);

  /// Begins a stream anew.
  void restart();
  /// Unpacks a beginning of `in`, which it takes off, and appends at most `most` bytes to `out`, or kStepBytes.
  State step(std::string_view& in, std::string& out, std::size_t most);

 private:
  static constexpr std::size_t kStepBytes = std::size_t{64} << 10;

  Wrapping wrapping_;
  std::unique_ptr<inflate_state> stream_ = std::make_unique<inflate_state>();
  std::unique_ptr<unsigned char[]> out_ = std::make_unique<unsigned char[]>(kStepBytes);
};

/// Unpacks one stream.
/// @return  ended; going when the bytes end before the stream does; full when it has more than `most` bytes; damaged
///          `out` is appended to in any case
Inflater::State inflate_all(Inflater::Wrapping wrapping, std::string_view in, std::size_t most, std::string& out);

}  // namespace winnow::records
