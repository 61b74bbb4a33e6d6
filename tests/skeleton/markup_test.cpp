// What the parser gets to see.
#include <gtest/gtest.h>

#include "skeleton_view.h"

namespace winnow::tests {
namespace {

TEST(Markup, TagNamesAndOneByteForEachRun) {
  const std::string_view page = "<div class=\"a b\" id=x>Fisch &amp; Chips <b>heute<p>frisch</div><script>s</script>";
  const skeleton::Skeleton skeleton = skeleton::build(page);
  EXPECT_EQ(skeleton.markup, "<div>x<b>x<p>x</div>");
  ASSERT_EQ(skeleton.tags.size(), 3U);
  EXPECT_EQ(skeleton.tags[1].at, 6U);
  EXPECT_EQ(skeleton.tags[1].begin, 40U);
  EXPECT_EQ(skeleton.tags[1].stop, 43U);
  EXPECT_EQ(skeleton.tags[1].content_end, 0U);
  EXPECT_EQ(skeleton.tags[1].tag, skeleton::Tag::b);
  EXPECT_EQ(skeleton.run_at, (std::vector<std::uint32_t>{5, 9, 13}));
  EXPECT_EQ(runs_of(page), (Strings{"Fisch &amp; Chips ", "heute", "frisch"}));
}

TEST(Markup, RunsThatACommentPartsStayApartButShareAByte) {
  EXPECT_EQ(markup_of("<p>a<!-- b -->c"), "<p>x");
  EXPECT_EQ(runs_of("<p>a<!-- b -->c"), (Strings{"a", "c"}));
  EXPECT_EQ(skeleton::build("<p>a<!-- b -->c").run_at, (std::vector<std::uint32_t>{3, 3}));
}

TEST(Markup, BlanksBeforeTextAreApartFromIt) {  // at the page's beginning and in tables the parser drops or moves them
  EXPECT_EQ(markup_of("<p> <!-- a --> <!-- b -->c<!-- d --> "), "<p> x");
  EXPECT_EQ(markup_of("<table> <b>a</b> "), "<table> <b>x</b> ");
  EXPECT_EQ(markup_of("<p> <b>a</b> <i>b</i><img> "), "<p> x");
  EXPECT_EQ(markup_of("<p>a<b>b</b>"), "<p>x");
}

TEST(Markup, WellNestedElementsAreFolded) {
  const std::string_view page = "<p>a <a href=b>c<img>d</a><br>";
  const skeleton::Skeleton skeleton = skeleton::build(page);
  EXPECT_EQ(skeleton.markup, "<p>x");
  ASSERT_EQ(skeleton.tags.size(), 4U);
  const std::uint32_t at[] = {0, 3, 3, 3};
  const std::uint32_t content_end[] = {0, 22, 21, 30};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(skeleton.tags[i].at, at[i]) << i;
    EXPECT_EQ(skeleton.tags[i].content_end, content_end[i]) << i;
  }
  EXPECT_EQ(skeleton.run_at, (std::vector<std::uint32_t>{3, 3, 3}));
}

TEST(Markup, FoldsWholeTreesThatAreWellNested) {
  EXPECT_EQ(markup_of("<div><h1>a</h1><ul><li>b</li> <li><p>c</p></li></ul></div>"), "x");
  EXPECT_EQ(markup_of("<form><button>a</button><select><option>b</option></select><textarea>c</textarea><hr></form>"), "x");
  EXPECT_EQ(markup_of("<ruby>a<rt>b</rt></ruby><dl><dt>c</dt><dd>d</dd></dl><x-a><x-b>e</x-b></x-a>"), "x");
  EXPECT_EQ(markup_of("<p>a<script>b</script><!-- c --><svg>d</svg></p>"), "x");
}

TEST(Markup, WhatActsOnOtherElementsIsNotFolded) {
  EXPECT_EQ(markup_of("<p>a<div>b</div>c"), "<p>x<div>x</div>x");                          // closes <p>
  EXPECT_EQ(markup_of("<li>a<li>b</li>"), "<li>x<li>x</li>");                              // closes <li>
  EXPECT_EQ(markup_of("<a>b<a>c</a>"), "<a>x<a>x</a>");                                    // closes <a>
  EXPECT_EQ(markup_of("<h1>a<h2>b</h2>"), "<h1>x<h2>x</h2>");                              // closes <h1>
  EXPECT_EQ(markup_of("<button>a<button>b</button>"), "<button>x<button>x</button>");      // closes <button>
  EXPECT_EQ(markup_of("<form>a<form>b</form>"), "<form>x<form>x<!----></form>");           // is ignored
  EXPECT_EQ(markup_of("<option>a<option>b</option>"), "<option>x<option>x</option>");      // closes <option>
  EXPECT_EQ(markup_of("<b>a<i>b</b>c</i>"), "<b>x<i>x</b>x</i>");                          // nested wrongly
  EXPECT_EQ(markup_of("<span>a<div>b</span>c</div>"), "<span>x<div>x</span>x</div>");      // nested wrongly
  EXPECT_EQ(markup_of("<b><b><b><b>a</b></b></b></b>"), "<b><b><b><b>x</b></b></b></b>");  // Noah's Ark
  EXPECT_EQ(markup_of("<x-a>a</x-b>"), "<z>x");
  EXPECT_EQ(markup_of("<ruby>a<rt>b<rt>c</rt></ruby>"), "<ruby>x<rt>x<rt>x</rt></ruby>");  // closes <rt>
  EXPECT_EQ(markup_of("<li><ol>a</li></ol><li>b</li>"), "<li><ol>x</li></ol><li>x</li>");  // </li> within <ol> did not close it
}

TEST(Markup, BlocksAreNotFoldedWhileFormattingElementsWaitToBeOpenedAgain) {
  EXPECT_EQ(markup_of("<p><b>a</p><div>b</div><i>c</i><b>d</b>"), "<p><b>x</p><div>x</div>x");
  EXPECT_EQ(markup_of("<p><b>a</p>b<div>c</div>"), "<p><b>x</p>x");
  EXPECT_EQ(markup_of("<p><b>a</b></p><div>b</div>"), "x");
  EXPECT_EQ(markup_of("<b>a<p>b</b>c</p><div>d</div>"), "<b>x<p>x</b>x</p>x");
  EXPECT_EQ(markup_of("<p><b>a</p></b><div>d</div>"), "<p><b>x</p></b>x");
  EXPECT_EQ(markup_of("<table><td><b>a</td><td><div>b</div></table><div>c</div>"), "<table><td><b>x</td><td>x</table>x");
  EXPECT_EQ(markup_of("<object><p><b>a</p></object><div>b</div>"), "<object><p><b>x</p></object>x");
}

TEST(Markup, AfterEightRoundsTheAdoptionAgencyLeavesACopyOpen) {
  const std::string blocks = "<div><div><div><div><div><div><div><div>";
  EXPECT_EQ(markup_of("<a>" + blocks + "a</a><a>b</a>"), "<a>" + blocks + "x<!----></a><a>x</a>");
}

TEST(Markup, TablesWithAllTheirTagsAreFoldedWhole) {
  const std::string row = "<tr> <th>a</th><td><p>b</p></td></tr>";
  EXPECT_EQ(markup_of("<div><table> <caption>a</caption><thead>" + row + "</thead> <tbody>" + row + " " + row + "</tbody></table>c</div>"),
            "x");
  const skeleton::Skeleton skeleton = skeleton::build("<table><tbody><tr><td>a</td></tr></tbody></table>");
  const std::uint32_t content_end[] = {41, 33, 28, 23};
  ASSERT_EQ(skeleton.tags.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(skeleton.tags[i].at, 0U) << i;
    EXPECT_EQ(skeleton.tags[i].content_end, content_end[i]) << i;
  }
  EXPECT_EQ(markup_of("<table><tbody><tr><td>" + ("<table><tbody>" + row + "</tbody></table>") + "</td></tr></tbody></table>"), "x");
}

TEST(Markup, TablesThatTheParserChangesAreNotFolded) {
  const std::string rows = "<tbody><tr><td>x</td></tr></tbody>";
  const auto is_kept = [](const std::string& page) { return markup_of(page) == page; };
  EXPECT_TRUE(is_kept("<table><tbody><tr>x<td>x</td></tr></tbody></table>"));  // moves the text out
  EXPECT_TRUE(is_kept("<table>" + rows + "<div>x</div></table>"));             // and the element
  EXPECT_TRUE(is_kept("<table><tr><td>x</td></tr></table>"));                  // adds <tbody>
  EXPECT_TRUE(is_kept("<table><tbody><td>x</td></tbody></table>"));            // adds <tr>
  EXPECT_TRUE(is_kept("<table><tbody><tr><td>x</td></tr></table>"));           // ends <tbody>
  EXPECT_TRUE(is_kept("<table><colgroup></colgroup>" + rows + "</table>"));    // has rules of its own
  EXPECT_TRUE(is_kept("<!DOCTYPE html><p>x<table>" + rows + "</table>"));      // closes <p>
  EXPECT_EQ(markup_of("<p>x<table>" + rows + "</table>"), "<p>x");             // but not in quirks mode
  EXPECT_TRUE(is_kept("<p><b>x</p><table>" + rows + "</table>x"));             // does not open <b> again, as text does
  EXPECT_EQ(markup_of("<table>" + rows + "<tr><td><table>" + rows + "</table></td></tr></table>"),
            "<table>" + rows + "<tr><td>x</td></tr></table>");
  EXPECT_EQ(markup_of("<template shadowrootmode=open><table>" + rows + "</table>"), "<applet><table>" + rows + "</table>");
}

TEST(Markup, TheContentOfCellsIsFolded) {
  EXPECT_EQ(markup_of("<div><table> <tr><td><p>a</p></td></tr></table></div>"), "<div><table> <tr><td>x</td></tr></table></div>");
  EXPECT_EQ(markup_of("<!DOCTYPE html><p>a<table><td>b</table><p>c</p>"), "<!DOCTYPE html><p>x<table><td>x</table>x");
  EXPECT_EQ(markup_of("<p>a<table><td>b</table><p>c</p>"), "<p>x<table><td>x</table><p>x</p>");
  EXPECT_EQ(markup_of("<table><b>a</b><br><td>b"), "<table><b>x</b><br><td>x");
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
  EXPECT_EQ(markup_of("<x-a><x-b>t</x-a>u"), "<z><z>x</z></z>x");
  EXPECT_EQ(markup_of("<x-a>t</x-b>u"), "<z>x");
  EXPECT_EQ(markup_of("<x-a><p>t</x-a>u"), "<z><p>x");
  EXPECT_EQ(markup_of("<a-name-of-more-than-16-bytes><a-name-of-more-than-17-bytes>t</a-name-of-more-than-16-bytes>u"), "<z><z>x</z></z>x");
  EXPECT_EQ(markup_of("<isindex><blink>t"), "<z><z>x");
}

TEST(Markup, EndTagsWithoutStartTagsAreLeftOut) {
  EXPECT_EQ(markup_of("a</div></x-a></span>b"), "x");
  EXPECT_EQ(markup_of("a</p>b</br>c"), "x</p>x");
  EXPECT_EQ(markup_of("<h2>a</h1>b"), "<h2>x</h1>x");
  EXPECT_EQ(markup_of("<table><td>a</tr></tbody>"), "<table><td>x</tr></tbody>");
  EXPECT_EQ(markup_of("<object>a<marquee>b</object>c"), "<object>x<marquee>x");
}

TEST(Markup, StandInsForElementsThatGumboDoesNotKnow) {
  EXPECT_EQ(markup_of("<main><p>a</main><dialog><p>b</dialog><search><p>c</search>"),
            "<dir><p>x</dir><hgroup><p>x</hgroup><center><p>x</center>");
  const skeleton::Skeleton skeleton = skeleton::build("<dialog><image>");
  EXPECT_EQ(skeleton.tags[0].tag, skeleton::Tag::dialog);
  EXPECT_EQ(skeleton.tags[1].tag, skeleton::Tag::img);
}

TEST(Markup, HiddenInputsAreMarkedInTables) {
  EXPECT_EQ(markup_of("<input type=hidden><table><input type=HIDDEN><input type='text'><input>"),
            "x<table><input type=hidden><input><input>");
}

TEST(Markup, TextBeforeTheEndOfAFormIsSettledFirst) {
  EXPECT_EQ(markup_of("<form><p>a</form>b"), "<form><p>x<!----></form>x");
  EXPECT_EQ(markup_of("<form><p>a<td></form>b"), "<form><p>x<td><!----></form>x");
}

TEST(Markup, FramesetsAreLeftOutSoThatNoTextIsLost) {
  EXPECT_EQ(markup_of("<frameset><frame>a</frameset>"), "x");
}

TEST(Markup, ATemplateWithAShadowRootHoldsText) {
  EXPECT_EQ(markup_of("<div><template shadowrootmode=open><p>a</template>b"), "<div><applet><p>x</applet>x");
  EXPECT_EQ(markup_of("<template shadowrootmode=closed>a</template>b"), "x");
  EXPECT_EQ(markup_of("<template shadowrootmode=none>a</template>b</template>"), "x");
}

TEST(Markup, AnEmptyPage) {
  EXPECT_EQ(markup_of(""), "");
}

}  // namespace
}  // namespace winnow::tests
