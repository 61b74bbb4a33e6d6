#include "skeleton/tag.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <string>

namespace winnow::skeleton {
namespace {

TEST(Tag, EveryNameLeadsToItsTagInAnyCase) {
  for (int i = 2; i < static_cast<int>(Tag::count); ++i) {
    const auto tag = static_cast<Tag>(i);
    std::string name(name_of(tag));
    ASSERT_FALSE(name.empty());
    EXPECT_EQ(tag_of(name), tag) << name;
    for (char& c : name) c = static_cast<char>(std::toupper(c));
    EXPECT_EQ(tag_of(name), tag) << name;
  }
}

TEST(Tag, OtherNamesAreUnknown) {
  for (const char* name :
       {"", "d", "divv", "di", "h7", "x-card", "blockquotes", "blockquot", "a-name-of-more-than-sixteen-bytes", "p\xC3\xA9"}) {
    EXPECT_EQ(tag_of(name), Tag::unknown) << name;
  }
  EXPECT_EQ(tag_of(std::string_view("p\0", 2)), Tag::unknown);
}

}  // namespace
}  // namespace winnow::skeleton
