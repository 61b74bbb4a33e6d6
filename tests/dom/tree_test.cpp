// The tree, as the HTML Standard builds it.
#include <gtest/gtest.h>

#include "dom_view.h"

namespace winnow::tests {
namespace {

using dom::Dom;
using dom::NodeId;
using dom::Tag;

std::string tree(std::string_view page) {
  return tree_of(dom_of(page));
}

TEST(Tree, NodesPointIntoThePage) {
  const std::string_view page = "<p class=x>one<b>two</b></p>";
  const Dom dom = dom_of(page);
  ASSERT_EQ(dom.nodes.size(), 7U);
  const Tag tags[] = {Tag::html, Tag::head, Tag::body, Tag::p, Tag::text, Tag::b, Tag::text};
  const NodeId parents[] = {dom::kNone, 0, 0, 2, 3, 3, 5};
  const NodeId ends[] = {7, 2, 7, 7, 5, 7, 7};
  const int depths[] = {0, 1, 1, 2, 3, 3, 4};
  for (NodeId id = 0; id < 7; ++id) {
    EXPECT_EQ(dom.nodes[id].tag, tags[id]) << id;
    EXPECT_EQ(dom.nodes[id].parent, parents[id]) << id;
    EXPECT_EQ(dom.nodes[id].end, ends[id]) << id;
    EXPECT_EQ(dom.nodes[id].depth, depths[id]) << id;
  }
  EXPECT_EQ(page.substr(dom.nodes[3].begin, dom.nodes[3].stop - dom.nodes[3].begin), "<p class=x>");
  EXPECT_EQ(page.substr(dom.nodes[6].begin, dom.nodes[6].stop - dom.nodes[6].begin), "two");
  EXPECT_EQ(dom.spent, dom::Spent::nothing);
  EXPECT_TRUE(dom.unreached.empty());
}

TEST(Tree, AttributesAreReadFromThePage) {
  const Dom dom = dom_of("<body id=a><p class='b c'>t");
  EXPECT_EQ(dom.attribute(2, "id").raw, "a");
  EXPECT_EQ(dom.attribute(3, "class").raw, "b c");
  EXPECT_FALSE(dom.attribute(3, "id").present);
  EXPECT_FALSE(dom.attribute(0, "id").present);  // implied
  EXPECT_FALSE(dom.attribute(4, "id").present);  // text
}

TEST(Tree, AnEmptyPageHasAFrame) {
  EXPECT_EQ(dom_of("").nodes.size(), 3U);
}

TEST(Tree, ParagraphsAndItemsEndByThemselves) {
  EXPECT_EQ(tree("<p>a<p>b<div>c</div>d"), "p(a) p(b) div(c) d");
  EXPECT_EQ(tree("<ul><li>a<li>b<ul><li>c</ul>d</ul>"), "ul(li(a) li(b ul(li(c)) d))");
  EXPECT_EQ(tree("<dl><dt>a<dd>b<dt>c</dl>"), "dl(dt(a) dd(b) dt(c))");
  EXPECT_EQ(tree("<h1>a<h2>b"), "h1(a) h2(b)");
  EXPECT_EQ(tree("a</p>b"), "a p! b");
}

TEST(Tree, OneNodeForEachRun) {
  EXPECT_EQ(tree("<p>a<!-- x -->b</form>c"), "p(a b c)");
  EXPECT_EQ(tree("<p>a<script>x</script>b"), "p(a b)");
}

TEST(Tree, FoldedElementsAreUnfolded) {
  const std::string_view page = "<div>a<b>b<i>c</i></b><img><p>d</p> </div>e";
  EXPECT_EQ(skeleton::build(page).markup, "x");
  EXPECT_EQ(tree(page), "div(a b(b i(c)) img p(d)  ) e");
  const Dom dom = dom_of(page);
  EXPECT_EQ(dom.nodes[3].end, 13U);
  EXPECT_EQ(dom.nodes[5].tag, Tag::b);
  EXPECT_EQ(dom.nodes[5].end, 9U);
  EXPECT_EQ(dom.nodes[7].depth, 4);
  EXPECT_EQ(dom.nodes[9].tag, Tag::img);
  EXPECT_EQ(dom.nodes[9].end, 10U);
}

TEST(Tree, FoldedElementsMoveAsTextDoes) {
  EXPECT_EQ(tree("<p><b>a<p><a>b</a>c"), "p(b(a)) p(b*(a(b) c))");
  EXPECT_EQ(tree("<table><td><p>a</p><br></table>"), "table(tbody!(tr!(td(p(a) br))))");
  EXPECT_EQ(tree("<table><b>a</b><tr><td>b</table>"), "b(a) table(tbody!(tr(td(b))))");
  EXPECT_EQ(tree("<b>a<p><i>b</i></b>c"), "b(a) p(b*(i(b)) c)");
}

TEST(Tree, BlanksAreNodes) {
  EXPECT_EQ(tree("<b>a</b> <i>b</i>"), "b(a)   i(b)");
}

TEST(Tree, MisnestedFormatting) {
  EXPECT_EQ(tree("<b>a<p>b</b>c</p>d"), "b(a) p(b*(b) c) d");
  EXPECT_EQ(tree("<p><i>a<p>b"), "p(i(a)) p(i*(b))");
  EXPECT_EQ(tree("<a>a<a>b"), "a(a) a(b)");
  EXPECT_EQ(tree("<a><x-a><table><a></table></a></x-a>b"), "a(?(a table)) b");
}

TEST(Tree, ElementsThatWereOpenedAgainStandInTheWay) {
  EXPECT_EQ(tree("<h2><button><p><u><h1>a<h2></h2></h1><button></button>b"), "h2(button(p(u) h1(u*(a h2))) u*(button b))");
  EXPECT_EQ(tree("<u><x-a><li><u></li></u><label></label></x-a>b"), "u(?(li(u) label) b)");
}

TEST(Tree, ClonesHaveTheirOriginalsTag) {
  const Dom dom = dom_of("<p><a href=x>a<p>b");
  const dom::Node& clone = dom.nodes[7];
  ASSERT_TRUE(clone.is_clone);
  EXPECT_EQ(clone.begin, dom.nodes[4].begin);
  EXPECT_EQ(dom.attribute(7, "href").raw, "x");
}

TEST(Tree, TablesGetTheirRows) {
  EXPECT_EQ(tree("<table><td>a<tr><td>b</table>"), "table(tbody!(tr!(td(a)) tr(td(b))))");
  EXPECT_EQ(tree("<table><col><td>a"), "table(colgroup!(col) tbody!(tr!(td(a))))");
}

TEST(Tree, FoldedTablesAreUnfolded) {
  const std::string_view page = "<table> <tbody><tr><td>a</td><th></th></tr></tbody></table>b";
  EXPECT_EQ(skeleton::build(page).markup, "x");
  EXPECT_EQ(tree(page), "table(  tbody(tr(td(a) th))) b");
}

TEST(Tree, TextInATableMovesBeforeIt) {
  EXPECT_EQ(tree("a<table>b<tr>c<td>d</table>e"), "a b c table(tbody!(tr(td(d)))) e");
  EXPECT_EQ(tree("<table><input type=hidden><input><tr><td>a</table>"), "input table(input tbody!(tr(td(a))))");
}

TEST(Tree, QuirksModeDecidesWhetherATableEndsAParagraph) {
  EXPECT_EQ(tree("<!DOCTYPE html><p>a<table><td>b"), "p(a) table(tbody!(tr!(td(b))))");
  EXPECT_EQ(tree("<p>a<table><td>b"), "p(a table(tbody!(tr!(td(b)))))");
  EXPECT_EQ(tree("<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 3.2//EN\"><p>a<table><td>b"), "p(a table(tbody!(tr!(td(b)))))");
}

TEST(Tree, ElementsThatGumboDoesNotKnow) {
  EXPECT_EQ(tree("<x-a><x-b>a</x-a>b"), "?(?(a)) b");
  EXPECT_EQ(tree("<p>a<dialog>b</dialog>c"), "p(a) dialog(b) c");
  EXPECT_EQ(tree("<p>a<search>b<p>c</search>d"), "p(a) search(b p(c)) d");
  EXPECT_EQ(tree("<span><main>a</span>b</main>c"), "span(main(a b) c)");
  EXPECT_EQ(tree("<div><template shadowrootmode=open><p>a<slot></div></slot></template>b</div>c"), "div(template(p(a slot)) b) c");
}

TEST(Tree, TextStaysInItsForm) {
  EXPECT_EQ(tree("<form>a</form>b"), "form(a) b");
}

TEST(Tree, ImageIsAnImg) {
  EXPECT_EQ(tree("<image>a"), "img a");
}

TEST(Tree, ContentAfterTheEndOfTheBody) {
  EXPECT_EQ(tree("<body>a</body></html><p>b"), "a p(b)");
}

TEST(Tree, HiddenTextIsNoNode) {
  EXPECT_EQ(tree("<video>a</video><select><option>b</select><textarea>c</textarea>"), "video select(option) textarea");
}

}  // namespace
}  // namespace winnow::tests
