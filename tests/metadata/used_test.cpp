// Which blocks leave the body because a field holds what they say.
#include <gtest/gtest.h>

#include "reading.h"

namespace winnow::metadata {
namespace {

TEST(Used, TitleBylineAndDate) {
  const Reading reading =
      read_html(page("<title>Old bridge opens</title>", "<h1>Old bridge opens</h1><p>By Ann Lee</p><p>February 21, 2024</p>"));
  EXPECT_EQ(reading.used,
            (std::map<std::string, Reason>{
                {"Old bridge opens", Reason::title}, {"By Ann Lee", Reason::byline_used}, {"February 21, 2024", Reason::dateline_used}}));
}

TEST(Used, TheTitleAgain) {
  const skeleton::Skeleton skeleton;
  const Reading reading = read_html(page("<title>Old bridge opens</title>", "<h1>Old bridge opens</h1><div>OLD BRIDGE OPENS</div>"));
  EXPECT_EQ(reading.used.at("OLD BRIDGE OPENS"), Reason::repeated_title);
}

TEST(Used, BodyTextStays) {
  for (const auto& [text, reason] : read_html(page("<title>Old bridge opens</title>", "<h1>Old bridge opens</h1>")).used)
    EXPECT_EQ(text, "Old bridge opens");
}

TEST(Used, ADeckThatTheHeadDescribes) {
  const std::string deck = "After two years the town has its crossing back";
  const Reading reading =
      read_html(page("<meta name=description content='" + deck + "'>", "<h1>Old bridge opens</h1><h2>" + deck + "</h2>"));
  EXPECT_EQ(reading.metadata.standfirst, deck);
  EXPECT_EQ(reading.used.at(deck), Reason::standfirst);
}

TEST(Used, ADeckThatIsBodyTextStaysThere) {
  const std::string deck = "After two years and four months of repairs the town has its crossing over the river back, and the ferry rests.";
  const Reading reading = read_html(page("<meta name=description content='" + deck + "'>", "<h1>Old bridge opens</h1><p>" + deck + "</p>"));
  EXPECT_EQ(reading.metadata.standfirst, deck);
  EXPECT_FALSE(reading.used.contains(deck));
}

TEST(Fields, SiteLanguageUrlAndTags) {
  const Metadata metadata = read_html(
                                "<html lang='pt_BR'><head><meta property='og:site_name' content='The Daily'><link rel=canonical "
                                "href='https://daily.example/bridge'>"
                                "<meta name=keywords content='Rivers,rivers,bridges'></head><body>" +
                                    std::string(kBody),
                                "https://daily.example/bridge?from=feed")
                                .metadata;
  EXPECT_EQ(metadata.site_name, "The Daily");
  EXPECT_EQ(metadata.language, "pt-BR");
  EXPECT_EQ(metadata.url, "https://daily.example/bridge");
  EXPECT_EQ(metadata.tags, (Strings{"Rivers", "bridges"}));
  EXPECT_EQ(read_text(kTextBody, "https://daily.example/bridge").metadata.url, "https://daily.example/bridge");
}

TEST(Fields, OnAPageOfSeveralArticlesTheHeadSpeaksForThePage) {
  const std::string html =
      "<html lang=en><head><title>Archive | The Daily</title><meta name=author content='Cy Fox'><meta property='og:site_name' content='The "
      "Daily'>"
      "<meta property='article:published_time' content='2020-01-02'></head><body><h2>Old bridge opens</h2><p>By Ann Lee</p>" +
      std::string(kBody) + "<h2>Ferry closes</h2><p>By Bo Ek</p><p>Feb 21, 2024</p>" + std::string(kBody);
  const skeleton::Skeleton skeleton = skeleton::build(html);
  const dom::Dom dom = dom::parse(skeleton, html, {64U << 20, budget::Clock::now() + std::chrono::seconds(60)});
  const blocks::BlockList list = blocks::from_dom(dom);
  select::Selection selection = keep_long(list);
  ASSERT_EQ(list.blocks[5].text, "Ferry closes");
  selection.articles = {{0, 4, 0}, {5, static_cast<std::uint32_t>(list.blocks.size() - 1), 5}};
  for (std::uint32_t i = 5; i < list.blocks.size(); ++i) {
    if (selection.verdicts[i].article == 0) selection.verdicts[i].article = 1;
  }
  const head::Head head = head::read(skeleton, html);
  const signals::Measured measured = signals::measure(list);
  const Metadata first = resolve(head, list, measured, &dom, selection, 0, "https://daily.example/archive");
  const Metadata second = resolve(head, list, measured, &dom, selection, 1, "https://daily.example/archive");
  EXPECT_EQ(first.title, "Old bridge opens");
  EXPECT_EQ(first.authors, Strings{"Ann Lee"});
  EXPECT_EQ(first.published, "");
  EXPECT_EQ(second.title, "Ferry closes");
  EXPECT_EQ(second.authors, Strings{"Bo Ek"});
  EXPECT_EQ(second.published, "2024-02-21");
  EXPECT_EQ(second.site_name, "The Daily");
  EXPECT_EQ(second.language, "en");
  EXPECT_EQ(second.url, "");
}

}  // namespace
}  // namespace winnow::metadata
