/* winnow for C, and for every language that can call C.
 *
 * Thread safety: winnow_extract() may be called from any number of threads at once. A result may be read by several threads at
 * once; nothing may read it while, or after, winnow_free() gets it.
 *
 * Getting started
 * ---------------
 *     winnow_result* result = winnow_extract(bytes, byte_count, NULL);
 *     for (size_t i = 0; i < winnow_article_count(result); ++i) {
 *       puts(winnow_title(result, i, NULL));
 *       puts(winnow_text(result, i, NULL));
 *     }
 *     winnow_free(result);
 *
 * Options
 * -------
 *     winnow_options options;
 *     winnow_options_init(&options, sizeof options);
 *     options.favour = WINNOW_FAVOUR_PRECISION;
 *     winnow_result* result = winnow_extract(bytes, byte_count, &options);
 *
 * Strings are UTF-8, end in a NUL and belong to the result: they live until winnow_free(). Each function that returns one also
 * stores its length in bytes, without the NUL, where `length` points; `length` may be NULL. Page text may hold a NUL itself.
 *
 * No function fails on a NULL result or an index out of range: it then returns "" (length 0), 0, or what its comment says.
 * No C++ exception leaves this interface.
 */
#ifndef WINNOW_WINNOW_C_H
#define WINNOW_WINNOW_C_H

/* NOLINTBEGIN(modernize-*, readability-identifier-naming): this is C. */

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define WINNOW_C_API __attribute__((visibility("default")))
#else
#define WINNOW_C_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Numbers ----
 * Those of this ABI version; new ones may be added at the end. */

enum winnow_format { WINNOW_FORMAT_AUTOMATIC, WINNOW_FORMAT_HTML, WINNOW_FORMAT_TEXT };
enum winnow_favour { WINNOW_FAVOUR_BALANCED, WINNOW_FAVOUR_PRECISION, WINNOW_FAVOUR_RECALL };
enum winnow_detail { WINNOW_DETAIL_ARTICLES, WINNOW_DETAIL_VERDICTS, WINNOW_DETAIL_EVIDENCE };
enum winnow_choice { WINNOW_CHOICE_SCORED, WINNOW_CHOICE_KEEP, WINNOW_CHOICE_DROP };

enum winnow_status {
  WINNOW_STATUS_ARTICLE,       /* one article, or several whole ones */
  WINNOW_STATUS_LISTING,       /* teasers that lead to articles, no article */
  WINNOW_STATUS_NO_ARTICLE,    /* text, but no article */
  WINNOW_STATUS_NOTICE,        /* a consent, paywall, log-in or robot notice stands where the article would */
  WINNOW_STATUS_EMPTY,         /* no text at all */
  WINNOW_STATUS_NOT_TEXT,      /* bytes that are no text */
  WINNOW_STATUS_TOO_LARGE,     /* above max_bytes; not read */
  WINNOW_STATUS_OUT_OF_BUDGET, /* time or memory ran out; what was found so far is in the result */
  WINNOW_STATUS_BAD_OPTION     /* an option that has no meaning; the page was not read */
};

enum winnow_paragraph_kind {
  WINNOW_PARAGRAPH_PARAGRAPH,
  WINNOW_PARAGRAPH_HEADING,   /* level 1 to 6 */
  WINNOW_PARAGRAPH_LIST_ITEM, /* level: depth of the list, from 1 */
  WINNOW_PARAGRAPH_QUOTE,
  WINNOW_PARAGRAPH_PREFORMATTED, /* line breaks are kept */
  WINNOW_PARAGRAPH_TABLE_ROW,    /* cells are joined by " | " */
  WINNOW_PARAGRAPH_CAPTION
};

enum winnow_decision {
  WINNOW_DECISION_KEPT,    /* in an article, as its body, title, byline or date */
  WINNOW_DECISION_DROPPED, /* text that a reader sees, but not the article's */
  WINNOW_DECISION_CUT      /* no text for readers: scripts, styles, comments, the head */
};

/* ---- Options ---- */

/* Fields are only ever added at the end: a program that was built with an older header has a shorter struct, and the fields that
 * it does not know keep their defaults. */
