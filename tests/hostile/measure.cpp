#include "measure.h"

#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>

namespace winnow::tests {
namespace {

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double user_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + 1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
}

/// A line of /proc/self/status, in bytes.
std::size_t memory(const std::string& key) {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(key)) return std::stoul(line.substr(key.size() + 1)) << 10;
  }
  return 0;
}

/// A page that takes longer than this ends the process.
constexpr rlim_t kMostSeconds = 20;

/// Clocks of processor time step by some milliseconds: a short call is repeated.
constexpr double kEnoughSeconds = 0.08;

/// From here on the peak counts.
void forget_peak() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";
}

Figures measure_here(const Family& family, std::size_t bytes, int most_calls, int rounds, Options options) {
  options.from = family.from;
  if (!family.charset.empty()) options.charset = family.charset;
  static_cast<void>(extract("<p>The tables that are made at first use.", options));
  Figures figures;
  const std::string page = family.make(bytes);
  figures.page_bytes = page.size();
  forget_peak();
  const std::size_t before = memory("VmRSS:");
  for (int round = 0; round < rounds; ++round) {
    double processor = 0;
    int calls = 0;
    const double user_start = user_seconds();
    while (calls < most_calls && processor < kEnoughSeconds) {
      const auto start = std::chrono::steady_clock::now();
      const double processor_start = processor_seconds();
      const Result result = extract(page, options);
      processor += processor_seconds() - processor_start;
      const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
      figures.wall_seconds = std::max(figures.wall_seconds, wall.count());
      figures.status = result.status;
      figures.blocks = result.blocks.size();
      if (round == 0 && calls == 0) figures.peak_bytes = memory("VmHWM:");
      ++calls;
    }
    if (round > 0 && processor / calls >= figures.seconds) continue;
    figures.seconds = processor / calls;
    figures.user_seconds = (user_seconds() - user_start) / calls;
  }
  figures.added_bytes = figures.peak_bytes - std::min(before, figures.peak_bytes);
  figures.is_done = true;
  return figures;
}

}  // namespace

Figures measure(const Family& family, std::size_t bytes, int most_calls, int rounds, const Options& options) {
  Figures figures;
  int ends[2];
  if (pipe(ends) != 0) return figures;
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    const rlimit limit{kMostSeconds, kMostSeconds};
    setrlimit(RLIMIT_CPU, &limit);
    try {
      const Figures own = measure_here(family, bytes, most_calls, rounds, options);
      _exit(write(ends[1], &own, sizeof own) == static_cast<ssize_t>(sizeof own) ? 0 : 1);
    } catch (...) {
      _exit(1);
    }
  }
  close(ends[1]);
  if (child > 0) {
    Figures got;
    if (read(ends[0], &got, sizeof got) == static_cast<ssize_t>(sizeof got)) figures = got;
    int status = 0;
    waitpid(child, &status, 0);
  }
  close(ends[0]);
  return figures;
}

}  // namespace winnow::tests
