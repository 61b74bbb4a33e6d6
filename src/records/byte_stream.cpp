#include "records/byte_stream.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace winnow::records {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{256} << 10;
/// How far behind the place of an error the next member may begin: deflate that lost its way finds out within some KiB.
constexpr std::size_t kKeptBytes = std::size_t{1} << 20;
constexpr int kWaitMs = 200;
constexpr std::string_view kMagic = "\x1f\x8b\x08";  // RFC 1952, 2.3.1: ID1, ID2, CM 8 = deflate

}  // namespace

ByteStream::~ByteStream() {
  if (is_owned_) close(descriptor_);
}

std::string ByteStream::open(const std::string& path, Fault& fault) {
  is_owned_ = path != "-";
  descriptor_ = is_owned_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
  struct stat status {};
  int error = 0;
  if (descriptor_ < 0) {
    error = errno;
  } else if (fstat(descriptor_, &status) != 0) {
    error = errno;
  } else if (S_ISDIR(status.st_mode)) {
    error = EISDIR;
  }
  if (error == 0) {
    is_pipe_ = !S_ISREG(status.st_mode);
    return {};
  }
  if (descriptor_ < 0) is_owned_ = false;
  fault = error == ENOENT || error == ENOTDIR ? Fault::missing : Fault::unreadable;
  is_ended_ = is_file_ended_ = true;
  return std::generic_category().message(error);
}

void ByteStream::open_memory(std::string_view bytes) {
  memory_ = bytes;
}

/// As read(2), but for interruptions; a pipe is waited for as long as nobody says stop.
std::size_t ByteStream::read_some(char* to, std::size_t bytes) {
  if (memory_) {
    const std::size_t got = std::min(bytes, memory_->size());
    std::memcpy(to, memory_->data(), got);
    memory_->remove_prefix(got);
    return got;
  }
  for (;;) {
    if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) return 0;
    if (is_pipe_) {
      pollfd ready{descriptor_, POLLIN, 0};
      if (poll(&ready, 1, kWaitMs) <= 0) continue;
    }
    const ssize_t got = read(descriptor_, to, bytes);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno == EINTR || errno == EAGAIN) continue;
    read_error_ = std::generic_category().message(errno);
    return 0;
  }
}

bool ByteStream::read_packed() {
  if (is_file_ended_) return false;
  forget_packed();
  const std::size_t used = packed_.size();
  packed_.resize(used + kChunkBytes);
  const std::size_t got = read_some(packed_.data() + used, kChunkBytes);
  packed_.resize(used + got);
  bytes_read_ += got;
  is_file_ended_ = got == 0;
  return got > 0;
}

/// Of what inflate has seen, the member's beginning is kept, or as much as an error can hide.
void ByteStream::forget_packed() {
  const std::size_t kept_from = std::max(member_begin_, packed_at_ > kKeptBytes ? packed_at_ - kKeptBytes : 0);
  if (kept_from < kChunkBytes) return;
  packed_.erase(0, kept_from);
  packed_at_ -= kept_from;
  member_begin_ = 0;
}

void ByteStream::shrink() {
  if (begin_ < kChunkBytes && begin_ < window_.size()) return;
  window_.erase(0, begin_);
  sound_ -= std::min(sound_, begin_);
  member_at_ = member_at_ >= begin_ ? member_at_ - begin_ : std::string::npos;
  begin_ = 0;
}

void ByteStream::skip(std::size_t bytes) {
  bytes = std::min(bytes, window_.size() - begin_);
  begin_ += bytes;
  position_ += bytes;
}

bool ByteStream::more() {
  if (is_ended_ || damage_ != Damage::none) return false;
  shrink();
  if (!is_begun_) {
    is_begun_ = true;
    while (packed_.size() < kMagic.size() && read_packed()) {
    }
    const bool is_plain = packed_.empty() || packed_[0] == '{' || packed_.starts_with("WAR");
    is_gzip_ = packed_.starts_with(kMagic.substr(0, 2)) || (expects_gzip_ && !is_plain);
    if (is_gzip_) inflater_.emplace(Inflater::Wrapping::gzip);
    if (!is_gzip_ && !packed_.empty()) {
      window_.append(packed_);
      packed_.clear();
      return true;
    }
  }
  if (is_gzip_) return inflate_more();
  const std::size_t used = window_.size();
  window_.resize(used + kChunkBytes);
  const std::size_t got = read_some(window_.data() + used, kChunkBytes);
  window_.resize(used + got);
  bytes_read_ += got;
  is_ended_ = got == 0;
  return got > 0;
}

/// Zeros between members are padding. @return false at the end of the file
bool ByteStream::begin_member() {
  for (;;) {
    const std::size_t begin = std::min(packed_.find_first_not_of('\0', packed_at_), packed_.size());
    packed_at_ = member_begin_ = begin;
    if (begin < packed_.size()) break;
    if (!read_packed()) return false;
  }
  inflater_->restart();
  is_in_member_ = true;
  member_at_ = window_.size();
  return true;
}

bool ByteStream::inflate_more() {
  const std::size_t before = window_.size();
  for (;;) {
    if (!is_in_member_ && !begin_member()) {
      is_ended_ = true;
      return false;
    }
    std::string_view in = std::string_view(packed_).substr(packed_at_);
    const Inflater::State state = inflater_->step(in, window_, kChunkBytes);
    packed_at_ = packed_.size() - in.size();
    if (state == Inflater::State::ended) {
      is_in_member_ = false;
      sound_ = window_.size();
    }
    if (state == Inflater::State::damaged) {
      damage_ = Damage::broken;
      return window_.size() > before;
    }
    if (window_.size() > before) return true;
    if (state == Inflater::State::going && in.empty() && !read_packed()) {
      if (!read_error_.empty()) {
        is_ended_ = true;
        return false;
      }
      damage_ = Damage::cut;
      return false;
    }
  }
}

bool ByteStream::opens_member(std::string_view opening) const {
  constexpr std::size_t kTriedBytes = 4096;
  Inflater tried(Inflater::Wrapping::gzip);
  std::string_view in = std::string_view(packed_).substr(packed_at_);
  std::string out;
  const Inflater::State state = tried.step(in, out, std::max(kTriedBytes, opening.size()));
  return state != Inflater::State::damaged && std::string_view(out).starts_with(opening);
}

bool ByteStream::recover(std::string_view opening) {
  if (damage_ == Damage::none) return false;
  position_ += window_.size() - begin_;
  window_.clear();
  begin_ = sound_ = 0;
  damage_ = Damage::none;
  is_in_member_ = false;
  // Behind the first byte of the member that is damaged.
  packed_at_ = std::max(member_begin_ + 1, packed_at_ > kKeptBytes ? packed_at_ - kKeptBytes : 0);
  for (;;) {
    const std::size_t found = packed_.find(kMagic, packed_at_);
    // Enough behind it to try, or all there is.
    const bool is_cut_off = found == std::string::npos || packed_.size() - found < kChunkBytes / 2;
    if (is_cut_off && !is_file_ended_) {
      packed_at_ = found != std::string::npos ? found : packed_.size() - std::min(packed_.size() - packed_at_, kMagic.size() - 1);
      member_begin_ = packed_at_;
      read_packed();
      continue;
    }
    if (found == std::string::npos) {
      is_ended_ = true;
      return false;
    }
    packed_at_ = member_begin_ = found;
    if (opens_member(opening)) return true;
    ++packed_at_;
  }
}

}  // namespace winnow::records