typedef struct winnow_options {
  size_t struct_size; /* sizeof(winnow_options) of the program; winnow_options_init() sets it */
  int32_t from;       /* enum winnow_format; default WINNOW_FORMAT_AUTOMATIC */
  int32_t favour;     /* enum winnow_favour; default WINNOW_FAVOUR_BALANCED */
  int32_t detail;     /* enum winnow_detail; default WINNOW_DETAIL_EVIDENCE */
  int32_t captions;   /* enum winnow_choice, this and the next four; default WINNOW_CHOICE_SCORED */
  int32_t tables;
  int32_t embeds;
  int32_t bylines;
  int32_t comments;
  const char* charset;    /* the transport's charset label, NUL-terminated; default NULL: none. Read during the call only. */
  const char* url;        /* the page's address, NUL-terminated UTF-8; default NULL: none. Read during the call only. */
  uint64_t max_bytes;     /* a larger page is not read; default 64 MiB */
  uint64_t max_memory;    /* bytes for the parser's tree; default 0: 16 MiB + 16 bytes a page byte */
  int64_t time_budget_ms; /* processor time of the calling thread for one page; default 5000, at most a day */
} winnow_options;

/* Sets every field that fits into struct_size bytes to its default. Does nothing when options is NULL or struct_size is less
 * than sizeof(size_t). */
WINNOW_C_API void winnow_options_init(winnow_options* options, size_t struct_size);

/* ---- The call ---- */

typedef struct winnow_result winnow_result;

/* Extracts the articles of one page.
 * bytes    HTML or plain text in any charset, read during the call only; NULL is an empty page.
 * length   in bytes; ignored when bytes is NULL.
 * options  NULL is all defaults. A number that is none of its enum, a negative time, or a field that this library does not know
 *          and that is not 0 gives WINNOW_STATUS_BAD_OPTION with a message.
 * Returns a result to give to winnow_free(); NULL only when there is no memory for it. */
WINNOW_C_API winnow_result* winnow_extract(const char* bytes, size_t length, const winnow_options* options);

/* Frees a result and all its strings. NULL is fine. */
WINNOW_C_API void winnow_free(winnow_result* result);

/* ---- The page ---- */

/* enum winnow_status; -1 when result is NULL. */
WINNOW_C_API int32_t winnow_status_of(const winnow_result* result);
/* The same as a lower-case word, such as "article". Static. */
WINNOW_C_API const char* winnow_status_name(const winnow_result* result, size_t* length);
/* 0 to 1: how sure the status is. */
WINNOW_C_API float winnow_confidence(const winnow_result* result);
/* Why the page was not read to its end; "" when it was. */
WINNOW_C_API const char* winnow_message(const winnow_result* result, size_t* length);
/* enum winnow_format: what the page was read as. */
WINNOW_C_API int32_t winnow_format_of(const winnow_result* result);
/* Name as in the Encoding Standard, lower case. */
WINNOW_C_API const char* winnow_charset(const winnow_result* result, size_t* length);
/* How the charset was known, as a word: "byte_order_mark", "transport", "meta", "valid_utf8", "detected", "fallback". Static. */
WINNOW_C_API const char* winnow_charset_source(const winnow_result* result, size_t* length);
/* The page after decoding, which every range points into; "" with WINNOW_DETAIL_ARTICLES. */
WINNOW_C_API const char* winnow_page(const winnow_result* result, size_t* length);

/* ---- Articles: index `article` from 0 ---- */

WINNOW_C_API size_t winnow_article_count(const winnow_result* result);
WINNOW_C_API const char* winnow_title(const winnow_result* result, size_t article, size_t* length);
WINNOW_C_API size_t winnow_author_count(const winnow_result* result, size_t article);
WINNOW_C_API const char* winnow_author(const winnow_result* result, size_t article, size_t author, size_t* length);
/* ISO 8601, as precise as the page says. */
WINNOW_C_API const char* winnow_published(const winnow_result* result, size_t article, size_t* length);
/* ISO 8601. */
WINNOW_C_API const char* winnow_modified(const winnow_result* result, size_t article, size_t* length);
WINNOW_C_API const char* winnow_site_name(const winnow_result* result, size_t article, size_t* length);
/* BCP 47; "" when the page does not say it. */
WINNOW_C_API const char* winnow_language(const winnow_result* result, size_t article, size_t* length);
/* The canonical URL. */
WINNOW_C_API const char* winnow_url(const winnow_result* result, size_t article, size_t* length);
WINNOW_C_API size_t winnow_tag_count(const winnow_result* result, size_t article);
WINNOW_C_API const char* winnow_tag(const winnow_result* result, size_t article, size_t tag, size_t* length);
/* The deck below the title when the page sets it apart from the body. */
WINNOW_C_API const char* winnow_standfirst(const winnow_result* result, size_t article, size_t* length);
/* The paragraphs, joined by '\n'. */
WINNOW_C_API const char* winnow_text(const winnow_result* result, size_t article, size_t* length);
/* Where the body was found, as a word: "page", "ld_json", "hydration_json". Static. */
WINNOW_C_API const char* winnow_body_source(const winnow_result* result, size_t article, size_t* length);
/* A SimHash of its words: near duplicates differ in at most 3 bits. winnow.h says how it is made. 0 without words. */
WINNOW_C_API uint64_t winnow_fingerprint(const winnow_result* result, size_t article);

