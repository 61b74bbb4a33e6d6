// Pages made to take an unguarded parser down: each is done with in linear time, little memory, and no text is lost.
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>

#include "dom_view.h"

namespace winnow::tests {
namespace {

using budget::Clock;

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  while (times-- > 0) result.append(text);
  return result;
}

std::string numbered(std::size_t times, const std::function<std::string(const std::string&)>& part) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result.append(part(std::to_string(i)));
  return result;
}

struct HostilePage {
  const char* name;
  std::string (*make)();
};

std::ostream& operator<<(std::ostream& out, const HostilePage& page) {
  return out << page.name;
}

class Hostile : public testing::TestWithParam<HostilePage> {};

TEST_P(Hostile, IsDoneWithInTime) {
  const std::string page = GetParam().make();
  const auto start = Clock::now();
  const skeleton::Skeleton skeleton = skeleton::build(page);
  const std::size_t max_bytes = (std::size_t{16} << 20) + 16 * page.size();
  const dom::Dom dom = dom::parse(skeleton, page, {max_bytes, start + std::chrono::minutes(5)});
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
  EXPECT_LT(milliseconds, 5000);
  EXPECT_LE(dom.arena_bytes, max_bytes);
  std::size_t texts = dom.unreached.size();
  for (const dom::Node& node : dom.nodes) texts += node.tag == dom::Tag::text;
  EXPECT_EQ(texts, skeleton.runs.size());
  EXPECT_TRUE(dom.unreached.empty() || dom.spent != dom::Spent::nothing);
  RecordProperty("milliseconds", static_cast<int>(milliseconds));
}

INSTANTIATE_TEST_SUITE_P(
    Pages, Hostile,
    testing::Values(
        HostilePage{"nested_div", [] { return repeat("<div>", 1000000); }},
        HostilePage{"nested_div_with_text", [] { return repeat("<div>a", 300000); }},
        HostilePage{"nested_and_closed", [] { return repeat("<div>", 100000) + repeat("</div>", 100000); }},
        HostilePage{"span_then_foo", [] { return repeat("<span>", 30000) + repeat("</foo>", 30000); }},
        HostilePage{"foo_span_then_foo", [] { return "<foo><div>" + repeat("<span>", 500) + repeat("</foo>", 200000); }},
        HostilePage{"unknown_then_other", [] { return repeat("<x-a>", 500) + repeat("</x-b>", 200000); }},
        HostilePage{"p_b_with_ids", [] { return numbered(20000, [](const std::string& i) { return "<p><b id=" + i + ">x"; }); }},
        HostilePage{
            "font_then_p",
            [] { return numbered(20000, [](const std::string& i) { return "<font color=" + i + ">"; }) + repeat("</p><p>x", 20000); }},
        HostilePage{
            "all_formatting_then_p",
            [] { return repeat("<a><b><big><code><em><font><i><nobr><s><small><strike><strong><tt><u>", 3) + repeat("<p>x", 100000); }},
        HostilePage{"b_div_then_b", [] { return repeat("<b><div>", 30000) + repeat("</b>", 30000); }},
        HostilePage{"a_div", [] { return repeat("<a><div>x", 100000); }}, HostilePage{"a_p", [] { return repeat("<p><a>x", 100000); }},
        HostilePage{"attributes", [] { return "<div" + numbered(1000000, [](const std::string& i) { return " a" + i + "=1"; }) + ">x"; }},
        HostilePage{"templates", [] { return repeat("<template><tr><td>", 10000); }},
        HostilePage{"svg", [] { return repeat("<svg><g>", 10000) + repeat("</foo>", 100000); }},
        HostilePage{"open_svg_in_divs", [] { return repeat("<div><svg><g>", 100000); }},
        HostilePage{"svg_with_integration_points", [] { return repeat("<svg><foreignObject><div>", 50000) + repeat("</p>", 50000); }},
        HostilePage{"tables", [] { return repeat("<table><tr><td>", 100000); }},
        HostilePage{"text_in_tables", [] { return repeat("<table>x", 50000); }},
        HostilePage{"fostered", [] { return "<table>" + repeat("<div>x</div>", 100000); }},
        HostilePage{"li_dd", [] { return repeat("<li><dd>", 100000); }}, HostilePage{"rt", [] { return repeat("<rt>", 200000); }},
        HostilePage{"option_li", [] { return repeat("<option><li>", 100000); }},
        HostilePage{"selects", [] { return repeat("<select><option>x", 100000); }},
        HostilePage{"buttons", [] { return repeat("<button><p>", 100000); }}, HostilePage{"forms", [] { return repeat("<form>", 200000); }},
        HostilePage{"form_div", [] { return repeat("<form><div></form>", 100000); }},
        HostilePage{"headings", [] { return repeat("<h1><h2>x", 100000); }}, HostilePage{"less_than", [] { return repeat("<", 1000000); }},
        HostilePage{"open_comments", [] { return repeat("<!--", 300000); }}, HostilePage{"open_tags", [] { return repeat("<a ", 300000); }},
        HostilePage{"open_quotes", [] { return repeat("<a b=\"", 200000); }},
        HostilePage{"scripts", [] { return repeat("<script><!--<script>", 50000); }},
        HostilePage{"almost_end_of_script", [] { return "<script>" + repeat("</scrip", 200000); }},
        HostilePage{"almost_end_of_title", [] { return "<title>" + repeat("</titl", 200000); }},
        HostilePage{"end_tags", [] { return repeat("</p>", 200000); }},
        HostilePage{"bodies", [] { return repeat("<body><html>", 100000); }},
        HostilePage{"long_name", [] { return "<" + repeat("a", 1000000) + ">x"; }},
        HostilePage{"doctype", [] { return "<!DOCTYPE " + repeat("a", 1000000) + ">x"; }},
        HostilePage{"nuls", [] { return std::string(500000, '\0'); }},
        HostilePage{"blank_references", [] { return repeat("&#32;", 200000); }},
        HostilePage{"long_number", [] { return "&#" + repeat("9", 1000000); }}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace winnow::tests
