#include "cli/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace winnow::cli {
namespace {

constexpr int kGzipOnly = 16 + MAX_WBITS;
constexpr std::size_t kFirstChunkBytes = std::size_t{64} << 10;

/// An open inflate stream over the bytes that are left.
class Inflater {
 public:
  explicit Inflater(std::string_view bytes) : left_(bytes) { is_open_ = inflateInit2(&stream_, kGzipOnly) == Z_OK; }
  ~Inflater() {
    if (is_open_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  [[nodiscard]] bool is_open() const { return is_open_; }
  [[nodiscard]] std::string_view left() const { return left_; }

  /// Unpacks into a part of `out`; both sides are fed in pieces that fit zlib's 32-bit counts.
  int step(std::string& out, std::size_t& used) {
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
    const std::size_t given = std::min(left_.size(), kMost);
    const std::size_t room = std::min(out.size() - used, kMost);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(left_.data()));
    stream_.avail_in = static_cast<uInt>(given);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data() + used);
    stream_.avail_out = static_cast<uInt>(room);
    const int code = inflate(&stream_, Z_NO_FLUSH);
    left_.remove_prefix(given - stream_.avail_in);
    used += room - stream_.avail_out;
    return code;
  }
  void next_member() { inflateReset(&stream_); }

 private:
  z_stream stream_{};
  std::string_view left_;
  bool is_open_ = false;
};

Gzip unpack(Inflater& inflater, std::size_t max_bytes, std::string& out, std::size_t& used) {
  for (;;) {
    // One byte above the bound is enough to know that there is more.
    if (used == out.size()) {
      if (used > max_bytes) return Gzip::too_large;
      out.resize(std::min(std::max(kFirstChunkBytes, 2 * out.size()), max_bytes + 1));
    }
    const int code = inflater.step(out, used);
    if (code == Z_STREAM_END) {
      if (used > max_bytes) return Gzip::too_large;
      if (inflater.left().find_first_not_of('\0') == std::string_view::npos) return Gzip::whole;
      inflater.next_member();
      continue;
    }
    if (code == Z_OK && (!inflater.left().empty() || used == out.size())) continue;
    if (code == Z_BUF_ERROR && used == out.size()) continue;
    return code == Z_OK || code == Z_BUF_ERROR ? Gzip::truncated : Gzip::damaged;
  }
}

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b");
}

Gzip gunzip(std::string_view bytes, std::size_t max_bytes, std::string& out) {
  out.clear();
  Inflater inflater(bytes);
  if (!inflater.is_open()) return Gzip::damaged;
  std::size_t used = 0;
  const Gzip end = unpack(inflater, max_bytes, out, used);
  out.resize(used);
  return end;
}

}  // namespace winnow::cli
