#include "fuzz/promises.h"

#include <simdjson.h>

#include <tuple>

#include "conservation/conservation.h"
#include "fuzz/fuzz.h"
#include "normalise/normalise.h"

namespace winnow::tests {
namespace {

void require_utf8(std::string_view text, const char* what) {
  require(simdjson::validate_utf8(text.data(), text.size()), what);
}

void require_article(const Article& article) {
  for (const std::string* text :
       {&article.title, &article.published, &article.modified, &article.site_name, &article.language, &article.url, &article.standfirst}) {
    require_utf8(*text, "metadata is UTF-8");
  }
  for (const std::string& author : article.authors) require_utf8(author, "an author is UTF-8");
  for (const std::string& tag : article.tags) require_utf8(tag, "a tag is UTF-8");
  for (const Paragraph& paragraph : article.paragraphs) {
    require_utf8(paragraph.text, "a paragraph is UTF-8");
    require(paragraph.kind == ParagraphKind::preformatted || normalise::is_normal(paragraph.text), "a paragraph is its own normal form");
    require(article.body_source != BodySource::page || paragraph.source.begin < paragraph.source.end, "a paragraph of the page is in it");
  }
}

auto told(const Article& article) {
  return std::tie(article.title, article.authors, article.published, article.modified, article.site_name, article.language, article.url,
                  article.tags, article.standfirst, article.body_source, article.fingerprint);
}

}  // namespace

void require_promises(const Result& result, const Options& options) {
  require(result.confidence >= 0 && result.confidence <= 1, "a confidence is 0 to 1");
  require(result.status != Status::article || !result.articles.empty(), "a page that is an article has one");
  require_utf8(result.page, "the page is UTF-8");
  require_utf8(result.message, "a message is UTF-8");
  const bool is_whole = result.status != Status::not_text && result.status != Status::too_large && result.status != Status::bad_option &&
                        result.status != Status::out_of_budget;
  require(is_whole == result.message.empty(), "a page that was not read to its end says why, and no other");
  for (const Article& article : result.articles) require_article(article);
  for (const Block& block : result.blocks) {
    require_utf8(block.text, "a block is UTF-8");
    require(options.detail == Detail::evidence || block.evidence.empty(), "no evidence that was not asked for");
  }
  if (options.detail == Detail::articles) {
    require(result.blocks.empty() && result.page.empty(), "no blocks that were not asked for");
    return;
  }
  const std::string fault = structure_fault(result);
  require(fault.empty(), fault);
}

void require_equal(const Result& a, const Result& b) {
  require(a.status == b.status && a.confidence == b.confidence && a.charset == b.charset && a.page == b.page && a.pieces == b.pieces,
          "the same page twice, the same answer");
  require(a.articles.size() == b.articles.size() && a.blocks.size() == b.blocks.size(), "the same page twice, as many articles and blocks");
  for (std::size_t i = 0; i < a.articles.size(); ++i) {
    require(told(a.articles[i]) == told(b.articles[i]) && a.articles[i].text() == b.articles[i].text(),
            "the same page twice, the same article");
  }
  for (std::size_t i = 0; i < a.blocks.size(); ++i) {
    const Block& x = a.blocks[i];
    const Block& y = b.blocks[i];
    require(
        x.reason == y.reason && x.article == y.article && x.score == y.score && x.text == y.text && x.evidence.size() == y.evidence.size(),
        "the same page twice, the same verdicts");
  }
}

}  // namespace winnow::tests
