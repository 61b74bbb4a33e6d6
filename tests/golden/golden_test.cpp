// One test a folder of fixtures/pages, by its name: a new case needs no code.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "conservation/conservation.h"
#include "golden/fixture.h"

namespace winnow::tests {
namespace {

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, page) {
  const Fixture fixture = load(GetParam());
  ASSERT_EQ(fixture.fault, "");
  const Result result = extract(fixture.bytes, fixture.options);
  for (const std::string& promise : broken_promises(fixture, result)) ADD_FAILURE() << promise;
  EXPECT_EQ(structure_fault(result), "");
  EXPECT_EQ(coverage_fault(result), "");
  EXPECT_EQ(excess_fault(result), "");
  EXPECT_EQ(fixture.expected, pinned(result)) << "if the new articles are better: tools/fixture update " << fixture.slug;
}

INSTANTIATE_TEST_SUITE_P(fixtures, Golden, testing::ValuesIn(slugs()), [](const auto& slug) { return slug.param; });

TEST(Slugs, are_snake_case) {
  for (const std::string& slug : slugs()) {
    EXPECT_TRUE(std::all_of(slug.begin(), slug.end(), [](unsigned char c) {
      return c < 0x80 && (std::islower(c) || std::isdigit(c) || c == '_');
    })) << slug;
  }
}

// needs.md's rows that a page can show; 17, 18 and 24 are about time, crashes and state.
TEST(Fixtures, show_every_need_in_many_languages) {
  std::set<int> needs;
  std::set<std::string> languages;
  std::set<std::string> scripts;
  for (const std::string& slug : slugs()) {
    const nlohmann::json page = load(slug).page;
    for (const auto& row : page.value("needs", nlohmann::json::array())) needs.insert(row.get<int>());
    if (page.contains("language")) languages.insert(page.at("language").get<std::string>());
    if (page.contains("script")) scripts.insert(page.at("script").get<std::string>());
  }
  for (int row = 1; row <= 22; ++row) {
    if (row == 17 || row == 18) continue;
    EXPECT_TRUE(needs.contains(row)) << "no fixture for row " << row;
  }
  EXPECT_GE(slugs().size(), 45U);
  EXPECT_GE(languages.size(), 8U);
  for (const char* script : {"Latn", "Armn", "Arab", "Cyrl", "Deva"}) EXPECT_TRUE(scripts.contains(script)) << script;
  EXPECT_TRUE(scripts.contains("Hans") || scripts.contains("Hant") || scripts.contains("Hani") || scripts.contains("Jpan"));
}

}  // namespace
}  // namespace winnow::tests
