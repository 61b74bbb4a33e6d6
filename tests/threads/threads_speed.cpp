// threads_speed ROUNDS FOLDER...: how many pages a second one thread extracts, and two, and four.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <winnow/winnow.h>

#include "cli/gzip.h"

namespace winnow::tests {
namespace {

std::vector<std::string> read_pages(int count, char** folders) {
  std::vector<std::string> pages;
  for (int i = 0; i < count; ++i) {
    for (const auto& entry : std::filesystem::directory_iterator(folders[i])) {
      std::ifstream file(entry.path(), std::ios::binary);
      std::string bytes(std::istreambuf_iterator<char>(file), {});
      std::string unpacked;
      if (cli::is_gzip(bytes) && cli::gunzip(bytes, std::size_t{64} << 20, unpacked) == cli::Gzip::whole) bytes = std::move(unpacked);
      pages.push_back(std::move(bytes));
    }
  }
  return pages;
}

double pages_a_second(const std::vector<std::string>& pages, std::size_t thread_count, std::size_t rounds) {
  std::atomic<std::size_t> next{0};
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < thread_count; ++t) {
    threads.emplace_back([&] {
      for (std::size_t i = next++; i < rounds * pages.size(); i = next++) static_cast<void>(extract(pages[i % pages.size()]));
    });
  }
  for (std::thread& thread : threads) thread.join();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  return static_cast<double>(rounds * pages.size()) / seconds.count();
}

}  // namespace
}  // namespace winnow::tests

int main(int count, char** words) {
  using winnow::tests::pages_a_second;
  if (count < 3) return std::fprintf(stderr, "threads_speed ROUNDS FOLDER...\n"), 64;
  const auto rounds = static_cast<std::size_t>(std::strtoul(words[1], nullptr, 10));
  const std::vector<std::string> pages = winnow::tests::read_pages(count - 2, words + 2);
  if (pages.empty()) return std::fprintf(stderr, "no pages\n"), 66;
  static_cast<void>(pages_a_second(pages, 1, 1));
  const double alone = pages_a_second(pages, 1, rounds);
  for (const std::size_t threads : {std::size_t{1}, std::size_t{2}, std::size_t{4}}) {
    const double speed = threads == 1 ? alone : pages_a_second(pages, threads, rounds);
    std::printf("%zu threads: %7.1f pages a second, %.2f times one thread\n", threads, speed, speed / alone);
  }
  return 0;
}
