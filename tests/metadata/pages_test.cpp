// Hostile input: every page gives metadata, and soon.
#include <gtest/gtest.h>

#include "reading.h"

namespace winnow::metadata {
namespace {

std::string repeated(std::string_view part, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

/// Generous: linear work takes a fraction of a second, anything worse takes minutes.
class Bounds : public testing::Test {
 protected:
  void TearDown() override { EXPECT_LT(std::chrono::steady_clock::now() - begin_, std::chrono::seconds(20)); }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

TEST_F(Bounds, ManyHeadings) {
  EXPECT_FALSE(
      read_html("<title>One | two</title>" + repeated("<h1>One more headline</h1>", 20000) + std::string(kBody)).metadata.title.empty());
}

TEST_F(Bounds, ManySeparators) {
  read_html("<title>" + repeated("a | ", 50000) + "</title>" + std::string(kBody));
  read_html("<title>a</title>" + repeated("<meta property='og:title' content='a - b - c | d'>", 5000) + std::string(kBody));
}

TEST_F(Bounds, ManyBylinesAndDates) {
  read_html(page(
      "", "<h1>Old bridge opens</h1>" + repeated("<p class=author>By Ann Lee and Bo Ek</p><time datetime=2024-02-21>x</time>", 20000)));
  read_text(repeated("By Ann Lee, 03/04/2024\n", 50000) + std::string(kTextBody));
}

TEST_F(Bounds, ManyTitlesAgain) {
  read_html(page("<title>Old bridge opens</title>", repeated("<div>Old bridge opens</div>", 50000)));
}

TEST_F(Bounds, LongLinesOfMarks) {
  read_text(repeated("a and b, c & d / ", 60000) + "\n" + repeated(" by ", 60000) + "\n" + repeated("1/2/", 60000) + "\n" +
            std::string(kTextBody));
  read_text(repeated("|\n", 100000));
}

TEST_F(Bounds, AnyBytes) {
  std::string bytes;
  for (int i = 0; i < 60000; ++i) bytes += static_cast<char>((i * 7919 + i / 5) % 127 + 1);
  read_text(bytes);
  read_html(bytes);
}

}  // namespace
}  // namespace winnow::metadata
