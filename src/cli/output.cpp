#include "cli/output.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>

namespace winnow::cli {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10;
constexpr const char* kDescriptors = "/proc/self/fd";  // the way to a file that has no name

Complaint complaint() {
  return std::generic_category().message(errno);
}

/// Follows links, so that the file that they lead to is replaced, not the link.
std::string resolved(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(realpath(path.c_str(), nullptr), &std::free);
  return real ? std::string(real.get()) : path;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// A name that no other run has, not even one in another container that shares the folder.
std::string name_beside(const std::string& path) {
  const auto now = std::chrono::system_clock::now().time_since_epoch().count();
  return path + ".winnow-" + std::to_string(getpid()) + '-' + std::to_string(now);
}

}  // namespace

Output::~Output() {
  if (descriptor_ > STDERR_FILENO) close(descriptor_);
  if (!aside_.empty()) unlink(aside_.c_str());
}

Complaint Output::open(const std::string& path) {
  name_ = path == "-" ? "standard output" : path;
  if (path == "-") {
    descriptor_ = STDOUT_FILENO;
    return {};
  }
  struct stat status {};
  const bool exists = stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return std::generic_category().message(EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    return descriptor_ < 0 ? complaint() : Complaint{};
  }
  if (exists && access(path.c_str(), W_OK) != 0) return complaint();
  constexpr unsigned kPermissions = 07777;
  constexpr unsigned kNewFile = 0666;
  target_ = resolved(path);
  if (Complaint failed = open_aside(target_, kNewFile); !failed.empty()) return failed;
  const bool is_as_before = !exists || fchmod(descriptor_, status.st_mode & kPermissions) == 0;
  return is_as_before ? Complaint{} : complaint();
}

/// A file without a name vanishes with the process, however that ends. Where the file system has none, it gets a name at once.
Complaint Output::open_aside(const std::string& path, unsigned mode) {
  if (access(kDescriptors, X_OK) == 0) descriptor_ = ::open(folder_of(path).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
  if (descriptor_ >= 0) return {};
  const std::string name = name_beside(path);
  descriptor_ = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor_ < 0) return complaint();
  aside_ = name;
  return {};
}

Complaint Output::write(std::string_view bytes) {
  buffer_ += bytes;
  return buffer_.size() < kBufferBytes ? Complaint{} : flush();
}

Complaint Output::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t written = ::write(descriptor_, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {  // a pipe that its owner made non-blocking is full
      pollfd room{descriptor_, POLLOUT, 0};
      poll(&room, 1, -1);
      continue;
    }
    if (written < 0) {
      is_reader_gone_ = errno == EPIPE;
      return complaint();
    }
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
  return {};
}

Complaint Output::commit() {
  if (Complaint failed = flush(); !failed.empty()) return failed;
  if (!target_.empty()) {
    if (Complaint failed = rename_into_place(); !failed.empty()) return failed;
  }
  // Some file systems tell only now that the disk is full.
  const int descriptor = descriptor_;
  descriptor_ = -1;
  return close(descriptor) == 0 ? Complaint{} : complaint();
}

Complaint Output::rename_into_place() {
  if (fsync(descriptor_) != 0) return complaint();
  if (aside_.empty()) {
    const std::string name = name_beside(target_);
    const std::string link = std::string(kDescriptors) + '/' + std::to_string(descriptor_);
    if (linkat(AT_FDCWD, link.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0) return complaint();
    aside_ = name;
  }
  if (std::rename(aside_.c_str(), target_.c_str()) != 0) return complaint();
  aside_.clear();
  return {};
}

bool Output::is_terminal() const {
  return descriptor_ >= 0 && isatty(descriptor_) == 1;
}

void guard_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) >= 0) continue;
    // Opening takes the lowest free number: this one. Read-only, so that writing fails as it would on a closed one.
    if (::open("/dev/null", O_RDONLY) != descriptor) return;
  }
}

}  // namespace winnow::cli
