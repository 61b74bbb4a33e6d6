#include "cli/gzip.h"

#include <gtest/gtest.h>

#include "packed.h"

namespace winnow::cli {
namespace {

constexpr std::size_t kPlenty = std::size_t{1} << 24;

Gzip ending(const std::string& bytes, std::size_t max_bytes = kPlenty) {
  std::string out;
  return gunzip(bytes, max_bytes, out);
}

std::string unpacked(const std::string& bytes, std::size_t max_bytes = kPlenty) {
  std::string out = "left over from before";
  EXPECT_EQ(gunzip(bytes, max_bytes, out), Gzip::whole);
  return out;
}

TEST(Gzip, IsKnownByItsFirstBytes) {
  EXPECT_TRUE(is_gzip(packed("x")));
  EXPECT_FALSE(is_gzip("<html>"));
  EXPECT_FALSE(is_gzip("\x1f"));
}

TEST(Gzip, UnpacksWhatWasPacked) {
  EXPECT_EQ(unpacked(packed("")), "");
  EXPECT_EQ(unpacked(packed("page")), "page");
  const std::string large(300'000, 'a');
  EXPECT_EQ(unpacked(packed(large)), large);
}

TEST(Gzip, UnpacksAllMembers) {
  EXPECT_EQ(unpacked(packed("one ") + packed("") + packed("two")), "one two");
}

TEST(Gzip, ZerosBehindTheLastMemberArePadding) {
  EXPECT_EQ(unpacked(packed("page") + std::string(100, '\0')), "page");
}

TEST(Gzip, EveryCutIsTruncated) {
  const std::string whole = packed("The page that was cut somewhere.");
  for (std::size_t length = 2; length < whole.size(); ++length) EXPECT_EQ(ending(whole.substr(0, length)), Gzip::truncated) << length;
}

TEST(Gzip, CutInTheSecondMemberIsTruncated) {
  const std::string two = packed("one") + packed("two");
  EXPECT_EQ(ending(two.substr(0, two.size() - 3)), Gzip::truncated);
}

TEST(Gzip, WrongChecksumIsDamage) {
  std::string bytes = packed("page");
  bytes[bytes.size() - 8] = static_cast<char>(bytes[bytes.size() - 8] ^ 1);
  EXPECT_EQ(ending(bytes), Gzip::damaged);
}

TEST(Gzip, OtherBytesBehindAreDamage) {
  EXPECT_EQ(ending(packed("page") + "rubbish"), Gzip::damaged);
}

TEST(Gzip, BombStopsAtTheBound) {
  const std::string bomb = packed(std::string(1'000'000, '\0'));
  ASSERT_LT(bomb.size(), 2000U);
  std::string out;
  EXPECT_EQ(gunzip(bomb, 1000, out), Gzip::too_large);
  EXPECT_LE(out.size(), 1001U);
}

TEST(Gzip, BoundIsExact) {
  const std::string bytes = packed(std::string(1000, 'a'));
  EXPECT_EQ(unpacked(bytes, 1000).size(), 1000U);
  EXPECT_EQ(ending(bytes, 999), Gzip::too_large);
}

TEST(Gzip, BoundHoldsForAllMembersTogether) {
  EXPECT_EQ(ending(packed(std::string(600, 'a')) + packed(std::string(600, 'b')), 1000), Gzip::too_large);
}

}  // namespace
}  // namespace winnow::cli
