// Every byte of a page's text stands in exactly one run or cut.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include "skeleton_view.h"

namespace winnow::tests {
namespace {

using namespace std::string_view_literals;

constexpr std::array kPieces = {
    "<p>",
    "</p>",
    "<div class='x'>",
    "</div>",
    "<b>",
    "</b>",
    "<a href=\"y>z\">",
    "</a>",
    "<table>",
    "<td>",
    "</table>",
    "<select>",
    "<option>",
    "</select>",
    "<video>",
    "</video>",
    "<svg>",
    "<g/>",
    "</svg>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<template>",
    "</template>",
    "<xmp>",
    "</xmp>",
    "<!--",
    "-->",
    "<!x>",
    "<textarea>",
    "</textarea>",
    "<noscript>",
    "</noscript>",
    "<x-a>",
    "</x-a>",
    "<br/>",
    "</",
    "<",
    ">",
    "<math>",
    "</math>",
    "<object data=x>",
    "</object>",
    " ",
    "\n",
    "&amp;",
    "<li>",
    "<button>",
    "</button>",
    "<!DOCTYPE html>",
    "<html>",
    "<body>",
    "'",
    "\"",
    "=",
    "<p x='",
};

struct Part {
  Range range;
  bool is_cut;
};

std::vector<Part> parts_of(const skeleton::Skeleton& skeleton) {
  std::vector<Part> parts;
  for (const Range& run : skeleton.runs) parts.push_back({run, false});
  for (const skeleton::Cut& cut : skeleton.cuts) parts.push_back({cut.range, true});
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.range.begin < b.range.begin; });
  return parts;
}

/// Markup begins with a tag or the end of what was cut.
bool begins_as_markup(std::string_view gap) {
  return gap.empty() || gap[0] == '<' || gap[0] == '>' || gap[0] == '-' || gap[0] == ']';
}

/// And it ends with a tag or the beginning of what is cut.
bool ends_as_markup(std::string_view gap) {
  return gap.empty() || gap.back() == '>' || gap.ends_with("<!--") || gap.ends_with("<!") || gap.ends_with("</") || gap.ends_with("<");
}

void expect_conserved(const std::string& page) {
  const skeleton::Skeleton skeleton = skeleton::build(page);
  std::uint32_t at = 0;
  for (const Part& part : parts_of(skeleton)) {
    ASSERT_LE(at, part.range.begin) << page;
    ASSERT_LT(part.range.begin, part.range.end) << page;
    const std::string_view gap = std::string_view(page).substr(at, part.range.begin - at);
    EXPECT_TRUE(begins_as_markup(gap) && ends_as_markup(gap)) << page << " at " << at;
    at = part.range.end;
  }
  ASSERT_LE(at, page.size());
  EXPECT_TRUE(begins_as_markup(std::string_view(page).substr(at))) << page;  // the page may end within a tag
  ASSERT_EQ(skeleton.runs.size(), skeleton.run_at.size());
  EXPECT_TRUE(std::is_sorted(skeleton.run_at.begin(), skeleton.run_at.end()));
}

TEST(Conservation, RandomPieces) {
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string page;
    for (std::size_t pieces = 1 + random() % 30; pieces > 0; --pieces) {
      page.append(random() % 3 == 0 ? "t" + std::to_string(pieces) : std::string(kPieces[random() % kPieces.size()]));
    }
    expect_conserved(page);
    if (HasFailure()) return;
  }
}

TEST(Conservation, RandomBytes) {
  constexpr std::string_view kBytes = "<>/!-?='\" aAsvgp&;#\0\n\xC3\xA9"sv;
  std::mt19937 random(8);
  for (int i = 0; i < 20000; ++i) {
    std::string page;
    for (std::size_t bytes = random() % 40; bytes > 0; --bytes) page.push_back(kBytes[random() % kBytes.size()]);
    expect_conserved(page);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace winnow::tests
