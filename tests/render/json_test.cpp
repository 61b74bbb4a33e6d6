#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "render/render.h"
#include "sample.h"

namespace winnow::render {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& member : object.items()) keys.push_back(member.key());
  return keys;
}

TEST(Json, HoldsAllOfTheResult) {
  const Json page = Json::parse(json(whole_page(), {"pages/a.html"}));
  EXPECT_EQ(keys_of(page),
            (std::vector<std::string>{"id", "status", "confidence", "message", "format", "charset", "charset_source", "articles"}));
  EXPECT_EQ(page["id"], "pages/a.html");
  EXPECT_EQ(page["status"], "article");
  EXPECT_EQ(page["confidence"], 0.75);
  EXPECT_EQ(page["format"], "html");
  EXPECT_EQ(page["charset_source"], "meta");
  ASSERT_EQ(page["articles"].size(), 2U);
  EXPECT_EQ(page["articles"][1]["body_source"], "ld_json");
}

TEST(Json, HoldsAllOfAnArticle) {
  const Json article = Json::parse(json(whole_page(), {"a"}))["articles"][0];
  EXPECT_EQ(article["title"], "Bridge \"opens\"");
  EXPECT_EQ(article["authors"], (Json{"Ada Moor", "Jo Pike"}));
  EXPECT_EQ(article["date"], "2024-02-21");
  EXPECT_EQ(article["published"], "2024-02-21");
  EXPECT_EQ(article["modified"], "2024-02-22T08:00:00Z");
  EXPECT_EQ(article["site_name"], "The Post");
  EXPECT_EQ(article["language"], "en");
  EXPECT_EQ(article["url"], "https://example.org/bridge?a=1&b=2");
  EXPECT_EQ(article["tags"], (Json{"bridges"}));
  EXPECT_EQ(article["standfirst"], "After a year.");
  EXPECT_EQ(article["fingerprint"], "00f123456789abcd");
  EXPECT_EQ(article["text"], "The bridge opened.\nIt had been shut for a year.");
  EXPECT_EQ(article["paragraphs"][0], Json::parse(R"({"kind":"paragraph","level":0,"text":"The bridge opened.","source":[40,58]})"));
}

TEST(Json, SaysAsMuchAboutBlocksAsWasAskedFor) {
  EXPECT_FALSE(Json::parse(json(whole_page(), {"a"})).contains("blocks"));
  const Json verdicts = Json::parse(json(whole_page(), {"a", Detail::verdicts}))["blocks"];
  ASSERT_EQ(verdicts.size(), 3U);
  EXPECT_EQ(verdicts[2], Json::parse(R"({"decision":"dropped","reason":"related_news","article":-1,"score":-3.25,"ranges":[[58,80]],
                                         "text":"Also: <b>the ferry</b>"})"));
  const Json evidence = Json::parse(json(whole_page(), {"a", Detail::evidence}))["blocks"];
  EXPECT_EQ(evidence[2]["evidence"], Json::parse(R"([{"signal":"heading_above","value":1,"share":-2.5,"detail":"Related"}])"));
}

TEST(Jsonl, IsOneLineThatStartsWithTheFirstArticle) {
  const std::string line = jsonl(whole_page(), {"a.html"});
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const Json page = Json::parse(line);
  EXPECT_EQ(keys_of(page), (std::vector<std::string>{"id", "status", "confidence", "title", "authors", "date", "modified", "language",
                                                     "url", "fingerprint", "text", "articles"}));
  EXPECT_EQ(page["title"], "Bridge \"opens\"");
  EXPECT_EQ(page["date"], "2024-02-21");
}

TEST(Jsonl, TextIsThatOfAllArticles) {
  EXPECT_EQ(Json::parse(jsonl(whole_page(), {"a"}))["text"], "The bridge opened.\nIt had been shut for a year.\n\nThe tunnel is shut.");
}

TEST(Jsonl, LeavesParagraphsToThoseWhoAskForDetail) {
  EXPECT_FALSE(Json::parse(jsonl(whole_page(), {"a"}))["articles"][0].contains("paragraphs"));
  const Json detailed = Json::parse(jsonl(whole_page(), {"a", Detail::evidence}));
  EXPECT_EQ(detailed["articles"][0]["paragraphs"].size(), 2U);
  EXPECT_EQ(keys_of(detailed).back(), "blocks");
}

TEST(Jsonl, PageWithoutArticleHasTheSameFields) {
  Result nothing;
  nothing.status = Status::listing;
  const Json page = Json::parse(jsonl(nothing, {"a"}));
  EXPECT_EQ(keys_of(page), keys_of(Json::parse(jsonl(whole_page(), {"a"}))));
  EXPECT_EQ(page["status"], "listing");
  EXPECT_EQ(page["text"], "");
  EXPECT_EQ(page["articles"], Json::array());
}

TEST(Jsonl, FailedPageSaysWhy) {
  Result failed;
  failed.message = "No such file";
  const Json page = Json::parse(jsonl(failed, {"a", Detail::articles, "missing"}));
  EXPECT_EQ(page["status"], "missing");
  EXPECT_EQ(page["message"], "No such file");
}

}  // namespace
}  // namespace winnow::render
