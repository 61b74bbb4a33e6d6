#include <algorithm>
#include <vector>

#include "render/html_escape.h"
#include "render/paragraphs.h"
#include "render/render.h"

namespace winnow::render {
namespace {

constexpr std::string_view kStyle =
    ":root{color-scheme:light dark}"
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 Charter,Georgia,serif}"
    "h1{line-height:1.2}.standfirst{font-size:1.2em}.byline,figcaption{opacity:.75;font-size:.9em}"
    "pre{overflow-x:auto}table{border-collapse:collapse}td{border:1px solid;padding:.2em .6em}"
    "article+article{border-top:1px solid;margin-top:3rem;padding-top:1rem}";

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}
  void write(const Article& article);

 private:
  void element(std::string_view tag, std::string_view attributes, std::string_view text);
  void header(const Article& article);
  void paragraph(const Paragraph& paragraph);
  void group_to(ParagraphKind kind);
  void list_item(const Paragraph& item);
  void close_lists(std::size_t depth);
  void table_row(std::string_view row);

  std::string& out_;
  ParagraphKind group_ = ParagraphKind::paragraph;  ///< the quote or table that is open
  std::vector<bool> lists_;                         ///< the open lists, outermost first: whether they count; each has an open item
};

void Writer::element(std::string_view tag, std::string_view attributes, std::string_view text) {
  out_ += '<';
  out_ += tag;
  out_ += attributes;
  out_ += " dir=\"auto\">";
  append_escaped(out_, text);
  out_ += "</";
  out_ += tag;
  out_ += ">\n";
}

void Writer::header(const Article& article) {
  out_ += "<header>\n";
  if (!article.title.empty()) element("h1", "", article.title);
  if (!article.standfirst.empty()) element("p", " class=\"standfirst\"", article.standfirst);
  if (!article.authors.empty() || !article.published.empty()) {
    out_ += "<p class=\"byline\">";
    for (const std::string& author : article.authors) {
      if (&author != article.authors.data()) out_ += ", ";
      out_ += "<span class=\"author\" dir=\"auto\">";
      append_escaped(out_, author);
      out_ += "</span>";
    }
    if (!article.authors.empty() && !article.published.empty()) out_ += " \u00B7 ";
    if (!article.published.empty()) {
      out_ += "<time";
      append_attribute(out_, "datetime", article.published);
      out_ += '>';
      append_escaped(out_, article.published);
      out_ += "</time>";
    }
    out_ += "</p>\n";
  }
  if (is_web_address(article.url)) {
    out_ += "<p class=\"byline\"><a";
    append_attribute(out_, "href", article.url);
    out_ += '>';
    append_escaped(out_, article.site_name.empty() ? article.url : article.site_name);
    out_ += "</a></p>\n";
  }
  out_ += "</header>\n";
}

/// Closes what is open unless a paragraph of this kind goes into it, and opens what it needs.
void Writer::group_to(ParagraphKind kind) {
  if (kind != ParagraphKind::list_item) close_lists(0);
  if (kind == group_) return;
  if (group_ == ParagraphKind::quote) out_ += "</blockquote>\n";
  if (group_ == ParagraphKind::table_row) out_ += "</table>\n";
  if (kind == ParagraphKind::quote) out_ += "<blockquote>\n";
  if (kind == ParagraphKind::table_row) out_ += "<table>\n";
  group_ = kind;
}

void Writer::close_lists(std::size_t depth) {
  for (; lists_.size() > depth; lists_.pop_back()) out_ += lists_.back() ? "</li>\n</ol>\n" : "</li>\n</ul>\n";
}

void Writer::list_item(const Paragraph& item) {
  const auto number = leading_number(item.text);
  const bool counts = number.has_value();
  const std::size_t depth = std::clamp<std::size_t>(item.level, 1, lists_.size() + 1);
  close_lists(depth);
  if (lists_.size() == depth && lists_.back() != counts) close_lists(depth - 1);
  if (lists_.size() == depth) {
    out_ += "</li>\n";
  } else {
    out_ += counts ? "<ol>\n" : "<ul>\n";
    lists_.push_back(counts);
  }
  out_ += "<li";
  if (counts) append_attribute(out_, "value", number->digits);
  out_ += " dir=\"auto\">";
  append_escaped(out_, counts ? number->rest : std::string_view(item.text));
}

void Writer::table_row(std::string_view row) {
  out_ += "<tr>";
  std::string_view cell;
  for (Cells cells(row); cells.next(cell);) {
    out_ += "<td dir=\"auto\">";
    append_escaped(out_, cell);
    out_ += "</td>";
  }
  out_ += "</tr>\n";
}

void Writer::paragraph(const Paragraph& paragraph) {
  group_to(paragraph.kind);
  switch (paragraph.kind) {
    case ParagraphKind::heading: {
      const char tag[] = {'h', static_cast<char>('0' + std::clamp<int>(paragraph.level, 2, 6))};
      return element({tag, 2}, "", paragraph.text);
    }
    case ParagraphKind::list_item:
      return list_item(paragraph);
    case ParagraphKind::preformatted:
      return element("pre", "", paragraph.text);
    case ParagraphKind::table_row:
      return table_row(paragraph.text);
    case ParagraphKind::caption:
      out_ += "<figure>";
      element("figcaption", "", paragraph.text);
      out_ += "</figure>\n";
      return;
    default:
      return element("p", "", paragraph.text);
  }
}

void Writer::write(const Article& article) {
  out_ += "<article";
  append_attribute(out_, "lang", article.language);
  out_ += ">\n";
  header(article);
  for (const Paragraph& each : article.paragraphs) paragraph(each);
  group_to(ParagraphKind::paragraph);
  out_ += "</article>\n";
}

}  // namespace

std::string html_begin(std::string_view title, std::string_view language) {
  std::string out = "<!DOCTYPE html>\n<html";
  append_attribute(out, "lang", language);
  out += ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
  append_escaped(out, title);
  out += "</title>\n<style>";
  out += kStyle;
  out += "</style>\n</head>\n<body>\n";
  return out;
}

std::string html_articles(const Result& result) {
  std::string out;
  for (const Article& article : result.articles) Writer(out).write(article);
  return out;
}

std::string html_end() {
  return "</body>\n</html>\n";
}

std::string html(const Result& result) {
  const bool has_article = !result.articles.empty();
  const std::string_view title = has_article ? std::string_view(result.articles[0].title) : std::string_view("No article");
  const std::string_view language = has_article ? std::string_view(result.articles[0].language) : std::string_view();
  return html_begin(title, language) + html_articles(result) + html_end();
}

}  // namespace winnow::render
