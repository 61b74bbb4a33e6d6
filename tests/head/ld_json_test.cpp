#include <gtest/gtest.h>

#include "reading.h"

namespace winnow::head {
namespace {

TEST(LdJson, ReadsAnArticle) {
  const Head head = read_ld_json(
      R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"Bridge opens","datePublished":"2024-02-21T11:30:00+04:00",
    "dateModified":"2024-02-22","author":{"@type":"Person","name":"Ann Lee"},"publisher":{"@type":"Organization","name":"The Daily"},"inLanguage":"en",
    "mainEntityOfPage":{"@type":"WebPage","@id":"https://daily.example/bridge"},"keywords":["bridges, rivers","towns"],"description":"It opened."})");
  EXPECT_EQ(values(head.titles), Strings{"Bridge opens"});
  EXPECT_EQ(values(head.published), Strings{"2024-02-21T11:30:00+04:00"});
  EXPECT_EQ(values(head.modified), Strings{"2024-02-22"});
  EXPECT_EQ(values(head.authors), Strings{"Ann Lee"});
  EXPECT_EQ(values(head.site_names), Strings{"The Daily"});
  EXPECT_EQ(values(head.languages), Strings{"en"});
  EXPECT_EQ(values(head.urls), Strings{"https://daily.example/bridge"});
  EXPECT_EQ(values(head.tags), (Strings{"bridges", "rivers", "towns"}));
  EXPECT_EQ(values(head.descriptions), Strings{"It opened."});
  EXPECT_EQ(head.types, Strings{"NewsArticle"});
  EXPECT_EQ(head.titles.front().source, Source::ld_json);
}

TEST(LdJson, TakesTheArticleBeforeThePageAndTheSite) {
  const Head head =
      read_ld_json(R"([{"@type":"WebSite","name":"The Daily"},{"@graph":[{"@type":"WebPage","name":"Bridge opens - The Daily"},
    {"@type":["Article","BlogPosting"],"headline":"Bridge opens"}]}])");
  EXPECT_EQ(values(head.titles), (Strings{"Bridge opens", "Bridge opens - The Daily"}));
  EXPECT_EQ(head.types, (Strings{"Article", "BlogPosting"}));
  EXPECT_EQ(values(head.site_names), Strings{"The Daily"});
}

TEST(LdJson, FindsTheMainEntityWithinThePage) {
  EXPECT_EQ(values(read_ld_json(R"({"@type":"WebPage","mainEntity":{"@type":"newsarticle","headline":"Bridge opens"}})").titles),
            Strings{"Bridge opens"});
}

TEST(LdJson, LeavesArticlesOfListsAndMentionsAlone) {
  const Head head =
      read_ld_json(R"({"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"Article","headline":"Another"}}],
    "mentions":[{"@type":"Article","headline":"A third"}]})");
  EXPECT_TRUE(head.titles.empty());
}

TEST(LdJson, OfTwoArticlesTheOneThatSaysMoreIsThePages) {
  const Head head = read_ld_json(
      R"([{"@type":"Article","headline":"Teaser"},{"@type":"Article","headline":"Bridge opens","author":"Ann Lee","datePublished":"2024-02-21"}])");
  EXPECT_EQ(values(head.titles), Strings{"Bridge opens"});
}

TEST(LdJson, ReadsAuthorsInAllTheirForms) {
  const auto authors = [](std::string_view author) {
    return values(read_ld_json(std::string(R"({"@type":"Article","author":)") + std::string(author) + "}").authors);
  };
  EXPECT_EQ(authors(R"("Ann Lee")"), Strings{"Ann Lee"});
  EXPECT_EQ(authors(R"(["Ann Lee",{"name":"Bo Ek"},[{"name":"Cy Fox"}]])"), (Strings{"Ann Lee", "Bo Ek", "Cy Fox"}));
  EXPECT_EQ(authors(R"({"@type":"Person","name":["Ann Lee","Bo Ek"]})"), (Strings{"Ann Lee", "Bo Ek"}));
  EXPECT_EQ(authors(R"({"@type":"Person","givenName":"Ann","familyName":"Lee"})"), Strings{"Ann Lee"});
  EXPECT_EQ(authors(R"("https://social.example/ann")"), Strings{});
  EXPECT_EQ(authors(R"({"@id":"#nobody"})"), Strings{});
}

TEST(LdJson, FollowsReferencesToPeople) {
  const Head head =
      read_ld_json(R"({"@graph":[{"@type":"Article","headline":"Bridge opens","author":{"@id":"#ann"},"publisher":{"@id":"#daily"}},
    {"@type":"Person","@id":"#ann","name":"Ann Lee"},{"@type":"Organization","@id":"#daily","name":"The Daily"}]})");
  EXPECT_EQ(values(head.authors), Strings{"Ann Lee"});
  EXPECT_EQ(values(head.site_names).front(), "The Daily");
}

TEST(LdJson, MarksOrganisations) {
  const Head head = read_ld_json(
      R"({"@type":"Article","author":[{"@type":"Organization","name":"The Daily"},{"@type":["Person","Organization"],"name":"Ann Lee"}]})");
  ASSERT_EQ(values(head.authors), (Strings{"The Daily", "Ann Lee"}));
  EXPECT_TRUE(head.authors[0].organisation);
  EXPECT_FALSE(head.authors[1].organisation);
}

TEST(LdJson, ReadsSeveralBlocksAndMendsThem) {
  const Head head = read_page(
      "<script type='application/ld+json'>{\"@type\":\"Organization\",\"name\":\"The Daily\"}</script>"
      "<script type='application/ld+json'><!-- {\"@type\":\"NewsArticle\",\"headline\":\"Bridge\n opens &amp; closes\",} --></script>"
      "<script type='application/ld+json'>not json at all</script>");
  EXPECT_EQ(values(head.titles), Strings{"Bridge opens & closes"});
  EXPECT_EQ(values(head.site_names), Strings{"The Daily"});
}

TEST(LdJson, MakesTextOfArticleBody) {
  const Head head =
      read_ld_json(R"({"@type":"NewsArticle","articleBody":"<p>The bridge&nbsp;opened.</p><p>Then it <em>closed</em>.</p>"})");
  EXPECT_EQ(head.ld_body, "The bridge opened.\nThen it closed.");
  EXPECT_EQ(read_ld_json(R"({"@type":"NewsArticle","articleBody":"One.\n\nTwo."})").ld_body, "One.\nTwo.");
  EXPECT_EQ(read_ld_json(R"({"@type":"WebSite","articleBody":"One."})").ld_body, "");
}

}  // namespace
}  // namespace winnow::head
