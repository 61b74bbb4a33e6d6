#include "full_parse.h"

#include <gumbo.h>

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <iterator>
#include <utility>

#include "dom/dom.h"
#include "dom/gumbo_parser.h"
#include "skeleton/markup_scan.h"
#include "skeleton/tag_traits.h"

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

bool ends_name(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == '/' || c == '>';
}

/// Calls visit(offset of '<', offset of the name, name) for whatever looks like a tag.
template <typename Visit>
void each_tag_name(std::string_view page, Visit&& visit) {
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const std::size_t begin = at + 1 < page.size() && page[at + 1] == '/' ? at + 2 : at + 1;
    std::size_t end = begin;
    while (end < page.size() && !ends_name(page[end])) ++end;
    if (end > begin) visit(at, begin, page.substr(begin, end - begin));
  }
}

bool is_name(std::string_view name, std::string_view lowered) {
  return std::equal(name.begin(), name.end(), lowered.begin(), lowered.end(), [](char a, char b) { return skeleton::ascii_lower(a) == b; });
}

/// Elements that Gumbo does not know or has forgotten to be special, and others of the same rules and length.
constexpr std::pair<std::string_view, std::string_view> kStandIns[] = {{"main", "menu"}, {"dialog", "hgroup"}, {"search", "center"}};

/// Where the page's tags begin, and what is behind each: a '<' or '>' may stand in an attribute's value.
class TagExtents {
 public:
  explicit TagExtents(std::string_view page) {
    const char* const begin = page.data();
    const char* const end = begin + page.size();
    for (const char* at = begin; (at = skeleton::find_byte(at, end, '<')) != nullptr;) {
      const char* const name = at + (end - at > 1 && at[1] == '/' ? 2 : 1);
      if (end - name < 1) break;
      if (!skeleton::is_ascii_alpha(*name)) {
        at = *name == '!' || *name == '?' || name - at == 2 ? skeleton::declaration_at(at, end, false).end.after : at + 1;
        continue;
      }
      const skeleton::TagToken token = skeleton::tag_at(name, end);
      const char* after = token.end.after != nullptr ? token.end.after : end;
      begins_.push_back(static_cast<std::size_t>(at - begin));
      ends_.push_back(static_cast<std::size_t>(after - begin));
      at = name - at == 1 && skeleton::has(token.tag, skeleton::kRaw) ? skeleton::raw_element_end(token.tag, after, end).after : after;
    }
  }
  /// Within a tag, behind its '<'.
  [[nodiscard]] bool cover(std::size_t at) const {
    const auto next = std::lower_bound(begins_.begin(), begins_.end(), at);
    return next != begins_.begin() && at < ends_[static_cast<std::size_t>(next - begins_.begin()) - 1];
  }

 private:
  std::vector<std::size_t> begins_;
  std::vector<std::size_t> ends_;
};

/// Where the tag begins that ends at `end`: a '<' may stand in its attributes' values.
std::size_t begin_of_tag(std::string_view page, std::size_t end) {
  std::size_t begin = page.rfind('<', end - 1);
  for (std::size_t at = begin; at != std::string_view::npos; at = at == 0 ? std::string_view::npos : page.rfind('<', at - 1)) {
    const char* const after = skeleton::tag_at(page.data() + at + 1, page.data() + page.size()).end.after;
    if (after == page.data() + end) begin = at;
  }
  return begin;
}

