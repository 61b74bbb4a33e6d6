// Every text run stands under the same elements as in Gumbo's parse of the whole page.
#include "full_parse.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "tag_soup.h"

namespace winnow::tests {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

void expect_no_difference(const std::string& page, const std::string& name) {
  const std::vector<Difference> differences = differences_to_full_parse(page);
  EXPECT_TRUE(differences.empty()) << name << ": " << differences.size() << " runs; the first: " << differences[0].text << "\n  ours   "
                                   << differences[0].ours << "\n  theirs " << differences[0].theirs;
}

TEST(FullParse, TagSoup) {
  for (std::uint32_t seed = 0; seed < 2000 && !HasFailure(); ++seed) {
    const std::string page = tag_soup(seed, 10 + seed % 30);
    expect_no_difference(page, page);
  }
}

TEST(FullParse, NestedSoup) {
  for (std::uint32_t seed = 0; seed < 2000 && !HasFailure(); ++seed) {
    const std::string page = nested_soup(seed, 20 + seed % 80, 4 + seed % 30);
    expect_no_difference(page, page);
  }
}

TEST(FullParse, TableSoup) {
  for (std::uint32_t seed = 0; seed < 2000 && !HasFailure(); ++seed) {
    const std::string page = table_soup(seed, 10 + seed % 90);
    expect_no_difference(page, page);
  }
}

TEST(FullParse, WhatTheFuzzerFound) {
  for (const std::string_view page : std::initializer_list<std::string_view>{
           "<p><a><div><svg/a></a><p>text",                                // svg opens formatting elements again
           "<h3><div><svg></h2><p>text",                                   // the end tag of a heading closes any
           "<p><select><iframe><select><option><div><p>text",              // no raw text in a select
           "<table><select><math><textarea>a</textarea><table>text",       // nor mathematics
           "<picture></h>text",                                            // unknown end tags close nothing else
           "<a><main><article>text<a>",                                    // main is special
           "</><a>text",                                                   // no tag at all
           "<svg w='>'</>text",                                            // an attribute of this name
           "<div><font><font><font><font size=2></div>text",               // the skeleton has no attributes
           "<svg><main><div>text",                                         // main does not end an svg
           "<svg><td><font size=2>text",                                   // this font does
           "<a><div><div><div><div><div><div><div><div><div>text</a><a>",  // text that is placed too late
           "<svg <a/></p></d>text",                                        // a tag within a tag
           "<svg w='<svg><b>'></p>text",                                   // and one more
           "<svg t=\"<svg h=\">\"></p>text",                               // whose value would be one
           "<s t=\"<svg t=\"><svg></p>text",                               // which value begins no tag
           "<li><b></li>\0\0<li>text"sv,                                   // NULs do not open <b> again
       }) {
    expect_no_difference(std::string(page), std::string(page));
  }
}

std::string read_gzip(const fs::path& path) {
  std::string text;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return text;
  std::array<char, 1 << 16> buffer;
  for (int got = 0; (got = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  gzclose(file);
  return text;
}

/// Every nth page of a folder; WINNOW_ALL_PAGES=1 takes all.
void expect_pages_without_difference(const char* folder, std::size_t step) {
  const fs::path path = fs::path(WINNOW_SOURCE_DIR) / "../shared/pages" / folder;
  if (!fs::is_directory(path)) GTEST_SKIP() << "no " << path;
  if (std::getenv("WINNOW_ALL_PAGES") != nullptr) step = 1;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::size_t compared = 0;
  for (std::size_t i = 0; i < files.size(); i += step) {
    const std::string name = files[i].filename().string();
    if (name.find(".html") == std::string::npos) continue;
    expect_no_difference(read_gzip(files[i]), name);  // gzread hands through what is not packed
    ++compared;
  }
  EXPECT_GT(compared, 0U);
}

TEST(FullParse, NewsPages) {
  expect_pages_without_difference("world", 3);
}
TEST(FullParse, ArticlePages) {
  expect_pages_without_difference("articles", 25);
}
TEST(FullParse, SnippetPages) {
  expect_pages_without_difference("snippets", 25);
}
TEST(FullParse, OtherPages) {
  expect_pages_without_difference("other", 25);
}
TEST(FullParse, ArchivePages) {
  expect_pages_without_difference("archives", 1);
}

}  // namespace
}  // namespace winnow::tests
