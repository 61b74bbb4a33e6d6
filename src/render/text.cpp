#include "render/render.h"

namespace winnow::render {
namespace {

bool stands_close(ParagraphKind kind) {
  return kind == ParagraphKind::list_item || kind == ParagraphKind::table_row;
}

/// Appends one text with a blank line between it and what is there.
void append_apart(std::string& out, std::string_view text) {
  if (text.empty()) return;
  if (!out.empty()) out += "\n\n";
  out += text;
}

}  // namespace

std::string text(const Result& result) {
  std::string out;
  for (const Article& article : result.articles) {
    if (&article != result.articles.data()) append_apart(out, "* * *");
    append_apart(out, article.title);
    append_apart(out, article.standfirst);
    const Paragraph* before = nullptr;
    for (const Paragraph& paragraph : article.paragraphs) {
      if (before != nullptr && before->kind == paragraph.kind && stands_close(paragraph.kind)) {
        out += '\n';
        out += paragraph.text;
      } else {
        append_apart(out, paragraph.text);
      }
      before = &paragraph;
    }
  }
  if (!out.empty()) out += '\n';
  return out;
}

}  // namespace winnow::render
