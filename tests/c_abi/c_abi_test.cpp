#include <gtest/gtest.h>
#include <winnow/winnow.h>
#include <winnow/winnow_c.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>

namespace {

using Handle = std::unique_ptr<winnow_result, decltype(&winnow_free)>;

const std::string& page() {
  static const std::string kPage =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Town builds a bridge</title></head>\n<body>\n"
      "<nav><a href=\"/\">Home</a> <a href=\"/sport\">Sport</a></nav>\n<main><article>\n"
      "<h1>Town builds a bridge</h1>\n"
      "<p>The council of the small town on the river agreed on Tuesday evening to build a second bridge, after eleven years in which "
      "every plan for it had failed for want of money.</p>\n"
      "<p>The mayor said that the new bridge would carry walkers and bicycles only. \"Cars have one already,\" she told the people who "
      "had come to the hall, and most of them clapped.</p>\n"
      "<p>Work is to begin in the spring, when the water is low enough for the piers, and should be over before the first frost of the "
      "year that follows. Until then, a ferry crosses the river.</p>\n"
      "</article></main>\n<footer><p>All rights reserved.</p></footer>\n</body>\n</html>\n";
  return kPage;
}

Handle extracted(const winnow_options* options = nullptr) {
  return {winnow_extract(page().data(), page().size(), options), &winnow_free};
}

winnow_options defaults() {
  winnow_options options;
  winnow_options_init(&options, sizeof options);
  return options;
}

/// The string, after a look at its length.
std::string checked(const char* text, std::size_t length) {
  EXPECT_EQ(std::strlen(text), length);
  return {text, length};
}

template <typename Function, typename... Index>
std::string string_of(Function function, const winnow_result* result, Index... index) {
  std::size_t length = 12345;
  const char* const text = function(result, index..., &length);
  EXPECT_EQ(text, function(result, index..., nullptr));
  return checked(text, length);
}

TEST(CAbi, SaysTheSameAsTheCppInterface) {
  const winnow::Result expected = winnow::extract(page());
  const Handle result = extracted();
  EXPECT_EQ(winnow_status_of(result.get()), static_cast<int>(expected.status));
  EXPECT_EQ(string_of(winnow_status_name, result.get()), winnow::name(expected.status));
  EXPECT_EQ(winnow_confidence(result.get()), expected.confidence);
  EXPECT_EQ(string_of(winnow_message, result.get()), expected.message);
  EXPECT_EQ(winnow_format_of(result.get()), static_cast<int>(expected.format));
  EXPECT_EQ(string_of(winnow_charset, result.get()), expected.charset);
  EXPECT_EQ(string_of(winnow_charset_source, result.get()), winnow::name(expected.charset_source));
  EXPECT_EQ(string_of(winnow_page, result.get()), expected.page);
  ASSERT_EQ(winnow_article_count(result.get()), expected.articles.size());
  ASSERT_EQ(winnow_block_count(result.get()), expected.blocks.size());
}

TEST(CAbi, ArticlesAreTheSame) {
  const winnow::Result expected = winnow::extract(page());
  const Handle result = extracted();
  ASSERT_EQ(expected.articles.size(), 1U);
  const winnow::Article& article = expected.articles[0];
  EXPECT_EQ(string_of(winnow_title, result.get(), 0U), article.title);
  EXPECT_EQ(winnow_author_count(result.get(), 0), article.authors.size());
  EXPECT_EQ(string_of(winnow_published, result.get(), 0U), article.published);
  EXPECT_EQ(string_of(winnow_modified, result.get(), 0U), article.modified);
  EXPECT_EQ(string_of(winnow_site_name, result.get(), 0U), article.site_name);
  EXPECT_EQ(string_of(winnow_language, result.get(), 0U), article.language);
  EXPECT_EQ(string_of(winnow_url, result.get(), 0U), article.url);
  EXPECT_EQ(winnow_tag_count(result.get(), 0), article.tags.size());
  EXPECT_EQ(string_of(winnow_standfirst, result.get(), 0U), article.standfirst);
  EXPECT_EQ(string_of(winnow_text, result.get(), 0U), article.text());
  EXPECT_EQ(string_of(winnow_body_source, result.get(), 0U), winnow::name(article.body_source));
  EXPECT_NE(article.fingerprint, 0U);
  EXPECT_EQ(winnow_fingerprint(result.get(), 0), article.fingerprint);
  ASSERT_EQ(winnow_paragraph_count(result.get(), 0), article.paragraphs.size());
  for (std::size_t i = 0; i < article.paragraphs.size(); ++i) {
    const winnow::Paragraph& paragraph = article.paragraphs[i];
    EXPECT_EQ(winnow_paragraph_kind_of(result.get(), 0, i), static_cast<int>(paragraph.kind));
    EXPECT_EQ(winnow_paragraph_level(result.get(), 0, i), paragraph.level);
    EXPECT_EQ(string_of(winnow_paragraph_text, result.get(), 0U, i), paragraph.text);
    EXPECT_EQ(winnow_paragraph_range(result.get(), 0, i).begin, paragraph.source.begin);
    EXPECT_EQ(winnow_paragraph_range(result.get(), 0, i).end, paragraph.source.end);
  }
}

TEST(CAbi, BlocksAreTheSame) {
  const winnow::Result expected = winnow::extract(page());
  const Handle result = extracted();
  for (std::size_t i = 0; i < expected.blocks.size(); ++i) {
    const winnow::Block& block = expected.blocks[i];
    EXPECT_EQ(winnow_block_decision(result.get(), i), static_cast<int>(block.decision));
    EXPECT_EQ(string_of(winnow_block_reason, result.get(), i), winnow::name(block.reason));
    EXPECT_EQ(string_of(winnow_block_explanation, result.get(), i), winnow::explain(block.reason));
    EXPECT_EQ(winnow_block_article(result.get(), i), block.article);
    EXPECT_EQ(winnow_block_score(result.get(), i), block.score);
    EXPECT_EQ(string_of(winnow_block_text, result.get(), i), block.text);
    const auto pieces = expected.pieces_of(block);
    ASSERT_EQ(winnow_block_range_count(result.get(), i), pieces.size());
    for (std::size_t k = 0; k < pieces.size(); ++k) {
      EXPECT_EQ(winnow_block_range(result.get(), i, k).begin, pieces[k].begin);
      EXPECT_EQ(winnow_block_range(result.get(), i, k).end, pieces[k].end);
    }
    ASSERT_EQ(winnow_evidence_count(result.get(), i), block.evidence.size());
    for (std::size_t k = 0; k < block.evidence.size(); ++k) {
      EXPECT_EQ(string_of(winnow_evidence_signal, result.get(), i, k), block.evidence[k].signal);
      EXPECT_EQ(winnow_evidence_value(result.get(), i, k), block.evidence[k].value);
      EXPECT_EQ(winnow_evidence_share(result.get(), i, k), block.evidence[k].share);
      EXPECT_EQ(string_of(winnow_evidence_detail, result.get(), i, k), block.evidence[k].detail);
    }
  }
}

TEST(CAbi, OptionsAreTakenOver) {
  winnow_options options = defaults();
  options.detail = WINNOW_DETAIL_ARTICLES;
  EXPECT_EQ(winnow_block_count(extracted(&options).get()), 0U);
  options.max_bytes = 10;
  EXPECT_EQ(winnow_status_of(extracted(&options).get()), WINNOW_STATUS_TOO_LARGE);
  options = defaults();
  options.charset = "windows-1252";
  EXPECT_EQ(string_of(winnow_charset, extracted(&options).get()), "windows-1252");
}

TEST(CAbi, DefaultsAreTheCppDefaults) {
  const winnow::Options expected;
  const winnow_options options = defaults();
  EXPECT_EQ(options.struct_size, sizeof options);
  EXPECT_EQ(options.from, static_cast<int>(expected.from));
  EXPECT_EQ(options.favour, static_cast<int>(expected.favour));
  EXPECT_EQ(options.detail, static_cast<int>(expected.detail));
  EXPECT_EQ(options.captions, static_cast<int>(expected.keep.captions));
  EXPECT_EQ(options.comments, static_cast<int>(expected.keep.comments));
  EXPECT_EQ(options.charset, nullptr);
  EXPECT_EQ(options.url, nullptr);
  EXPECT_EQ(options.max_bytes, expected.max_bytes);
  EXPECT_EQ(options.max_memory, expected.max_memory);
  EXPECT_EQ(options.time_budget_ms, expected.time_budget.count());
}

TEST(CAbi, NumbersWithoutMeaningAreRefused) {
  const auto status_with = [](auto&& change) {
    winnow_options options = defaults();
    change(options);
    const Handle result = extracted(&options);
    EXPECT_NE(string_of(winnow_message, result.get()), "");
    return winnow_status_of(result.get());
  };
  EXPECT_EQ(status_with([](winnow_options& options) { options.from = 3; }), WINNOW_STATUS_BAD_OPTION);
  EXPECT_EQ(status_with([](winnow_options& options) { options.favour = -1; }), WINNOW_STATUS_BAD_OPTION);
  EXPECT_EQ(status_with([](winnow_options& options) { options.detail = 99; }), WINNOW_STATUS_BAD_OPTION);
  EXPECT_EQ(status_with([](winnow_options& options) { options.captions = 3; }), WINNOW_STATUS_BAD_OPTION);
  EXPECT_EQ(status_with([](winnow_options& options) { options.comments = 3; }), WINNOW_STATUS_BAD_OPTION);
  EXPECT_EQ(status_with([](winnow_options& options) { options.time_budget_ms = -1; }), WINNOW_STATUS_BAD_OPTION);
  EXPECT_EQ(status_with([](winnow_options& options) { options.struct_size = 0; }), WINNOW_STATUS_BAD_OPTION);
}

TEST(CAbi, OlderProgramHasAShorterStruct) {
  winnow_options options = defaults();
  options.struct_size = offsetof(winnow_options, max_bytes);
  options.max_bytes = 1;  // not the program's: behind its struct
  options.time_budget_ms = -1;
  options.detail = WINNOW_DETAIL_ARTICLES;
  const Handle result = extracted(&options);
  EXPECT_EQ(winnow_status_of(result.get()), WINNOW_STATUS_ARTICLE);
  EXPECT_EQ(winnow_block_count(result.get()), 0U);
}

TEST(CAbi, InitStaysWithinAShorterStruct) {
  std::array<unsigned char, sizeof(winnow_options)> bytes;
  bytes.fill(0xAB);
  constexpr std::size_t kShort = offsetof(winnow_options, charset);
  winnow_options_init(reinterpret_cast<winnow_options*>(bytes.data()), kShort);
  for (std::size_t i = kShort; i < bytes.size(); ++i) EXPECT_EQ(bytes[i], 0xAB) << i;
  std::size_t struct_size = 0;
  std::memcpy(&struct_size, bytes.data(), sizeof struct_size);
  EXPECT_EQ(struct_size, kShort);
}

struct NewerOptions {
  winnow_options known;
  std::int64_t added;
};

TEST(CAbi, NewerProgramMayLeaveItsFieldsAtZero) {
  NewerOptions options;
  winnow_options_init(&options.known, sizeof options);
  EXPECT_EQ(options.added, 0);
  EXPECT_EQ(winnow_status_of(extracted(&options.known).get()), WINNOW_STATUS_ARTICLE);
  options.added = 1;
  EXPECT_EQ(winnow_status_of(extracted(&options.known).get()), WINNOW_STATUS_BAD_OPTION);
}

TEST(CAbi, NothingIsFine) {
  winnow_free(nullptr);
  winnow_options_init(nullptr, sizeof(winnow_options));
  const Handle empty(winnow_extract(nullptr, 5, nullptr), &winnow_free);
  EXPECT_EQ(winnow_status_of(empty.get()), WINNOW_STATUS_EMPTY);
  EXPECT_EQ(winnow_status_of(nullptr), -1);
  EXPECT_EQ(string_of(winnow_status_name, nullptr), "");
  EXPECT_EQ(winnow_confidence(nullptr), 0);
  EXPECT_EQ(string_of(winnow_message, nullptr), "");
  EXPECT_EQ(winnow_format_of(nullptr), 0);
  EXPECT_EQ(string_of(winnow_charset, nullptr), "");
  EXPECT_EQ(string_of(winnow_charset_source, nullptr), "");
  EXPECT_EQ(string_of(winnow_page, nullptr), "");
  EXPECT_EQ(winnow_article_count(nullptr), 0U);
  EXPECT_EQ(winnow_block_count(nullptr), 0U);
}

TEST(CAbi, IndexOutOfRangeIsFine) {
  const Handle result = extracted();
  for (const winnow_result* const any : {static_cast<const winnow_result*>(nullptr), static_cast<const winnow_result*>(result.get())}) {
    constexpr std::size_t kFar = static_cast<std::size_t>(-1);
    for (const auto function :
         {winnow_title, winnow_published, winnow_modified, winnow_site_name, winnow_language, winnow_url, winnow_standfirst, winnow_text,
          winnow_body_source, winnow_block_reason, winnow_block_explanation, winnow_block_text}) {
      EXPECT_EQ(string_of(function, any, kFar), "");
    }
    for (const auto function : {winnow_author, winnow_tag, winnow_paragraph_text, winnow_evidence_signal, winnow_evidence_detail}) {
      EXPECT_EQ(string_of(function, any, kFar, std::size_t{0}), "");
      EXPECT_EQ(string_of(function, any, std::size_t{0}, kFar), "");
    }
    for (const auto function :
         {winnow_author_count, winnow_tag_count, winnow_paragraph_count, winnow_block_range_count, winnow_evidence_count}) {
      EXPECT_EQ(function(any, kFar), 0U);
    }
    EXPECT_EQ(winnow_fingerprint(any, kFar), 0U);
    EXPECT_EQ(winnow_paragraph_kind_of(any, 0, kFar), -1);
    EXPECT_EQ(winnow_paragraph_level(any, 0, kFar), 0);
    EXPECT_EQ(winnow_paragraph_range(any, 0, kFar).end, 0U);
    EXPECT_EQ(winnow_block_decision(any, kFar), -1);
    EXPECT_EQ(winnow_block_article(any, kFar), -1);
    EXPECT_EQ(winnow_block_score(any, kFar), 0);
    EXPECT_EQ(winnow_block_range(any, 0, kFar).end, 0U);
    EXPECT_EQ(winnow_evidence_value(any, 0, kFar), 0);
    EXPECT_EQ(winnow_evidence_share(any, 0, kFar), 0);
  }
}

TEST(CAbi, ResultOutlivesPageAndOptions) {
  Handle result(nullptr, &winnow_free);
  {
    std::string gone_page = page();
    const std::string gone_url = "https://example.org/";
    winnow_options options = defaults();
    options.url = gone_url.c_str();
    result.reset(winnow_extract(gone_page.data(), gone_page.size(), &options));
    gone_page.assign(gone_page.size(), 'x');
  }
  EXPECT_EQ(string_of(winnow_title, result.get(), 0U), "Town builds a bridge");
}

TEST(CAbi, VersionsAreTold) {
  EXPECT_EQ(winnow_abi_version(), WINNOW_ABI_VERSION);
  EXPECT_EQ(std::string(winnow_version()), winnow::version());
}

TEST(CAbi, NamesEndInANul) {
  for (int i = 0; i <= static_cast<int>(winnow::Reason::budget_spent); ++i) {
    const auto reason = static_cast<winnow::Reason>(i);
    EXPECT_EQ(std::strlen(winnow::name(reason).data()), winnow::name(reason).size());
    EXPECT_EQ(std::strlen(winnow::explain(reason).data()), winnow::explain(reason).size());
  }
}

}  // namespace
