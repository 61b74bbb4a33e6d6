#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "skeleton/skeleton.h"

namespace winnow::skeleton {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs attributes_of(std::string_view page) {
  Pairs found;
  for_each_attribute(page, 0, [&](std::string_view name, std::string_view value) { found.emplace_back(name, value); });
  return found;
}

TEST(Attributes, QuotedUnquotedAndEmpty) {
  EXPECT_EQ(attributes_of("<a href=\"x y\" class='b \"c' id=d>"), (Pairs{{"href", "x y"}, {"class", "b \"c"}, {"id", "d"}}));
  EXPECT_EQ(attributes_of("<a hidden data-x=\"\">"), (Pairs{{"hidden", ""}, {"data-x", ""}}));
  EXPECT_EQ(attributes_of("<a>"), Pairs{});
}

TEST(Attributes, WhiteSpaceAroundTheEqualsSign) {
  EXPECT_EQ(attributes_of("<a\n\thref \f=\r 'x'\tb = c >"), (Pairs{{"href", "x"}, {"b", "c"}}));
}

TEST(Attributes, SlashesPartAttributesButBelongToUnquotedValues) {
  EXPECT_EQ(attributes_of("<a/href=x/y/>"), (Pairs{{"href", "x/y/"}}));
  EXPECT_EQ(attributes_of("<a b/c//d='e'/>"), (Pairs{{"b", ""}, {"c", ""}, {"d", "e"}}));
}

TEST(Attributes, AGreaterThanSignEndsTheTagOnlyOutsideQuotes) {
  EXPECT_EQ(attributes_of("<a title='>' b=c>d=e"), (Pairs{{"title", ">"}, {"b", "c"}}));
  EXPECT_EQ(attributes_of("<a b=>c=d>"), (Pairs{{"b", ""}}));
}

TEST(Attributes, StrayQuotesAndEqualsSignsBelongToNames) {
  EXPECT_EQ(attributes_of("<a =b=c>"), (Pairs{{"=b", "c"}}));
  EXPECT_EQ(attributes_of("<a \"b='c'd=e>"), (Pairs{{"\"b", "c"}, {"d", "e"}}));
  EXPECT_EQ(attributes_of("<a b=c\"d'e>"), (Pairs{{"b", "c\"d'e"}}));
}

TEST(Attributes, ATagThatThePageCutsShort) {
  EXPECT_EQ(attributes_of("<a b=c d='e f"), (Pairs{{"b", "c"}}));
  EXPECT_EQ(attributes_of("<a"), Pairs{});
  EXPECT_EQ(attributes_of("<"), Pairs{});
}

TEST(Attributes, TheFirstOneWinsWhateverItsCase) {
  EXPECT_EQ(attribute("<a CLASS=x class=y>", 0, "class").raw, "x");
  EXPECT_TRUE(attribute("<a class>", 0, "class").present);
  EXPECT_FALSE(attribute("<a classy=x>", 0, "class").present);
  EXPECT_FALSE(attribute("<class id=x>", 0, "class").present);
}

TEST(Attributes, ValuesPointIntoThePageAndKeepTheirReferences) {
  const std::string_view page = "x<p title='a&amp;b'>";
  const AttributeValue value = attribute(page, 1, "title");
  EXPECT_EQ(value.raw, "a&amp;b");
  EXPECT_EQ(value.raw.data(), page.data() + 11);
}

TEST(AttributeKinds, AreThoseOfTheTagInAnyCase) {
  const auto kinds = [](std::string_view page) { return build(page).tags.at(0).attributes; };
  EXPECT_EQ(kinds("<p>a"), 0);
  EXPECT_EQ(kinds("<p CLASS=a>a"), kClass);
  EXPECT_EQ(kinds("<p class=a class=b style=c>a"), kClass | kStyle);
  EXPECT_EQ(kinds("<p Aria-Hidden=true hidden>a"), kAriaHidden | kHidden);
  EXPECT_EQ(kinds("<a href>a"), kHref);
  for (const char* name : {"id", "role", "itemprop", "data-testid", "data-module", "data-component"}) {
    EXPECT_EQ(kinds(std::string("<p ") + name + "=a>a"), kNames) << name;
  }
  EXPECT_EQ(kinds("<p title='class=a' data-class=b idx=c classs=d>a"), 0);
}

}  // namespace
}  // namespace winnow::skeleton
