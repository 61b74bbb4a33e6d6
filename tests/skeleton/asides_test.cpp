#include <gtest/gtest.h>

#include <string>

#include "skeleton_view.h"

namespace winnow::tests {
namespace {

using skeleton::AsideKind;

/// "tag|content" of each aside of one kind.
Strings asides_of(std::string_view page, AsideKind kind) {
  Strings found;
  for (const skeleton::Aside& aside : skeleton::build(page).asides) {
    if (aside.kind == kind) found.push_back(text_of(aside.tag, page) + "|" + text_of(aside.content, page));
  }
  return found;
}

TEST(Asides, TagsOfTheHead) {
  const std::string_view page = "<html lang=de><head><base href=x><meta a='>'><link rel=y/></head><body class=z><meta b><html c><body d>";
  EXPECT_EQ(asides_of(page, AsideKind::html), (Strings{"<html lang=de>|"}));
  EXPECT_EQ(asides_of(page, AsideKind::base), (Strings{"<base href=x>|"}));
  EXPECT_EQ(asides_of(page, AsideKind::meta), (Strings{"<meta a='>'>|", "<meta b>|"}));
  EXPECT_EQ(asides_of(page, AsideKind::link), (Strings{"<link rel=y/>|"}));
  EXPECT_EQ(asides_of(page, AsideKind::body), (Strings{"<body class=z>|"}));
}

TEST(Asides, TheTitleIsNotThatOfAnSvg) {
  EXPECT_EQ(asides_of("<svg><title>a</title></svg><title x>b &amp; c</title>", AsideKind::title), (Strings{"<title x>|b &amp; c"}));
}

TEST(Asides, ScriptsByTheirType) {
  const std::string long_script(200, 'x');
  const auto script = [](const std::string& type, const std::string& code) { return "<script " + type + ">" + code + "</script>"; };
  const auto count = [](const std::string& page, AsideKind kind) { return asides_of(page, kind).size(); };
  EXPECT_EQ(asides_of(script("type='application/ld+json'", "{}"), AsideKind::ld_json), (Strings{"<script type='application/ld+json'>|{}"}));
  EXPECT_EQ(count(script("type=' Application/LD+JSON; charset=utf-8'", "{}"), AsideKind::ld_json), 1U);
  EXPECT_EQ(count(script("type=application/json id=__NEXT_DATA__", "{}"), AsideKind::data_json), 1U);
  EXPECT_EQ(count(script("type=application/vnd.x+json", "{}"), AsideKind::data_json), 1U);
  EXPECT_EQ(count(script("", long_script), AsideKind::script), 1U);
  EXPECT_EQ(count(script("type=text/javascript", long_script), AsideKind::script), 1U);
  EXPECT_EQ(count(script("type=module", long_script), AsideKind::script), 1U);
  EXPECT_TRUE(skeleton::build(script("", long_script.substr(1))).asides.empty());
  EXPECT_TRUE(skeleton::build(script("type=text/html", long_script)).asides.empty());
}

TEST(Asides, NothingFromWhatIsNotShown) {
  for (const char* page :
       {"<noscript><meta a></noscript>", "<template><title>a</title></template>", "<!-- <meta a> -->", "<svg><title>a</title></svg>"}) {
    EXPECT_TRUE(skeleton::build(page).asides.empty()) << page;
  }
}

}  // namespace
}  // namespace winnow::tests
