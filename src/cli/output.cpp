#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>

namespace winnow::cli {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10;

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
  return open_aside(target_, exists ? status.st_mode & kPermissions : kNewFile);
}

/// A file without a name vanishes with the process, however that ends. Where the file system has none, it gets a name at once.
Complaint Output::open_aside(const std::string& path, unsigned mode) {
  const std::string name = path + ".winnow-" + std::to_string(getpid());
  descriptor_ = ::open(folder_of(path).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
  if (descriptor_ < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT)) {
    descriptor_ = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor_ >= 0) aside_ = name;
  }
  return descriptor_ < 0 ? complaint() : Complaint{};
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
    const std::string name = target_ + ".winnow-" + std::to_string(getpid());
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor_);
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
