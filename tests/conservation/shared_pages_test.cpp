// The promise on real pages: all of ../shared/pages, where it is there.
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <winnow/winnow.h>

#include "conservation/conservation.h"

namespace winnow::tests {
namespace {

namespace fs = std::filesystem;

// Sanitizers cost ten times the time: then every tenth page stands for all.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kStep = 10;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr std::size_t kStep = 10;
#else
constexpr std::size_t kStep = 1;
#endif
#else
constexpr std::size_t kStep = 1;
#endif

// gzread() hands files that are not gzipped through as they are.
std::string read_page(const fs::path& path) {
  std::string bytes;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return bytes;
  char buffer[1 << 16];
  for (int count = gzread(file, buffer, sizeof buffer); count > 0; count = gzread(file, buffer, sizeof buffer)) {
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
  gzclose(file);
  return bytes;
}

class SharedPages : public testing::TestWithParam<const char*> {};

TEST_P(SharedPages, keep_every_byte_of_text) {
  const fs::path folder = fs::path(WINNOW_SOURCE_DIR) / "../shared/pages" / GetParam();
  if (!fs::is_directory(folder)) GTEST_SKIP() << "no ../shared/pages/" << GetParam() << ": measured only where the shared pages are";
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  ASSERT_FALSE(files.empty());
  for (std::size_t i = 0; i < files.size(); i += kStep) {
    const std::string bytes = read_page(files[i]);
    const Result result = extract(bytes);
    ASSERT_NE(result.status, Status::out_of_budget) << files[i].filename();
    if (result.status == Status::not_text || result.status == Status::too_large) continue;
    EXPECT_EQ(structure_fault(result), "") << files[i].filename();
    EXPECT_EQ(coverage_fault(result), "") << files[i].filename();
    EXPECT_EQ(excess_fault(result), "") << files[i].filename();
  }
}

INSTANTIATE_TEST_SUITE_P(shared, SharedPages, testing::Values("articles", "world", "snippets", "text", "archives", "other"),
                         [](const auto& set) { return std::string(set.param); });

}  // namespace
}  // namespace winnow::tests
