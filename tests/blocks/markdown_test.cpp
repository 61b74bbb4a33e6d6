#include <gtest/gtest.h>

#include "blocks/text_lines.h"

namespace winnow::blocks {
namespace {

struct Stripped {
  std::string text;
  std::uint32_t link_chars = 0;
  std::uint16_t links = 0;
};

Stripped strip(std::string_view text) {
  Stripped out;
  out.text = strip_markdown(text, out.link_chars, out.links);
  return out;
}

TEST(Emphasis, PairsOfMarksAreTakenOff) {
  EXPECT_EQ(strip("*one* and **two** and ***three***").text, "one and two and three");
  EXPECT_EQ(strip("_one_ and __two__, (**three**)").text, "one and two, (three)");
}

TEST(Emphasis, OtherStarsAndBarsStay) {
  for (std::string_view text : {"2 * 3 * 4", "5*3*2", "snake_case_name", "a footnote*", "* alone", "no marks at all"}) {
    EXPECT_EQ(strip(text).text, text);
  }
}

TEST(Escapes, LoseTheBackslash) {
  EXPECT_EQ(strip("1\\. May \\[sic\\] \\*not bold\\*").text, "1. May [sic] *not bold*");
  EXPECT_EQ(strip("C:\\dir").text, "C:\\dir");
}

TEST(Links, KeepTheirLabel) {
  const Stripped line = strip("See [the report](https://example.com/a) and [more](b).");
  EXPECT_EQ(line.text, "See the report and more.");
  EXPECT_EQ(line.links, 2);
  EXPECT_EQ(line.link_chars, 14U);
}

TEST(Links, ImagesLoseTheirMarkToo) {
  EXPECT_EQ(strip("![a bridge](bridge.jpg) below").text, "a bridge below");
}

TEST(Links, BracketsAloneStay) {
  for (std::string_view text : {"he [the minister] left", "[](x)", "[open (x)", "[label](open"}) {
    EXPECT_EQ(strip(text).text, text);
    EXPECT_EQ(strip(text).links, 0) << text;
  }
}

}  // namespace
}  // namespace winnow::blocks