/// The page as a reader with scripts sees it, without what Gumbo reads against the standard, every byte at its place. A vertical tab
/// belongs to a tag's name, and Gumbo ends the name at it (isspace()).
std::string for_full_parse(std::string_view page, const skeleton::Skeleton& skeleton, const dom::Dom& dom) {
  std::string copy(page);
  std::replace(copy.begin(), copy.end(), '\v', '\x01');
  const TagExtents tags(page);
  for (std::size_t at = 0; (at = copy.find("</>", at)) != std::string::npos; ++at) {
    if (!tags.cover(at)) copy[at + 1] = '!';
  }
  each_tag_name(page, [&](std::size_t at, std::size_t begin, std::string_view name) {
    const bool in_graphic = std::any_of(skeleton.cuts.begin(), skeleton.cuts.end(), [&](const skeleton::Cut& cut) {
      return cut.reason == Reason::graphic && cut.range.begin <= at && at < cut.range.end;
    });
    if (in_graphic) return;  // where <menu> is no stand-in for <main>
    for (const auto& [forgotten, stand_in] : kStandIns) {
      if (is_name(name, forgotten)) copy.replace(begin, name.size(), stand_in);
    }
  });
  for (const dom::Node& node : dom.nodes) {
    if (!skeleton::has(node.tag, skeleton::kFormatting) || node.begin == node.stop) continue;
    const bool ends_graphic = std::any_of(skeleton.cuts.begin(), skeleton.cuts.end(), [&](const skeleton::Cut& cut) {
      return cut.reason == Reason::graphic && cut.range.end == node.begin;  // <font> does by its attributes
    });
    if (ends_graphic) continue;
    const std::size_t name_bytes = skeleton::name_of(node.tag).size();
    for (std::size_t at = node.begin + 1 + name_bytes; at + 1 < node.stop; ++at) copy[at] = ' ';
  }
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

/// Gumbo takes all elements that it does not know for the same one, so that </a-b> closes <picture>. It ends svg and math by older rules
/// where others' tags do: </p>, <font>, and end tags in a <title>. And text stands where it belongs only after the next tag had its effect,
/// which matters before those of formatting elements. Without unknown elements and such graphics, and with comments before those tags,
/// nothing of that is left.
std::string without_misread_tags(std::string_view page) {
  std::string copy(page);
  each_tag_name(page, [&](std::size_t at, std::size_t begin, std::string_view name) {
    const bool is_known =
        std::any_of(std::begin(kStandIns), std::end(kStandIns), [&](const auto& pair) { return is_name(name, pair.first); });
    if (is_known || gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size())) != GUMBO_TAG_UNKNOWN) return;
    const auto end = copy.begin() + static_cast<std::ptrdiff_t>(begin + name.size());
    std::replace(copy.begin() + static_cast<std::ptrdiff_t>(at), end, '<', '(');  // one within the name must not begin a tag now
  });
  std::vector<std::size_t> empty;  // graphics without content, of which the skeleton says nothing
  const TagExtents tags(copy);
  each_tag_name(copy, [&](std::size_t at, std::size_t begin, std::string_view name) {
    if (begin != at + 1 || !(is_name(name, "svg") || is_name(name, "math")) || tags.cover(at)) return;
    const char* const end = copy.data() + copy.size();
    const char* const content = skeleton::tag_at(copy.data() + begin, end).end.after;
    if (content != nullptr && content != end && *content == '<') empty.push_back(static_cast<std::size_t>(content - copy.data()));
  });
  for (std::size_t i = empty.size(); i-- > 0;) copy.insert(empty[i], 1, 'x');
  for (bool is_clean = false; !is_clean;) {
    is_clean = true;
    for (const skeleton::Cut& cut : skeleton::build(copy).cuts) {
      if (cut.reason != Reason::graphic) continue;
      bool ends_itself = false;
      const std::string_view end_tag = std::string_view(copy).substr(cut.range.end, 8);
      each_tag_name(end_tag, [&](std::size_t at, std::size_t begin, std::string_view name) {
        const bool is_bare = begin + name.size() < end_tag.size() && end_tag[begin + name.size()] == '>';  // Gumbo misreads "</svg >"
        ends_itself |= at == 0 && begin == 2 && is_bare && (is_name(name, "svg") || is_name(name, "math"));
      });
      if (ends_itself) continue;
      const auto tag = copy.begin() + static_cast<std::ptrdiff_t>(begin_of_tag(copy, cut.range.begin));
      std::replace(tag, copy.begin() + cut.range.begin, '<', '(');  // one in an attribute's value must not begin a tag now
      is_clean = false;
      break;
    }
  }
  std::string parted;
  std::size_t done = 0;
  const TagExtents clean_tags(copy);
  each_tag_name(copy, [&](std::size_t at, std::size_t, std::string_view name) {
    std::string lowered(name);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), skeleton::ascii_lower);
    if (!skeleton::has(skeleton::tag_of(lowered), skeleton::kFormatting) || clean_tags.cover(at)) return;
    parted.append(copy, done, at - done).append("<!>");
    done = at;
  });
  return parted.append(copy, done);
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

