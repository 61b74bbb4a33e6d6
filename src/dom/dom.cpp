#include "dom/dom.h"

#include <algorithm>
#include <limits>
#include <span>

#include "dom/arena.h"
#include "dom/gumbo_parser.h"

namespace winnow::dom {
namespace {

using skeleton::Skeleton;

// A tree takes about 30 bytes for each byte of markup.
constexpr std::size_t kArenaBytesPerMarkupByte = 32;
constexpr std::size_t kMinArenaChunk = std::size_t{16} << 10;

constexpr skeleton::AttributeKinds kAllAttributes = 0x7F;  // as many as Node has room for

constexpr unsigned kCloneFlags = GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED;

/// The elements that Gumbo adds by itself.
Tag tag_of_implied(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HTML:
      return Tag::html;
    case GUMBO_TAG_HEAD:
      return Tag::head;
    case GUMBO_TAG_BODY:
      return Tag::body;
    case GUMBO_TAG_TBODY:
      return Tag::tbody;
    case GUMBO_TAG_TR:
      return Tag::tr;
    case GUMBO_TAG_COLGROUP:
      return Tag::colgroup;
    case GUMBO_TAG_P:
      return Tag::p;
    default:
      return Tag::unknown;
  }
}

/// Writes Gumbo's tree as a flat list, in document order.
class Flattener {
 public:
  Flattener(const Skeleton& skeleton, Dom& dom)
      : skeleton_(skeleton), dom_(dom), most_(2 * budget::most_elements(dom.page.size())), reached_(skeleton.runs.size(), 0) {
    dom.nodes.reserve(std::min(most_, skeleton.tags.size() + skeleton.runs.size()) + 8);
  }

  /// Returns what stopped it before the tree's end. Not the time: the tree so far is worth the little that this takes.
  Spent add_tree(const GumboNode* document);
  void find_unreached();

 private:
  struct Level {
    const GumboVector* children;
    unsigned next;
    NodeId node;
  };

  void add_element(const GumboNode& node);
  void add_text(const GumboText& text);
  [[nodiscard]] bool must_stop() const { return dom_.nodes.size() >= most_; }
  Node& push_node(Tag tag, std::uint32_t begin, std::uint32_t stop);
  void close_level();
  [[nodiscard]] std::uint32_t markup_offset(const GumboStringPiece& piece) const {
    return static_cast<std::uint32_t>(piece.data - skeleton_.markup.data());
  }