/* Half-open range of bytes in winnow_page(). */
typedef struct winnow_range {
  uint32_t begin;
  uint32_t end;
} winnow_range;

WINNOW_C_API size_t winnow_paragraph_count(const winnow_result* result, size_t article);
/* enum winnow_paragraph_kind; -1 when there is no such paragraph. */
WINNOW_C_API int32_t winnow_paragraph_kind_of(const winnow_result* result, size_t article, size_t paragraph);
/* Of headings and list items; 0 for others. */
WINNOW_C_API int32_t winnow_paragraph_level(const winnow_result* result, size_t article, size_t paragraph);
WINNOW_C_API const char* winnow_paragraph_text(const winnow_result* result, size_t article, size_t paragraph, size_t* length);
/* The smallest range that holds it; 0, 0 when it comes from JSON. */
WINNOW_C_API winnow_range winnow_paragraph_range(const winnow_result* result, size_t article, size_t paragraph);

/* ---- Blocks, in page order: every byte of the page's text is in exactly one range of exactly one ---- */

/* 0 with WINNOW_DETAIL_ARTICLES. */
WINNOW_C_API size_t winnow_block_count(const winnow_result* result);
/* enum winnow_decision; -1 when there is no such block. */
WINNOW_C_API int32_t winnow_block_decision(const winnow_result* result, size_t block);
/* A word such as "related_news". Reasons are named, not numbered: new ones may come with any version. Static. */
WINNOW_C_API const char* winnow_block_reason(const winnow_result* result, size_t block, size_t* length);
/* The reason as a sentence for a reader. Static. */
WINNOW_C_API const char* winnow_block_explanation(const winnow_result* result, size_t block, size_t* length);
/* Index of the article that a kept block is in; -1 for others. */
WINNOW_C_API int32_t winnow_block_article(const winnow_result* result, size_t block);
/* Log-odds that it is body text; 0 for cuts. */
WINNOW_C_API float winnow_block_score(const winnow_result* result, size_t block);
/* As a reader sees it, white space collapsed; "" for cuts. */
WINNOW_C_API const char* winnow_block_text(const winnow_result* result, size_t block, size_t* length);
WINNOW_C_API size_t winnow_block_range_count(const winnow_result* result, size_t block);
WINNOW_C_API winnow_range winnow_block_range(const winnow_result* result, size_t block, size_t range);

/* ---- Evidence of a block, strongest first; none unless WINNOW_DETAIL_EVIDENCE ---- */

WINNOW_C_API size_t winnow_evidence_count(const winnow_result* result, size_t block);
/* The signal's name. Static. */
WINNOW_C_API const char* winnow_evidence_signal(const winnow_result* result, size_t block, size_t evidence, size_t* length);
/* What was measured, in the signal's unit. */
WINNOW_C_API float winnow_evidence_value(const winnow_result* result, size_t block, size_t evidence);
/* How far it moved the score, in log-odds; below 0 speaks against the block. */
WINNOW_C_API float winnow_evidence_share(const winnow_result* result, size_t block, size_t evidence);
/* The class token, phrase or heading that it rests on; "" for plain numbers. */
WINNOW_C_API const char* winnow_evidence_detail(const winnow_result* result, size_t block, size_t evidence, size_t* length);

/* ---- Versions ---- */

/* What the library was built with. It is 1, and changes only when a program that was built before no longer works. */
#define WINNOW_ABI_VERSION 1
WINNOW_C_API int32_t winnow_abi_version(void);
/* "0.1.0". Static. */
WINNOW_C_API const char* winnow_version(void);

#ifdef __cplusplus
}
#endif

/* NOLINTEND(modernize-*, readability-identifier-naming) */

#endif
