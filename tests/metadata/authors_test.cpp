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

}  // namespace
}  // namespace winnow::metadata
