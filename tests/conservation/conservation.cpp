#include "conservation/conservation.h"

#include <gumbo.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

namespace winnow::tests {
namespace {

bool is_blank(UChar32 character) {
  return u_isUWhiteSpace(character) || u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_iscntrl(character);
}

// The character at text[at], which is moved behind it; below 0 for a malformed sequence.
UChar32 next_character(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + at;
  const auto length = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, U8_MAX_LENGTH));
  std::int32_t used = 0;
  UChar32 character = 0;
  U8_NEXT(bytes, used, length, character);
  at += static_cast<std::size_t>(used);
  return character;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_blank(next_character(text, at))) return false;
  }
  return true;
}

using Marks = std::vector<bool>;  // one a page byte

struct Sight {
  Marks text;     // must be covered: runs without the blanks at their ends, which no one misses
  Marks allowed;  // may be covered: runs with them
};

void fill(Marks& marks, std::size_t begin, std::size_t end) {
  std::fill(marks.begin() + static_cast<std::ptrdiff_t>(begin), marks.begin() + static_cast<std::ptrdiff_t>(end), true);
}

void mark_trimmed(std::string_view page, std::size_t begin, std::size_t end, Marks& marks) {
  std::size_t first = end;
  std::size_t last = begin;
  for (std::size_t at = begin; at < end;) {
    const std::size_t start = at;
    if (is_blank(next_character(page.substr(0, end), at))) continue;
    first = std::min(first, start);
    last = at;
  }
  if (first < last) fill(marks, first, last);
}

// True for a run of nothing but blanks and references to blanks (&nbsp; &#8203; ...).
bool is_blank_markup(std::string_view run) {
  constexpr std::string_view kBlankNames[] = {"nbsp", "ensp", "emsp", "thinsp", "zwnj", "zwj", "shy", "Tab", "NewLine", "lrm", "rlm"};
  while (!run.empty()) {
    if (run[0] != '&') {
      const std::size_t end = std::min(run.find('&'), run.size());
      if (!is_blank(run.substr(0, end))) return false;
      run.remove_prefix(end);
      continue;
    }
    const std::size_t length = run.find_first_of("; \n\t&", 1);
    const std::string_view name = run.substr(1, length == std::string_view::npos ? length : length - 1);
    bool blank = std::find(std::begin(kBlankNames), std::end(kBlankNames), name) != std::end(kBlankNames);
    if (name.size() > 1 && name[0] == '#') {
      const bool hex = name[1] == 'x' || name[1] == 'X';
      UChar32 character = 0;
      for (const char digit : name.substr(hex ? 2 : 1))
        character = (character * (hex ? 16 : 10) + u_digit(digit, hex ? 16 : 10)) & 0x1FFFFF;
      blank = is_blank(character);
    }
    if (!blank) return false;
    run.remove_prefix(std::min(run.size(), name.size() + 1));
    if (!run.empty() && run[0] == ';') run.remove_prefix(1);
  }
  return true;
}

bool holds_raw_text(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_PLAINTEXT:
      return true;
    default:
      return false;
  }
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// One past the '>' of the tag, doctype or end tag that opens at page[at] == '<'; `at` when nothing opens there.
std::size_t tag_end(std::string_view page, std::size_t at, std::size_t end) {
  if (at + 1 >= end) return at;
  const char after = page[at + 1];
  if (!is_ascii_letter(after) && after != '/' && after != '!' && after != '?') return at;
  if (after == '/' && (at + 2 >= end || (!is_ascii_letter(page[at + 2]) && page[at + 2] != '>'))) return at;
  char quote = 0;
  for (std::size_t i = at + 2; i < end; ++i) {
    const char c = page[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return i + 1;
    } else if ((c == '"' || c == '\'') && is_ascii_letter(after) && page[i - 1] == '=') {
      quote = c;
    }
  }
  return end;
}

