#include <winnow/winnow.h>
#include <winnow/winnow_c.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>
#include <string>
#include <string_view>
#include <vector>

struct winnow_result {
  winnow::Result result;
  std::vector<std::string> texts;  ///< Article::text() of each article: made at once, as readers may share the result
};

namespace {

using winnow::Article;
using winnow::Block;
using winnow::Evidence;
using winnow::Paragraph;

#define SAME(c, cpp) static_assert(static_cast<int>(c) == static_cast<int>(winnow::cpp))
SAME(WINNOW_FORMAT_TEXT, Format::text);
SAME(WINNOW_FAVOUR_RECALL, Favour::recall);
SAME(WINNOW_DETAIL_EVIDENCE, Detail::evidence);
SAME(WINNOW_CHOICE_DROP, Choice::drop);
SAME(WINNOW_STATUS_ARTICLE, Status::article);
SAME(WINNOW_STATUS_LISTING, Status::listing);
SAME(WINNOW_STATUS_NO_ARTICLE, Status::no_article);
SAME(WINNOW_STATUS_NOTICE, Status::notice);
SAME(WINNOW_STATUS_EMPTY, Status::empty);
SAME(WINNOW_STATUS_NOT_TEXT, Status::not_text);
SAME(WINNOW_STATUS_TOO_LARGE, Status::too_large);
SAME(WINNOW_STATUS_OUT_OF_BUDGET, Status::out_of_budget);
SAME(WINNOW_STATUS_BAD_OPTION, Status::bad_option);
SAME(WINNOW_PARAGRAPH_HEADING, ParagraphKind::heading);
SAME(WINNOW_PARAGRAPH_LIST_ITEM, ParagraphKind::list_item);
SAME(WINNOW_PARAGRAPH_QUOTE, ParagraphKind::quote);
SAME(WINNOW_PARAGRAPH_PREFORMATTED, ParagraphKind::preformatted);
SAME(WINNOW_PARAGRAPH_TABLE_ROW, ParagraphKind::table_row);
SAME(WINNOW_PARAGRAPH_CAPTION, ParagraphKind::caption);
SAME(WINNOW_DECISION_DROPPED, Decision::dropped);
SAME(WINNOW_DECISION_CUT, Decision::cut);
#undef SAME

// ---- Options ----

/// More would only let sums of times overflow.
constexpr std::int64_t kDayMs = std::int64_t{24} * 60 * 60 * 1000;

winnow_options default_options() {
  const winnow::Options defaults;
  winnow_options options{};
  options.struct_size = sizeof options;
  options.detail = static_cast<std::int32_t>(defaults.detail);
  options.max_bytes = defaults.max_bytes;
  options.max_memory = defaults.max_memory;
  options.time_budget_ms = defaults.time_budget.count();
  return options;
}

/// Reads the caller's options into ours, whatever the size of either.
/// @return  what is wrong; nullptr when nothing is
const char* copy_options(const winnow_options& from, winnow_options& to) {
  if (from.struct_size < sizeof from.struct_size) return "winnow_options::struct_size is not set";
  const auto* const bytes = reinterpret_cast<const unsigned char*>(&from);
  for (std::size_t i = sizeof to; i < from.struct_size; ++i) {
    if (bytes[i] != 0) return "winnow_options has a field that this version does not know";
  }
  std::memcpy(&to, &from, std::min(sizeof to, from.struct_size));
  return nullptr;
}

template <typename Enum>
bool set(Enum& to, std::int32_t from, Enum last) {
  if (from < 0 || from > static_cast<std::int32_t>(last)) return false;
  to = static_cast<Enum>(from);
  return true;
}

std::size_t clamped(std::uint64_t size) {
  return static_cast<std::size_t>(std::min<std::uint64_t>(size, std::numeric_limits<std::size_t>::max()));
}

/// @return  what is wrong; nullptr when nothing is
const char* to_cpp(const winnow_options& from, winnow::Options& to) {
  if (!set(to.from, from.from, winnow::Format::text)) return "winnow_options::from has no such value";
  if (!set(to.favour, from.favour, winnow::Favour::recall)) return "winnow_options::favour has no such value";
  if (!set(to.detail, from.detail, winnow::Detail::evidence)) return "winnow_options::detail has no such value";
  constexpr auto kLast = winnow::Choice::drop;
  const bool has_choices = set(to.keep.captions, from.captions, kLast) && set(to.keep.tables, from.tables, kLast) &&
                           set(to.keep.embeds, from.embeds, kLast) && set(to.keep.bylines, from.bylines, kLast) &&
                           set(to.keep.comments, from.comments, kLast);
  if (!has_choices) return "a choice in winnow_options has no such value";
  if (from.time_budget_ms < 0) return "winnow_options::time_budget_ms is below 0";
  if (from.charset != nullptr) to.charset = from.charset;
  if (from.url != nullptr) to.url = from.url;
  to.max_bytes = clamped(from.max_bytes);
  to.max_memory = clamped(from.max_memory);
  to.time_budget = std::chrono::milliseconds(std::min(from.time_budget_ms, kDayMs));
  return nullptr;
}

winnow::Result extract(std::string_view bytes, const winnow_options* options) {
  winnow::Options asked;
  if (options != nullptr) {
    winnow_options known = default_options();
    const char* wrong = copy_options(*options, known);
    if (wrong == nullptr) wrong = to_cpp(known, asked);
    if (wrong != nullptr) {
      winnow::Result refused;
      refused.status = winnow::Status::bad_option;
      refused.message = wrong;
      return refused;
    }
  }
  return winnow::extract(bytes, asked);
}

// ---- Access: nullptr for what is not there ----

template <typename T>
const T* at(const std::vector<T>& values, std::size_t index) {
  return index < values.size() ? &values[index] : nullptr;
}

const Article* article_of(const winnow_result* result, std::size_t article) {
  return result == nullptr ? nullptr : at(result->result.articles, article);
}

const Paragraph* paragraph_of(const winnow_result* result, std::size_t article, std::size_t paragraph) {
  const Article* const found = article_of(result, article);
  return found == nullptr ? nullptr : at(found->paragraphs, paragraph);
}

const Block* block_of(const winnow_result* result, std::size_t block) {
  return result == nullptr ? nullptr : at(result->result.blocks, block);
}

const Evidence* evidence_of(const winnow_result* result, std::size_t block, std::size_t evidence) {
  const Block* const found = block_of(result, block);
  return found == nullptr ? nullptr : at(found->evidence, evidence);
}

/// @param text  ends in a NUL: a std::string, or a view of a literal, as the names of winnow.h are
const char* give(std::string_view text, std::size_t* length) {
  if (length != nullptr) *length = text.size();
  return text.data() == nullptr ? "" : text.data();
}

template <typename Owner, typename Value>
const char* give(const Owner* owner, Value Owner::*field, std::size_t* length) {
  return owner == nullptr ? give("", length) : give(owner->*field, length);
}

const char* give(const std::string* text, std::size_t* length) {
  return text == nullptr ? give("", length) : give(*text, length);
}

winnow_range to_c(const winnow::Range& range) {
  return {range.begin, range.end};
}

}  // namespace

