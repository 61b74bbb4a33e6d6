#include "signals/groups.h"

#include "signals/html_signals.h"
#include "signals/numbering.h"
#include "signals/text_signals.h"

namespace winnow::signals {
namespace {

constexpr std::size_t at(GroupKind kind) {
  return static_cast<std::size_t>(kind);
}

Groups no_groups(std::size_t n) {
  Groups groups;
  groups.of.resize(n);
  for (Groups::Of& of : groups.of) of.fill(Groups::kNoGroup);
  return groups;
}

void group_copies(const Measured& measured, Groups& groups) {
  Numbering copies;
  for (std::size_t i = 0; i < measured.units.size(); ++i) {
    if (measured.units[i].token_count > 0) groups.of[i][at(GroupKind::copy)] = copies.of(measured.units[i].text_hash);
  }
}

/// Equal for blocks that are built alike: tag and class of the block's element and of its parent, and the tag of its sole inline wrapper.
std::uint64_t twin_signature(const dom::Dom& dom, const Elements& elements, const blocks::Block& block) {
  const dom::NodeId owner = block.owner == dom::kNone ? 0 : block.owner;
  const dom::NodeId parent = dom.nodes[owner].parent == dom::kNone ? owner : dom.nodes[owner].parent;
  std::uint64_t hash = words::mix(words::kHashSeed, static_cast<std::uint64_t>(dom.nodes[owner].tag));
  hash = (hash ^ elements.class_hash(owner)) * 0x9E3779B97F4A7C15ULL;
  hash = words::mix(hash, static_cast<std::uint64_t>(dom.nodes[parent].tag));
  hash = (hash ^ elements.class_hash(parent)) * 0x9E3779B97F4A7C15ULL;
  return words::mix(hash, block.inline_wrapper == dom::kNone ? 0 : static_cast<std::uint64_t>(dom.nodes[block.inline_wrapper].tag));
}

/// The two smallest elements around a unit that each hold more units than the one before.
void group_boxes(const dom::Dom& dom, const Elements& elements, dom::NodeId owner, Groups::Of& of) {
  constexpr std::size_t kMostSteps = 24;
  std::size_t count = 1;
  std::size_t tier = 0;
  std::size_t steps = 0;
  for (dom::NodeId e = owner; e != dom::kNone && tier < 2 && steps < kMostSteps; e = dom.nodes[e].parent, ++steps) {
    if (elements.count(e) <= count) continue;
    count = elements.count(e);
    of[at(GroupKind::box_1) + tier++] = e;
  }
}

}  // namespace

Groups html_groups(const dom::Dom& dom, const blocks::BlockList& list, const Measured& measured, const Elements& elements) {
  Groups groups = no_groups(measured.units.size());
  group_copies(measured, groups);
  Numbering kin;
  Numbering twins;
  std::uint32_t section = 0;
  for (std::size_t i = 0; i < measured.units.size(); ++i) {
    const blocks::Block& block = list.blocks[measured.units[i].block];
    const dom::NodeId owner = block.owner == dom::kNone ? 0 : block.owner;
    const dom::NodeId parent = dom.nodes[owner].parent == dom::kNone ? owner : dom.nodes[owner].parent;
    Groups::Of& of = groups.of[i];
    of[at(GroupKind::kin)] = kin.of((std::uint64_t{parent} << 8) | static_cast<std::uint64_t>(dom.nodes[owner].tag));
    of[at(GroupKind::twin)] = twins.of(twin_signature(dom, elements, block));
    of[at(GroupKind::list)] = elements.list_of(owner);
    group_boxes(dom, elements, owner, of);
    if (heading_rank(dom, block, measured.units[i]) != 0) ++section;
    of[at(GroupKind::section)] = section;
  }
  return groups;
}

Groups text_groups(const blocks::BlockList& list, const Measured& measured) {
  Groups groups = no_groups(measured.units.size());
  group_copies(measured, groups);
  Numbering twins;
  std::uint32_t section = 0;
  std::uint32_t run = 0;
  std::uint32_t tight = 0;
  for (std::size_t i = 0; i < measured.units.size(); ++i) {
    const blocks::Block& block = list.blocks[measured.units[i].block];
    Groups::Of& of = groups.of[i];
    const blocks::Block* const before = i == 0 ? nullptr : &list.blocks[measured.units[i - 1].block];
    const bool marked = block.bullet != 0 || !block.number.empty();
    if (before != nullptr && (before->bullet != block.bullet || before->number.empty() != block.number.empty())) ++run;
    if (block.blank_before > 0) ++tight;
    of[at(GroupKind::kin)] = marked ? run : Groups::kNoGroup;
    of[at(GroupKind::twin)] =
        twins.of((std::uint64_t{block.bullet} << 32) | (std::uint64_t{block.indent} << 8) | (block.number.empty() ? 0U : 1U));
    of[at(GroupKind::list)] = tight;
    if (is_text_heading(block, measured.units[i])) ++section;
    of[at(GroupKind::section)] = section;
  }
  return groups;
}

}  // namespace winnow::signals
