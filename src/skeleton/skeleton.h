// skeleton -- writes what the parser must see of a page, and no more.
//   in:    the decoded page (valid UTF-8)          borrowed for the call; offsets are into it
//   out:   Skeleton                                what Gumbo parses, the way back to the page, cuts, asides
//   never: throws, changes the tree that the page's text stands in (but for the guards below, which it reports)
//   knobs: kMaxDepth, kMaxFormatting, budget/budget.h
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <winnow/winnow.h>

#include "budget/budget.h"
#include "skeleton/attribute_kinds.h"
#include "skeleton/tag.h"

namespace winnow::skeleton {

/// A part of the page that no reader sees. Cuts are disjoint and in page order.
struct Cut {
  Range range;    ///< the content, without the tags around it
  Reason reason;  ///< one of the `cut` reasons
};

enum class AsideKind : std::uint8_t {
  title,      ///< <title> of the document (not of an svg): content is its raw text
  meta,       ///< <meta>: tag only
  link,       ///< <link>: tag only
  base,       ///< <base>: tag only
  html,       ///< the <html> start tag, for lang and class
  body,       ///< the <body> start tag
  ld_json,    ///< <script type="application/ld+json">
  data_json,  ///< <script type="application/json"> or another JSON type: hydration data
  script      ///< an inline script of 200 bytes or more: hydration data may hide in it
};

/// A part set aside for the head room on the way. In page order.
struct Aside {
  AsideKind kind;
  Range tag;      ///< the start tag, from '<' to '>'
  Range content;  ///< between the tags; empty for tags without content
};

struct Guards {
  std::uint32_t depth_dropped = 0;       ///< start tags left out because the tree was kMaxDepth deep; their text is kept
  std::uint32_t formatting_dropped = 0;  ///< formatting tags left out because kMaxFormatting were open
  bool is_too_dense = false;             ///< the page has more elements than budget::most_elements(): its end is one cut, budget_spent
  bool is_out_of_time = false;           ///< its end is one cut, budget_spent
};

/// A start tag of the text's tree. Where a page is nested well, the parser has nothing to decide: an element whose tags do no more than
/// open and close it, and that holds only text and other such elements, is folded with all its content into one byte of the markup,
/// together with the text beside it.
struct StartTag {
  std::uint32_t at;           ///< offset in the markup: of its '<', or of the byte that it is folded into
  std::uint32_t begin;        ///< page offset of its '<'
  std::uint32_t stop;         ///< page offset, one past its '>'
  std::uint32_t content_end;  ///< of a folded element: page offset of its end tag, or `stop` without content; 0 of others
  Tag tag;                    ///< the element as the page names it; the markup may hold a stand-in
  AttributeKinds attributes;  ///< which of them the tag has; 0 of elements that hold no text
};

struct Skeleton {
  std::string markup;          ///< what Gumbo parses
  std::vector<StartTag> tags;  ///< in page order; `at` never decreases; those that move no text are left out
  std::vector<Range> runs;     ///< the page's text runs in page order; those side by side are one byte in markup, ' ' if all are blank
  std::vector<std::uint32_t> run_at;  ///< run_at[i] is where runs[i] stands in markup; never decreases
  std::vector<Cut> cuts;
  std::vector<Aside> asides;
  Guards guards;
};

Skeleton build(std::string_view page, const budget::Deadline& deadline = {});

/// The raw value (character references not decoded) of attribute `name` (lower case) in the start tag that begins at page[tag_begin] ==
/// '<'. The first one wins, as in the HTML Standard. has_value is false where the attribute is missing; "" is a value.
struct AttributeValue {
  std::string_view raw;
  bool present = false;
};
AttributeValue attribute(std::string_view page, std::uint32_t tag_begin, std::string_view name);

/// Calls visit(name, raw_value) for each attribute of the start tag at tag_begin, in order. Names are as written.
template <typename Visit>
void for_each_attribute(std::string_view page, std::uint32_t tag_begin, Visit&& visit);

}  // namespace winnow::skeleton

#include "skeleton/attributes.inl.h"
