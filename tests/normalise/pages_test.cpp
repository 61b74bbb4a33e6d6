// The lines of real pages, in the order that they stand in: markup and all, so that there is something to clean.
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "decode/decode.h"
#include "normalise/normalise.h"

namespace winnow::normalise {
namespace {

TEST(NormalisePages, Idempotent) {
  const std::filesystem::path pages = std::filesystem::path(WINNOW_SOURCE_DIR) / "../shared/pages";
  if (!std::filesystem::exists(pages)) GTEST_SKIP() << "the pages to measure on are not here";
  std::vector<std::filesystem::path> files;
  for (const char* set : {"world", "text"}) {
    for (const auto& entry : std::filesystem::directory_iterator(pages / set)) files.push_back(entry.path());
  }
  ASSERT_FALSE(files.empty());
  for (const std::filesystem::path& path : files) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
    std::string bytes(std::size_t{8} << 20, '\0');
    bytes.resize(static_cast<std::size_t>(std::max(0, gzread(file.get(), bytes.data(), static_cast<unsigned>(bytes.size())))));
    const decode::Decoded decoded = decode::to_utf8(bytes, "");
    std::string_view rest = decoded.view();
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      const std::string once = paragraph(line);
      ASSERT_EQ(paragraph(once), once) << path;
      ASSERT_TRUE(is_normal(once)) << path;
      const std::string kept = paragraph(line, Lines::keep);
      ASSERT_EQ(paragraph(kept, Lines::keep), kept) << path;
    }
  }
}

}  // namespace
}  // namespace winnow::normalise
