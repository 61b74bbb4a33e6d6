#include "records/inflater.h"

#include <algorithm>
#include <limits>
#include <new>

namespace winnow::records {
namespace {

constexpr std::size_t kMostCount = std::numeric_limits<uInt>::max();

int window_bits(Inflater::Wrapping wrapping) {
  switch (wrapping) {
    case Inflater::Wrapping::gzip:
      return 16 + MAX_WBITS;
    case Inflater::Wrapping::zlib:
      return MAX_WBITS;
    default:
      return -MAX_WBITS;
  }
}

}  // namespace

Inflater::Inflater(Wrapping wrapping) {
  is_open_ = inflateInit2(&stream_, window_bits(wrapping)) == Z_OK;
  if (!is_open_) throw std::bad_alloc();
}

/// By way of a buffer: room at the end of `out` would have to be made, with zeros, for each step.
Inflater::State Inflater::step(std::string_view& in, std::string& out, std::size_t most) {
  const std::size_t given = std::min(in.size(), kMostCount);
  const std::size_t room = std::min(most, kStepBytes);
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
  stream_.avail_in = static_cast<uInt>(given);
  stream_.next_out = out_.get();
  stream_.avail_out = static_cast<uInt>(room);
  const int code = inflate(&stream_, Z_NO_FLUSH);
  in.remove_prefix(given - stream_.avail_in);
  out.append(reinterpret_cast<const char*>(out_.get()), room - stream_.avail_out);
  if (code == Z_STREAM_END) return State::ended;
  if (code != Z_OK && code != Z_BUF_ERROR) return State::damaged;
  return stream_.avail_out == 0 ? State::full : State::going;
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