extern "C" {

void winnow_options_init(winnow_options* options, size_t struct_size) {
  if (options == nullptr || struct_size < sizeof options->struct_size) return;
  winnow_options defaults = default_options();
  defaults.struct_size = struct_size;
  const std::size_t known = std::min(sizeof defaults, struct_size);
  std::memcpy(options, &defaults, known);
  std::memset(reinterpret_cast<unsigned char*>(options) + known, 0, struct_size - known);
}

winnow_result* winnow_extract(const char* bytes, size_t length, const winnow_options* options) {
  winnow_result* result = nullptr;
  try {
    result = new winnow_result;
    result->result = extract(bytes == nullptr ? std::string_view() : std::string_view(bytes, length), options);
    result->texts.reserve(result->result.articles.size());
    for (const Article& article : result->result.articles) result->texts.push_back(article.text());
    return result;
  } catch (...) {
    delete result;
    return nullptr;
  }
}

void winnow_free(winnow_result* result) {
  delete result;
}

int32_t winnow_status_of(const winnow_result* result) {
  return result == nullptr ? -1 : static_cast<int32_t>(result->result.status);
}
const char* winnow_status_name(const winnow_result* result, size_t* length) {
  return give(result == nullptr ? std::string_view("") : winnow::name(result->result.status), length);
}
float winnow_confidence(const winnow_result* result) {
  return result == nullptr ? 0 : result->result.confidence;
}
const char* winnow_message(const winnow_result* result, size_t* length) {
  return give(result == nullptr ? nullptr : &result->result.message, length);
}
int32_t winnow_format_of(const winnow_result* result) {
  return result == nullptr ? 0 : static_cast<int32_t>(result->result.format);
}
const char* winnow_charset(const winnow_result* result, size_t* length) {
  return give(result == nullptr ? nullptr : &result->result.charset, length);
}
const char* winnow_charset_source(const winnow_result* result, size_t* length) {
  return give(result == nullptr ? std::string_view("") : winnow::name(result->result.charset_source), length);
}
const char* winnow_page(const winnow_result* result, size_t* length) {
  return give(result == nullptr ? nullptr : &result->result.page, length);
}

size_t winnow_article_count(const winnow_result* result) {
  return result == nullptr ? 0 : result->result.articles.size();
}
const char* winnow_title(const winnow_result* result, size_t article, size_t* length) {
  return give(article_of(result, article), &Article::title, length);
}
size_t winnow_author_count(const winnow_result* result, size_t article) {
  const Article* const found = article_of(result, article);
  return found == nullptr ? 0 : found->authors.size();
}
const char* winnow_author(const winnow_result* result, size_t article, size_t author, size_t* length) {
  const Article* const found = article_of(result, article);
  return give(found == nullptr ? nullptr : at(found->authors, author), length);
}
const char* winnow_published(const winnow_result* result, size_t article, size_t* length) {
  return give(article_of(result, article), &Article::published, length);
}
const char* winnow_modified(const winnow_result* result, size_t article, size_t* length) {
  return give(article_of(result, article), &Article::modified, length);
}
const char* winnow_site_name(const winnow_result* result, size_t article, size_t* length) {
  return give(article_of(result, article), &Article::site_name, length);
}
const char* winnow_language(const winnow_result* result, size_t article, size_t* length) {
  return give(article_of(result, article), &Article::language, length);
}
const char* winnow_url(const winnow_result* result, size_t article, size_t* length) {
  return give(article_of(result, article), &Article::url, length);
}
size_t winnow_tag_count(const winnow_result* result, size_t article) {
  const Article* const found = article_of(result, article);
  return found == nullptr ? 0 : found->tags.size();
}
const char* winnow_tag(const winnow_result* result, size_t article, size_t tag, size_t* length) {
  const Article* const found = article_of(result, article);
  return give(found == nullptr ? nullptr : at(found->tags, tag), length);
}
const char* winnow_standfirst(const winnow_result* result, size_t article, size_t* length) {
  return give(article_of(result, article), &Article::standfirst, length);
}
const char* winnow_text(const winnow_result* result, size_t article, size_t* length) {
  return give(result == nullptr ? nullptr : at(result->texts, article), length);
}
const char* winnow_body_source(const winnow_result* result, size_t article, size_t* length) {
  const Article* const found = article_of(result, article);
  return give(found == nullptr ? std::string_view("") : winnow::name(found->body_source), length);
}
uint64_t winnow_fingerprint(const winnow_result* result, size_t article) {
  const Article* const found = article_of(result, article);
  return found == nullptr ? 0 : found->fingerprint;
}

size_t winnow_paragraph_count(const winnow_result* result, size_t article) {
  const Article* const found = article_of(result, article);
  return found == nullptr ? 0 : found->paragraphs.size();
}
int32_t winnow_paragraph_kind_of(const winnow_result* result, size_t article, size_t paragraph) {
  const Paragraph* const found = paragraph_of(result, article, paragraph);
  return found == nullptr ? -1 : static_cast<int32_t>(found->kind);
}
int32_t winnow_paragraph_level(const winnow_result* result, size_t article, size_t paragraph) {
  const Paragraph* const found = paragraph_of(result, article, paragraph);
  return found == nullptr ? 0 : found->level;
}
const char* winnow_paragraph_text(const winnow_result* result, size_t article, size_t paragraph, size_t* length) {
  return give(paragraph_of(result, article, paragraph), &Paragraph::text, length);
}
winnow_range winnow_paragraph_range(const winnow_result* result, size_t article, size_t paragraph) {
  const Paragraph* const found = paragraph_of(result, article, paragraph);
  return found == nullptr ? winnow_range{0, 0} : to_c(found->source);
}

size_t winnow_block_count(const winnow_result* result) {
  return result == nullptr ? 0 : result->result.blocks.size();
}
int32_t winnow_block_decision(const winnow_result* result, size_t block) {
  const Block* const found = block_of(result, block);
  return found == nullptr ? -1 : static_cast<int32_t>(found->decision);
}
const char* winnow_block_reason(const winnow_result* result, size_t block, size_t* length) {
  const Block* const found = block_of(result, block);
  return give(found == nullptr ? std::string_view("") : winnow::name(found->reason), length);
}
const char* winnow_block_explanation(const winnow_result* result, size_t block, size_t* length) {
  const Block* const found = block_of(result, block);
  return give(found == nullptr ? std::string_view("") : winnow::explain(found->reason), length);
}
int32_t winnow_block_article(const winnow_result* result, size_t block) {
  const Block* const found = block_of(result, block);
  return found == nullptr ? -1 : found->article;
}
float winnow_block_score(const winnow_result* result, size_t block) {
  const Block* const found = block_of(result, block);
  return found == nullptr ? 0 : found->score;
}
const char* winnow_block_text(const winnow_result* result, size_t block, size_t* length) {
  return give(block_of(result, block), &Block::text, length);
}
size_t winnow_block_range_count(const winnow_result* result, size_t block) {
  const Block* const found = block_of(result, block);
  return found == nullptr ? 0 : result->result.pieces_of(*found).size();
}
winnow_range winnow_block_range(const winnow_result* result, size_t block, size_t range) {
  if (range >= winnow_block_range_count(result, block)) return {0, 0};
  return to_c(result->result.pieces_of(result->result.blocks[block])[range]);
}

size_t winnow_evidence_count(const winnow_result* result, size_t block) {
  const Block* const found = block_of(result, block);
  return found == nullptr ? 0 : found->evidence.size();
}
const char* winnow_evidence_signal(const winnow_result* result, size_t block, size_t evidence, size_t* length) {
  return give(evidence_of(result, block, evidence), &Evidence::signal, length);
}
float winnow_evidence_value(const winnow_result* result, size_t block, size_t evidence) {
  const Evidence* const found = evidence_of(result, block, evidence);
  return found == nullptr ? 0 : found->value;
}
float winnow_evidence_share(const winnow_result* result, size_t block, size_t evidence) {
  const Evidence* const found = evidence_of(result, block, evidence);
  return found == nullptr ? 0 : found->share;
}
const char* winnow_evidence_detail(const winnow_result* result, size_t block, size_t evidence, size_t* length) {
  return give(evidence_of(result, block, evidence), &Evidence::detail, length);
}

int32_t winnow_abi_version(void) {
  return WINNOW_ABI_VERSION;
}
const char* winnow_version(void) {
  return winnow::version().data();
}

}  // extern "C"
