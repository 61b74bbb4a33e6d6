#include "pipeline.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <thread>

namespace winnow {
namespace {

using Texts = std::vector<std::string>;

const Texts kParagraphs = {
    "The road over the northern pass was closed on Monday after half a metre of snow fell within a single night, the district council "
    "said.",
    "Drivers were told to take the tunnel instead, which is open to lorries as well and costs nothing while the closure lasts.",
    "“I have supplies for three weeks,” said Anna Berg, who keeps the inn at the top. “I have not seen so much snow this early in the "
    "year.”",
    "Forecasters expect milder air from the south by Friday, so that the ploughs of the region can be sent up to the pass at the weekend."};

std::string html_page() {
  std::string page =
      "<!DOCTYPE html><html lang=en><head><title>Snow closes northern pass</title><script>var x = 1;</script></head><body>"
      "<nav><a href=/>Home</a></nav><p>&nbsp;</p><article><h1>Snow closes northern pass</h1>";
  for (const std::string& text : kParagraphs) page += "<p>" + text + "</p>\n";
  return page + "</article><footer>© 2024 The Daily</footer></body></html>";
}

std::string text_page() {
  std::string page = "Home\nSport\n\n# Snow closes northern pass\n\n";
  for (const std::string& text : kParagraphs) page += text + "\n\n";
  return page;
}

Texts texts(const Article& article) {
  Texts out;
  for (const Paragraph& paragraph : article.paragraphs) out.push_back(paragraph.text);
  return out;
}

/// All that a Result says, as one text.
std::string told(const Result& result) {
  std::string out = std::string(name(result.status)) + ' ' + std::to_string(result.confidence) + ' ' + result.charset + '\n';
  for (const Article& article : result.articles) out += article.title + '|' + article.published + '\n' + article.text() + '\n';
  for (const Block& block : result.blocks) {
    out += std::string(name(block.reason)) + ' ' + std::to_string(block.score) + ' ' + block.text + '\n';
    for (const Evidence& evidence : block.evidence)
      out += "  " + std::string(evidence.signal) + ' ' + std::to_string(evidence.share) + '\n';
    for (const Range& piece : result.pieces_of(block)) out += "  " + std::to_string(piece.begin) + '-' + std::to_string(piece.end) + '\n';
  }
  return out + result.page;
}

TEST(Pipeline, ReadsHtmlAndText) {
  for (const std::string& page : {html_page(), text_page()}) {
    const Result result = extract(page);
    EXPECT_EQ(result.format, page[0] == '<' ? Format::html : Format::text);
    EXPECT_EQ(result.status, Status::article);
    ASSERT_EQ(result.articles.size(), 1U);
    EXPECT_EQ(texts(result.articles[0]), kParagraphs);
    EXPECT_EQ(result.articles[0].title, "Snow closes northern pass");
    EXPECT_EQ(result.articles[0].body_source, BodySource::page);
    EXPECT_EQ(result.message, "");
  }
}

TEST(Pipeline, TheCallerSaysWhatItIs) {
  Options options;
  options.from = Format::text;
  const Result result = extract("<p>One.</p>", options);
  EXPECT_EQ(result.format, Format::text);
  ASSERT_EQ(result.blocks.size(), 1U);
  EXPECT_EQ(result.blocks[0].text, "<p>One.</p>");
}

TEST(Statuses, TooLarge) {
  Options options;
  options.max_bytes = 10;
  EXPECT_EQ(extract("<p>0123456789", options).status, Status::too_large);
  EXPECT_NE(extract("<p>0123456789", options).message, "");
  EXPECT_TRUE(extract("<p>0123456789", options).blocks.empty());
  EXPECT_NE(extract("0123456789", options).status, Status::too_large);
}

TEST(Statuses, BadOption) {
  Options options;
  options.charset = "klingon";
  const Result result = extract(html_page(), options);
  EXPECT_EQ(result.status, Status::bad_option);
  EXPECT_NE(result.message.find("klingon"), std::string::npos);
  EXPECT_TRUE(result.articles.empty());
  options.charset = "latin1";
  EXPECT_EQ(extract(html_page(), options).status, Status::article);
}

TEST(Statuses, NotText) {
  const Result result = extract("\x89PNG\r\n\x1A\n" + std::string(100, '\0'));
  EXPECT_EQ(result.status, Status::not_text);
  EXPECT_NE(result.message, "");
}

TEST(Statuses, Empty) {
  for (std::string_view page : {"", "\n \n", "<html><body></body></html>", "<html><script>var x = 1;</script><p>&nbsp;</p></html>"}) {
    EXPECT_EQ(extract(page).status, Status::empty) << page;
    EXPECT_EQ(extract(page).message, "") << page;
  }
}

TEST(Statuses, OutOfBudgetKeepsWhatWasFound) {
  Options options;
  options.time_budget = std::chrono::milliseconds(-1);
  std::string page = html_page();
  for (int i = 0; i < 20000; ++i) page += "<p>filler " + std::to_string(i);
  const Result result = extract(page, options);
  EXPECT_EQ(result.status, Status::out_of_budget);
  EXPECT_NE(result.message, "");
  EXPECT_FALSE(result.blocks.empty());
}

TEST(JsonBody, StandsInWhereThePageHasNone) {
  std::string body;
  for (const std::string& text : kParagraphs) body += (body.empty() ? "" : "\\n") + text;
  const std::string page =
      "<!DOCTYPE html><html><head><script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\","
      "\"headline\":\"Snow closes northern pass\",\"articleBody\":\"" +
      body + "\"}</script></head><body><p>Loading</p></body></html>";
  const Result result = extract(page);
  EXPECT_EQ(result.status, Status::article);
  ASSERT_EQ(result.articles.size(), 1U);
  EXPECT_EQ(result.articles[0].body_source, BodySource::ld_json);
  EXPECT_EQ(texts(result.articles[0]), kParagraphs);
  EXPECT_EQ(result.articles[0].title, "Snow closes northern pass");
  EXPECT_EQ(result.articles[0].paragraphs[0].source, Range{});
}

TEST(JsonBody, DoesNotReplaceThePagesOwn) {
  std::string page = html_page();
  page.insert(page.find("</head>"), "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"articleBody\":\"" +
                                        std::string(300, 'x') + "\"}</script>");
  const Result result = extract(page);
  ASSERT_EQ(result.articles.size(), 1U);
  EXPECT_EQ(result.articles[0].body_source, BodySource::page);
  EXPECT_EQ(texts(result.articles[0]), kParagraphs);
}

TEST(Determinism, TheSameBytesTwice) {
  for (const std::string& page : {html_page(), text_page()}) EXPECT_EQ(told(extract(page)), told(extract(page)));
}

TEST(Determinism, FromFourThreads) {
  const std::string pages[] = {html_page(), text_page()};
  const std::string expected[] = {told(extract(pages[0])), told(extract(pages[1]))};
  std::array<int, 4> wrong{};
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t round = 0; round < 10; ++round) wrong[t] += told(extract(pages[(t + round) % 2])) != expected[(t + round) % 2];
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, (std::array<int, 4>{}));
}