// Gumbo merges the text on both sides of a tag that it ignores (`x</form>y`) into one node: its source then holds that tag.
void mark_node(std::string_view page, const GumboNode& node, Sight& sight) {
  const GumboStringPiece& source = node.v.text.original_text;
  const std::size_t begin = static_cast<std::size_t>(source.data - page.data());
  const std::size_t end = std::min(begin + source.length, page.size());
  const bool raw = node.parent != nullptr && node.parent->type == GUMBO_NODE_ELEMENT && holds_raw_text(node.parent->v.element.tag);
  std::size_t run = begin;
  const auto close_run = [&](std::size_t stop) {
    fill(sight.allowed, run, stop);
    if (raw || !is_blank_markup(page.substr(run, stop - run))) mark_trimmed(page, run, stop, sight.text);
  };
  for (std::size_t at = begin; !raw && at < end; ++at) {
    if (page[at] != '<') continue;
    const std::size_t after = tag_end(page, at, end);
    if (after == at) continue;
    close_run(at);
    run = after;
    at = after - 1;
  }
  close_run(end);
}

const GumboVector* children_of(const GumboNode& node) {
  switch (node.type) {
    case GUMBO_NODE_DOCUMENT:
      return &node.v.document.children;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      return &node.v.element.children;
    default:
      return nullptr;
  }
}

struct FreeOutput {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};
using Tree = std::unique_ptr<GumboOutput, FreeOutput>;

Tree parse(std::string_view page) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  return Tree(gumbo_parse_with_options(&options, page.data(), page.size()));
}

template <typename Visit>
void for_each_node(const GumboOutput& output, Visit visit) {
  std::vector<const GumboNode*> pending = {output.document};
  while (!pending.empty()) {
    const GumboNode& node = *pending.back();
    pending.pop_back();
    visit(node);
    if (const GumboVector* children = children_of(node); children != nullptr) {
      for (unsigned i = 0; i < children->length; ++i) pending.push_back(static_cast<const GumboNode*>(children->data[i]));
    }
  }
}

// The content of a <noscript>, [begin, end); empty when it is blank.
Range noscript_content(const GumboNode& node, const std::string& page) {
  if (node.type != GUMBO_NODE_ELEMENT || node.v.element.tag != GUMBO_TAG_NOSCRIPT || node.v.element.original_tag.data == nullptr) return {};
  const std::size_t begin = static_cast<std::size_t>(node.v.element.original_tag.data - page.data()) + node.v.element.original_tag.length;
  constexpr std::string_view kEnd = "</noscript";
  const auto same = [](char a, char b) { return a == b || (is_ascii_letter(a) && (a | 0x20) == b); };
  const auto end =
      std::search(page.begin() + static_cast<std::ptrdiff_t>(begin), page.end(), kEnd.begin(), kEnd.end(), same) - page.begin();
  if (page.find_first_not_of(' ', begin) >= static_cast<std::size_t>(end)) return {};
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Gumbo parses as a browser without scripts would, and a self-closed <iframe/> within <noscript> then swallows the rest of the page. For a
// browser with scripts the content of <noscript> is one text: it is blanked out for the parser, and counted as that text.
Sight look_at_html(std::string page) {
  Sight sight{Marks(page.size()), Marks(page.size())};
  for (;;) {
    const Tree tree = parse(page);
    std::vector<Range> noscripts;
    for_each_node(*tree, [&](const GumboNode& node) {
      const Range content = noscript_content(node, page);
      if (content.begin < content.end) noscripts.push_back(content);
    });
    if (noscripts.empty()) {
      for_each_node(*tree, [&](const GumboNode& node) {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) mark_node(page, node, sight);
      });
      return sight;
    }
    for (const Range& content : noscripts) {
      mark_trimmed(page, content.begin, content.end, sight.text);
      std::fill(page.begin() + content.begin, page.begin() + content.end, ' ');
    }
  }
}

Marks text_of_lines(std::string_view page) {
  Marks marks(page.size());
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t start = at;
    if (!is_blank(next_character(page, at))) fill(marks, start, at);
  }
  return marks;
}

std::string quoted(std::string_view page, std::size_t begin, std::size_t end) {
  return "[" + std::to_string(begin) + ", " + std::to_string(end) + ") '" +
         std::string(page.substr(begin, std::min<std::size_t>(end - begin, 120))) + "'";
}

