// skeleton_view -- what a test wants to see of a skeleton, as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "skeleton/skeleton.h"

namespace winnow::tests {

inline std::string text_of(Range range, std::string_view page) {
  return std::string(page.substr(range.begin, range.end - range.begin));
}

inline std::string markup_of(std::string_view page) {
  return skeleton::build(page).markup;
}

inline std::vector<std::string> runs_of(std::string_view page) {
  std::vector<std::string> runs;
  for (const Range& run : skeleton::build(page).runs) runs.push_back(text_of(run, page));
  return runs;
}

inline std::vector<std::string> cuts_of(std::string_view page, Reason reason) {
  std::vector<std::string> cuts;
  for (const skeleton::Cut& cut : skeleton::build(page).cuts) {
    if (cut.reason == reason) cuts.push_back(text_of(cut.range, page));
  }
  return cuts;
}

using Strings = std::vector<std::string>;

}  // namespace winnow::tests