std::string their_ancestors(const GumboNode* node, std::string_view page, const std::string& full_page) {
  std::string chain;
  for (const GumboNode* at = node->parent; at != nullptr && at->type != GUMBO_NODE_DOCUMENT; at = at->parent) {
    const GumboElement& element = at->v.element;
    if (element.original_tag.length == 0) {
      add_ancestor(chain, gumbo_normalized_tagname(element.tag), 0, true);
      continue;
    }
    const auto begin = static_cast<std::size_t>(element.original_tag.data - full_page.data());
    std::string name;
    for (std::size_t i = begin + 1; i < page.size() && !ends_name(page[i]); ++i) name += skeleton::ascii_lower(page[i]);
    add_ancestor(chain, name, begin, false);
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
    if (node.tag != Tag::text || skeleton::is_blank_text(text, text.data() + text.size())) continue;
    const std::size_t at = node.begin + text.find_last_not_of(" \t\r\n\f");
    auto next =
        std::upper_bound(texts.begin(), texts.end(), at, [](std::size_t offset, const FullText& full) { return offset < full.begin; });
    const bool is_there = next != texts.begin() && (--next)->end > at;
    const std::string ours = our_ancestors(dom, id);
    const std::string theirs = is_there ? their_ancestors(next->node, page, full_page) : "(none)";
    if (ours != theirs) found.push_back({std::string(text), ours, theirs});
  }
}

void compare_cuts(std::string_view page, const skeleton::Skeleton& skeleton, const std::vector<FullText>& texts,
                  const std::string& full_page, std::vector<Difference>& found) {
  for (const skeleton::Cut& cut : skeleton.cuts) {
    if (cut.reason != Reason::control && cut.reason != Reason::media && cut.reason != Reason::graphic &&
        cut.reason != Reason::template_content) {
      continue;
    }
    auto full =
        std::lower_bound(texts.begin(), texts.end(), cut.range.begin, [](const FullText& text, std::size_t at) { return text.begin < at; });
    for (; full != texts.end() && full->begin < cut.range.end; ++full) {
      const std::string text = full_page.substr(full->begin, full->end - full->begin);
      if (!is_ascii_blank(text) && !is_hidden(full->node)) found.push_back({text, "(cut)", their_ancestors(full->node, page, full_page)});
    }
  }
}

std::vector<Difference> compare(std::string_view page) {
  const skeleton::Skeleton skeleton = skeleton::build(page);
  const dom::Budget budget{std::size_t{1} << 30, budget::Clock::now() + std::chrono::minutes(1)};
  const dom::Dom dom = dom::parse(skeleton, page, budget);
  std::vector<Difference> found;
  if (skeleton.guards.depth_dropped + skeleton.guards.formatting_dropped > 0 || skeleton.guards.is_too_dense) return found;
  const std::string full_page = for_full_parse(page, skeleton, dom);
  dom::Arena arena(std::size_t{1} << 16, std::size_t{1} << 30);
  const dom::Parsed parsed = dom::parse_markup(full_page, arena, budget.deadline);
  if (parsed.spent != dom::Spent::nothing) return found;  // a failed assertion, mostly: only the skeleton spares the parser those
  const std::vector<FullText> texts = texts_of(parsed.document, full_page);
  compare_runs(page, dom, texts, full_page, found);
  compare_cuts(page, skeleton, texts, full_page, found);
  for (const Range& run : dom.unreached) found.push_back({std::string(page.substr(run.begin, run.end - run.begin)), "(unreached)", ""});
  return found;
}

}  // namespace

std::vector<Difference> differences_to_full_parse(std::string_view page) {
  const std::vector<Difference> found = compare(page);
  return found.empty() ? found : compare(without_misread_tags(page));
}

}  // namespace winnow::tests
