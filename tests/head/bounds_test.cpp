// Hostile pages: every reader here must come back soon, whatever the bytes.
#include <gtest/gtest.h>

#include <chrono>

#include "head/plain_text.h"
#include "reading.h"

namespace winnow::head {
namespace {

std::string repeated(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

/// Generous: linear work takes milliseconds, anything worse takes minutes.
class Bounds : public testing::Test {
 protected:
  void TearDown() override { EXPECT_LT(std::chrono::steady_clock::now() - begin_, std::chrono::seconds(10)); }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

TEST_F(Bounds, DeepJsonIsNotRead) {
  EXPECT_TRUE(read_ld_json(repeated("[", 100000)).titles.empty());
  EXPECT_TRUE(read_ld_json(repeated("{\"mainEntity\":", 100000) + "{}" + repeated("}", 100000)).titles.empty());
  EXPECT_EQ(values(read_ld_json(repeated("[", 50) + R"({"@type":"Article","headline":"Bridge opens"})" + repeated("]", 50)).titles),
            Strings{"Bridge opens"});
}

TEST_F(Bounds, BrokenJsonOfAMegabyte) {
  read_ld_json("{\"headline\":\"" + repeated("a\" ", 300000));
  read_ld_json("{" + repeated("\"a\":'", 200000));
  read_ld_json(repeated("{\"@type\":\"Article\"},", 50000));
  read_ld_json("[" + repeated("\\", 1000000) + "\n");
}

TEST_F(Bounds, ManyBlocksAndTags) {
  const Head head = read_page(repeated("<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"a\"}</script>", 5000) +
                              repeated("<meta name=keywords content='a,b,c'>", 50000));
  EXPECT_LT(head.tags.size(), 1000U);
}

TEST_F(Bounds, FragmentsOfTags) {
  EXPECT_FALSE(lines_of(repeated("<", 1000000)).empty());
  lines_of(repeated("<a", 500000) + ">");
  lines_of(repeated("<!--", 200000));
  lines_of(repeated("<script>", 100000));
  lines_of(repeated("&lt;/", 200000));
}

TEST_F(Bounds, ScriptsOfBrackets) {
  const auto scan = [](const std::string& script) {
    const std::string page = "<script>" + script + "</script>";
    return read_hydration(skeleton::build(page), page).body;
  };
  EXPECT_EQ(scan(repeated("{\"a\":", 200000)), "");
  EXPECT_EQ(scan(repeated("[{", 300000)), "");
  EXPECT_EQ(scan(repeated("JSON.parse(\"", 100000)), "");
  EXPECT_EQ(scan(repeated("{\"a\":1}", 200000)), "");
}

TEST_F(Bounds, AnyBytes) {
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += static_cast<char>((i * 7919 + i / 3) % 127 + 1);
  read_ld_json(bytes);
  read_page("<title>" + bytes);
  lines_of(bytes);
}

}  // namespace
}  // namespace winnow::head
