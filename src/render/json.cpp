#include <string>
#include <string_view>
#include <vector>

#include "render/json_writer.h"
#include "render/render.h"

namespace winnow::render {
namespace {

using Layout = JsonWriter::Layout;

enum class Paragraphs : std::uint8_t { left_out, written };

void write_strings(JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
  json.key(name);
  json.begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

/// 16 digits, as a number of 64 bits does not survive every reader of JSON.
std::string fingerprint_digits(const Article& article) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits += kHex[(article.fingerprint >> shift) & 15];
  return digits;
}

void write_paragraphs(JsonWriter& json, const std::vector<Paragraph>& paragraphs) {
  json.key("paragraphs");
  json.begin_array();
  for (const Paragraph& paragraph : paragraphs) {
    json.begin_object();
    json.member("kind", name(paragraph.kind));
    json.key("level");
    json.integer(paragraph.level);
    json.member("text", paragraph.text);
    json.key("source");
    json.pair(paragraph.source.begin, paragraph.source.end);
    json.end_object();
  }
  json.end_array();
}

/// `date` is the name that tools of this field expect, `published` the name of the field in winnow.h: both are there.
void write_article(JsonWriter& json, const Article& article, Paragraphs paragraphs) {
  json.begin_object();
  json.member("title", article.title);
  write_strings(json, "authors", article.authors);
  json.member("date", article.published);
  json.member("published", article.published);
  json.member("modified", article.modified);
  json.member("site_name", article.site_name);
  json.member("language", article.language);
  json.member("url", article.url);
  write_strings(json, "tags", article.tags);
  json.member("standfirst", article.standfirst);
  json.member("text", article.text());
  if (paragraphs == Paragraphs::written) write_paragraphs(json, article.paragraphs);
  json.member("body_source", name(article.body_source));
  json.member("fingerprint", fingerprint_digits(article));
  json.end_object();
}

void write_articles(JsonWriter& json, const Result& result, Paragraphs paragraphs) {
  json.key("articles");
  json.begin_array();
  for (const Article& article : result.articles) write_article(json, article, paragraphs);
  json.end_array();
}

void write_evidence(JsonWriter& json, const std::vector<Evidence>& evidence) {
  json.key("evidence");
  json.begin_array();
  for (const Evidence& item : evidence) {
    json.begin_object();
    json.member("signal", item.signal);
    json.key("value");
    json.number(item.value);
    json.key("share");
    json.number(item.share);
    json.member("detail", item.detail);
    json.end_object();
  }
  json.end_array();
}

void write_blocks(JsonWriter& json, const Result& result, Detail detail) {
  json.key("blocks");
  json.begin_array();
  for (const Block& block : result.blocks) {
    json.begin_object();
    json.member("decision", name(block.decision));
    json.member("reason", name(block.reason));
    json.key("article");
    json.integer(block.article);
    json.key("score");
    json.number(block.score);
    json.key("ranges");
    json.begin_array();
    for (const Range& range : result.pieces_of(block)) json.pair(range.begin, range.end);
    json.end_array();
    json.member("text", block.text);
    if (detail == Detail::evidence) write_evidence(json, block.evidence);
    json.end_object();
  }
  json.end_array();
}

void write_status(JsonWriter& json, const Result& result, const JsonRecord& record) {
  json.member("id", record.id);
  json.member("status", record.status.empty() ? name(result.status) : record.status);
  json.key("confidence");
  json.number(result.confidence);
}

std::size_t text_bytes(const Result& result) {
  std::size_t bytes = 0;
  for (const Article& article : result.articles) {
    for (const Paragraph& paragraph : article.paragraphs) bytes += paragraph.text.size() + 1;
  }
  return bytes;
}

std::string joined_text(const Result& result) {
  std::string joined;
  joined.reserve(text_bytes(result) + 2 * result.articles.size());
  for (const Article& article : result.articles) {
    if (&article != result.articles.data()) joined += "\n\n";
    joined += article.text();
  }
  return joined;
}

}  // namespace

std::string json(const Result& result, const JsonRecord& record) {
  std::string out;
  out.reserve(2048 + 4 * text_bytes(result));
  JsonWriter json(out, Layout::indented);
  json.begin_object();
  write_status(json, result, record);
  json.member("message", result.message);
  json.member("format", name(result.format));
  json.member("charset", result.charset);
  json.member("charset_source", name(result.charset_source));
  write_articles(json, result, Paragraphs::written);
  if (record.detail != Detail::articles) write_blocks(json, result, record.detail);
  json.end_object();
  out += '\n';
  return out;
}

std::string jsonl(const Result& result, const JsonRecord& record) {
  static const Article kNone;
  const Article& first = result.articles.empty() ? kNone : result.articles.front();
  std::string out;
  out.reserve(1024 + 3 * text_bytes(result));
  JsonWriter json(out, Layout::compact);
  json.begin_object();
  write_status(json, result, record);
  if (!result.message.empty()) json.member("message", result.message);
  json.member("title", first.title);
  write_strings(json, "authors", first.authors);
  json.member("date", first.published);
  json.member("modified", first.modified);
  json.member("language", first.language);
  json.member("url", first.url);
  json.member("fingerprint", result.articles.empty() ? "" : fingerprint_digits(first));
  json.member("text", joined_text(result));
  write_articles(json, result, record.detail == Detail::articles ? Paragraphs::left_out : Paragraphs::written);
  if (record.detail != Detail::articles) write_blocks(json, result, record.detail);
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace winnow::render
