#include <gtest/gtest.h>

#include "sample.h"

namespace winnow::select {
namespace {

std::string article_page(const std::string& inserted = "") {
  std::string body;
  for (std::size_t i = 0; i < 4; ++i) body += "<p>" + kStories[0][i] + "</p>\n" + (i == 1 ? inserted : "");
  return page_around("<article><h1>" + kTitles[0] + "</h1>" + body + "</article>");
}

std::string article_text(const std::string& inserted = "") {
  std::string text = "Home\nSport\nWeather\n\n# " + kTitles[0] + "\n\n";
  for (std::size_t i = 0; i < 4; ++i) text += kStories[0][i] + "\n\n" + (i == 1 ? inserted : "");
  return text + "Imprint\n";
}

TEST(Select, KeepsTheArticleAlone) {
  const DecidedPage html(article_page(), Format::html);
  EXPECT_EQ(html.selection().status, Status::article);
  EXPECT_TRUE(holds_all(html.body(), kStories[0]));
  EXPECT_FALSE(holds_any(html.body(), {"Home", "Sport", "Weather", "Imprint"}));
  const DecidedPage text(article_text(), Format::text);
  EXPECT_EQ(text.selection().status, Status::article);
  EXPECT_TRUE(holds_all(text.body(), kStories[0]));
  EXPECT_FALSE(holds_any(text.body(), {"Home", "Sport", "Weather", "Imprint"}));
}

TEST(Select, GivesEachBlockAVerdict) {
  const DecidedPage page(article_page("<p>A <button>Share</button> line of text.</p>"), Format::html);
  ASSERT_EQ(page.selection().verdicts.size(), page.reading.list.blocks.size());
  for (const Verdict& verdict : page.selection().verdicts) {
    EXPECT_EQ(decision_of(verdict.reason) == Decision::kept, verdict.article >= 0) << name(verdict.reason);
  }
}

TEST(Select, SaysWhyTheRestWasDropped) {
  const DecidedPage page(article_page(), Format::html);
  EXPECT_EQ(page.reason_of("Home"), "navigation");
  EXPECT_EQ(page.reason_of("Imprint"), "page_footer");
}

TEST(Select, LabelsOfControlsAreForms) {
  const DecidedPage page(article_page("<p>They left <button>Share</button> early<span class=sr-only> today</span>.</p>"), Format::html);
  EXPECT_EQ(page.reason_of("Share"), "form");
  EXPECT_EQ(page.reason_of("today"), "hidden");
}

TEST(Select, APageWithoutTextIsEmpty) {
  EXPECT_EQ(DecidedPage("<html><body><img src=x></body></html>", Format::html).selection().status, Status::empty);
  EXPECT_EQ(DecidedPage("\n \n---\n", Format::text).selection().status, Status::empty);
}

TEST(Listing, TeasersUnderLinkedHeadlines) {
  std::string teasers;
  for (int copy = 0; copy < 3; ++copy) {
    for (std::size_t s = 0; s < 4; ++s) {
      teasers += "<div class=teaser><h3><a href=/" + std::to_string(copy * 4 + static_cast<int>(s)) + ">" + kTitles[s] +
                 " again</a></h3><p>" + kStories[s][static_cast<std::size_t>(copy)] + "</p></div>";
    }
  }
  const DecidedPage page(page_around(teasers), Format::html);
  EXPECT_EQ(page.selection().status, Status::listing);
  EXPECT_TRUE(page.selection().articles.empty());
  EXPECT_EQ(page.kept(), 0U);
}

TEST(Notice, AConsentWallIsAll) {
  const DecidedPage page(
      page_around("<h1>Your privacy</h1><p>We and our partners use cookies and similar technologies to store and access personal data on "
                  "your device.</p><p>By clicking accept all you consent to our use of cookies. You can withdraw your consent at any "
                  "time in the privacy settings and read our cookie policy.</p>"),
      Format::html);
  EXPECT_EQ(page.selection().status, Status::notice);
  EXPECT_EQ(page.kept(), 0U);
}

TEST(Certain, ReadMoreLinesAreDropped) {
  const DecidedPage html(article_page("<p>Also read: <a href=/x>Ten villages cut off by last year's storm in the north</a></p>"),
                         Format::html);
  EXPECT_EQ(html.reason_of("Also read"), "read_more");
  EXPECT_TRUE(holds_all(html.body(), kStories[0]));
  const DecidedPage text(article_text("Also read: Ten villages cut off by last year's storm in the north\n\n"), Format::text);
  EXPECT_EQ(text.reason_of("Also read"), "read_more");
}

TEST(Certain, ASentenceThatOpensLikeAReadMoreLineStays) {
  const std::string sentence =
      "Also read out at the meeting was a letter of the innkeeper, who asked the council to clear the road before Christmas.";
  EXPECT_EQ(DecidedPage(article_page("<p>" + sentence + "</p>"), Format::html).reason_of("Also read"), "body");
}

TEST(Certain, JsonLinesAreDropped) {
  const std::string json =
      "{\"id\":12,\"title\":\"Snow closes northern pass\",\"teaser\":\"The road over the pass was closed on Monday, the council said.\"}";
  EXPECT_EQ(DecidedPage(article_page("<p>" + json + "</p>"), Format::html).reason_of("{"), "json_junk");
  EXPECT_EQ(DecidedPage(article_text(json + "\n\n"), Format::text).reason_of("{"), "json_junk");
}

const std::string kTable = "<table><tr><th>Pass</th><th>Snow</th></tr><tr><td>North</td><td>50 cm</td></tr></table>";

TEST(Choices, WinOverTheScore) {
  Options options;
  options.keep.tables = Choice::keep;
  EXPECT_EQ(DecidedPage(article_page(kTable), Format::html, options).reason_of("50 cm"), "body");
  options.keep.tables = Choice::drop;
  EXPECT_NE(DecidedPage(article_page(kTable), Format::html, options).reason_of("50 cm"), "body");
}

TEST(Choices, AreMadeKindByKind) {
  const std::string figure = "<figure><img src=x><figcaption>The inn at the top of the pass. Photo: A. Berg</figcaption></figure>";
  Options options;
  options.keep.captions = Choice::keep;
  options.keep.tables = Choice::drop;
  const DecidedPage page(article_page(figure + kTable), Format::html, options);
  EXPECT_EQ(page.reason_of("The inn at"), "body");
  EXPECT_NE(page.reason_of("50 cm"), "body");
  options.keep.captions = Choice::drop;
  options.keep.tables = Choice::keep;
  const DecidedPage other(article_page(figure + kTable), Format::html, options);
  EXPECT_EQ(other.reason_of("The inn at"), "caption");
  EXPECT_EQ(other.reason_of("50 cm"), "body");
}

TEST(Favour, PrecisionKeepsNoMoreAndRecallNoLess) {
  const std::string doubtful = "<p><b>Anna Berg</b></p><p>Contact the author at the desk.</p><ul><li>Snow<li>Tunnel<li>Tolls</ul>";
  for (const bool html : {true, false}) {
    for (const std::string& inserted :
         {std::string(), html ? doubtful : std::string("Anna Berg\n\nContact the author at the desk.\n\nSnow\n\n")}) {
      auto kept = [&](Favour favour) {
        Options options;
        options.favour = favour;
        return DecidedPage(html ? article_page(inserted) : article_text(inserted), html ? Format::html : Format::text, options).kept();
      };
      EXPECT_LE(kept(Favour::precision), kept(Favour::balanced));
      EXPECT_LE(kept(Favour::balanced), kept(Favour::recall));
      EXPECT_GT(kept(Favour::precision), 0U);
    }
  }
}

/// The blocks of a page that are kept with scores of our own.
Texts kept_of(const std::string& html, std::vector<float> scores, Favour favour) {
  const DecidedPage page(html, Format::html);
  const signals::Elements elements(page.reading.dom, page.reading.list, page.reading.measured, signals::Lexicon());
  const Selection selection =
      select({page.reading.list, page.reading.measured, scores, &page.reading.dom, &elements, &page.reading.head, nullptr, favour, {}});
  Texts kept;
  for (std::size_t b = 0; b < selection.verdicts.size(); ++b) {
    if (selection.verdicts[b].reason == Reason::body) kept.push_back(std::to_string(b));
  }
  return kept;
}

/// The same of paragraphs, as many as there are scores.
Texts kept_of(const std::vector<float>& scores, Favour favour) {
  std::string html;
  for (std::size_t i = 0; i < scores.size(); ++i) html += "<div><p>" + kStories[i / 3][i % 3] + "</p></div>";
  return kept_of(html, scores, favour);
}

TEST(Prompt, ProseAboutNewslettersIsNone) {
  const std::string html = "<p>" + kStories[0][0] + "</p><p>Sign up for our newsletter and get the newsletter in your inbox.</p>";
  EXPECT_EQ(kept_of(html, {6.0F, 1.0F}, Favour::balanced), (Texts{"0"}));
  EXPECT_EQ(kept_of(html, {6.0F, 4.0F}, Favour::balanced), (Texts{"0", "1"}));
}

/// Below an article `count` links, each with a text that breaks off or does not.
std::string with_teasers(std::size_t count, const char* end) {
  std::string html = "<p>" + kStories[0][0] + "</p><p>" + kStories[0][1] + "</p><div>";
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    html.append("<div class=item><a href=/").append(number).append(">Ferry number ").append(number).append(" is late</a>");
    html.append("<p>The harbour master of pier ").append(number).append(" said that the ferry").append(end).append("</p></div>");
  }
  return html + "</div>";
}

TEST(Teasers, RowsThatBreakOffAreNoBodyWhateverTheyScore) {
  const std::vector<float> scores(10, 5.0F);
  EXPECT_EQ(kept_of(with_teasers(4, "..."), scores, Favour::balanced), (Texts{"0", "1"}));
  EXPECT_EQ(kept_of(with_teasers(4, " was late."), scores, Favour::balanced).size(), 10U);
  EXPECT_EQ(kept_of(with_teasers(3, "..."), std::vector<float>(8, 5.0F), Favour::balanced).size(), 8U);
}

TEST(Favour, MovesTheThreshold) {
  const std::vector<float> scores = {6.0F, 6.0F, 6.0F, 6.0F, 0.5F, -0.5F};
  EXPECT_EQ(kept_of(scores, Favour::precision), (Texts{"0", "1", "2", "3"}));
  EXPECT_EQ(kept_of(scores, Favour::balanced), (Texts{"0", "1", "2", "3", "4"}));
  EXPECT_EQ(kept_of(scores, Favour::recall), (Texts{"0", "1", "2", "3", "4", "5"}));
}

TEST(Favour, OfADoubtfulPageMoreIsKept) {
  const std::vector<float> scores = {2.0F, 0.5F, -0.5F, -1.2F};
  EXPECT_EQ(kept_of(scores, Favour::precision), (Texts{"0", "1"}));
  EXPECT_EQ(kept_of(scores, Favour::balanced), (Texts{"0", "1", "2"}));
  EXPECT_EQ(kept_of(scores, Favour::recall), (Texts{"0", "1", "2", "3"}));
}

TEST(Select, WhereNothingPassesTheBestIsKept) {
  EXPECT_EQ(kept_of({-1.0F, -5.0F, -6.0F}, Favour::balanced), (Texts{"0"}));
}

}  // namespace
}  // namespace winnow::select
