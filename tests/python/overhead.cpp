// overhead ROUNDS FILE...: for each page the least CPU nanoseconds of winnow::extract() and the Result's end, a line each.
#include <ctime>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <string>

#include <winnow/winnow.h>

namespace {

std::int64_t cpu_ns() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

}  // namespace

int main(int count, char** arguments) {
  const int rounds = count > 1 ? std::atoi(arguments[1]) : 0;
  for (int i = 2; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    const std::string page(std::istreambuf_iterator<char>(file), {});
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (int round = 0; round < rounds; ++round) {
      const std::int64_t begin = cpu_ns();
      { const winnow::Result result = winnow::extract(page); }
      least = std::min(least, cpu_ns() - begin);
    }
    std::cout << least << '\n';
  }
}
