#include "cli/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "cli/gzip.h"
#include "cli/values.h"

namespace winnow::cli {
namespace {

namespace fs = std::filesystem;

std::string reason_of(int error) {
  return std::generic_category().message(error);
}

Problem problem_of(int error) {
  return error == ENOENT || error == ENOTDIR ? Problem::missing : Problem::unreadable;
}

bool ends_with_ignoring_case(std::string_view text, std::string_view lower_case) {
  if (text.size() < lower_case.size()) return false;
  text.remove_prefix(text.size() - lower_case.size());
  return std::equal(text.begin(), text.end(), lower_case.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b; });
}

bool is_named_as(Wanted wanted, std::string_view path) {
  if (ends_with_ignoring_case(path, ".gz")) path.remove_suffix(3);
  const auto ends_in = [path](std::string_view suffix) { return ends_with_ignoring_case(path, suffix); };
  if (ends_in(".html") || ends_in(".htm") || ends_in(".xhtml") || ends_in(".txt")) return true;
  return wanted == Wanted::records && (ends_in(".jsonl") || ends_in(".ndjson") || ends_in(".warc"));
}

/// Walks one folder, without recursion.
class Walk {
 public:
  Walk(std::string root, Wanted wanted, Messages& messages) : root_(std::move(root)), wanted_(wanted), messages_(messages) {}

  std::vector<Input> take() {
    folders_.emplace_back();
    while (!folders_.empty()) {
      const std::string folder = std::move(folders_.back());
      folders_.pop_back();
      list(folder);
    }
    std::sort(found_.begin(), found_.end(), [](const Input& a, const Input& b) { return a.id < b.id; });
    if (found_.empty()) found_.push_back({root_, root_, Problem::no_pages, "the folder holds no pages"});
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string path_of(const std::string& id) const {
    if (id.empty()) return root_;
    return root_.ends_with('/') ? root_ + id : root_ + '/' + id;
  }

  void list(const std::string& folder) {
    std::error_code error;
    fs::directory_iterator entries(path_of(folder), error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      const std::string name = entries->path().filename().native();
      add(*entries, joined({folder, folder.empty() ? "" : "/", name}));
    }
    if (error) found_.push_back({path_of(folder), folder.empty() ? root_ : folder, problem_of(error.value()), reason_of(error.value())});
  }

  void add(const fs::directory_entry& entry, const std::string& id) {
    std::error_code error;
    const bool is_link = entry.is_symlink(error);
    if (entry.is_directory(error)) {
      // Links to folders can lead in a circle.
      if (is_link) return messages_.detail(path_of(id), "a link to a folder: not followed");
      folders_.push_back(id);
    } else if (!is_named_as(wanted_, id)) {
      messages_.detail(path_of(id), "skipped: its name is not that of a page");
    } else if (entry.exists(error) && !entry.is_regular_file(error)) {
      messages_.detail(path_of(id), "skipped: no file");
    } else {
      found_.push_back({path_of(id), id, Problem::none, ""});
    }
  }

  std::string root_;
  Wanted wanted_;
  Messages& messages_;
  std::vector<std::string> folders_;  ///< yet to be listed; ids
  std::vector<Input> found_;
};

class File {
 public:
  explicit File(const std::string& path) : is_owned_(path != "-") {
    descriptor_ = is_owned_ ? open(path.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
  }
  ~File() {
    if (is_owned_ && descriptor_ >= 0) close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  /// 0 when it is not known
  [[nodiscard]] std::size_t size() const {
    struct stat status {};
    const bool has_size = fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
    return has_size ? static_cast<std::size_t>(status.st_size) : 0;
  }
  /// As read(2), but for interruptions.
  ssize_t read_some(char* to, std::size_t bytes) const {
    ssize_t got = 0;
    do {
      got = read(descriptor_, to, bytes);
    } while (got < 0 && errno == EINTR);
    return got;
  }

 private:
  bool is_owned_;
  int descriptor_ = -1;
};

std::string too_large_message(std::size_t max_bytes) {
  return "larger than " + std::to_string(max_bytes) + " bytes (--max-bytes)";
}

}  // namespace

std::string_view name(Problem problem) {
  switch (problem) {
    case Problem::missing:
      return "missing";
    case Problem::unreadable:
      return "unreadable";
    case Problem::no_pages:
      return "no_pages";
    case Problem::bad_gzip:
      return "bad_gzip";
    case Problem::too_large:
      return "too_large";
    default:
      return "";
  }
}

bool is_folder(const std::string& path) {
  struct stat status {};
  return path != "-" && stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::vector<Input> find_inputs(const std::vector<std::string>& operands, Messages& messages, Wanted wanted) {
  std::vector<Input> inputs;
  for (const std::string& operand : operands) {
    if (!is_folder(operand)) {
      inputs.push_back({operand, operand, Problem::none, ""});
      continue;
    }
    std::vector<Input> found = Walk(operand, wanted, messages).take();
    std::move(found.begin(), found.end(), std::back_inserter(inputs));
  }
  return inputs;
}

std::string_view PageReader::fail(Input& input, Problem problem, std::string message) {
  input.problem = problem;
  input.message = std::move(message);
  return {};
}

void PageReader::read_file(Input& input) {
  constexpr std::size_t kFirstBytes = std::size_t{64} << 10;
  file_.clear();
  const File file(input.path);
  if (!file.is_open()) {
    fail(input, problem_of(errno), reason_of(errno));
    return;
  }
  // One byte more than the file has, to see its end; one more than is allowed, to see that it is too large.
  std::size_t used = 0;
  std::size_t wanted = std::max(kFirstBytes, file.size() + 1);
  for (;;) {
    file_.resize(std::min(wanted, max_bytes_ + 1));
    const ssize_t got = file.read_some(file_.data() + used, file_.size() - used);
    if (got < 0) {
      fail(input, Problem::unreadable, reason_of(errno));
      return;
    }
    used += static_cast<std::size_t>(got);
    if (got == 0 || used > max_bytes_) break;
    if (used == file_.size()) wanted = 2 * used;
  }
  file_.resize(used);
  if (used > max_bytes_) fail(input, Problem::too_large, too_large_message(max_bytes_));
}

std::string_view PageReader::read(Input& input) {
  if (input.problem != Problem::none) return {};
  read_file(input);
  if (input.problem != Problem::none) return {};
  if (!is_gzip(file_)) return file_;
  switch (gunzip(file_, max_bytes_, unpacked_)) {
    case Gzip::whole:
      return unpacked_;
    case Gzip::truncated:
      return fail(input, Problem::bad_gzip, "the gzip data ends too early");
    case Gzip::too_large:
      return fail(input, Problem::too_large, too_large_message(max_bytes_));
    default:
      return fail(input, Problem::bad_gzip, "the gzip data is damaged");
  }
}

}  // namespace winnow::cli
