// The content of <template>, <svg> and <math>: no part of it reaches the parser, but its end must be found as the parser would.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "skeleton/markup_scan.h"
#include "skeleton/open_elements.h"

namespace winnow::skeleton {

class SkippedContent {
 public:
  SkippedContent(const char* page_end, const OpenElements& outside) : page_end_(page_end), outside_(outside) {}

  /// Skips the content of the template, svg or math element whose start tag ends before `content`. Where a tag breaks out of svg or math,
  /// content_end and after are both that tag's '<'.
  Delimited skip(Tag root, const char* content);

 private:
  enum class Kind : std::uint8_t {
    html,       ///< an HTML element within an integration point
    template_,  ///< holds HTML; end tags of what is outside have no effect
    svg,
    math,               ///< foreign elements
    integration_point,  ///< a foreign element that holds HTML
  };
  struct Entry {
    NameKey name;
    Kind kind;
  };

  [[nodiscard]] bool is_foreign() const { return stack_.back().kind == Kind::svg || stack_.back().kind == Kind::math; }
  const char* start_tag(const char* at);
  const char* end_tag(const char* at);
  const char* html_start_tag(const TagToken& token);
  void push_foreign(const TagToken& token, Kind language);
  const char* end_before(const char* at);

  const char* page_end_;
  const OpenElements& outside_;
  std::vector<Entry> stack_;
  Delimited end_{};
};

}  // namespace winnow::skeleton
