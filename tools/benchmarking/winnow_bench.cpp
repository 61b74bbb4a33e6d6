// winnow-bench: the library's call as tools/bench times it, beside the peers in processes of their own.
//
//   winnow-bench time   LIST DETAIL    reads all pages into memory; then, for each line on standard input, extracts them all once
//   winnow-bench memory LIST DETAIL    reads, extracts and forgets one page after the other
//
// LIST has the path of a page on each line, not packed. DETAIL is articles, verdicts or evidence. Speaks JSON, one object a line: `time`
// says {"pages", "bytes"} once it is ready, then {"user_s", "system_s", "out_of_budget"} a round; `memory` says {"idle_kb", "peak_kb"},
// resident memory after a page of a few words, and at its highest.
#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <winnow/winnow.h>

namespace {

constexpr std::string_view kTinyPage =
    "<!DOCTYPE html><title>A page</title><article><p>A few words stand here, and that is all of it.</p></article>";

std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::string bytes(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

std::vector<std::string> read_lines(const char* path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(std::string("cannot read ") + path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

winnow::Options options_of(std::string_view detail) {
  constexpr std::pair<std::string_view, winnow::Detail> kDetails[] = {
      {"articles", winnow::Detail::articles}, {"verdicts", winnow::Detail::verdicts}, {"evidence", winnow::Detail::evidence}};
  winnow::Options options;
  options.time_budget = std::chrono::minutes(10);  // wall time, and a busy machine is no reason to read less of a page
  for (const auto& [name, value] : kDetails) {
    options.detail = value;
    if (name == detail) return options;
  }
  throw std::runtime_error("no such detail: " + std::string(detail));
}

/// A field of /proc/self/status, in KiB.
long status_kb(std::string_view field) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(field)) return std::stol(line.substr(field.size() + 1));
  }
  return 0;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

void time_rounds(const std::vector<std::string>& paths, const winnow::Options& options) {
  std::vector<std::string> pages;
  std::size_t bytes = 0;
  for (const std::string& path : paths) bytes += pages.emplace_back(read_bytes(path)).size();
  std::cout << R"({"pages": )" << pages.size() << R"(, "bytes": )" << bytes << "}" << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    std::size_t spent = 0;
    rusage before{};
    rusage after{};
    getrusage(RUSAGE_SELF, &before);
    for (const std::string& page : pages) spent += winnow::extract(page, options).status == winnow::Status::out_of_budget;
    getrusage(RUSAGE_SELF, &after);
    std::cout << R"({"user_s": )" << seconds(after.ru_utime) - seconds(before.ru_utime) << R"(, "system_s": )"
              << seconds(after.ru_stime) - seconds(before.ru_stime) << R"(, "out_of_budget": )" << spent << "}" << std::endl;
  }
}

void measure_memory(const std::vector<std::string>& paths, const winnow::Options& options) {
  if (winnow::extract(kTinyPage, options).articles.size() != 1) throw std::runtime_error("the first page gave no article");
  const long idle_kb = status_kb("VmRSS:");
  for (const std::string& path : paths) {
    const std::string page = read_bytes(path);
    if (winnow::extract(page, options).status == winnow::Status::out_of_budget) std::cerr << path << ": out of budget\n";
  }
  std::cout << R"({"idle_kb": )" << idle_kb << R"(, "peak_kb": )" << status_kb("VmHWM:") << "}" << std::endl;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: winnow-bench time|memory LIST DETAIL\n";
    return 64;
  }
  try {
    const std::vector<std::string> paths = read_lines(argv[2]);
    const winnow::Options options = options_of(argv[3]);
    std::string_view(argv[1]) == "memory" ? measure_memory(paths, options) : time_rounds(paths, options);
  } catch (const std::exception& error) {
    std::cerr << "winnow-bench: " << error.what() << '\n';
    return 74;
  }
  return 0;
}
