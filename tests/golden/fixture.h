// golden -- the cases of fixtures/pages: a page, what a person says about it, and the articles pinned from it.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <winnow/winnow.h>

namespace winnow::tests {

/// One folder of fixtures/pages.
struct Fixture {
  std::string slug;
  std::filesystem::path folder;
  std::string bytes;     ///< source.html or source.txt
  nlohmann::json page;   ///< page.json, typed by a person
  Options options;       ///< page.json's "options"
  std::string expected;  ///< expected.json; "" where it is missing
  std::string fault;     ///< why the case cannot be used; "" when it can
};

/// The names of all folders in fixtures/pages, sorted.
std::vector<std::string> slugs();

/// Never throws for what stands in the files: Fixture::fault says what is wrong with them.
Fixture load(const std::string& slug);

/// The text of expected.json: status and articles, indented, with a newline at the end.
std::string pinned(const Result& result);

/// What page.json asks for and the result does not give, a line each ("key -- what came instead"): the typed half of a case, which no
/// update touches. What page.json lists in known_faults is left out; a known fault that is mended is a surprise as well.
std::vector<std::string> broken_promises(const Fixture& fixture, const Result& result);

}  // namespace winnow::tests
