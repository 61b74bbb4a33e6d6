#include "batch/sink.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <new>
#include <system_error>

namespace winnow::batch {
namespace {

constexpr int kGzip = 16 + MAX_WBITS;
constexpr std::size_t kPackedBytes = std::size_t{64} << 10;
constexpr unsigned kPermissions = 07777;

Complaint complaint() {
  return std::generic_category().message(errno);
}

/// Follows links, so that the file that they lead to is replaced, not the link.
std::string resolved(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(realpath(path.c_str(), nullptr), &std::free);
  return real ? std::string(real.get()) : path;
}

bool exists(const std::string& path) {
  return access(path.c_str(), F_OK) == 0;
}

/// So that the new name outlives a crash.
void sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

}  // namespace

Sink::~Sink() {
  if (is_packed_) deflateEnd(&deflate_);
  if (descriptor_ > STDERR_FILENO) close(descriptor_);
}

std::string Sink::aside_of(const std::string& path) {
  return resolved(path) + ".part";
}

bool Sink::is_file(const std::string& path) {
  struct stat status {};
  return path != "-" && (stat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode));
}

Complaint Sink::open(const std::string& path, std::optional<std::uint64_t> kept) {
  name_ = path == "-" ? "standard output" : path;
  if (path.ends_with(".gz")) {
    if (deflateInit2(&deflate_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
    is_packed_ = true;
  }
  struct stat status {};
  const bool is_there = path != "-" && stat(path.c_str(), &status) == 0;
  if (is_there && S_ISDIR(status.st_mode)) return std::generic_category().message(EISDIR);
  if (!is_file(path)) {
    descriptor_ = path == "-" ? STDOUT_FILENO : ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    return descriptor_ < 0 ? complaint() : Complaint{};
  }
  if (is_there && access(path.c_str(), W_OK) != 0) return complaint();
  target_ = resolved(path);
  name_ = aside_of(path);
  if (Complaint failed = open_file(kept); !failed.empty()) return failed;
  return !is_there || fchmod(descriptor_, status.st_mode & kPermissions) == 0 ? Complaint{} : complaint();
}

Complaint Sink::open_in_place(const std::string& path, std::optional<std::uint64_t> kept) {
  name_ = target_ = path;
  return open_file(kept);
}

Complaint Sink::open_file(std::optional<std::uint64_t> kept) {
  descriptor_ = ::open(name_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) return complaint();
  file_bytes_ = whole_bytes_ = kept.value_or(0);
  struct stat aside {};
  if (fstat(descriptor_, &aside) != 0) return complaint();
  if (static_cast<std::uint64_t>(aside.st_size) < file_bytes_)
    return "the file is shorter than its state says; begin anew, without --resume";
  const auto end = static_cast<off_t>(file_bytes_);
  return ftruncate(descriptor_, end) == 0 && lseek(descriptor_, end, SEEK_SET) == end ? Complaint{} : complaint();
}

/// Where it cannot write all, it takes back what it wrote: the file ends with a whole segment.
Complaint Sink::write_all(std::string_view bytes) {
  std::string_view left = bytes;
  while (!left.empty()) {
    const ssize_t written = ::write(descriptor_, left.data(), left.size());
    if (written >= 0) {
      left.remove_prefix(static_cast<std::size_t>(written));
      continue;
    }
    if (errno == EINTR) continue;
    if (errno == EAGAIN) {  // a pipe that its owner made non-blocking is full
      pollfd room{descriptor_, POLLOUT, 0};
      poll(&room, 1, -1);
      continue;
    }
    Complaint failed = complaint();
    is_reader_gone_ = errno == EPIPE;
    if (!target_.empty() && ftruncate(descriptor_, static_cast<off_t>(whole_bytes_)) != 0) failed += "; " + complaint();
    return failed;
  }
  file_bytes_ += bytes.size();
  return {};
}

Complaint Sink::write(std::string_view line) {
  segment_bytes_ += line.size();
  return is_packed_ ? deflate_more(line, Z_NO_FLUSH) : write_all(line);
}

Complaint Sink::deflate_more(std::string_view bytes, int flush) {
  constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
  for (;;) {
    const std::size_t given = std::min(bytes.size(), kMost);
    const std::size_t used = packed_.size();
    packed_.resize(used + kPackedBytes);
    deflate_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    deflate_.avail_in = static_cast<uInt>(given);
    deflate_.next_out = reinterpret_cast<Bytef*>(packed_.data() + used);
    deflate_.avail_out = static_cast<uInt>(kPackedBytes);
    const int code = deflate(&deflate_, flush);
    bytes.remove_prefix(given - deflate_.avail_in);
    packed_.resize(used + kPackedBytes - deflate_.avail_out);
    const bool is_done = flush == Z_FINISH ? code == Z_STREAM_END : bytes.empty() && deflate_.avail_out > 0;
    if (is_done) return {};
  }
}

Complaint Sink::end_segment() {
  if (is_packed_ && segment_bytes_ > 0) {
    deflate_more({}, Z_FINISH);
    deflateReset(&deflate_);
    Complaint failed = write_all(packed_);
    packed_.clear();
    if (!failed.empty()) return failed;
  }
  segment_bytes_ = 0;
  whole_bytes_ = file_bytes_;
  return {};
}

Complaint Sink::sync() {
  return target_.empty() || fdatasync(descriptor_) == 0 ? Complaint{} : complaint();
}

Complaint Sink::commit() {
  // An empty file that is said to be packed would be none.
  if (is_packed_ && file_bytes_ == 0 && segment_bytes_ == 0) segment_bytes_ = 1;
  if (Complaint failed = end_segment(); !failed.empty()) return failed;
  if (!target_.empty()) {
    if (fsync(descriptor_) != 0 || std::rename(name_.c_str(), target_.c_str()) != 0) return complaint();
    sync_folder_of(target_);
  }
  const int descriptor = descriptor_;
  descriptor_ = -1;
  return close(descriptor) == 0 ? Complaint{} : complaint();  // some file systems tell only now that the disk is full
}

Complaint Sink::take_back(const std::string& path) {
  const std::string aside = aside_of(path);
  if (exists(aside) || !exists(path)) return {};
  return std::rename(resolved(path).c_str(), aside.c_str()) == 0 ? Complaint{} : complaint();
}

Complaint Sink::commit_left(const std::string& path) {
  const std::string aside = aside_of(path);
  if (!exists(aside)) return {};
  return std::rename(aside.c_str(), resolved(path).c_str()) == 0 ? Complaint{} : complaint();
}

}  // namespace winnow::batch
