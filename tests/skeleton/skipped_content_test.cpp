// Where svg, math and templates end.
#include <gtest/gtest.h>

#include "skeleton_view.h"

namespace winnow::tests {
namespace {

TEST(SkippedContent, SvgAndMathAreLeftOut) {
  EXPECT_EQ(markup_of("a<svg viewBox='0>1'><g><path d=x/></g>b</svg>c<math><mi>d</mi></math>e"), "x");
  EXPECT_EQ(cuts_of("a<svg><title>b</title></svg>c<math>d</math>", Reason::graphic), (Strings{"<title>b</title>", "d"}));
}

TEST(SkippedContent, SelfClosingElementsHaveNoContent) {
  EXPECT_EQ(runs_of("<svg/>a"), (Strings{"a"}));
  EXPECT_EQ(runs_of("<svg><g/></svg>a"), (Strings{"a"}));
  EXPECT_EQ(runs_of("<svg><svg/></svg>a"), (Strings{"a"}));
  EXPECT_EQ(runs_of("<svg><svg></svg>a</svg>b"), (Strings{"b"}));
}

TEST(SkippedContent, HtmlTagsBreakOut) {
  EXPECT_EQ(runs_of("<svg><g>a<p>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<svg><g>a<div>b</div></g></svg>c"), (Strings{"b", "c"}));
  EXPECT_EQ(runs_of("<math><mrow>a<span>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<svg>a<font>b</font></svg>c"), (Strings{"c"}));
  EXPECT_EQ(runs_of("<svg>a<font color=red>b</font></svg>c"), (Strings{"b", "c"}));
  EXPECT_EQ(runs_of("<svg>a</p>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<svg><a>b</a><section>c</section></svg>d"), (Strings{"d"}));
}

TEST(SkippedContent, EndTagsOfWhatIsAroundEndIt) {
  EXPECT_EQ(runs_of("<section><svg><path>a</section>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<svg><path>a</section>b</svg>c"), (Strings{"c"}));
  EXPECT_EQ(runs_of("<x-icon><svg>a</x-icon>b"), (Strings{"b"}));
}

TEST(SkippedContent, IntegrationPointsHoldHtml) {
  EXPECT_EQ(runs_of("<svg><foreignObject><div>a</div><p>b</p></foreignObject></svg>c"), (Strings{"c"}));
  EXPECT_EQ(runs_of("<svg><desc><p>a</p></desc></svg>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<svg><foreignObject><style></svg></style></foreignObject></svg>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<math><mtext><p>a</p></mtext></math>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<math><annotation-xml encoding='text/html'><p>a</p></annotation-xml></math>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<math><annotation-xml><p>a"), (Strings{"a"}));
}

TEST(SkippedContent, HtmlInAnIntegrationPointClosesNothingAroundIt) {
  for (const char* open : {"<p>", "<b>", "<div>", "<b><font>"}) {
    const std::string point = std::string("<svg><title>") + open;
    EXPECT_EQ(runs_of(point + "a</svg>b"), Strings{});
    EXPECT_EQ(runs_of(point + "a</title></svg>b"), Strings{});
    EXPECT_EQ(runs_of("<section>" + point + "a</section>b"), Strings{});
  }
  EXPECT_EQ(runs_of("<svg><title><p>a</p></title></svg>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<svg><title>a</svg>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<section><svg><title>a</section>b</title></svg>c"), (Strings{"c"}));
  EXPECT_EQ(runs_of("<template><svg><title><p>a</template>b"), (Strings{"b"}));
}

TEST(SkippedContent, InSvgStylesAndScriptsAreNoRawText) {
  EXPECT_EQ(runs_of("<svg><style>a<g/></style></svg>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<svg><style><p>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<svg><title><b>a</b></title></svg>b"), (Strings{"b"}));
}

TEST(SkippedContent, CommentsAndCdata) {
  EXPECT_EQ(runs_of("<svg><!-- </svg> -->a</svg>b"), (Strings{"b"}));
  EXPECT_EQ(runs_of("<svg><![CDATA[ </svg> > ]]>a</svg>b"), (Strings{"b"}));
}

TEST(SkippedContent, Templates) {
  EXPECT_EQ(cuts_of("a<template><p>b</template>c", Reason::template_content), (Strings{"<p>b"}));
  EXPECT_EQ(runs_of("a<template><template>b</template>c</template>d"), (Strings{"a", "d"}));
  EXPECT_EQ(runs_of("<div><template>b</div>c</template>d"), (Strings{"d"}));
  EXPECT_EQ(runs_of("<template><script>'</template>'</script>b</template>c"), (Strings{"c"}));
  EXPECT_EQ(runs_of("<template><svg><template></template></svg>b</template>c"), (Strings{"c"}));
  EXPECT_EQ(runs_of("<template><svg><path>b</template>c"), (Strings{"c"}));
  EXPECT_EQ(runs_of("a</template>b"), (Strings{"a", "b"}));
}

TEST(SkippedContent, WithoutAnEndItTakesTheRest) {
  EXPECT_EQ(cuts_of("a<svg><g>b", Reason::graphic), (Strings{"<g>b"}));
  EXPECT_EQ(cuts_of("a<template><p>b", Reason::template_content), (Strings{"<p>b"}));
  EXPECT_EQ(cuts_of("a<template><p", Reason::template_content), (Strings{"<p"}));
}

}  // namespace
}  // namespace winnow::tests
