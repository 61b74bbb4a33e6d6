#include "full_parse.h"

#include <gumbo.h>

#include <algorithm>
#include <chrono>
#include <initializer_list>

#include "dom/dom.h"
#include "dom/gumbo_parser.h"
#include "skeleton/markup_scan.h"

namespace winnow::tests {
namespace {

using skeleton::Tag;

struct FullText {
  std::size_t begin;
  std::size_t end;
  const GumboNode* node;
};

bool is_ascii_blank(std::string_view text) {
  return text.find_first_not_of(std::string_view(" \t\r\n\f\0", 6)) == std::string_view::npos;
}

std::string without_noscript(std::string_view page, const skeleton::Skeleton& skeleton) {
  std::string copy(page);
  for (const skeleton::Cut& cut : skeleton.cuts) {
    if (cut.reason != Reason::noscript) continue;
    const std::size_t begin = copy.rfind('<', cut.range.begin - 1);
    const std::size_t end = std::min(copy.find('>', cut.range.end), copy.size() - 1);
    std::fill(copy.begin() + static_cast<std::ptrdiff_t>(begin), copy.begin() + static_cast<std::ptrdiff_t>(end) + 1, '-');
    copy.replace(begin, 4, "<!--");
    copy[end] = '>';
  }
  return copy;
}

std::vector<FullText> texts_of(const GumboNode* document, const std::string& page) {
  std::vector<FullText> texts;
  std::vector<const GumboNode*> stack = {document};
  while (!stack.empty()) {
    const GumboNode* node = stack.back();
    stack.pop_back();
    const GumboVector* children = nullptr;
    if (node->type == GUMBO_NODE_DOCUMENT) children = &node->v.document.children;
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) children = &node->v.element.children;
    if (node->type == GUMBO_NODE_TEXT) {
      const auto begin = static_cast<std::size_t>(node->v.text.original_text.data - page.data());
      texts.push_back({begin, begin + node->v.text.original_text.length, node});
    }
    for (unsigned i = 0; children != nullptr && i < children->length; ++i)
      stack.push_back(static_cast<const GumboNode*>(children->data[i]));
  }
  std::sort(texts.begin(), texts.end(), [](const FullText& a, const FullText& b) { return a.begin < b.begin; });
  return texts;
}

void add_ancestor(std::string& chain, std::string_view name, std::size_t begin, bool is_implied) {
  if (skeleton::tag_of(name) == Tag::unknown || name == "form") return;
  chain.append(name);
  if (!is_implied && name != "html" && name != "body") chain.append("@").append(std::to_string(begin));
  chain.push_back(' ');
}

std::string our_ancestors(const dom::Dom& dom, dom::NodeId node) {
  std::string chain;
  for (dom::NodeId at = dom.nodes[node].parent; at != dom::kNone; at = dom.nodes[at].parent) {
    const dom::Node& ancestor = dom.nodes[at];
    add_ancestor(chain, skeleton::name_of(ancestor.tag), ancestor.begin, ancestor.begin == ancestor.stop);
  }
  return chain;
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return {piece.data, piece.length};
}

std::string their_ancestors(const GumboNode* node, const std::string& page) {
  std::string chain;
  for (const GumboNode* at = node->parent; at != nullptr && at->type != GUMBO_NODE_DOCUMENT; at = at->parent) {
    const GumboElement& element = at->v.element;
    const bool is_implied = element.original_tag.length == 0;
    const std::size_t begin = is_implied ? 0 : static_cast<std::size_t>(element.original_tag.data - page.data());
    add_ancestor(chain, name_of(element), begin, is_implied);
  }
  return chain;
}

/// True under an element whose text no reader sees.
bool is_hidden(const GumboNode* node) {
  for (const GumboNode* at = node->parent; at != nullptr && at->type != GUMBO_NODE_DOCUMENT; at = at->parent) {
    const GumboElement& element = at->v.element;
    if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return true;
    switch (element.tag) {
      case GUMBO_TAG_SELECT:
      case GUMBO_TAG_OPTION:
      case GUMBO_TAG_OPTGROUP:
      case GUMBO_TAG_DATALIST:
      case GUMBO_TAG_TEXTAREA:
      case GUMBO_TAG_PROGRESS:
      case GUMBO_TAG_METER:
      case GUMBO_TAG_VIDEO:
      case GUMBO_TAG_AUDIO:
      case GUMBO_TAG_CANVAS:
      case GUMBO_TAG_OBJECT:
      case GUMBO_TAG_APPLET:
      case GUMBO_TAG_IFRAME:
      case GUMBO_TAG_NOEMBED:
      case GUMBO_TAG_NOFRAMES:
      case GUMBO_TAG_TEMPLATE:
        return true;
      default:
        break;
    }
  }
  return false;
}

void compare_runs(std::string_view page, const dom::Dom& dom, const std::vector<FullText>& texts, const std::string& full_page,
                  std::vector<Difference>& found) {
  for (dom::NodeId id = 0; id < dom.nodes.size(); ++id) {
    const dom::Node& node = dom.nodes[id];
    const std::string_view text = page.substr(node.begin, node.stop - node.begin);
    if (node.tag != Tag::text || skeleton::is_blank_text(text)) continue;
    const std::size_t at = node.begin + text.find_last_not_of(" \t\r\n\f");
    auto next =
        std::upper_bound(texts.begin(), texts.end(), at, [](std::size_t offset, const FullText& full) { return offset < full.begin; });
    const bool is_there = next != texts.begin() && (--next)->end > at;
    const std::string ours = our_ancestors(dom, id);
    const std::string theirs = is_there ? their_ancestors(next->node, full_page) : "(none)";
    if (ours != theirs) found.push_back({std::string(text), ours, theirs});
  }
}

void compare_cuts(const skeleton::Skeleton& skeleton, const std::vector<FullText>& texts, const std::string& full_page,
                  std::vector<Difference>& found) {
  for (const skeleton::Cut& cut : skeleton.cuts) {
    if (cut.reason != Reason::control && cut.reason != Reason::media && cut.reason != Reason::graphic &&
        cut.reason != Reason::template_content) {
      continue;
    }
    auto full =
        std::lower_bound(texts.begin(), texts.end(), cut.range.begin, [](const FullText& text, std::size_t at) { return text.begin < at; });
    for (; full != texts.end() && full->begin < cut.range.end; ++full) {
      const std::string text = full_page.substr(full->begin, full->end - full->begin);
      if (!is_ascii_blank(text) && !is_hidden(full->node)) found.push_back({text, "(cut)", their_ancestors(full->node, full_page)});
    }
  }
}

}  // namespace

std::vector<Difference> differences_to_full_parse(std::string_view page) {
  const skeleton::Skeleton skeleton = skeleton::build(page);
  const dom::Budget budget{std::size_t{1} << 30, std::chrono::steady_clock::now() + std::chrono::minutes(1)};
  const dom::Dom dom = dom::parse(skeleton, page, budget);
  std::vector<Difference> found;
  if (skeleton.guards.depth_dropped + skeleton.guards.formatting_dropped > 0 || skeleton.guards.is_too_dense) return found;
  const std::string full_page = without_noscript(page, skeleton);
  dom::Arena arena(std::size_t{1} << 16, std::size_t{1} << 30);
  const dom::Parsed parsed = dom::parse_markup(full_page, arena, budget.deadline);
  if (parsed.spent != dom::Spent::nothing) return found;  // a failed assertion, mostly: only the skeleton spares the parser those
  const std::vector<FullText> texts = texts_of(parsed.document, full_page);
  compare_runs(page, dom, texts, full_page, found);
  compare_cuts(skeleton, texts, full_page, found);
  for (const Range& run : dom.unreached) found.push_back({std::string(page.substr(run.begin, run.end - run.begin)), "(unreached)", ""});
  return found;
}

}  // namespace winnow::tests