// The first stretch of bytes that are marked in `inside` and not in `outside`, described; "" without. References to blanks do not count:
// the parser leaves out blanks where a tree has no room for them.
std::string first_difference(std::string_view page, const Marks& inside, const Marks& outside) {
  for (std::size_t begin = 0; begin < page.size(); ++begin) {
    if (!inside[begin] || outside[begin]) continue;
    std::size_t end = begin;
    while (end < page.size() && inside[end] && !outside[end]) ++end;
    if (!is_blank_markup(page.substr(begin, end - begin))) return quoted(page, begin, end);
    begin = end;
  }
  return {};
}

Marks covered(const Result& result, bool with_cuts) {
  Marks marks(result.page.size());
  for (const Block& block : result.blocks) {
    if (!with_cuts && block.decision == Decision::cut) continue;
    for (const Range& piece : result.pieces_of(block)) fill(marks, piece.begin, piece.end);
  }
  return marks;
}

std::string pieces_fault(const Result& result) {
  std::vector<bool> owned(result.pieces.size());
  for (const Block& block : result.blocks) {
    if (block.first_piece + std::size_t{block.piece_count} > result.pieces.size()) return "a block's pieces are out of bounds";
    for (std::uint32_t i = block.first_piece; i < block.first_piece + block.piece_count; ++i) {
      if (owned[i]) return "piece " + std::to_string(i) + " belongs to two blocks";
      owned[i] = true;
    }
  }
  if (const auto orphan = std::find(owned.begin(), owned.end(), false); orphan != owned.end()) {
    return "piece " + std::to_string(orphan - owned.begin()) + " belongs to no block";
  }
  std::vector<Range> sorted = result.pieces;
  std::sort(sorted.begin(), sorted.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
  std::uint32_t end = 0;
  for (const Range& piece : sorted) {
    if (piece.begin >= piece.end || piece.end > result.page.size())
      return "a piece is empty or out of bounds: " + std::to_string(piece.begin);
    if (piece.begin < end) return "two pieces overlap: " + quoted(result.page, piece.begin, std::min(end, piece.end));
    if (U8_IS_TRAIL(static_cast<std::uint8_t>(result.page[piece.begin])))
      return "a piece begins within a character: " + std::to_string(piece.begin);
    end = piece.end;
  }
  return {};
}

std::string verdict_fault(const Result& result) {
  for (const Block& block : result.blocks) {
    const std::string which = std::string(name(block.reason)) + " '" + block.text.substr(0, 60) + "'";
    if (block.decision != decision_of(block.reason)) return "the decision is not the reason's: " + which;
    if ((block.decision == Decision::kept) != (block.article >= 0)) return "kept without an article, or dropped with one: " + which;
    if (block.article >= static_cast<int>(result.articles.size())) return "an article that does not exist: " + which;
    if (block.piece_count == 0) return "a block without a piece: " + which;
  }
  for (const Article& article : result.articles) {
    for (const Paragraph& paragraph : article.paragraphs) {
      if (paragraph.source.begin > paragraph.source.end || paragraph.source.end > result.page.size())
        return "a paragraph's source is out of bounds";
      if (paragraph.text.empty()) return "an empty paragraph";
    }
  }
  return {};
}

}  // namespace

std::string structure_fault(const Result& result) {
  for (std::size_t at = 0; at < result.page.size();) {
    if (next_character(result.page, at) < 0) return "the page is no UTF-8 before byte " + std::to_string(at);
  }
  std::string fault = pieces_fault(result);
  return fault.empty() ? verdict_fault(result) : fault;
}

std::string coverage_fault(const Result& result) {
  const Marks text = result.format == Format::html ? look_at_html(result.page).text : text_of_lines(result.page);
  const std::string missing = first_difference(result.page, text, covered(result, true));
  return missing.empty() ? "" : "in no block: " + missing;
}

std::string excess_fault(const Result& result) {
  if (result.format != Format::html) return {};
  const std::string excess = first_difference(result.page, covered(result, false), look_at_html(result.page).allowed);
  return excess.empty() ? "" : "no text, but in a kept or dropped block: " + excess;
}

}  // namespace winnow::tests
