// growth_bench: the whole call against the size of the page, 10 KB to 10 MB, with Google Benchmark's own estimate of how the time grows.
// The pages are fixtures joined; tools/bench --growth does the same with real pages, up to 50 MB, and measures memory too.
//
//   growth_bench [LIST]   as rooms_bench
#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

#include <winnow/winnow.h>

#include "bench/page_files.h"

namespace {

std::string joined;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): what main() read, for benchmarks that take no argument

/// `bytes` of the joined pages, over and over, in one body.
std::string page_of(std::size_t bytes) {
  std::string page = "<!DOCTYPE html><html><body>";
  while (page.size() < bytes) page += std::string_view(joined).substr(0, bytes - page.size());
  return page;
}

void extract_html(benchmark::State& state) {
  const std::string page = page_of(static_cast<std::size_t>(state.range(0)));
  winnow::Options options;
  options.from = winnow::Format::html;
  options.detail = winnow::Detail::articles;
  options.time_budget = std::chrono::minutes(5);
  for ([[maybe_unused]] auto iteration : state) benchmark::DoNotOptimize(winnow::extract(page, options).articles.data());
  state.SetBytesProcessed(state.range(0) * state.iterations());
  state.SetComplexityN(state.range(0));
}

constexpr std::int64_t kLeastBytes = 10'000;
constexpr std::int64_t kMostBytes = 10'000'000;
BENCHMARK(extract_html)->RangeMultiplier(10)->Range(kLeastBytes, kMostBytes)->Complexity(benchmark::oN)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  for (const std::string& page : bench::read_pages(argc > 1 ? argv[1] : "")) joined += page;
  if (joined.empty()) return 66;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
