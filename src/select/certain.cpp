// What no score can redeem: a kept block that plainly is something else. Narrow rules, each one fact a reader would agree with.
#include "select/rooms.h"
#include "select/thresholds.h"
#include "signals/html_signals.h"

namespace winnow::select {
namespace {

using signals::Phrase;
using signals::Topic;

constexpr std::size_t kNearArticle = 0;  ///< signals::kNearTags
constexpr std::size_t kNearMain = 1;

bool starts_like_data(std::string_view text) {
  if (text.size() < 4) return false;
  if ((text[0] == '{' || text[0] == '[') && (text[1] == '"' || text[1] == '{' || text[1] == '[') &&
      text.find("\":") != std::string_view::npos)
    return true;
  return text.starts_with("{{") || text.starts_with("<%") || text.starts_with("{%");
}

/// "window.x = ...", "document.getElementById(...)", "function(...) {": program text, not an article about it, which explains in sentences.
bool starts_like_code(const Unit& unit, std::string_view text) {
  if (unit.end == words::End::sentence || unit.words > 40) return false;
  constexpr std::string_view kFirstLetters = "vlcwdf($jg@<ti";
  static constexpr std::string_view kOpenings[] = {"var ",       "let ",      "const ", "window.", "document.", "function(",
                                                   "function (", "(function", "$(",     "jQuery(", "googletag", "@media",
                                                   "<script",    "try{",      "try {",  "if(",     "if ("};
  if (text.empty()) return false;
  if (kFirstLetters.find(text.front()) != std::string_view::npos) {
    for (const std::string_view opening : kOpenings) {
      if (text.starts_with(opening) && text.find_first_of("=({;") != std::string_view::npos) return true;
    }
  }
  return text.ends_with(");") && unit.counts.code >= 1 && unit.words < 20;
}

/// A reporter's address in a line of its own.
bool is_address(const Unit& unit, std::string_view text) {
  return unit.words <= 8 && unit.addresses > 0 && text.find('@') != std::string_view::npos;
}

/// Newsletter, donation and subscription prompts set as paragraphs: short, and two words or more of the one thing.
bool is_prompt(const Unit& unit, Reason& reason) {
  if (unit.words > 60) return false;
  const int newsletter = topic(unit, Topic::newsletter);
  const int donation = topic(unit, Topic::donation);
  if (newsletter + donation + topic(unit, Topic::paywall) < 2 || newsletter + donation == 0) return false;
  reason = newsletter >= donation ? Reason::newsletter : Reason::donation;
  return true;
}

/// A child of <body> that speaks of nothing but consent: a dialog without a class that says so.
bool is_consent_box(const Page& page, dom::NodeId box) {
  const float words = page.elements->words(box);
  if (words > kConsentWords || page.elements->count(box) > kConsentBlocks) return false;  // also bounds what is counted below
  int spoken = 0;
  for (std::size_t i = page.elements->first(box); i < page.elements->last(box); ++i) {
    const dom::NodeId owner = block_of(page, i).owner;
    if (owner != dom::kNone &&
        (page.elements->steps_to_tag(owner, kNearMain) < signals::kFar || page.elements->steps_to_tag(owner, kNearArticle) < signals::kFar))
      return false;
    spoken += topic(page.measured.units[i], Topic::consent);
  }
  return spoken >= kLeastConsent && static_cast<float>(spoken) >= kConsentShare * words;
}

bool in_consent_dialog(const Page& page, std::size_t i) {
  if (!is_html(page)) return false;
  dom::NodeId e = block_of(page, i).owner == dom::kNone ? 0 : block_of(page, i).owner;
  if (page.elements->steps_to_group(e, signals::ClassGroup::consent) < signals::kFar) return true;
  const auto& nodes = page.dom->nodes;
  while (nodes[e].parent != dom::kNone && nodes[nodes[e].parent].tag != dom::Tag::body) e = nodes[e].parent;
  return nodes[e].parent != dom::kNone && is_consent_box(page, e);
}

/// A line that sends its reader elsewhere: it opens with "Read also", and is a link or ends no sentence.
bool is_read_more(const Page& page, const Unit& unit, const blocks::Block& block) {
  if (unit.phrase != Phrase::related || unit.words > 32) return false;
  if (is_html(page))
    return block.kind != ParagraphKind::heading && (unit.link_share > 0.35F || (block.links > 0 && unit.end != words::End::sentence));
  const std::size_t colon = block.text.find(':');
  if (unit.first_kind == 5) return true;  // an arrow or bullet, then "Related"
  return (colon < 60 && unit.end != words::End::sentence) || unit.phrase_share > 0.8F;
}

}  // namespace

bool shows_its_prose(const Page& page) {
  if (!is_html(page)) return false;
  float hidden = 0;
  for (const Unit& unit : page.measured.units) hidden += page.list.blocks[unit.block].hidden ? unit.mass : 0;
  return hidden < 0.2F * page.elements->page_mass();
}

bool certain(const Page& page, std::size_t i, bool drops_hidden, Reason& reason) {
  const Unit& unit = page.measured.units[i];
  const blocks::Block& block = block_of(page, i);
  const bool listing = block.kind == ParagraphKind::preformatted;  // program listings of an article stand so
  if (!listing && starts_like_data(block.text)) {
    reason = Reason::json_junk;
  } else if (!listing && starts_like_code(unit, block.text)) {
    reason = Reason::code_junk;
  } else if (is_read_more(page, unit, block)) {
    reason = unit.phrase_share > 0.8F ? Reason::related_news : Reason::read_more;
  } else if (in_consent_dialog(page, i)) {
    reason = Reason::cookie_notice;
  } else if (drops_hidden && block.hidden) {
    reason = Reason::hidden;
  } else if (is_address(unit, block.text)) {
    reason = Reason::byline;
  } else if (is_html(page) && block.has_time && unit.words <= 5 && block.kind != ParagraphKind::heading) {
    reason = Reason::dateline;
  } else if (page.scores[i] < kBeyondPrompts && is_prompt(unit, reason)) {
    return true;
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
