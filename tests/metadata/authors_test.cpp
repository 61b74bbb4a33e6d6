#include "metadata/authors.h"

#include <gtest/gtest.h>

#include "reading.h"

namespace winnow::metadata {
namespace {

Strings authors_of(std::string_view head, std::string_view above_body, std::string_view below_body = {}) {
  return read_html(page(head, std::string("<h1>Old bridge opens</h1>") + std::string(above_body), below_body)).metadata.authors;
}

std::string ld_author(std::string_view author) {
  return R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"Old bridge opens","author":)" + std::string(author) +
         "}</script>";
}

TEST(Authors, ComeFromTheHead) {
  EXPECT_EQ(authors_of(ld_author(R"([{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Bo Ek"}])"), ""),
            (Strings{"Ann Lee", "Bo Ek"}));
  EXPECT_EQ(authors_of("<meta name=author content='Ann Lee'>", ""), Strings{"Ann Lee"});
}

TEST(Authors, ComeFromThePage) {
  EXPECT_EQ(authors_of("", "<p>By Ann Lee and Bo Ek</p>"), (Strings{"Ann Lee", "Bo Ek"}));
  EXPECT_EQ(authors_of("", "<p><a rel='author' href='/x'>Ann Lee</a></p>"), Strings{"Ann Lee"});
  EXPECT_EQ(authors_of("", "<div itemprop='author'><span itemprop='name'>Ann Lee</span></div>"), Strings{"Ann Lee"});
  EXPECT_EQ(authors_of("", "<div><a href='/authors/ann-lee'>Ann Lee</a></div>"), Strings{"Ann Lee"});
  EXPECT_EQ(authors_of("", "<div class='article-byline'><span>Ann Lee</span></div>"), Strings{"Ann Lee"});
  EXPECT_EQ(authors_of("", "<span>By</span><div>Ann Lee</div>"), Strings{"Ann Lee"});
  EXPECT_EQ(authors_of("", "", "<p>Written by Ann Lee</p>"), Strings{"Ann Lee"});
}

TEST(Authors, PeopleComeBeforeOrganisations) {
  EXPECT_EQ(authors_of(ld_author(R"({"@type":"Organization","name":"News Agency"})"), "<p>By Ann Lee</p>"), Strings{"Ann Lee"});
  EXPECT_EQ(authors_of(ld_author(R"({"@type":"Organization","name":"Agence Nord"})"), ""), Strings{"Agence Nord"});
}

TEST(Authors, ThePublisherAndTheStaffAreNone) {
  const std::string site = "<meta property='og:site_name' content='Daily'>";
  EXPECT_EQ(authors_of(site + "<meta name=author content='Daily'>", ""), Strings{});
  EXPECT_EQ(authors_of(site + ld_author(R"({"@type":"Organization","name":"Daily"})"), ""), Strings{});
  EXPECT_EQ(authors_of("<meta name=author content='Editorial Team'>", "<p>By Staff</p>"), Strings{});
  EXPECT_EQ(authors_of("<meta name=author content='admin'>", "<p>By Ann Lee</p>"), Strings{"Ann Lee"});
}

TEST(Authors, ASiteMayBearItsAuthorsName) {
  EXPECT_EQ(authors_of("<meta property='og:site_name' content='Ann Lee'>" + ld_author(R"({"@type":"Person","name":"Ann Lee"})"), ""),
            Strings{"Ann Lee"});
}

TEST(Authors, ReadersWidgetsAreNone) {
  EXPECT_EQ(
      authors_of("", "<div><a href='/profile/'>Sign In</a></div><div><a href='/people/'>Select Page</a></div><p>Reviewed by Bo Ek</p>"),
      Strings{});
}

TEST(Authors, InTextsANameBesideTheDateIsEnough) {
  EXPECT_EQ(
      read_text("Old bridge over the river opens again\n\nAnn Lee\n\nFebruary 21, 2024\n\n" + std::string(kTextBody)).metadata.authors,
      Strings{"Ann Lee"});
  EXPECT_EQ(read_text("Old bridge over the river opens again\n\nDecember 15, 2025 · 30 min · Ann Lee\n\n" + std::string(kTextBody))
                .metadata.authors,
            Strings{"Ann Lee"});
  EXPECT_EQ(read_text("Old bridge over the river opens again\n\nTable of Contents\n\nFebruary 21, 2024\n\n" + std::string(kTextBody))
                .metadata.authors,
            Strings{});
}

