#include "decode/utf8.h"

#include <cstdint>
#include <cstring>

namespace winnow::decode {
namespace {

struct Sequence {
  std::size_t bytes;  // of the sequence, or of the maximal subpart where it is malformed
  bool well_formed;
  bool cut_off;  // by the end of the bytes
};

// Table 3-7 of the Unicode Standard: only the second byte's range depends on the first.
Sequence sequence_at(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned lead = byte(at);
  std::size_t size = 0;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    size = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    size = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    size = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {1, false, false};
  }
  for (std::size_t i = 1; i < size; ++i) {
    if (at + i == bytes.size()) return {i, false, true};
    if (byte(at + i) < low || byte(at + i) > high) return {i, false, false};
    low = 0x80;
    high = 0xBF;
  }
  return {size, true, false};
}

}  // namespace

std::size_t ascii_prefix(std::string_view bytes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & kHighBits) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

Utf8Counts count_utf8(std::string_view bytes) {
  Utf8Counts counts;
  for (std::size_t at = ascii_prefix(bytes); at < bytes.size();) {
    const Sequence sequence = sequence_at(bytes, at);
    counts.sequences += sequence.well_formed ? 1U : 0U;
    counts.malformed += !sequence.well_formed && !sequence.cut_off ? 1U : 0U;
    at += sequence.bytes;
    at += ascii_prefix(bytes.substr(at));
  }
  return counts;
}

std::size_t append_repaired_utf8(std::string_view bytes, std::string& out) {
  constexpr std::string_view kReplacement = "\uFFFD";
  std::size_t malformed = 0;
  std::size_t copied = 0;
  for (std::size_t at = ascii_prefix(bytes); at < bytes.size();) {
    const Sequence sequence = sequence_at(bytes, at);
    if (!sequence.well_formed) {
      out.append(bytes.substr(copied, at - copied)).append(kReplacement);
      copied = at + sequence.bytes;
      ++malformed;
    }
    at += sequence.bytes;
    at += ascii_prefix(bytes.substr(at));
  }
  out.append(bytes.substr(copied));
  return malformed;
}

}  // namespace winnow::decode