  const Skeleton& skeleton_;
  Dom& dom_;
  std::size_t most_;           ///< nodes
  std::vector<char> reached_;  ///< by run
  std::vector<Level> levels_;
  std::vector<std::uint32_t> content_ends_;  ///< of the folded elements that are open, innermost last
  std::size_t next_tag_ = 0;                 ///< one past the tag that was looked up last: mostly the next one to be looked up
  std::size_t next_run_ = 0;
  std::uint32_t page_offset_ = 0;  ///< where implied elements stand
};

/// Moves `next` to the first entry at or behind `at`; mostly it is there already.
template <typename Entries, typename Offset>
void seek(const Entries& entries, std::uint32_t at, Offset&& offset_of, std::size_t& next) {
  const bool is_there = next <= entries.size() && (next == 0 || offset_of(entries[next - 1]) < at) &&
                        (next == entries.size() || offset_of(entries[next]) >= at);
  if (is_there) return;
  const auto found =
      std::lower_bound(entries.begin(), entries.end(), at, [&](const auto& entry, std::uint32_t a) { return offset_of(entry) < a; });
  next = static_cast<std::size_t>(found - entries.begin());
}

/// As far as Node can say it.
std::uint16_t depth_of(std::size_t levels) {
  return static_cast<std::uint16_t>(std::min<std::size_t>(levels, std::numeric_limits<std::uint16_t>::max()));
}

constexpr auto kTagAt = [](const skeleton::StartTag& tag) { return tag.at; };
constexpr auto kRunAt = [](std::uint32_t at) { return at; };

void Flattener::close_level() {
  dom_.nodes[levels_.back().node].end = static_cast<NodeId>(dom_.nodes.size());
  levels_.pop_back();
}

inline Node& Flattener::push_node(Tag tag, std::uint32_t begin, std::uint32_t stop) {
  Node& node = dom_.nodes.emplace_back();
  node.tag = tag;
  node.depth = depth_of(levels_.size());
  node.parent = levels_.empty() ? kNone : levels_.back().node;
  node.end = static_cast<NodeId>(dom_.nodes.size());
  node.begin = begin;
  node.stop = page_offset_ = stop;
  return node;
}

void Flattener::add_element(const GumboNode& node) {
  const GumboElement& element = node.v.element;
  if (element.original_tag.length == 0) {
    push_node(tag_of_implied(element.tag), page_offset_, page_offset_);
  } else {
    seek(skeleton_.tags, markup_offset(element.original_tag), kTagAt, next_tag_);
    const skeleton::StartTag& tag = skeleton_.tags[next_tag_++];
    Node& flat = push_node(tag.tag, tag.begin, tag.stop);
    flat.is_clone = (static_cast<unsigned>(node.parse_flags) & kCloneFlags) != 0;
    flat.attributes = tag.attributes & kAllAttributes;
  }
  levels_.push_back({&element.children, 0, static_cast<NodeId>(dom_.nodes.size() - 1)});
}

/// Unfolds the bytes of a text node: runs and folded elements, in page order. Tags between them were ignored by the parser.
void Flattener::add_text(const GumboText& text) {
  constexpr std::uint32_t kBehindPage = std::numeric_limits<std::uint32_t>::max();
  const std::uint32_t from = markup_offset(text.original_text);
  const std::uint32_t to = from + static_cast<std::uint32_t>(text.original_text.length);
  seek(skeleton_.tags, from, kTagAt, next_tag_);
  seek(skeleton_.run_at, from, kRunAt, next_run_);
  const std::span<const skeleton::StartTag> tags = skeleton_.tags;
  const std::span<const Range> runs = skeleton_.runs;
  const std::span<const std::uint32_t> run_at = skeleton_.run_at;
  std::size_t tag = next_tag_;
  std::size_t run = next_run_;
  auto id = static_cast<NodeId>(dom_.nodes.size());
  NodeId parent = levels_.back().node;
  std::size_t depth = levels_.size();
  const auto add = [&](Tag name, unsigned attributes, Range source) {
    ++id;
    dom_.nodes.push_back({name, 0, static_cast<skeleton::AttributeKinds>(attributes & kAllAttributes), depth_of(depth), parent, id,
                          source.begin, source.end});
    page_offset_ = source.end;
  };
  const auto close = [&] {
    dom_.nodes[parent].end = id;
    parent = dom_.nodes[parent].parent;
    --depth;
    content_ends_.pop_back();
  };
  while (id < most_) {
    const std::uint32_t tag_begin = tag < tags.size() && tags[tag].at < to ? tags[tag].begin : kBehindPage;
    const std::uint32_t run_begin = run < runs.size() && run_at[run] < to ? runs[run].begin : kBehindPage;
    const std::uint32_t begin = std::min(tag_begin, run_begin);
    if (begin == kBehindPage) break;
    while (!content_ends_.empty() && content_ends_.back() <= begin) close();
    if (run_begin < tag_begin) {
      if (reached_[run] == 0) add(Tag::text, 0, runs[run]);
      reached_[run++] = 1;
      continue;
    }
    const skeleton::StartTag& element = tags[tag++];
    if (element.content_end == 0) continue;
    add(element.tag, element.attributes, {begin, element.stop});
    if (element.content_end == element.stop) continue;
    parent = id - 1;
    ++depth;
    content_ends_.push_back(element.content_end);
  }
  while (!content_ends_.empty()) close();
  next_tag_ = tag;
  next_run_ = run;
}

Spent Flattener::add_tree(const GumboNode* document) {
  const GumboVector& top = document->v.document.children;
  for (unsigned i = 0; i < top.length; ++i) {
    const auto* node = static_cast<const GumboNode*>(top.data[i]);
    if (node->type == GUMBO_NODE_ELEMENT && dom_.nodes.empty()) add_element(*node);
  }
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.next == level.children->length || must_stop()) {
      close_level();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(level.children->data[level.next++]);
    if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE) {
      add_element(*child);
    } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE) {
      add_text(child->v.text);
    }
  }
  return must_stop() ? Spent::elements : Spent::nothing;
}

void Flattener::find_unreached() {
  for (std::size_t i = 0; i < reached_.size(); ++i) {
    if (reached_[i] == 0) dom_.unreached.push_back(skeleton_.runs[i]);
  }
}

}  // namespace

Dom parse(const Skeleton& skeleton, std::string_view page, const Budget& budget) {
  Dom dom;
  dom.page = page;
  Arena arena(std::max(kMinArenaChunk, skeleton.markup.size() * kArenaBytesPerMarkupByte), budget.max_bytes);
  const Parsed parsed = parse_markup(skeleton.markup, arena, budget.deadline);
  Flattener flattener(skeleton, dom);
  dom.spent = parsed.spent;
  if (parsed.document != nullptr) {
    const Spent spent = flattener.add_tree(parsed.document);
    if (dom.spent == Spent::nothing) dom.spent = spent;
  }
  flattener.find_unreached();
  dom.arena_bytes = arena.bytes();
  return dom;
}

}  // namespace winnow::dom
