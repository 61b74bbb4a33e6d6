// Cuts a tree into blocks: one walk over the nodes in document order, without recursion.
#include <algorithm>
#include <utility>

#include "blocks/blocks.h"
#include "blocks/text_builder.h"
#include "blocks/visibility.h"
#include "words/words.h"

namespace winnow::blocks {

using dom::Node;
using dom::NodeId;
using dom::Tag;

// The elements that the HTML Standard's rendering section (15.3) lays out as blocks, and the parts of lists and tables. <br> is handled
// apart.
bool is_border(Tag tag) {
  switch (tag) {
    case Tag::html:
    case Tag::body:
    case Tag::p:
    case Tag::div:
    case Tag::section:
    case Tag::article:
    case Tag::main:
    case Tag::header:
    case Tag::footer:
    case Tag::nav:
    case Tag::aside:
    case Tag::address:
    case Tag::hgroup:
    case Tag::search:
    case Tag::details:
    case Tag::summary:
    case Tag::dialog:
    case Tag::menu:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::blockquote:
    case Tag::pre:
    case Tag::figure:
    case Tag::figcaption:
    case Tag::hr:
    case Tag::center:
    case Tag::fieldset:
    case Tag::legend:
    case Tag::form:
    case Tag::listing:
    case Tag::plaintext:
    case Tag::xmp:
    case Tag::dir:
    case Tag::ul:
    case Tag::ol:
    case Tag::li:
    case Tag::dl:
    case Tag::dt:
    case Tag::dd:
    case Tag::table:
    case Tag::caption:
    case Tag::thead:
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::tr:
    case Tag::td:
    case Tag::th:
    case Tag::marquee:
      return true;
    default:
      return false;
  }
}

namespace {

/// What an element passes on to the text within it.
struct State {
  NodeId end;  // one past the element's subtree
  NodeId element;
  NodeId border;  // nearest border element
  NodeId link;    // the <a href> around, or kNone
  bool is_border;
  bool bold, italic, hidden, preformatted;
  NodeId lifted;       // the inline element that is read apart from its line, or kNone
  bool label = false;  // an inline date or byline that opens its line
};

class Walker {
 public:
  Walker(const dom::Dom& dom, const budget::Deadline& deadline)
      : dom_(dom),
        deadline_(deadline),
        most_(budget::most_blocks(dom.page.size())),
        store_(list_, dom.page.size()),
        line_(list_, store_, dom.page),
        lifted_line_(list_, store_, dom.page) {
    list_.format = Format::html;
  }

