// winnow-hostile: the table of time, growth and memory over the hostile pages; tools/hostile runs it.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "measure.h"

namespace winnow::tests {
namespace {

constexpr std::size_t kSizes[] = {100'000, 1'000'000, 10'000'000};
constexpr double kMostSeconds = 0.1;            ///< of a page of 1 MB
constexpr std::size_t kMostBytes = 64'000'000;  ///< peak of the process over a page of 1 MB
constexpr double kMostGrowth = 11;              ///< of user time, for ten times the page
constexpr double kLeastSeconds = 0.004;         ///< shorter times are mostly what any page costs
constexpr double kHopeless = 1;                 ///< the page is not made ten times as large
constexpr int kMostCalls = 50;
constexpr int kRounds = 3;
constexpr int kMostAttempts = 4;  ///< a page above a bound is measured again: the machine may have been busy

double mega(std::size_t bytes) {
  return static_cast<double>(bytes) / 1e6;
}

/// What was measured of a family: of each size the fastest attempt.
struct Row {
  Figures of_size[std::size(kSizes)];
  bool died = false;

  void measure_once(const Family& family) {
    for (std::size_t i = 0; i < std::size(kSizes); ++i) {
      const Figures figures = measure(family, kSizes[i], kMostCalls, kRounds);
      died |= !figures.is_done;
      if (died) return;
      if (!of_size[i].is_done || figures.seconds < of_size[i].seconds) of_size[i] = figures;
      if (figures.seconds > kHopeless) return;
    }
  }
  /// Of user time: of a small page the process keeps the memory, of a large one the kernel clears it anew for each call.
  [[nodiscard]] double growth(std::size_t i) const {
    return of_size[i].user_seconds / std::max(of_size[i - 1].user_seconds, kLeastSeconds);
  }
  [[nodiscard]] bool is_slow() const { return std::max(of_size[0].seconds, of_size[1].seconds) > kMostSeconds; }
  [[nodiscard]] bool is_large() const { return of_size[1].peak_bytes > kMostBytes; }
  [[nodiscard]] bool grows() const { return growth(1) > kMostGrowth || growth(2) > kMostGrowth; }
  [[nodiscard]] bool holds() const { return !died && !is_slow() && !is_large() && !grows(); }
};

/// One line of the table; true when all bounds hold.
bool show(const Family& family) {
  Row row;
  for (int attempt = 0; attempt < kMostAttempts && !row.died && (attempt == 0 || !row.holds()); ++attempt) row.measure_once(family);
  const Figures* const of_size = row.of_size;
  std::string line(family.name);
  line.resize(32, ' ');
  char figures[200];
  std::snprintf(figures, sizeof figures, "%9.2f %9.1f %9.0f %8.1f %8.1f %8.1f %8.1f %8.1f  %s", 1e3 * of_size[0].seconds,
                1e3 * of_size[1].seconds, 1e3 * of_size[2].seconds, row.growth(1), row.growth(2), mega(of_size[0].peak_bytes),
                mega(of_size[1].peak_bytes), mega(of_size[2].peak_bytes), std::string(name(of_size[2].status)).c_str());
  line += figures;
  if (row.died) line += "  DIED";
  if (row.is_slow()) line += "  SLOW";
  if (row.is_large()) line += "  LARGE";
  if (row.grows()) line += "  GROWS";
  std::puts(line.c_str());
  std::fflush(stdout);
  return row.holds();
}

int write_page(const char* name, const char* bytes) {
  for (const Family& family : all_families()) {
    if (family.name != name) continue;
    const std::string page = family.make(std::strtoul(bytes, nullptr, 10));
    std::fwrite(page.data(), 1, page.size(), stdout);
    return 0;
  }
  std::fprintf(stderr, "no family is called %s\n", name);
  return 64;
}

int run(const std::vector<std::string>& parts) {
  std::printf("%-32s%9s %9s %9s %8s %8s %8s %8s %8s  %s\n", "page", "ms .1 MB", "ms 1 MB", "ms 10 MB", "x 1 MB", "x 10 MB", "MB .1 MB",
              "MB 1 MB", "MB 10 MB", "status");
  int failed = 0;
  for (const Family& family : all_families()) {
    bool wanted = parts.empty();
    for (const std::string& part : parts) wanted |= family.name.find(part) != std::string_view::npos;
    if (wanted) failed += !show(family);
  }
  std::printf("%d above a bound\n", failed);
  return failed > 0 ? 1 : 0;
}

}  // namespace
}  // namespace winnow::tests

int main(int count, char** words) {
  if (count == 4 && std::strcmp(words[1], "--write") == 0) return winnow::tests::write_page(words[2], words[3]);
  return winnow::tests::run({words + 1, words + count});
}
