// Reads pages and lists what the head room found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "head/head.h"
#include "skeleton/skeleton.h"

namespace winnow::head {

inline Head read_page(std::string_view html) {
  return read(skeleton::build(html), html);
}

inline Head read_ld_json(std::string_view json) {
  std::string html = R"(<html><head><script type="application/ld+json">)";
  html += json;
  html += "</script></head><body></body></html>";
  return read_page(html);
}

inline std::vector<std::string> values(const std::vector<Candidate>& candidates) {
  std::vector<std::string> out;
  out.reserve(candidates.size());
  for (const Candidate& candidate : candidates) out.push_back(candidate.value);
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace winnow::head
