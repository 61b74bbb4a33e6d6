#include "batch/record_line.h"

#include <new>
#include <utility>

#include "render/json_writer.h"
#include "render/render.h"

namespace winnow::batch {
namespace {

winnow::Result extract_page(const records::Page& page, const Order& order) {
  winnow::Options options = order.page;
  options.url = page.url;
  if (!page.charset.empty()) options.charset = page.charset;
  if (options.from == Format::automatic) options.from = page.format;
  winnow::Result result = extract(page.bytes, options);
  if (order.articles == Articles::first && result.articles.size() > 1) result.articles.resize(1);
  return result;
}

void count(const records::Page& page, const winnow::Result& result, RecordLine& out) {
  out.page_bytes = page.bytes.size();
  out.chars_in = result.charset == "utf-8" ? count_chars(page.bytes) : page.bytes.size();
  for (const Article& article : result.articles) {
    for (const Paragraph& paragraph : article.paragraphs) out.chars_out += count_chars(paragraph.text);
    if (article.fingerprint != 0) out.fingerprints.push_back(article.fingerprint);
  }
}

/// A record that gives no page: its line has the fault's name as its status.
RecordLine failed_line(records::Page page, std::string_view status, const Order& order) {
  RecordLine out;
  winnow::Result none;
  none.message = page.reason;
  out.is_fault = true;
  out.status = status;
  out.reason = std::move(page.reason);
  out.is_unread =
      page.fault == records::Fault::missing || page.fault == records::Fault::unreadable || page.fault == records::Fault::no_pages;
  out.id = std::move(page.id);
  out.line = render::jsonl(none, {out.id, order.page.detail, status});
  return out;
}

void end_line(const records::Page& page, RecordLine& out) {
  out.line.resize(out.line.rfind('}'));
  out.line += ",\"page_url\":";
  render::JsonWriter(out.line, render::JsonWriter::Layout::compact).string(page.url);
  out.line += page.passed;
}

RecordLine page_line(const records::Page& page, const Order& order) {
  RecordLine out;
  const winnow::Result result = extract_page(page, order);
  out.id = page.id;
  out.status = name(result.status);
  out.reason = result.message;
  out.has_article = result.status == Status::article;
  out.line = render::jsonl(result, {out.id, order.page.detail});
  count(page, result, out);
  return out;
}

}  // namespace

RecordLine make_line(records::Raw raw, const Order& order) {
  const std::string id = raw.id;
  records::Page page;
  try {
    page = records::decode(std::move(raw), order.keys, {order.page.max_bytes});
    RecordLine out = page.fault == records::Fault::none ? page_line(page, order) : failed_line(page, records::name(page.fault), order);
    end_line(page, out);
    return out;
  } catch (const std::bad_alloc&) {
    page = records::Page();
    page.id = id;
    page.reason = "no memory";
    RecordLine out = failed_line(page, name(Status::out_of_budget), order);
    end_line(page, out);
    return out;
  }
}

}  // namespace winnow::batch
