// What the parser gets to see.
#include <gtest/gtest.h>

#include "skeleton_view.h"

namespace winnow::tests {
namespace {

TEST(Markup, TagNamesAndOneByteForEachRun) {
  const std::string_view page = "<div class=\"a b\" id=x>Fisch &amp; Chips <b>heute</b></div><script>s</script>";
  const skeleton::Skeleton skeleton = skeleton::build(page);
  EXPECT_EQ(skeleton.markup, "<div>x<b>x</b></div>");
  ASSERT_EQ(skeleton.tags.size(), 2U);
  EXPECT_EQ(skeleton.tags[1].at, 6U);
  EXPECT_EQ(skeleton.tags[1].begin, 40U);
  EXPECT_EQ(skeleton.tags[1].stop, 43U);
  EXPECT_EQ(skeleton.tags[1].tag, skeleton::Tag::b);
  EXPECT_EQ(skeleton.run_at, (std::vector<std::uint32_t>{5, 9}));
  EXPECT_EQ(runs_of(page), (Strings{"Fisch &amp; Chips ", "heute"}));
}

TEST(Markup, RunsThatACommentPartsStayApart) {
  EXPECT_EQ(markup_of("<p>a<!-- b -->c"), "<p>xx");
  EXPECT_EQ(runs_of("<p>a<!-- b -->c"), (Strings{"a", "c"}));
}

TEST(Markup, TheDoctypeIsWrittenWhereItCounts) {
  EXPECT_EQ(markup_of("<!doctype HTML><p>a"), "<!DOCTYPE html><p>x");
  EXPECT_EQ(markup_of(" <!-- a -->\n<!doctype html><!doctype html><p>a"), "<!DOCTYPE html><p>x");
  EXPECT_EQ(markup_of("<p><!DOCTYPE html>a"), "<p>x");
  EXPECT_EQ(markup_of("<script></script><!DOCTYPE html><p>a"), "<p>x");
  EXPECT_EQ(markup_of("a<!DOCTYPE html>"), "x");
  EXPECT_EQ(markup_of("<!DOCTYPE html"), "");
}

TEST(Markup, DoctypesOfQuirksModeAreLeftOut) {
  const auto is_quirky = [](const std::string& doctype) { return markup_of("<!DOCTYPE" + doctype + ">") != "<!DOCTYPE html>"; };
  for (const char* doctype :
       {" html", "html", " HTML ", " html SYSTEM 'about:legacy-compat'", " html PUBLIC \"-//W3C//DTD HTML 4.01//EN\"",
        " html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\"",
        " html PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\" \"http://www.w3.org/TR/html4/loose.dtd\"", " html PUBLIC 'a''b' c"}) {
    EXPECT_FALSE(is_quirky(doctype)) << doctype;
  }
  for (const char* doctype :
       {"", " ", " xml", " html foo", " html PUBLIC", " html PUBLIC a", " html PUBLIC 'a", " html SYSTEM", " html PUBLIC 'a' b",
        " html PUBLIC \"-//W3C//DTD HTML 3.2 Final//EN\"", " html PUBLIC \"-//w3c//dtd html 4.01 transitional//en\"", " html PUBLIC 'HTML'",
        " html SYSTEM \"http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd\""}) {
    EXPECT_TRUE(is_quirky(doctype)) << doctype;
  }
}

TEST(Markup, UnknownElementsAreClosedByTheirOwnEndTags) {
  EXPECT_EQ(markup_of("<x-a>t</x-a>"), "<z>x</z>");
  EXPECT_EQ(markup_of("<x-a><x-b>t</x-a>u"), "<z><z>x</z></z>x");
  EXPECT_EQ(markup_of("<x-a>t</x-b>u"), "<z>xx");
  EXPECT_EQ(markup_of("<x-a><p>t</x-a>u"), "<z><p>xx");
  EXPECT_EQ(markup_of("<a-name-of-more-than-16-bytes><a-name-of-more-than-17-bytes>t</a-name-of-more-than-16-bytes>u"), "<z><z>x</z></z>x");
  EXPECT_EQ(markup_of("<isindex><blink>t</blink>"), "<z><z>x</z>");
}

TEST(Markup, EndTagsWithoutStartTagsAreLeftOut) {
  EXPECT_EQ(markup_of("a</div></x-a></span>b"), "xx");
  EXPECT_EQ(markup_of("a</p>b</br>c"), "x</p>x<br>x");
  EXPECT_EQ(markup_of("<h2>a</h1>b"), "<h2>x</h1>x");
  EXPECT_EQ(markup_of("<table><td>a</tr></tbody>"), "<table><td>x</tr></tbody>");
}

TEST(Markup, StandInsForElementsThatGumboDoesNotKnow) {
  EXPECT_EQ(markup_of("<main>a</main><dialog>b</dialog><search>c</search><image>"),
            "<dir>x</dir><hgroup>x</hgroup><center>x</center><img>");
  const skeleton::Skeleton skeleton = skeleton::build("<dialog><image>");
  EXPECT_EQ(skeleton.tags[0].tag, skeleton::Tag::dialog);
  EXPECT_EQ(skeleton.tags[1].tag, skeleton::Tag::img);
}

TEST(Markup, HiddenInputsAreMarked) {
  EXPECT_EQ(markup_of("<input type=HIDDEN><input type='text'><input>"), "<input type=hidden><input><input>");
}

TEST(Markup, TextBeforeTheEndOfAFormIsSettledFirst) {
  EXPECT_EQ(markup_of("<form>a</form>b"), "<form>x<!----></form>x");
  EXPECT_EQ(markup_of("<form><p>a</p></form>b"), "<form><p>x</p></form>x");
}

TEST(Markup, FramesetsAreLeftOutSoThatNoTextIsLost) {
  EXPECT_EQ(markup_of("<frameset><frame>a</frameset>"), "x");
}

TEST(Markup, ATemplateWithAShadowRootHoldsText) {
  EXPECT_EQ(markup_of("<div><template shadowrootmode=open><p>a</template>b"), "<div><applet><p>x</applet>x");
  EXPECT_EQ(markup_of("<template shadowrootmode=none>a</template>b</template>"), "x");
}

TEST(Markup, AnEmptyPage) {
  EXPECT_EQ(markup_of(""), "");
}

}  // namespace
}  // namespace winnow::tests
