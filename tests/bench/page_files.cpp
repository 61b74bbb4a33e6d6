#include "bench/page_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace bench {
namespace {

std::vector<std::string> fixture_paths() {
  std::vector<std::string> paths;
  for (const auto& folder : std::filesystem::directory_iterator(WINNOW_SOURCE_DIR "/fixtures/pages")) {
    for (const char* name : {"source.html", "source.txt"}) {
      const std::filesystem::path path = folder.path() / name;
      if (std::filesystem::exists(path)) paths.push_back(path.string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> listed_paths(const std::string& list) {
  std::ifstream in(list);
  std::vector<std::string> paths;
  for (std::string line; std::getline(in, line);) paths.push_back(line);
  return paths;
}

}  // namespace

std::vector<std::string> read_pages(const std::string& list) {
  std::vector<std::string> pages;
  for (const std::string& path : list.empty() ? fixture_paths() : listed_paths(list)) {
    std::ifstream in(path, std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return pages;
}

}  // namespace bench
