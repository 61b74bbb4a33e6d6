#include <gtest/gtest.h>

#include "reading.h"

namespace winnow::head {
namespace {

const std::string kFirst = "The old bridge over the river opened again on Monday after two years of repairs, the town said.";
const std::string kSecond = "Hundreds of people crossed it on foot in the first hour, and a brass band played on the northern bank.";
const std::string kThird = "Lorries will have to wait until the spring, when the last of the new cables is to be tightened.";
const std::string kAll = kFirst + "\n" + kSecond + "\n" + kThird;

/// Long enough to be looked at.
const std::string kPadding =
    R"("build":"0123456789012345678901234567890123456789012345678901234567890123456789","locale":"en","paths":["/a/b/c","/d/e/f"])";

std::string body_of(std::string_view html) {
  return read_hydration(skeleton::build(html), html).body;
}

TEST(Hydration, ReadsAListOfParagraphObjects) {
  EXPECT_EQ(body_of("<script id=\"__NEXT_DATA__\" type=\"application/json\">{" + kPadding +
                    ",\"props\":{\"story\":{\"content_elements\":[{\"type\":\"text\",\"content\":\"" + kFirst +
                    "\"},{\"type\":\"image\",\"url\":\"https://cdn.example/1.jpg\"},{\"type\":\"text\",\"content\":\"" + kSecond +
                    "\"},{\"type\":\"text\",\"content\":\"" + kThird + "\"}]}}}</script>"),
            kAll);
}

TEST(Hydration, ReadsHtmlInOneString) {
  EXPECT_EQ(body_of("<script>window.__STATE__ = {" + kPadding + ",\"article\":{\"body\":\"<p>" + kFirst + "<\\/p><p>" + kSecond +
                    "<\\/p><p>" + kThird + "<\\/p>\"}};</script>"),
            kAll);
}

TEST(Hydration, JoinsThePartsOfAParagraph) {
  const std::string half = kFirst.substr(0, 40);
  const std::string rest = kFirst.substr(40);
  EXPECT_EQ(
      body_of("<script type='application/json'>{" + kPadding + ",\"blocks\":[{\"children\":[{\"text\":\"" + half + "\"},{\"text\":\"" +
              rest + "\"}]},{\"children\":[{\"text\":\"" + kSecond + "\"}]},{\"children\":[{\"text\":\"" + kThird + "\"}]}]}</script>"),
      kAll);
}

TEST(Hydration, ReadsJsonWithinAString) {
  EXPECT_EQ(body_of("<script>window.DATA = JSON.parse(\"{\\\"pad\\\":\\\"" + std::string(400, 'x') + "\\\",\\\"paragraphs\\\":[\\\"" +
                    kFirst + "\\\",\\\"" + kSecond + "\\\",\\\"" + kThird + "\\\"]}\");</script>"),
            kAll);
}

TEST(Hydration, LeavesTeasersAndConsentTextsAlone) {
  const auto teaser = [](const std::string& text) { return R"({"headline":"Other news","url":"/other","text":")" + text + "\"}"; };
  EXPECT_EQ(body_of("<script type='application/json'>{" + kPadding + ",\"related\":[" + teaser(kFirst) + "," + teaser(kSecond) + "," +
                    teaser(kThird) + "]}</script>"),
            "");
  const std::string consent =
      "We and our partners store cookies on your device. You may withdraw your consent to cookies at any time in the settings of this "
      "page, which explain each of them. ";
  EXPECT_EQ(body_of("<script type='application/json'>{" + kPadding + ",\"dialog\":{\"text\":\"" + consent + consent + "\"}}</script>"), "");
}

TEST(Hydration, FindsNothingInPrograms) {
  std::string program = "<script>(function(){\"use strict\";var a={b:1};if(a){return [1,2];}})();";
  for (int i = 0; i < 50; ++i) program += "function f(){ var text = 'some words that are no article'; return { a: [1, 2, 3] }; }";
  EXPECT_EQ(body_of(program + "</script>"), "");
}

TEST(Hydration, NamesTheAuthorsAndTheDateOfTheObjectThatHoldsTheBody) {
  const std::string html =
      "<script type='application/json'>{" + kPadding +
      R"(,"list":[{"publishDate":"2020-01-01","author":"Cy Poe","text":"short"}],"story":{"display_date":"2024-02-19T09:00:00Z",)" +
      R"("credits":{"by":[{"type":"author","name":"Ann Lee","image":{"name":"portrait"}},{"name":"Bo Ek"}]},"body":{"parts":[")" + kFirst +
      R"(",")" + kSecond + R"(",")" + kThird + R"("]}}}</script>)";
  const Hydration found = read_hydration(skeleton::build(html), html);
  EXPECT_EQ(found.body, kAll);
  ASSERT_EQ(found.authors.size(), 2U);
  EXPECT_EQ(found.authors[0].value, "Ann Lee");
  EXPECT_EQ(found.authors[1].value, "Bo Ek");
  ASSERT_EQ(found.published.size(), 1U);
  EXPECT_EQ(found.published[0].value, "2024-02-19T09:00:00Z");
}

TEST(Hydration, WithoutADateBesideTheBodyNobodyIsNamed) {
  const std::string html = "<script type='application/json'>{" + kPadding + R"(,"user":{"author":"Cy Poe"},"story":{"author":"Ann Lee",)" +
                           R"("parts":[")" + kFirst + R"(",")" + kSecond + R"(",")" + kThird + R"("]}}</script>)";
  const Hydration found = read_hydration(skeleton::build(html), html);
  EXPECT_EQ(found.body, kAll);
  EXPECT_TRUE(found.authors.empty());
}

}  // namespace
}  // namespace winnow::head
