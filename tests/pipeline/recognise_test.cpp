#include <gtest/gtest.h>

#include "pipeline.h"

namespace winnow {
namespace {

TEST(Recognise, APageOpensWithItsTags) {
  for (std::string_view page : {"<!DOCTYPE html><title>x</title>", "<html><p>x", "  \n<!-- made by hand --><HTML lang=en>",
                                "<?xml version=\"1.0\"?>\n<!DOCTYPE html>", "<head><title>x", "<body class=a>x"}) {
    EXPECT_EQ(recognise(page), Format::html) << page;
  }
}

TEST(Recognise, AFragmentIsHtml) {
  EXPECT_EQ(recognise("<div><p>One.</p><p>Two.</p></div>"), Format::html);
  EXPECT_EQ(recognise("<p>One.</p>"), Format::html);
  std::string page;
  for (int i = 0; i < 50; ++i) page += "<p>" + std::string(300, 'x') + "\n";
  EXPECT_EQ(recognise(page), Format::html);
}

TEST(Recognise, TextIsText) {
  for (std::string_view page :
       {"", "Snow closes pass\n\nThe road was closed.\n", "a < b and b > c, so <a> is not c", "# Title\n\n* one\n* two\n"}) {
    EXPECT_EQ(recognise(page), Format::text) << page;
  }
}

TEST(Recognise, ATextMaySpeakOfATagOrTwo) {
  std::string page = "The <p> tag makes a paragraph, and <br> ends a line.\n";
  for (int i = 0; i < 40; ++i) page += "A line of plain text that speaks of something else.\n";
  EXPECT_EQ(recognise(page), Format::text);
}

}  // namespace
}  // namespace winnow
