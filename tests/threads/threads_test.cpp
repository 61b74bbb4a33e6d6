// Eight threads call the library at once, each in an order of its own: all that comes out is what one thread gets. Under ThreadSanitizer
// (the preset tsan) it also shows that nothing is shared.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <winnow/winnow.h>
#include <winnow/winnow_c.h>

namespace winnow::tests {
namespace {

constexpr std::size_t kThreads = 8;

std::vector<std::string> fixture_pages() {
  std::vector<std::filesystem::path> paths;
  for (const auto& folder : std::filesystem::directory_iterator(std::string(WINNOW_SOURCE_DIR) + "/fixtures/pages")) {
    for (const char* name : {"source.html", "source.txt"}) {
      if (std::filesystem::exists(folder.path() / name)) paths.push_back(folder.path() / name);
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> pages;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return pages;
}

/// All that a result says.
std::string told(const Result& result) {
  std::string all = std::string(name(result.status)) + ' ' + std::to_string(result.confidence) + ' ' + result.charset + '\n' + result.page;
  for (const Article& article : result.articles) {
    all += '\n' + article.title + '|' + article.published + '|' + article.modified + '|' + article.language + '|' + article.text();
    for (const std::string& author : article.authors) all += '|' + author;
  }
  for (const Block& block : result.blocks) {
    all += '\n' + std::string(name(block.reason)) + ' ' + std::to_string(block.score) + ' ' + block.text;
    for (const Evidence& evidence : block.evidence) all += ' ' + std::string(evidence.signal) + ' ' + std::to_string(evidence.share);
  }
  return all;
}

std::string told_by_c(const std::string& page) {
  winnow_result* result = winnow_extract(page.data(), page.size(), nullptr);
  std::string all =
      std::string(winnow_status_name(result, nullptr)) + '\n' + winnow_title(result, 0, nullptr) + '\n' + winnow_text(result, 0, nullptr);
  winnow_free(result);
  return all;
}

/// Runs `ask` over all pages in each of the threads, from another page on each time; returns how many answers were not the first ones.
template <typename Ask>
std::size_t different_answers(const std::vector<std::string>& pages, Ask&& ask) {
  std::vector<std::vector<std::string>> answers(kThreads, std::vector<std::string>(pages.size()));
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::size_t page = (i + t * pages.size() / kThreads) % pages.size();
        answers[t][page] = ask(pages[page]);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::size_t different = 0;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const std::string alone = ask(pages[page]);
    for (const auto& of_thread : answers) different += of_thread[page] != alone;
  }
  return different;
}

TEST(Threads, TheFirstCallsMayComeAtOnce) {  // first in this file: the tables that are made at first use are not there yet
  const std::vector<std::string> pages(kThreads,
                                       "<title>a</title><p>The caf\xC3\xA9 &amp; the harbour, 21 February 2024, by Ana Morel.</p>");
  EXPECT_EQ(different_answers(pages, [](const std::string& page) { return told(extract(page)); }), 0U);
}

TEST(Threads, GetWhatOneThreadGets) {
  const std::vector<std::string> pages = fixture_pages();
  ASSERT_GT(pages.size(), 50U);
  EXPECT_EQ(different_answers(pages, [](const std::string& page) { return told(extract(page)); }), 0U);
}

TEST(Threads, GetItThroughTheCInterfaceToo) {
  const std::vector<std::string> pages = fixture_pages();
  EXPECT_EQ(different_answers(pages, told_by_c), 0U);
}

TEST(Threads, ShareOneResult) {
  const std::vector<std::string> pages = fixture_pages();
  const Result result = extract(pages.front());
  const std::string alone = told(result);
  std::vector<std::thread> threads;
  std::vector<int> same(kThreads, 0);
  for (std::size_t t = 0; t < kThreads; ++t) threads.emplace_back([&, t] { same[t] = told(result) == alone; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::count(same.begin(), same.end(), 1), static_cast<std::ptrdiff_t>(kThreads));
}

}  // namespace
}  // namespace winnow::tests
