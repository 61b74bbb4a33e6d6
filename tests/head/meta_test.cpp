#include <gtest/gtest.h>

#include "reading.h"

namespace winnow::head {
namespace {

TEST(Meta, ReadsNamesAndPropertiesInAnyCase) {
  const Head head =
      read_page(R"(<html lang="en-GB"><head><META NAME="Author" CONTENT="Ann &amp; Bo"><meta content="Bridge opens" property="og:title">
    <meta property="article:published_time" content="2024-02-21"><meta name=date content=2024-02-20><meta itemprop="dateModified" content="2024-02-22">
    <meta http-equiv="content-language" content="en"><meta property="og:site_name" content="The Daily"><meta property="og:type" content="article">
    <meta property="og:article&#x3A;modified_time" content="2024-02-23"></head>)");
  EXPECT_EQ(values(head.authors), Strings{"Ann & Bo"});
  EXPECT_EQ(values(head.titles), Strings{"Bridge opens"});
  EXPECT_EQ(values(head.published), (Strings{"2024-02-21", "2024-02-20"}));
  EXPECT_EQ(head.published[0].source, Source::open_graph);
  EXPECT_EQ(head.published[1].source, Source::meta);
  EXPECT_EQ(values(head.modified), (Strings{"2024-02-22", "2024-02-23"}));
  EXPECT_EQ(values(head.languages), (Strings{"en-GB", "en"}));
  EXPECT_EQ(values(head.site_names), Strings{"The Daily"});
  EXPECT_EQ(head.types, Strings{"article"});
}

TEST(Meta, TakesTheTwitterLabelThatNamesTheAuthor) {
  EXPECT_EQ(values(read_page(R"(<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">
    <meta name="twitter:label2" content="Est. reading time"><meta name="twitter:data2" content="4 minutes">)")
                       .authors),
            Strings{"Ann Lee"});
  EXPECT_TRUE(read_page(R"(<meta name="twitter:label1" content="Price"><meta name="twitter:data1" content="12 EUR">)").authors.empty());
}

TEST(Meta, AnAddressIsNoAuthor) {
  EXPECT_TRUE(read_page(R"(<meta property="article:author" content="https://social.example/ann">)").authors.empty());
}

TEST(Meta, SplitsKeywords) {
  EXPECT_EQ(values(read_page(R"(<meta name="keywords" content="rivers, ,bridges ,town halls">)").tags),
            (Strings{"rivers", "bridges", "town halls"}));
}

TEST(Meta, TakesTheFirstTitleElementAndPutsItLast) {
  const Head head = read_page(
      "<title>Bridge\n opens &#8211; The Daily</title><svg><title>Menu</title></svg><meta property='og:title' content='Bridge opens'>");
  EXPECT_EQ(values(head.titles), (Strings{"Bridge opens", "Bridge opens – The Daily"}));
  EXPECT_EQ(head.titles.back().source, Source::title_element);
}

TEST(Meta, TakesTheCanonicalLinkAlone) {
  const Head head = read_page("<link rel='stylesheet' href='/a.css'><link rel='Canonical' href='https://daily.example/?a=1&amp;b=2'>");
  EXPECT_EQ(values(head.urls), Strings{"https://daily.example/?a=1&b=2"});
}

TEST(Meta, LdJsonComesFirstWhereverItStands) {
  const Head head = read_page(
      "<meta property='og:title' content='Short'><script "
      "type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Long\"}</script>");
  EXPECT_EQ(values(head.titles), (Strings{"Long", "Short"}));
}

TEST(Meta, UnknownAndEmptyTagsSayNothing) {
  const Head head =
      read_page("<meta name='viewport' content='width=device-width'><meta name='author' content=' '><meta name='author'><meta>");
  EXPECT_TRUE(head.authors.empty());
  EXPECT_TRUE(head.titles.empty());
}

}  // namespace
}  // namespace winnow::head
