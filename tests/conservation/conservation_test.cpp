// The judge itself: it must see each kind of fault.
#include "conservation/conservation.h"

#include <gtest/gtest.h>

#include <string_view>

namespace winnow::tests {
namespace {

// A result whose one dropped block holds the page's bytes [begin, end).
Result result_of(std::string_view page, Format format, std::uint32_t begin, std::uint32_t end) {
  Result result;
  result.format = format;
  result.page = page;
  result.pieces = {{begin, end}};
  Block block;
  block.decision = Decision::dropped;
  block.reason = Reason::boilerplate;
  block.piece_count = 1;
  result.blocks = {block};
  return result;
}

TEST(structure, accepts_disjoint_pieces) {
  EXPECT_EQ(structure_fault(result_of("one two", Format::text, 0, 7)), "");
}

TEST(structure, sees_overlap) {
  Result result = result_of("one two", Format::text, 0, 5);
  result.pieces.push_back({4, 7});
  result.blocks[0].piece_count = 2;
  EXPECT_NE(structure_fault(result), "");
}

TEST(structure, sees_pieces_of_no_block_and_of_two) {
  Result result = result_of("one two", Format::text, 0, 5);
  result.pieces.push_back({5, 7});
  EXPECT_NE(structure_fault(result), "");
  result.blocks.push_back(result.blocks[0]);
  result.blocks[0].piece_count = 2;
  EXPECT_NE(structure_fault(result), "");
}

TEST(structure, sees_pieces_out_of_bounds_and_within_characters) {
  EXPECT_NE(structure_fault(result_of("one", Format::text, 0, 4)), "");
  EXPECT_NE(structure_fault(result_of("\xC3\xA9", Format::text, 1, 2)), "");
}

TEST(structure, sees_decisions_that_are_not_the_reasons) {
  Result result = result_of("one", Format::text, 0, 3);
  result.blocks[0].reason = Reason::script;
  EXPECT_NE(structure_fault(result), "");
  result.blocks[0].decision = Decision::kept;
  result.blocks[0].reason = Reason::body;
  EXPECT_NE(structure_fault(result), "");
}

TEST(coverage, of_text_is_every_byte_but_blanks) {
  EXPECT_EQ(coverage_fault(result_of("  one\xC2\xA0\n", Format::text, 2, 5)), "");
  EXPECT_NE(coverage_fault(result_of("  one\n", Format::text, 2, 4)), "");
}

TEST(coverage, of_html_is_what_the_parser_calls_text) {
  EXPECT_EQ(coverage_fault(result_of("<p> one </p><!-- two --> &nbsp;<br>", Format::html, 4, 7)), "");
  EXPECT_NE(coverage_fault(result_of("<p> one </p>two", Format::html, 4, 7)), "");
  EXPECT_NE(coverage_fault(result_of("<p>one</p><script>two</script>", Format::html, 3, 6)), "") << "scripts are text that has to be cut";
}

TEST(coverage, knows_tags_that_the_parser_ignores_within_a_text) {
  Result result = result_of("<p>one</form>two", Format::html, 3, 6);
  EXPECT_NE(coverage_fault(result), "");
  result.pieces.push_back({13, 16});
  result.blocks[0].piece_count = 2;
  EXPECT_EQ(coverage_fault(result), "");
}

TEST(coverage, of_noscript_is_its_raw_content) {
  const std::string_view page = "one<noscript><iframe/></noscript>two";
  Result result = result_of(page, Format::html, 0, 3);
  result.pieces.push_back({33, 36});
  result.blocks[0].piece_count = 2;
  EXPECT_NE(coverage_fault(result), "");
  result.pieces.push_back({13, 22});
  result.blocks[0].piece_count = 3;
  EXPECT_EQ(coverage_fault(result), "");
}

TEST(excess, sees_tags_within_a_piece) {
  EXPECT_EQ(excess_fault(result_of("<p> one </p>", Format::html, 3, 8)), "");
  EXPECT_NE(excess_fault(result_of("<p> one </p>", Format::html, 2, 8)), "");
  EXPECT_NE(excess_fault(result_of("<p>one<br>two</p>", Format::html, 3, 13)), "");
}

}  // namespace
}  // namespace winnow::tests
