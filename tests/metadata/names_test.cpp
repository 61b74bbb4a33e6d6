#include "metadata/names.h"

#include "metadata/bylines.h"

#include <gtest/gtest.h>

namespace winnow::metadata {
namespace {

using Strings = std::vector<std::string>;

Strings split(std::string_view raw) {
  Strings out;
  append_names(raw, out);
  return out;
}

Strings byline(std::string_view line) {
  Strings out;
  const bool found = read_byline(line, out);
  EXPECT_EQ(found, !out.empty());
  return out;
}

Strings inner(std::string_view line) {
  Strings out;
  read_inner_byline(line, out);
  return out;
}

TEST(AppendNames, SplitsLists) {
  EXPECT_EQ(split("Ann Lee"), Strings{"Ann Lee"});
  EXPECT_EQ(split("Ann Lee and Bo Ek"), (Strings{"Ann Lee", "Bo Ek"}));
  EXPECT_EQ(split("Ann Lee, Bo Ek, and Cy Fox"), (Strings{"Ann Lee", "Bo Ek", "Cy Fox"}));
  EXPECT_EQ(split("Anna Groß und Bo Ek"), (Strings{"Anna Groß", "Bo Ek"}));
  EXPECT_EQ(split("Ana Gil y Bo Ek"), (Strings{"Ana Gil", "Bo Ek"}));
  EXPECT_EQ(split("Ann Lee / Bo Ek; Cy Fox"), (Strings{"Ann Lee", "Bo Ek", "Cy Fox"}));
}

TEST(AppendNames, TakesOffWhatStandsAround) {
  EXPECT_EQ(split("By Ann Lee"), Strings{"Ann Lee"});
  EXPECT_EQ(split("Ann Lee, Chief Reporter"), Strings{"Ann Lee"});
  EXPECT_EQ(split("Ann Lee (ale)"), Strings{"Ann Lee"});
  EXPECT_EQ(split("Ann Lee | The Daily"), Strings{"Ann Lee"});
  EXPECT_EQ(split("Ann Lee ann@daily.example"), Strings{"Ann Lee"});
  EXPECT_EQ(split("ann@daily.example"), Strings{});
  EXPECT_EQ(split("Ann Lee December 20, 2024"), Strings{"Ann Lee"});
  EXPECT_EQ(split("Ann LeeDecember 20"), Strings{"Ann Lee"});
  EXPECT_EQ(split("신현주 기자"), Strings{"신현주"});
}

TEST(AppendNames, KeepsNamesWhole) {
  EXPECT_EQ(split("Ludwig van Beethoven"), Strings{"Ludwig van Beethoven"});
  EXPECT_EQ(split("April May"), Strings{"April May"});
  EXPECT_EQ(split("Di Canio"), Strings{"Di Canio"});
  EXPECT_EQ(split("Lee, Ann"), Strings{"Ann Lee"});
  EXPECT_EQ(split("Ann Lee and Ann Lee"), Strings{"Ann Lee"});
}

TEST(ReadByline, KnowsCuesOfManyLanguages) {
  EXPECT_EQ(byline("By: H. Zaïm-Bashi"), Strings{"H. Zaïm-Bashi"});
  EXPECT_EQ(byline("BY ANN LEE"), Strings{"ANN LEE"});
  EXPECT_EQ(byline("Written by Ann"), Strings{"Ann"});
  EXPECT_EQ(byline("Von Anna Groß und Bo Ek"), (Strings{"Anna Groß", "Bo Ek"}));
  EXPECT_EQ(byline("Par Anne Blanc, publié le 3 mai"), Strings{"Anne Blanc"});
  EXPECT_EQ(byline("Текст: Иван Петров"), Strings{"Иван Петров"});
  EXPECT_EQ(byline("作者：王小明"), Strings{"王小明"});
  EXPECT_EQ(byline("ByAnn LeeMar 5, 2025 | 6 comments"), Strings{"Ann Lee"});
  EXPECT_EQ(byline("by annlee"), Strings{"annlee"});
  EXPECT_EQ(byline("Հեղինակ՝ Անի Լի"), Strings{"Անի Լի"});
  EXPECT_EQ(byline("记者 王小明"), Strings{"王小明"});
  EXPECT_EQ(byline("탁여울 기자 tak@paper.example"), Strings{"탁여울"});
  EXPECT_EQ(byline("来源：青岭晚报"), Strings{});
}

TEST(ReadByline, ProseIsNone) {
  for (const std::string_view line : {"By Monday the company said it would", "By the numbers", "By continuing you agree",
                                      "Von der Leyen sagt ab", "Journalist: Good morning.", "Bypass", "From the archive", ""}) {
    EXPECT_EQ(byline(line), Strings{}) << line;
  }
}

TEST(ReadInnerByline, FindsTheCueWithinALine) {
  EXPECT_EQ(inner("December 20, 2025 by Ann Lee - 5 comments"), Strings{"Ann Lee"});
  EXPECT_EQ(inner("5 min read | By Ann Lee"), Strings{"Ann Lee"});
  EXPECT_EQ(inner("来源：青岭晚报 作者：顾南乔 编辑：苏砚"), Strings{"顾南乔"});
  EXPECT_EQ(inner("Reviewed by Ann Lee"), Strings{});
  EXPECT_EQ(inner("The mayor was interviewed by Channel Four"), Strings{});
}

TEST(BareNames, AreFullNamesAlone) {
  Strings names;
  EXPECT_TRUE(read_bare_names("Ann Lee and Bo Ek", names));
  EXPECT_EQ(names, (Strings{"Ann Lee", "Bo Ek"}));
  for (const std::string_view line : {"Latest News", "ann lee", "Politics", "The Daily Staff", "Call 555 1234"}) {
    names.clear();
    EXPECT_FALSE(read_bare_names(line, names)) << line;
  }
}

TEST(FullNames, OfEastAsiaAreOfTheirLength) {
  for (const std::string_view name : {"王小明", "久米川梢", "탁여울", "久米川 梢", "小川さくら"}) EXPECT_TRUE(is_full_name(name)) << name;
  for (const std::string_view name : {"時系列で見る", "图为重新开张的青岭老茶馆 顾南乔 摄", "青岭新华社", "国"})
    EXPECT_FALSE(is_full_name(name)) << name;
}

TEST(GenericNames, StandForNobody) {
  for (const std::string_view name : {"admin", "Staff", "Editorial Team", "Redaktion", "The Newsroom", "News Desk"})
    EXPECT_TRUE(is_generic_name(name)) << name;
  for (const std::string_view name : {"Ann Lee", "Reuters", "Ed Newsom"}) EXPECT_FALSE(is_generic_name(name)) << name;
}

TEST(CueAlone, NamesFollowInTheNextLine) {
  EXPECT_TRUE(is_cue_alone("By"));
  EXPECT_TRUE(is_cue_alone("Author(s):"));
  EXPECT_FALSE(is_cue_alone("By Ann"));
}

}  // namespace
}  // namespace winnow::metadata
