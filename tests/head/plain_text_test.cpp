#include "head/plain_text.h"

#include <gtest/gtest.h>

namespace winnow::head {
namespace {

TEST(Collapse, MakesOneSpaceOfAnyWhiteSpace) {
  EXPECT_EQ(collapse("  a\n\tb\xC2\xA0\xE3\x80\x80 c\xE2\x80\xA8"), "a b c");
  EXPECT_EQ(collapse("a\xE2\x80\x8B"
                     "b\xEF\xBB\xBF"),
            "ab");
  EXPECT_EQ(collapse("é ü 漢字"), "é ü 漢字");
  EXPECT_EQ(collapse(" \n "), "");
}

TEST(ValueOf, DecodesReferencesThatWereEscapedTwice) {
  EXPECT_EQ(value_of("Tom &amp; Ann", decode::ReferenceIn::attribute), "Tom & Ann");
  EXPECT_EQ(value_of("Ann&amp;#8217;s", decode::ReferenceIn::attribute), "Ann’s");
  EXPECT_EQ(value_of("a &lt;br&gt; b", decode::ReferenceIn::text), "a <br> b");
}

TEST(LinesOf, BreaksAtBlockTagsAlone) {
  EXPECT_EQ(lines_of("<p>One <b>bold</b>\nword.</p><p>Two.</p>"), "One bold word.\nTwo.");
  EXPECT_EQ(lines_of("One.<br><br/>Two.<div></div>"), "One.\nTwo.");
  EXPECT_EQ(lines_of("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;"), "One.\nTwo.");
}

TEST(LinesOf, BreaksPlainTextAtItsLineBreaks) {
  EXPECT_EQ(lines_of("One.\r\n\r\nTwo < three &amp; four."), "One.\nTwo < three & four.");
  EXPECT_EQ(lines_of("a < b > c"), "a < b > c");
}

TEST(LinesOf, LeavesScriptsAndCommentsOut) {
  EXPECT_EQ(lines_of("<p>One.</p><script>if (a < b) { run(); }</script><style>p{}</style><!-- no --><p>Two.</p>"), "One.\nTwo.");
}

TEST(IsAddress, KnowsAddressesFromNames) {
  EXPECT_TRUE(is_address("https://site.example/ann"));
  EXPECT_TRUE(is_address("/author/ann"));
  EXPECT_TRUE(is_address("www.site.example"));
  EXPECT_FALSE(is_address("Ann Lee"));
  EXPECT_FALSE(is_address("Read this: https://site.example/ann"));
}

}  // namespace
}  // namespace winnow::head
