// Where tags, comments, raw text and scripts begin and end (HTML Standard 13.2.5).
#include <gtest/gtest.h>

#include "skeleton_view.h"

namespace winnow::tests {
namespace {

TEST(Tokenizer, AttributesNeverEndATagInQuotes) {
  EXPECT_EQ(markup_of("<p title='a>b'>t"), "<p>x");
  EXPECT_EQ(runs_of("<p title='a>b'>t</p>"), (Strings{"t"}));
}

TEST(Tokenizer, ALessThanSignThatOpensNoTagIsText) {
  EXPECT_EQ(runs_of("<p>1 < 2 <3 <<b>x"), (Strings{"1 < 2 <3 <", "x"}));
  EXPECT_EQ(runs_of("<p>a<"), (Strings{"a<"}));
  EXPECT_EQ(runs_of("<p>a</"), (Strings{"a</"}));
}

TEST(Tokenizer, ATagThatThePageCutsShortIsNoText) {
  EXPECT_EQ(runs_of("<p>a<b class='x"), (Strings{"a"}));
  EXPECT_EQ(runs_of("<p>a</p"), (Strings{"a"}));
}

TEST(Tokenizer, SelfClosingSyntaxHasNoEffect) {
  EXPECT_EQ(markup_of("<div/><b/>t"), "<div><b>x");
}

TEST(Tokenizer, NamesInAnyCase) {
  EXPECT_EQ(markup_of("<DIV>t<P>u</Div><ScRipt></div></SCRIPT>v"), "<div>x<p>x</div>x");
}

TEST(Tokenizer, CommentsEndInSeveralWays) {
  const auto comments = [](std::string_view page) { return cuts_of(page, Reason::markup_comment); };
  EXPECT_EQ(comments("<!-- a -->t"), (Strings{" a "}));
  EXPECT_EQ(comments("<!--a--!>t"), (Strings{"a"}));
  EXPECT_EQ(comments("<!--a--->t"), (Strings{"a-"}));
  EXPECT_EQ(comments("<!--a<!--b-->t"), (Strings{"a<!--b"}));
  EXPECT_EQ(comments("<!--a>b->c--d>-->t"), (Strings{"a>b->c--d>"}));
  EXPECT_EQ(comments("<!--!>a-->t"), (Strings{"!>a"}));
  for (const char* page : {"<!-->t", "<!--->t", "<!---->t", "<!----!>t"}) {
    EXPECT_EQ(comments(page), Strings{}) << page;
    EXPECT_EQ(runs_of(page), (Strings{"t"})) << page;
  }
}

TEST(Tokenizer, AnOpenCommentTakesTheRest) {
  EXPECT_EQ(cuts_of("a<!-- b <p>c", Reason::markup_comment), (Strings{" b <p>c"}));
  EXPECT_EQ(cuts_of("a<!--", Reason::markup_comment), Strings{});
}

TEST(Tokenizer, BogusCommentsEndAtTheFirstGreaterThanSign) {
  EXPECT_EQ(runs_of("a<!b -- >c<?php d>e</ f>g</>h<![CDATA[i]]>j<!>k"), (Strings{"a", "c", "e", "g", "h", "j", "k"}));
  EXPECT_EQ(cuts_of("a<!b>c<?d?>e</ f>", Reason::markup_comment), (Strings{"b", "?d?", " f"}));
}

TEST(Tokenizer, RawTextEndsAtItsOwnEndTagOnly) {
  EXPECT_EQ(cuts_of("<style>a<b></p></styles></style >t", Reason::style), (Strings{"a<b></p></styles>"}));
  EXPECT_EQ(cuts_of("<title>a<!--</title>t", Reason::head), (Strings{"a<!--"}));
  EXPECT_EQ(cuts_of("<iframe><p>a</iframe/x>t", Reason::media), (Strings{"<p>a"}));
  EXPECT_EQ(cuts_of("<noscript><img></noscript>t", Reason::noscript), (Strings{"<img>"}));
  EXPECT_EQ(cuts_of("<textarea><p></TEXTAREA>t", Reason::control), (Strings{"<p>"}));
  EXPECT_EQ(cuts_of("<noframes>a</noframes><noembed>b</noembed>", Reason::media), (Strings{"a", "b"}));
}

TEST(Tokenizer, OpenRawTextTakesTheRest) {
  EXPECT_EQ(cuts_of("a<style>b</p>", Reason::style), (Strings{"b</p>"}));
  EXPECT_EQ(cuts_of("a<script>b</script", Reason::script), (Strings{"b</script"}));
}

TEST(Tokenizer, RawTextThatReadersSee) {
  EXPECT_EQ(runs_of("<xmp>a<b></xmp>c"), (Strings{"a<b>", "c"}));
  EXPECT_EQ(markup_of("<xmp>a<b></xmp>c"), "<xmp>x</xmp>x");
  EXPECT_EQ(runs_of("<plaintext>a<b></plaintext>c"), (Strings{"a<b></plaintext>c"}));
}

TEST(Tokenizer, Scripts) {
  const auto scripts = [](std::string_view page) { return cuts_of(page, Reason::script); };
  EXPECT_EQ(scripts("<script>if (a<b) '</p>';</script>t"), (Strings{"if (a<b) '</p>';"}));
  EXPECT_EQ(scripts("<script>a</scripty></script\n>t"), (Strings{"a</scripty>"}));
  // Escaped: a comment alone hides no end tag ...
  EXPECT_EQ(scripts("<script><!-- a</script>t"), (Strings{"<!-- a"}));
  EXPECT_EQ(scripts("<script><!--\na\n//--></script>t"), (Strings{"<!--\na\n//-->"}));
  // ... double-escaped: a <script> within a comment does.
  EXPECT_EQ(scripts("<script><!-- <script>a</script>b</script>t"), (Strings{"<!-- <script>a</script>b"}));
  EXPECT_EQ(scripts("<script><!-- <script>a--></script>t"), (Strings{"<!-- <script>a-->"}));
  EXPECT_EQ(scripts("<script><!-- <scripty>a</script>t"), (Strings{"<!-- <scripty>a"}));
  EXPECT_EQ(scripts("<script><!--><script>a</script>t"), (Strings{"<!--><script>a"}));
  EXPECT_EQ(scripts("<script><!-- <script></script><script></script></script>t"), (Strings{"<!-- <script></script><script></script>"}));
  EXPECT_EQ(scripts("<script><!-- <script>a</script>t"), (Strings{"<!-- <script>a</script>t"}));
}

TEST(Tokenizer, Blanks) {
  EXPECT_EQ(markup_of("<p> <b>\n\t<u>&#32;<i>&#x9;&NewLine;<s>&nbsp;<tt>&#160;<big>&#3;"), "<p> <b> <u> <i> <s>x<tt>x<big>x");
  EXPECT_EQ(markup_of("<p>&#<b>&#x<i>&#32x<u>&#99999999999;"), "<p>x<b>x<i>x<u>x");
  EXPECT_EQ(markup_of(std::string("<p>\0 <b>a", 9)), "<p> <b>x");
  EXPECT_EQ(markup_of(std::string("<p>\0\0<b>a", 9)), "<p><b>x");
}

}  // namespace
}  // namespace winnow::tests