TEST(Authors, InTextsABylineMayStandFurtherOn) {
  const std::string title = "Old bridge over the river opens again\n\n";
  std::string between;
  for (int i = 0; i < 30; ++i) between += "Link " + std::to_string(i) + "\n\n";
  EXPECT_EQ(read_text(title + between + "By Ann Lee\n\n" + between + std::string(kTextBody)).metadata.authors, Strings{"Ann Lee"});
  EXPECT_EQ(read_text(title + "Share\n\nSave\n\nPrint\n\nAnn Lee, Reporter\n\n" + between + std::string(kTextBody)).metadata.authors,
            Strings{"Ann Lee"});
  // Two words with capitals are no name where nothing beside them says so, and none are that labels are made of.
  EXPECT_EQ(read_text(title + "Share\n\nSave\n\nPrint\n\nWinter Sale\n\n" + between + std::string(kTextBody)).metadata.authors, Strings{});
  EXPECT_EQ(read_text(title + between + "Store Locator\n\n" + std::string(kTextBody)).metadata.authors, Strings{});
}

TEST(Authors, NewspapersOfEastAsiaSignBelowTheBody) {
  EXPECT_EQ(authors_of("", "", "<p>（久米川梢）</p>"), Strings{"久米川梢"});
  EXPECT_EQ(authors_of("", "", "<p>【時系列で見る】</p>"), Strings{});
  EXPECT_EQ(authors_of("", "", "<p>(责编：苏砚、顾南乔)</p>"), (Strings{"苏砚", "顾南乔"}));
  EXPECT_EQ(authors_of("", "<p>作者：王小明</p>", "<p>(责编：苏砚)</p>"), Strings{"王小明"});
}

/// Where the selection keeps a first paragraph of this text, above the others.
Strings authors_with_opening(std::string_view head, std::string_view opening) {
  const std::string html = page(head, "<h1>Old bridge opens</h1><div>Share</div><div>Save</div><p>" + std::string(opening) + "</p>");
  const skeleton::Skeleton skeleton = skeleton::build(html);
  const dom::Dom dom = dom::parse(skeleton, html, {64U << 20, budget::Clock::now() + std::chrono::seconds(60)});
  const blocks::BlockList list = blocks::from_dom(dom);
  select::Selection selection = keep_long(list);
  for (std::size_t i = 0; i < list.blocks.size(); ++i) {
    if (list.blocks[i].text == opening) selection.verdicts[i] = {Reason::body, 0};
  }
  return resolve(head::read(skeleton, html), list, signals::measure(list), &dom, selection, 0, {}).authors;
}

TEST(Authors, ANameInCapitalsOpensTheArticle) {
  EXPECT_EQ(authors_with_opening("", "MARTHA SIMBOLE"), Strings{"MARTHA SIMBOLE"});
  EXPECT_EQ(authors_with_opening("", "Loose Ends"), Strings{});
  EXPECT_EQ(authors_with_opening("", "READ MORE"), Strings{});
}

TEST(Authors, ANameThatIsCutShortYieldsToAFullOne) {
  const std::string account = ld_author(R"({"@type":"Person","name":"Daily D"})");
  EXPECT_EQ(authors_with_opening(account, "MARTHA SIMBOLE"), Strings{"MARTHA SIMBOLE"});
  EXPECT_EQ(authors_of(account, ""), Strings{"Daily D"});
  EXPECT_EQ(authors_with_opening(ld_author(R"({"@type":"Person","name":"Bo Ek"})"), "ANN LEE"), Strings{"Bo Ek"});
}

TEST(Authors, ThePublisherWithItsAddressIsNone) {
  const std::string site = "<meta name=publisher content='Northern Post (www.post.example)'>";
  EXPECT_EQ(authors_of(site + "<meta name=author content='Northern Post (www.post.example)'>", "",
                       "<ul><li><b>Autorin/Autor</b> Ann Lee</li></ul>"),
            Strings{"Ann Lee"});
}

TEST(Authors, ALabelOfADateIsNone) {
  EXPECT_EQ(authors_of("", "<p>Son Güncelleme : 30.04.2024 - 16:49</p>"), Strings{});
  EXPECT_EQ(authors_of("<meta name=articleAuthor content='Ann Lee'>", "<p>Son Güncelleme : 30.04.2024 - 16:49</p>"), Strings{"Ann Lee"});
}

TEST(Authors, HydrationJsonFillsWhatIsEmpty) {
  head::Hydration hydration;
  hydration.authors = {{"By Ann Lee", head::Source::hydration, false}, {"Staff", head::Source::hydration, false}};
  hydration.published = {{"soon", head::Source::hydration, false}, {"2024-02-19T09:00:00Z", head::Source::hydration, false}};
  Strings authors;
  std::string published;
  complete(hydration, authors, published);
  EXPECT_EQ(authors, Strings{"Ann Lee"});
  EXPECT_EQ(published, "2024-02-19T09:00:00Z");
  authors = {"Bo Ek"};
  published = "2024-02-18";
  complete(hydration, authors, published);
  EXPECT_EQ(authors, Strings{"Bo Ek"});
  EXPECT_EQ(published, "2024-02-18");
}

}  // namespace
}  // namespace winnow::metadata
