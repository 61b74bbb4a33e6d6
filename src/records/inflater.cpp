#include "records/inflater.h"

#include <algorithm>
#include <limits>

namespace winnow::records {
namespace {

constexpr std::size_t kMostCount = std::numeric_limits<std::uint32_t>::max();

std::uint32_t format_of(Inflater::Wrapping wrapping) {
  switch (wrapping) {
    case Inflater::Wrapping::gzip:
      return ISAL_GZIP;
    case Inflater::Wrapping::zlib:
      return ISAL_ZLIB;
    default:
      return ISAL_DEFLATE;
  }
}

}  // namespace

Inflater::Inflater(Wrapping wrapping) : wrapping_(wrapping) {
  isal_inflate_init(stream_.get());
  stream_->crc_flag = format_of(wrapping_);
}

void Inflater::restart() {
  isal_inflate_reset(stream_.get());
  stream_->crc_flag = format_of(wrapping_);
}

/// By way of a buffer: room at the end of `out` would have to be made, with zeros, for each step.
Inflater::State Inflater::step(std::string_view& in, std::string& out, std::size_t most) {
  const std::size_t given = std::min(in.size(), kMostCount);
  const std::size_t room = std::min(most, kStepBytes);
  stream_->next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(in.data()));
  stream_->avail_in = static_cast<std::uint32_t>(given);
  stream_->next_out = out_.get();
  stream_->avail_out = static_cast<std::uint32_t>(room);
  const int code = isal_inflate(stream_.get());
  in.remove_prefix(given - stream_->avail_in);
  out.append(reinterpret_cast<const char*>(out_.get()), room - stream_->avail_out);
  // Input that is used up is told by 0 or ISAL_END_INPUT, according to where it ends.
  if (code != ISAL_DECOMP_OK && code != ISAL_END_INPUT && code != ISAL_OUT_OVERFLOW) return State::damaged;
  if (stream_->block_state == ISAL_BLOCK_FINISH) return State::ended;
  return stream_->avail_out == 0 ? State::full : State::going;
}

Inflater::State inflate_all(Inflater::Wrapping wrapping, std::string_view in, std::size_t most, std::string& out) {
  Inflater inflater(wrapping);
  const std::size_t end = out.size() + most + 1;  // one byte above the bound is enough to know that there is more
  for (;;) {
    const Inflater::State state = inflater.step(in, out, end - out.size());
    if (out.size() == end) return Inflater::State::full;
    if (state != Inflater::State::full) return state;
  }
}

}  // namespace winnow::records
