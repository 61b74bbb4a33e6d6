// Results made by hand.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <winnow/winnow.h>

namespace winnow::render {

Paragraph paragraph(std::string text, ParagraphKind kind = ParagraphKind::paragraph, std::uint8_t level = 0);

/// A page with one article that has these paragraphs, and no title.
Result page_with(std::vector<Paragraph> paragraphs);

/// Two articles, a dropped block, a cut.
Result whole_page();

/// Appends a block of one piece, behind those that are there.
Block& add_block(Result& result, Reason reason, std::string text, float score, std::uint32_t bytes);

}  // namespace winnow::render
