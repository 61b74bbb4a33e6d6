#include "sample.h"

namespace winnow::render {

Paragraph paragraph(std::string text, ParagraphKind kind, std::uint8_t level) {
  return {kind, level, std::move(text), {}};
}

Result page_with(std::vector<Paragraph> paragraphs) {
  Result result;
  result.status = Status::article;
  result.articles.emplace_back();
  result.articles[0].paragraphs = std::move(paragraphs);
  return result;
}

Block& add_block(Result& result, Reason reason, std::string text, float score, std::uint32_t bytes) {
  Block block;
  block.decision = decision_of(reason);
  block.reason = reason;
  block.article = static_cast<std::int16_t>(block.decision == Decision::kept ? 0 : -1);
  block.score = score;
  block.first_piece = static_cast<std::uint32_t>(result.pieces.size());
  block.piece_count = 1;
  block.text = std::move(text);
  const std::uint32_t begin = result.pieces.empty() ? 0 : result.pieces.back().end;
  result.pieces.push_back({begin, begin + bytes});
  result.blocks.push_back(std::move(block));
  return result.blocks.back();
}

Result whole_page() {
  Result result = page_with({paragraph("The bridge opened."), paragraph("It had been shut for a year.")});
  result.confidence = 0.75F;
  result.format = Format::html;
  result.charset = "utf-8";
  result.charset_source = CharsetSource::meta;
  Article& article = result.articles[0];
  article.title = "Bridge \"opens\"";
  article.authors = {"Ada Moor", "Jo Pike"};
  article.published = "2024-02-21";
  article.modified = "2024-02-22T08:00:00Z";
  article.site_name = "The Post";
  article.language = "en";
  article.url = "https://example.org/bridge?a=1&b=2";
  article.tags = {"bridges"};
  article.standfirst = "After a year.";
  article.fingerprint = 0x00F123456789ABCD;
  article.paragraphs[0].source = {40, 58};
  result.articles.emplace_back();
  result.articles[1].title = "Tunnel shuts";
  result.articles[1].paragraphs = {paragraph("The tunnel is shut.")};
  result.articles[1].body_source = BodySource::ld_json;

  add_block(result, Reason::script, "", 0, 40);
  add_block(result, Reason::body, "The bridge opened.", 2.5F, 18).evidence = {{"chars", 18, 2, ""}, {"link_ratio", 0.25F, 0.5F, ""}};
  add_block(result, Reason::related_news, "Also: <b>the ferry</b>", -3.25F, 22).evidence = {{"heading_above", 1, -2.5F, "Related"}};
  return result;
}

}  // namespace winnow::render