  BlockList run() {
    stack_.push_back({dom::kNone, dom::kNone, dom::kNone, dom::kNone, true, false, false, false, false, dom::kNone});  // ends nowhere
    for (NodeId i = 0; i < dom_.nodes.size(); ++i) {
      leave_until(i);
      if (must_stop()) {
        leave_rest(i);
        break;
      }
      const Node& node = dom_.nodes[i];
      if (node.tag == Tag::text) {
        text(i, node);
      } else {
        enter(i, node);
      }
    }
    leave_until(static_cast<NodeId>(dom_.nodes.size()));
    flush();
    list_.unread.insert(list_.unread.end(), dom_.unreached.begin(), dom_.unreached.end());
    std::sort(list_.unread.begin(), list_.unread.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
    order();
    return std::move(list_);
  }

 private:
  void leave_until(NodeId node) {
    while (stack_.back().end <= node) {
      const State top = stack_.back();
      stack_.pop_back();
      if (top.is_border) top.lifted == dom::kNone ? flush() : flush_lifted();
      if (top.lifted == top.element) flush_lifted();
      if (top.label && is_glued(node)) flush();
    }
  }

  /// The node goes on right behind a label, without a blank: the page's style sets the label in a line of its own.
  [[nodiscard]] bool is_glued(NodeId id) const {
    if (id >= dom_.nodes.size() || dom_.nodes[id].tag != Tag::text || dom_.nodes[id].begin == dom_.nodes[id].stop) return false;
    std::size_t at = dom_.nodes[id].begin;
    const char32_t first = words::read_char(dom_.page, at);
    return words::is_word(first) || first == U'“' || first == U'"' || first == U'„' || first == U'«';
  }

  void flush() {
    if (line_.finish(line_kind_)) {
      list_.blocks.back().image_before = std::exchange(image_seen_, false);
      note_if_full();
    }
    breaks_ = 0;
  }
  void flush_lifted() {
    if (lifted_line_.finish(TextBuilder::Kind::inline_text)) {
      list_.blocks.back().aside = true;
      note_if_full();
    }
  }
  void note_if_full() { is_full_ = list_.blocks.size() + list_.blanks.size() >= most_; }

  void enter(NodeId id, const Node& node) {
    State state = stack_.back();
    state.end = node.end;
    state.element = id;
    state.is_border = is_border(node.tag);
    state.label = false;
    switch (node.tag) {
      case Tag::br:
        line_break();
        return;
      case Tag::img:
      case Tag::picture:
        image_seen_ = true;
        break;
      case Tag::time:
        line_.note_time();
        state.label = line_.empty();
        break;
      case Tag::a:
        if ((node.attributes & skeleton::kHref) != 0) state.link = id;
        break;
      case Tag::b:
      case Tag::strong:
        state.bold = true;
        break;
      case Tag::i:
      case Tag::em:
        state.italic = true;
        break;
      case Tag::pre:
      case Tag::listing:
      case Tag::xmp:
      case Tag::plaintext:
        state.preformatted = true;
        break;
      case Tag::button:
        if (state.lifted == dom::kNone) state.lifted = id;
        break;
      default:
        break;
    }
    const bool is_empty = node.end == id + 1;
    if (!is_empty) read_attributes(id, node, state);
    if (state.is_border) {
      state.lifted == dom::kNone ? flush() : flush_lifted();
      state.border = id;
    }
    if (!is_empty || state.label) stack_.push_back(state);
  }

  void read_attributes(NodeId id, const Node& node, State& state) {
    const bool is_inline = !state.is_border;
    if ((node.attributes & (is_inline ? kHidingAttributes | skeleton::kClass : kHidingAttributes)) == 0) return;
    skeleton::for_each_attribute(dom_.page, node.begin, [&](std::string_view name, std::string_view value) {
      const skeleton::AttributeKinds kind = skeleton::kind_of_attribute(name);
      state.hidden |= hides(kind, value);
      if (kind == skeleton::kClass && is_inline) {
        const ClassWords words = class_words(value);
        if (words.screen_reader_only && state.lifted == dom::kNone) state.lifted = id;
        if (words.label && line_.empty()) state.label = true;
      }
    });
  }

  void line_break() {
    if (stack_.back().lifted != dom::kNone) {
      lifted_line_.line_break();
    } else if (stack_.back().preformatted) {
      line_.newline();
    } else if (breaks_ > 0) {
      flush();
    } else if (!line_.empty()) {
      ++breaks_;
      line_.line_break();
    }
  }

  void text(NodeId id, const Node& node) {
    const State& state = stack_.back();
    const Range run{node.begin, node.stop};
    TextBuilder& line = state.lifted == dom::kNone ? line_ : lifted_line_;
    if (!state.preformatted && line.separate(run)) return;
    const NodeId parent = state.element == state.border ? dom::kNone : state.element;
    const bool was_ink =
        line.append(run, {id, state.border, parent, state.link, state.bold, state.italic, state.hidden, state.preformatted});
    if (!was_ink) {
      note_if_full();  // the run may be one of the blanks
    } else if (&line == &line_) {
      breaks_ = 0;
      line_kind_ = state.preformatted ? TextBuilder::Kind::preformatted : TextBuilder::Kind::inline_text;
    }
  }

  /// Between two blocks, so that each of them is whole.
  [[nodiscard]] bool must_stop() const {
    constexpr std::size_t kStepsOfANode = 3;
    return deadline_.is_up(kStepsOfANode) || (is_full_ && line_.empty() && lifted_line_.empty());
  }

  void leave_rest(NodeId first) {
    for (NodeId i = first; i < dom_.nodes.size(); ++i) {
      if (dom_.nodes[i].tag == Tag::text) list_.unread.push_back({dom_.nodes[i].begin, dom_.nodes[i].stop});
    }
  }

  /// A lifted block is finished before the line around it; first_node must rise all the same. Each lifted block is behind one line at most,
  /// so few have to move.
  void order() {
    const auto is_before = [](const Block& a, const Block& b) { return a.first_node < b.first_node; };
    const auto first = list_.blocks.begin();
    for (auto block = first; block != list_.blocks.end(); ++block) {
      if (block == first || !is_before(*block, *(block - 1))) continue;
      const Block late = *block;
      const auto place = std::upper_bound(first, block, late, is_before);
      std::move_backward(place, block, block + 1);
      *place = late;
    }
  }

  const dom::Dom& dom_;
  const budget::Deadline& deadline_;
  std::size_t most_;  ///< blocks
  BlockList list_;
  TextStore store_;
  TextBuilder line_;
  TextBuilder lifted_line_;
  TextBuilder::Kind line_kind_ = TextBuilder::Kind::inline_text;
  std::vector<State> stack_;
  int breaks_ = 0;
  bool image_seen_ = false;
  bool is_full_ = false;  ///< has `most_` blocks and blanks
};

std::uint8_t heading_level(Tag heading) {
  return static_cast<std::uint8_t>(1 + (static_cast<int>(heading) - static_cast<int>(Tag::h1)));
}

/// The nearest ancestors decide: a heading within a list item is a heading, a paragraph within a quote is a quote.
void classify(const dom::Dom& dom, Block& block) {
  constexpr int kMostSteps = 64;
  int list_depth = 0;
  bool item = false;
  int steps = 0;
  for (NodeId e = block.owner; e != dom::kNone && steps < kMostSteps; e = dom.nodes[e].parent, ++steps) {
    const Tag tag = dom.nodes[e].tag;
    switch (tag) {
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6:
        if (steps >= 3) break;
        block.kind = ParagraphKind::heading;
        block.level = heading_level(tag);
        return;
      case Tag::pre:
      case Tag::listing:
      case Tag::xmp:
      case Tag::plaintext:
        if (list_depth == 0) block.kind = ParagraphKind::preformatted;
        break;
      case Tag::figcaption:
        if (list_depth == 0) block.kind = ParagraphKind::caption;
        break;
      case Tag::caption:
        if (steps == 0) block.kind = ParagraphKind::caption;
        break;
      case Tag::blockquote:
        if (list_depth == 0) block.kind = ParagraphKind::quote;
        break;
      case Tag::td:
      case Tag::th:
        if (steps == 0) block.kind = ParagraphKind::table_row;
        break;
      case Tag::li:
        item = true;
        break;
      case Tag::ul:
      case Tag::ol:
        list_depth += item ? 1 : 0;
        break;
      case Tag::table:
      case Tag::article:
      case Tag::section:
      case Tag::nav:
        steps = kMostSteps;
        break;
      default:
        break;
    }
    if (block.kind != ParagraphKind::paragraph) return;
  }
  if (list_depth > 0) {
    block.kind = ParagraphKind::list_item;
    block.level = static_cast<std::uint8_t>(std::min(list_depth, 255));
  }
}

/// A cell is part of a row only where cells hold a block each and stand side by side; else the table lays out the page.
void settle_tables(const dom::Dom& dom, std::vector<Block>& blocks) {
  auto row_of = [&](const Block& block) { return block.kind == ParagraphKind::table_row ? dom.nodes[block.owner].parent : dom::kNone; };
  for (std::size_t i = 0; i < blocks.size();) {
    const NodeId row = row_of(blocks[i]);
    std::size_t j = i + 1;
    if (row == dom::kNone) {
      ++i;
      continue;
    }
    bool one_each = true;
    while (j < blocks.size() && row_of(blocks[j]) == row) {
      one_each &= blocks[j].owner != blocks[j - 1].owner;
      ++j;
    }
    if (j - i < 2 || !one_each) {
      for (std::size_t k = i; k < j; ++k) blocks[k].kind = ParagraphKind::paragraph;
    }
    i = j;
  }
}

}  // namespace

BlockList from_dom(const dom::Dom& dom, const budget::Deadline& deadline) {
  BlockList list = Walker(dom, deadline).run();
  for (Block& block : list.blocks) classify(dom, block);
  settle_tables(dom, list.blocks);
  return list;
}

}  // namespace winnow::blocks
