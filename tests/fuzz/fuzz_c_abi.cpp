// The C interface: any struct of options, any index; what it says is what the C++ interface says.
#include <winnow/winnow_c.h>

#include <cstring>

#include "fuzz/input.h"
#include "fuzz/promises.h"

namespace winnow::tests {
namespace {

using TextOf = const char* (*)(const winnow_result*, std::size_t, std::size_t*);

std::string_view text_of(const char* text, std::size_t length) {
  require(text != nullptr && text[length] == '\0', "a text ends in a NUL");
  return {text, length};
}

std::string_view text_at(TextOf function, const winnow_result* result, std::size_t index) {
  std::size_t length = 0;
  const char* text = function(result, index, &length);
  require(std::strlen(function(result, index, nullptr)) <= length, "a length is optional");
  return text_of(text, length);
}

/// Numbers near their enum's, now and then.
std::int32_t number_of(Input& input, std::int32_t count) {
  const auto value = static_cast<std::int32_t>(input.byte());
  return value < 250 ? value % count : 250 - value;
}

struct Call {
  winnow_options options;
  std::string charset;
  std::string url;
};

void fill(Input& input, Call& call) {
  winnow_options& options = call.options;
  std::memset(&options, 0, sizeof options);
  const std::size_t size = input.below(4) == 0 ? input.below(sizeof options + 1) : sizeof options;
  winnow_options_init(&options, size);
  options.from = number_of(input, 3);
  options.favour = number_of(input, 3);
  options.detail = number_of(input, 3);
  for (std::int32_t* choice : {&options.captions, &options.tables, &options.embeds, &options.bylines, &options.comments})
    *choice = number_of(input, 3);
  call.charset = input.text(12);
  call.url = input.text(40);
  if (size == sizeof options) {
    options.charset = input.below(2) == 0 ? nullptr : call.charset.c_str();
    options.url = input.below(2) == 0 ? nullptr : call.url.c_str();
    options.max_bytes = input.below(4) == 0 ? input.number(8) : std::uint64_t{64} << 20;
    options.max_memory = input.below(3) == 0 ? input.number(3) : 0;
  }
}

void walk_articles(const winnow_result* result) {
  const std::size_t articles = winnow_article_count(result);
  for (std::size_t a = 0; a <= articles; ++a) {
    for (const TextOf function : {winnow_title, winnow_published, winnow_modified, winnow_site_name, winnow_language, winnow_url,
                                  winnow_standfirst, winnow_text, winnow_body_source}) {
      require(a < articles || text_at(function, result, a).empty(), "no article, no text");
      static_cast<void>(text_at(function, result, a));
    }
    for (std::size_t i = 0; i <= winnow_author_count(result, a); ++i) static_cast<void>(winnow_author(result, a, i, nullptr));
    for (std::size_t i = 0; i <= winnow_tag_count(result, a); ++i) static_cast<void>(winnow_tag(result, a, i, nullptr));
    std::size_t bytes = 0;
    const std::size_t paragraphs = winnow_paragraph_count(result, a);
    for (std::size_t p = 0; p <= paragraphs; ++p) {
      std::size_t length = 0;
      const char* const text = winnow_paragraph_text(result, a, p, &length);
      static_cast<void>(text_of(text, length));
      bytes += length + (p < paragraphs ? 1 : 0);
      const winnow_range range = winnow_paragraph_range(result, a, p);
      require(range.begin <= range.end && (p < paragraphs) == (winnow_paragraph_kind_of(result, a, p) >= 0), "a paragraph has a kind");
    }
    std::size_t length = 0;
    static_cast<void>(winnow_text(result, a, &length));
    require(length + (paragraphs > 0 ? 1 : 0) == bytes, "an article's text is its paragraphs");
  }
}

void walk_blocks(const winnow_result* result) {
  std::size_t page_length = 0;
  const char* const page = winnow_page(result, &page_length);
  static_cast<void>(text_of(page, page_length));
  const std::size_t blocks = winnow_block_count(result);
  for (std::size_t b = 0; b <= blocks; ++b) {
    require((b < blocks) == (winnow_block_decision(result, b) >= 0), "a block has a decision");
    require((b < blocks) == !text_at(winnow_block_reason, result, b).empty(), "a block has a reason");
    static_cast<void>(text_at(winnow_block_text, result, b));
    static_cast<void>(text_at(winnow_block_explanation, result, b));
    for (std::size_t r = 0; r <= winnow_block_range_count(result, b); ++r)
      require(winnow_block_range(result, b, r).end <= page_length, "a range is in the page");
    for (std::size_t e = 0; e <= winnow_evidence_count(result, b); ++e) {
      static_cast<void>(winnow_evidence_signal(result, b, e, nullptr));
      static_cast<void>(winnow_evidence_detail(result, b, e, nullptr));
      require(winnow_evidence_share(result, b, e) == winnow_evidence_share(result, b, e), "a share is a number");
    }
  }
}

void check(Input input) {
  Call call;
  fill(input, call);
  const std::string_view page = input.rest();
  winnow_result* result = winnow_extract(page.data(), page.size(), &call.options);
  require(result != nullptr, "there is a result");
  require(!std::string_view(winnow_status_name(result, nullptr)).empty() && winnow_status_of(result) >= 0, "a result has a status");
  walk_articles(result);
  walk_blocks(result);
  winnow_free(result);
  walk_articles(nullptr);
  walk_blocks(nullptr);
}

}  // namespace
}  // namespace winnow::tests

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  winnow::tests::check(winnow::tests::Input(data, size));
  return 0;
}
