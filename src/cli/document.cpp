#include "cli/document.h"

#include "cli/utf8.h"
#include "render/html_escape.h"
#include "render/render.h"

namespace winnow::cli {
namespace {

/// An HTML comment ends at "--": no name may hold one.
std::string within_comment(std::string_view id) {
  std::string out = to_line(id);
  for (std::size_t at = out.find("--"); at != std::string::npos; at = out.find("--", at + 1)) out.replace(at + 1, 1, "\u2010");
  return out;
}

}  // namespace

std::string Document::page(const Record& record) {
  const bool is_first = !is_begun_;
  const winnow::Result& result = record.result;
  if (to_ == To::jsonl) return render::jsonl(result, {record.id, detail_, record.status});
  if (to_ == To::json) {
    is_begun_ = true;
    const std::string object = render::json(result, {record.id, detail_, record.status});
    return pages_ == Pages::one ? object : (is_first ? "[\n" : ",\n") + object;
  }
  if (to_ == To::html) return html(record);
  std::string text = to_ == To::text ? render::text(result) : render::markdown(result);
  if (pages_ == Pages::one || text.empty()) return text;
  is_begun_ = true;
  const std::string heading = to_ == To::text ? "==> " + to_line(record.id) + " <==\n\n" : "<!-- " + within_comment(record.id) + " -->\n\n";
  return (is_first ? "" : "\n") + heading + text;
}

std::string Document::html(const Record& record) {
  if (pages_ == Pages::one) return render::html(record.result);
  std::string out;
  if (!is_begun_) out += render::html_begin("winnow", "");
  is_begun_ = true;
  if (record.result.articles.empty()) return out;
  out += "<section";
  render::append_attribute(out, "data-id", record.id);
  return out + ">\n" + render::html_articles(record.result) + "</section>\n";
}

std::string Document::end() {
  if (pages_ == Pages::one || !is_begun_) return {};
  if (to_ == To::json) return "]\n";
  return to_ == To::html ? render::html_end() : std::string();
}

}  // namespace winnow::cli
