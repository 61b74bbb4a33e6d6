/* A C11 program that reads everything there is in a result. */
#include <winnow/winnow_c.h>

#include <stdio.h>
#include <string.h>

static int failures = 0;

#define CHECK(is_fine)                                                \
  do {                                                                \
    if (!(is_fine)) {                                                 \
      fprintf(stderr, "line %d: not true: %s\n", __LINE__, #is_fine); \
      ++failures;                                                     \
    }                                                                 \
  } while (0)

static const char kPage[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Town builds a bridge</title></head>\n<body>\n"
    "<nav><a href=\"/\">Home</a> <a href=\"/sport\">Sport</a></nav>\n<main><article>\n"
    "<h1>Town builds a bridge</h1>\n"
    "<p>The council of the small town on the river agreed on Tuesday evening to build a second bridge, after eleven years in which every "
    "plan for it had failed for want of money.</p>\n"
    "<p>The mayor said that the new bridge would carry walkers and bicycles only. \"Cars have one already,\" she told the people who had "
    "come to the hall, and most of them clapped.</p>\n"
    "<p>Work is to begin in the spring, when the water is low enough for the piers, and should be over before the first frost of the year "
    "that follows. Until then, a ferry crosses the river.</p>\n"
    "</article></main>\n<footer><p>All rights reserved.</p></footer>\n</body>\n</html>\n";

static void read_articles(const winnow_result* result) {
  for (size_t i = 0; i < winnow_article_count(result); ++i) {
    size_t length = 0;
    const char* text = winnow_text(result, i, &length);
    CHECK(strlen(text) == length);
    CHECK(strlen(winnow_body_source(result, i, NULL)) > 0);
    for (size_t k = 0; k < winnow_author_count(result, i); ++k) CHECK(strlen(winnow_author(result, i, k, NULL)) > 0);
    for (size_t k = 0; k < winnow_tag_count(result, i); ++k) CHECK(strlen(winnow_tag(result, i, k, NULL)) > 0);
    for (size_t k = 0; k < winnow_paragraph_count(result, i); ++k) {
      const winnow_range range = winnow_paragraph_range(result, i, k);
      CHECK(range.begin < range.end);
      CHECK(winnow_paragraph_kind_of(result, i, k) == WINNOW_PARAGRAPH_PARAGRAPH);
      CHECK(winnow_paragraph_level(result, i, k) == 0);
      CHECK(strstr(text, winnow_paragraph_text(result, i, k, NULL)) != NULL);
    }
  }
}

static void read_blocks(const winnow_result* result) {
  for (size_t i = 0; i < winnow_block_count(result); ++i) {
    size_t length = 0;
    const char* reason = winnow_block_reason(result, i, &length);
    CHECK(strlen(reason) == length && length > 0);
    CHECK(strlen(winnow_block_explanation(result, i, &length)) == length);
    CHECK((winnow_block_decision(result, i) == WINNOW_DECISION_KEPT) == (winnow_block_article(result, i) == 0));
    CHECK(winnow_block_range_count(result, i) > 0);
    for (size_t k = 0; k < winnow_evidence_count(result, i); ++k) {
      const char* signal = winnow_evidence_signal(result, i, k, &length);
      CHECK(strlen(signal) == length && length > 0);
      CHECK(strlen(winnow_evidence_detail(result, i, k, &length)) == length);
    }
  }
}

int main(void) {
  winnow_options options;
  winnow_options_init(&options, sizeof options);
  CHECK(options.struct_size == sizeof options);
  options.favour = WINNOW_FAVOUR_RECALL;
  options.captions = WINNOW_CHOICE_DROP;
  options.url = "https://example.org/bridge";

  winnow_result* result = winnow_extract(kPage, sizeof kPage - 1, &options);
  CHECK(result != NULL);
  CHECK(winnow_status_of(result) == WINNOW_STATUS_ARTICLE);
  CHECK(strcmp(winnow_status_name(result, NULL), "article") == 0);
  CHECK(winnow_article_count(result) == 1);
  CHECK(strcmp(winnow_title(result, 0, NULL), "Town builds a bridge") == 0);
  CHECK(winnow_paragraph_count(result, 0) == 3);
  CHECK(winnow_block_count(result) > 3);
  read_articles(result);
  read_blocks(result);
  winnow_free(result);

  CHECK(winnow_abi_version() == WINNOW_ABI_VERSION);
  CHECK(strlen(winnow_version()) > 0);
  return failures == 0 ? 0 : 1;
}
