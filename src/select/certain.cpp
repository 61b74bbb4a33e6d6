// What no score can redeem: a kept block that plainly is something else. Narrow rules, each one fact a reader would agree with.
#include "select/rooms.h"
#include "signals/html_signals.h"

namespace winnow::select {
namespace {

using signals::Phrase;
using signals::Topic;

bool starts_like_data(std::string_view text) {
  if (text.size() < 4) return false;
  if ((text[0] == '{' || text[0] == '[') && (text[1] == '"' || text[1] == '{' || text[1] == '[') && text.find("\":") != std::string_view::npos) return true;
  return text.starts_with("{{") || text.starts_with("<%") || text.starts_with("{%");
}

/// "window.x = ...", "document.getElementById(...)", "function(...) {": program text, not an article about it, which explains in sentences.
bool starts_like_code(const Unit& unit, std::string_view text) {
  if (unit.end == words::End::sentence || unit.words > 40) return false;
  for (std::string_view opening : {"var ", "let ", "const ", "window.", "document.", "function(", "function (", "(function", "$(", "jQuery(", "googletag", "@media", "<script", "try{", "try {", "if(", "if ("}) {
    if (text.starts_with(opening) && text.find_first_of("=({;") != std::string_view::npos) return true;
  }
  return text.ends_with(");") && unit.counts.code >= 1 && unit.words < 20;
}

/// A line that sends its reader elsewhere: it opens with "Read also", and is a link or ends no sentence.
bool is_read_more(const Page& page, const Unit& unit, const blocks::Block& block) {
  if (unit.phrase != Phrase::related || unit.words > 32) return false;
  if (is_html(page)) return block.kind != ParagraphKind::heading && (unit.link_share > 0.35F || (block.links > 0 && unit.end != words::End::sentence));
  const std::size_t colon = block.text.find(':');
  return (colon != std::string_view::npos && colon < 60 && unit.end != words::End::sentence) || unit.phrase_share > 0.8F;
}

}  // namespace

bool certain(const Page& page, std::size_t i, Reason& reason) {
  const Unit& unit = page.measured.units[i];
  const blocks::Block& block = block_of(page, i);
  const bool listing = block.kind == ParagraphKind::preformatted;  // program listings of an article stand so
  if (!listing && starts_like_data(block.text)) {
    reason = Reason::json_junk;
  } else if (!listing && !is_html(page) && starts_like_code(unit, block.text)) {
    reason = Reason::code_junk;
  } else if (is_read_more(page, unit, block)) {
    reason = unit.phrase_share > 0.8F ? Reason::related_news : Reason::read_more;
  } else if (unit.phrase == Phrase::ad && unit.phrase_share > 0.9F) {
    reason = Reason::advertisement;
  } else if (unit.words <= 6 && unit.phrase_share > 0.9F && unit.phrase == Phrase::share && !is_html(page)) {
    reason = Reason::share_widget;
  } else {
    return false;
  }
  return true;
}

}  // namespace winnow::select
