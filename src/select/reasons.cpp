// Why a block that its score dropped is no body: the plainest fact about it, in words that a news reader would use.
#include <algorithm>
#include <iterator>

#include "select/rooms.h"
#include "signals/html_signals.h"
#include "signals/text_signals.h"

namespace winnow::select {
namespace {

using signals::ClassGroup;
using signals::Phrase;

/// JSON and program text, told by their signs.
bool junk(const Page& page, std::size_t unit, Reason& reason) {
  const Unit& u = page.measured.units[unit];
  const std::string_view text = block_of(page, unit).text;
  const auto code = static_cast<float>(u.counts.code);
  const bool json = (text.starts_with('{') || text.starts_with('[')) && text.find("\":") != std::string_view::npos;
  if (json) {
    reason = Reason::json_junk;
    return true;
  }
  if (code >= 4 && code * 20 > static_cast<float>(u.counts.chars)) {
    reason = Reason::code_junk;
    return true;
  }
  if (code == 0) return false;
  if (text.find("{{") != std::string_view::npos || text.find("<%") != std::string_view::npos || text.find("${") != std::string_view::npos) {
    reason = Reason::code_junk;
    return true;
  }
  return false;
}

bool of_phrase(const Page& page, std::size_t unit, Reason& reason) {
  const Unit& u = page.measured.units[unit];
  if (u.phrase == Phrase::none || (u.words > 25 && u.phrase_share < 0.5F)) return false;
  switch (u.phrase) {
    case Phrase::related:
      reason = u.phrase_share > 0.6F ? Reason::related_news : Reason::read_more;
      break;
    case Phrase::share:
      reason = Reason::share_widget;
      break;
    case Phrase::subscribe:
      reason = Reason::newsletter;
      break;
    case Phrase::ad:
      reason = Reason::advertisement;
      break;
    case Phrase::credit:
      reason = Reason::caption;
      break;
    case Phrase::copyright:
      reason = Reason::copyright;
      break;
    case Phrase::byline:
      reason = Reason::byline;
      break;
    case Phrase::time:
      reason = Reason::dateline;
      break;
    case Phrase::nav:
      reason = Reason::navigation;
      break;
    case Phrase::tags:
      reason = Reason::tags;
      break;
    case Phrase::comment:
      reason = Reason::comments;
      break;
    case Phrase::none:
      return false;
  }
  return true;
}

Reason section_reason(Phrase phrase) {
  switch (phrase) {
    case Phrase::related:
      return Reason::related_news;
    case Phrase::comment:
      return Reason::comments;
    case Phrase::subscribe:
      return Reason::newsletter;
    case Phrase::share:
      return Reason::share_widget;
    case Phrase::tags:
      return Reason::tags;
    default:
      return Reason::boilerplate;
  }
}

struct GroupReason {
  ClassGroup group;
  std::uint8_t steps;  ///< how far up the class may stand
  Reason reason;
};
/// In order: the narrower meaning first.
constexpr GroupReason kGroupReasons[] = {{ClassGroup::cookie, 6, Reason::cookie_notice}, {ClassGroup::comment, 8, Reason::comments},
                                         {ClassGroup::share, 3, Reason::share_widget},   {ClassGroup::news, 4, Reason::newsletter},
                                         {ClassGroup::ad, 3, Reason::advertisement},     {ClassGroup::caption, 2, Reason::caption},
                                         {ClassGroup::related, 4, Reason::related_news}, {ClassGroup::tags, 2, Reason::tags},
                                         {ClassGroup::nav, 3, Reason::navigation},       {ClassGroup::foot, 5, Reason::page_footer},
                                         {ClassGroup::side, 4, Reason::sidebar}};

/// A short line with a set phrase that opens a light container around the block: "Related", "Comments".
Phrase box_phrase(const Page& page, std::size_t unit) {
  const signals::Elements& e = *page.elements;
  int steps = 0;
  for (dom::NodeId a = block_of(page, unit).owner; a != dom::kNone && steps < 10; a = page.dom->nodes[a].parent, ++steps) {
    if (e.mass(a) > 0.4F * e.page_mass()) return Phrase::none;
    const std::size_t first = e.first(a);
    for (std::size_t i = first; i < std::min(first + 2, unit); ++i) {
      const Unit& opener = page.measured.units[i];
      if (opener.phrase != Phrase::none && opener.phrase_share > 0.5F && opener.words <= 8) return opener.phrase;
    }
  }
  return Phrase::none;
}

/// What the block's words speak of, where it is short enough to speak of one thing.
bool of_topic(const Unit& u, Reason& reason) {
  using signals::Topic;
  if (u.words > 120) return false;
  if (signals::topic(u, Topic::consent) >= 3) {
    reason = Reason::cookie_notice;
  } else if (signals::topic(u, Topic::newsletter) >= 1 && u.words <= 60) {
    reason = Reason::newsletter;
  } else if (signals::topic(u, Topic::donation) >= 1 && u.words <= 60) {
    reason = Reason::donation;
  } else if (signals::topic(u, Topic::paywall) >= 1 && u.words <= 40) {
    reason = Reason::paywall;
  } else if (signals::topic(u, Topic::rights) >= 1 && u.words <= 40) {
    reason = Reason::copyright;
  } else {
    return false;
  }
  return true;
}

bool has_copyright_sign(std::string_view text) {
  return text.substr(0, 60).find("\xC2\xA9") != std::string_view::npos;
}

constexpr std::size_t kFarBelowHeading = 40;  ///< units

/// Whether a heading says what stands below it: "Related", "Comments".
bool announces(const Unit& heading) {
  return heading.phrase != Phrase::none && heading.phrase_share > 0.5F;
}

std::size_t text_heading_above(const Page& page, std::size_t unit) {
  for (std::size_t back = 1; back <= kFarBelowHeading && back <= unit; ++back) {
    const std::size_t i = unit - back;
    if (announces(page.measured.units[i]) && signals::is_text_heading(block_of(page, i), page.measured.units[i])) return i;
  }
  return kNoUnit;
}

constexpr std::size_t near_tag(dom::Tag tag) {
  return static_cast<std::size_t>(std::find(std::begin(signals::kNearTags), std::end(signals::kNearTags), tag) -
                                  std::begin(signals::kNearTags));
}

bool is_byline(const Unit& unit) {
  return unit.phrase == Phrase::byline && unit.words <= 12;
}

}  // namespace

Reason reason_html(const Page& page, std::size_t unit, std::size_t heading) {
  const Unit& u = page.measured.units[unit];
  const blocks::Block& block = block_of(page, unit);
  const dom::NodeId owner = block.owner == dom::kNone ? 0 : block.owner;
  const signals::Elements& e = *page.elements;
  auto near = [&](dom::Tag tag) { return e.steps_to_tag(owner, near_tag(tag)); };
  Reason reason{};
  if (junk(page, unit, reason)) return reason;
  if (near(dom::Tag::dialog) < signals::kFar) return Reason::cookie_notice;
  if (near(dom::Tag::nav) < signals::kFar) return Reason::navigation;
  if (near(dom::Tag::figcaption) <= 3) return Reason::caption;
  if (is_byline(u)) return Reason::byline;
  if (of_topic(u, reason)) return reason;
  if (u.words <= 12 && (block.has_time || u.times > 0) && u.link_share < 0.5F && e.steps_to_group(owner, ClassGroup::meta) <= 3)
    return Reason::dateline;
  if (of_phrase(page, unit, reason)) return reason;
  for (const GroupReason& rule : kGroupReasons) {
    if (e.steps_to_group(owner, rule.group) <= rule.steps) return rule.reason;
  }
  if (block.hidden) return Reason::hidden;
  if (const Phrase phrase = box_phrase(page, unit); phrase != Phrase::none) {
    reason = section_reason(phrase);
    if (reason != Reason::boilerplate) return reason;
  }
  if (heading != kNoUnit && unit - heading <= kFarBelowHeading && announces(page.measured.units[heading])) {
    reason = section_reason(page.measured.units[heading].phrase);
    if (reason != Reason::boilerplate) return reason;
  }
  if (near(dom::Tag::footer) < signals::kFar && near(dom::Tag::article) > near(dom::Tag::footer)) return Reason::page_footer;
  if (near(dom::Tag::header) <= 6 && near(dom::Tag::article) == signals::kFar) return Reason::page_header;
  if (near(dom::Tag::aside) < signals::kFar) return Reason::sidebar;
  if (near(dom::Tag::form) <= 6) return Reason::form;
  if (near(dom::Tag::figure) <= 3) return Reason::caption;
  // A link of several words is a headline, one of a word or two a menu.
  if (u.link_share > 0.6F) return u.words >= 4 ? Reason::related_news : Reason::link_list;
  if (e.steps_to_group(owner, ClassGroup::meta) <= 2 && u.words <= 20) return u.times > 0 ? Reason::dateline : Reason::byline;
  if (near(dom::Tag::table) < signals::kFar && block.kind == ParagraphKind::table_row) return Reason::table;
  if (u.words < 9 && u.end != words::End::sentence) return Reason::short_line;
  return u.prose ? Reason::outside_article : Reason::boilerplate;
}

Reason reason_text(const Page& page, std::size_t unit) {
  const Unit& u = page.measured.units[unit];
  Reason reason{};
  if (junk(page, unit, reason)) return reason;
  if (is_byline(u)) return Reason::byline;
  if (of_topic(u, reason)) return reason;
  if (of_phrase(page, unit, reason)) return reason;
  if (has_copyright_sign(block_of(page, unit).text) && u.words < 40 && unit * 2 > page.measured.units.size()) return Reason::copyright;
  if (u.credits > 0 && u.words < 40) return Reason::caption;
  if (u.times > 0 && u.words <= 8) return Reason::dateline;
  if (const std::size_t heading = text_heading_above(page, unit); heading != kNoUnit) {
    reason = section_reason(page.measured.units[heading].phrase);
    if (reason != Reason::boilerplate) return reason;
  }
  // A headline and its snippet: teasers that no heading announces.
  const auto& units = page.measured.units;
  const bool head = unit + 1 < units.size() && units[unit + 1].ellipsis && u.words >= 3 && u.words <= 25;
  if (head || (u.ellipsis && u.words >= 5)) return Reason::related_news;
  if (u.words >= 4 && u.end == words::End::open && unit * 2 > units.size()) return Reason::related_news;  // headlines below the article
  if (block_of(page, unit).bullet != 0 && u.words < 6) return Reason::navigation;
  if (u.words < 9 && u.end != words::End::sentence) return Reason::short_line;
  return u.end == words::End::sentence && u.words >= 12 ? Reason::outside_article : Reason::boilerplate;
}

}  // namespace winnow::select
