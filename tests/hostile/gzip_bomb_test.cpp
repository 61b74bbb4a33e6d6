// Packed pages that unpack to much more than they are, or to nothing, again and again.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "cli/gzip.h"
#include "cli/packed.h"
#include "filling.h"

namespace winnow::tests {
namespace {

using cli::packed;

constexpr std::size_t kMostBytes = std::size_t{64} << 20;

class GzipBomb : public testing::Test {
 protected:
  cli::Gzip unpack(std::string_view bytes) {
    const auto start = std::chrono::steady_clock::now();
    const cli::Gzip end = cli::gunzip(bytes, kMostBytes, out_);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
    EXPECT_LE(out_.size(), kMostBytes + 1);
    return end;
  }
  std::string out_;
};

TEST_F(GzipBomb, IsStoppedAtTheBound) {
  const std::string bomb = packed(std::string(2 * kMostBytes, '<'));
  EXPECT_LT(bomb.size(), 200'000U);
  EXPECT_EQ(unpack(bomb), cli::Gzip::too_large);
}

TEST_F(GzipBomb, OfManyMembers) {
  const std::string megabyte = packed(std::string(std::size_t{1} << 20, ' '));
  EXPECT_EQ(unpack(filled(100 * megabyte.size(), megabyte)), cli::Gzip::too_large);
  EXPECT_EQ(unpack(filled(60 * megabyte.size(), megabyte)), cli::Gzip::whole);
}

TEST_F(GzipBomb, OfEmptyMembers) {
  EXPECT_EQ(unpack(filled(4'000'000, packed(""))), cli::Gzip::whole);
  EXPECT_EQ(out_, "");
}

TEST_F(GzipBomb, PackedTwiceIsUnpackedOnce) {
  const std::string once = packed(std::string(kMostBytes, '<'));
  EXPECT_EQ(unpack(packed(once)), cli::Gzip::whole);
  EXPECT_EQ(out_, once);
}

}  // namespace
}  // namespace winnow::tests
