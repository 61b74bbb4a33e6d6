// What no reader sees.
#include <gtest/gtest.h>

#include "skeleton_view.h"

namespace winnow::tests {
namespace {

TEST(Cuts, SelectsAndTheirOptions) {
  const std::string_view page = "a<select><option>b</option> <option>c</select>d";
  EXPECT_EQ(cuts_of(page, Reason::control), (Strings{"b</option> <option>c"}));
  EXPECT_EQ(runs_of(page), (Strings{"a", "d"}));
}

TEST(Cuts, TwoSelectsWithTextBetween) {
  EXPECT_EQ(cuts_of("<select>a</select>b<select>c</select>", Reason::control), (Strings{"a", "c"}));
}

TEST(Cuts, ASelectEndsWhereTheParserEndsIt) {
  EXPECT_EQ(runs_of("<select>a<p>b<input>c"), (Strings{"c"}));
  EXPECT_EQ(runs_of("<select>a<textarea>b</textarea>c"), (Strings{"c"}));
  EXPECT_EQ(runs_of("<select>a<select>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<table><tr><td><select>a</div>b</td><td>c"), (Strings{"c"}));
  EXPECT_EQ(runs_of("<table><tr><td><select>a<tr><td>c"), (Strings{"c"}));
  EXPECT_EQ(runs_of("<select>a<tr>b</select>c"), (Strings{"c"}));
}

TEST(Cuts, OptionsWithoutASelect) {
  EXPECT_EQ(runs_of("<option>a<p>b</p></option>c"), (Strings{"b", "c"}));
  EXPECT_EQ(runs_of("<datalist><option>a</option>b</datalist>c"), (Strings{"c"}));
}

TEST(Cuts, ButtonsAreText) {
  EXPECT_EQ(runs_of("<button>a<b>c</b></button>d"), (Strings{"a", "c", "d"}));
}

TEST(Cuts, Media) {
  EXPECT_EQ(cuts_of("<video><p>a</p><b>c</video>d", Reason::media), (Strings{"a</p><b>c"}));
  EXPECT_EQ(cuts_of("<audio>a</audio><canvas>b</canvas>", Reason::media), (Strings{"a"}));
  EXPECT_EQ(cuts_of("<audio>a</audio><canvas>b</canvas>", Reason::graphic), (Strings{"b"}));
  EXPECT_EQ(cuts_of("<object data=x>a</object><object>b</object>", Reason::media), (Strings{"a"}));
  EXPECT_EQ(cuts_of("<progress>70 %</progress><meter>2</meter>", Reason::control), (Strings{"70 %</progress><meter>2"}));
}

TEST(Cuts, AnOpenVideoEndsWithItsParent) {
  EXPECT_EQ(runs_of("<div><video>a</div>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<p><video>a<p>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<b><video>a</b>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<a><video>a<a>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<b><video>a<div>b</b>c"), (Strings{"c"}));
  EXPECT_EQ(runs_of("<li><video>a<li>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<b><div><p><video>a</b>b"), (Strings{"b"}));
}

TEST(Cuts, BlanksThatTheParserDropsBelongToTheHead) {
  const std::string_view page = "<!DOCTYPE html>\n<html>\n<head>\n<title>a</title></head>";
  EXPECT_EQ(cuts_of(page, Reason::head), (Strings{"\n", "\n", "a"}));
  EXPECT_EQ(runs_of(page), (Strings{"\n"}));
}

TEST(Cuts, AreInPageOrderAndDisjoint) {
  const std::string_view page = "<!--a--><select>b<!--c-->d</select><script>e</script><svg>f</svg><style>g</style><template>h</template>";
  std::uint32_t end = 0;
  for (const skeleton::Cut& cut : skeleton::build(page).cuts) {
    EXPECT_GE(cut.range.begin, end);
    EXPECT_LT(cut.range.begin, cut.range.end);
    end = cut.range.end;
  }
  EXPECT_EQ(skeleton::build(page).cuts.size(), 8U);
}

}  // namespace
}  // namespace winnow::tests