TEST(Details, ArticlesAlone) {
  Options options;
  options.detail = Detail::articles;
  const Result result = extract(html_page(), options);
  EXPECT_TRUE(result.blocks.empty());
  EXPECT_TRUE(result.pieces.empty());
  EXPECT_EQ(result.page, "");
  ASSERT_EQ(result.articles.size(), 1U);
  EXPECT_EQ(texts(result.articles[0]), kParagraphs);
}

TEST(Details, VerdictsWithoutEvidence) {
  Options options;
  options.detail = Detail::verdicts;
  const Result result = extract(html_page(), options);
  EXPECT_EQ(result.page, html_page());
  ASSERT_FALSE(result.blocks.empty());
  for (const Block& block : result.blocks) EXPECT_TRUE(block.evidence.empty());
}

TEST(Details, EvidenceIsSortedBySize) {
  for (const std::string& page : {html_page(), text_page()}) {
    const Result result = extract(page);
    std::size_t with_evidence = 0;
    for (const Block& block : result.blocks) {
      with_evidence += !block.evidence.empty();
      EXPECT_LE(block.evidence.size(), 8U);
      for (std::size_t i = 0; i < block.evidence.size(); ++i) {
        EXPECT_NE(block.evidence[i].signal, "");
        EXPECT_NE(block.evidence[i].share, 0);
        EXPECT_GE(std::abs(block.evidence[i - (i > 0)].share), std::abs(block.evidence[i].share)) << block.text;
      }
      EXPECT_TRUE(block.decision != Decision::cut || block.evidence.empty());
    }
    EXPECT_GE(with_evidence, kParagraphs.size());
    // Body text speaks for itself by more than eight signals.
    for (const Block& block : result.blocks) EXPECT_TRUE(block.reason != Reason::body || block.evidence.size() == 8) << block.text;
  }
}

TEST(Blocks, AreInPageOrderAndAgreeWithTheArticles) {
  const Result result = extract(html_page());
  std::uint32_t before = 0;
  Texts body;
  for (const Block& block : result.blocks) {
    ASSERT_GT(block.piece_count, 0U);
    const Range piece = result.pieces_of(block)[0];
    EXPECT_GE(piece.begin, before);
    before = piece.begin;
    EXPECT_EQ(block.decision, decision_of(block.reason));
    EXPECT_EQ(block.article >= 0, block.decision == Decision::kept);
    if (block.reason == Reason::body) body.push_back(block.text);
  }
  EXPECT_EQ(body, kParagraphs);
}

TEST(Blocks, NameCutsAndBlanks) {
  const Result result = extract(html_page());
  auto reason_at = [&](std::string_view text) {
    const auto at = static_cast<std::uint32_t>(result.page.find(text));
    for (const Block& block : result.blocks) {
      for (const Range& piece : result.pieces_of(block)) {
        if (piece.begin <= at && at < piece.end) return std::string(name(block.reason));
      }
    }
    return std::string("none");
  };
  EXPECT_EQ(reason_at("var x"), "script");
  EXPECT_EQ(reason_at("&nbsp;"), "rule");
  EXPECT_EQ(reason_at("Home"), "navigation");
  EXPECT_EQ(reason_at("<h1>"), "none");
  EXPECT_EQ(reason_at(kParagraphs[0]), "body");
}

}  // namespace
}  // namespace winnow
