// Markup of any kind: the skeleton accounts for every text run, and the tree holds each of them once.
#include <algorithm>
#include <chrono>
#include <vector>

#include "blocks/blocks.h"
#include "decode/decode.h"
#include "dom/dom.h"
#include "fuzz/fuzz.h"
#include "skeleton/skeleton.h"

namespace winnow::tests {
namespace {

using skeleton::Skeleton;
using skeleton::Tag;

void check_ranges(std::vector<Range> ranges, std::string_view page, const char* promise) {
  std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
  std::uint32_t end = 0;
  for (const Range& range : ranges) {
    require(range.begin >= end && range.begin <= range.end && range.end <= page.size(), promise);
    end = range.end;
  }
}

void check_skeleton(const Skeleton& skeleton, std::string_view page) {
  for (const skeleton::StartTag& tag : skeleton.tags) {
    require(tag.at < skeleton.markup.size(), "a start tag stands in the markup");
    require(tag.begin < tag.stop && tag.stop <= page.size() && page[tag.begin] == '<', "a start tag stands in the page");
  }
  require(skeleton.run_at.size() == skeleton.runs.size(), "each run is in the markup");
  require(std::is_sorted(skeleton.runs.begin(), skeleton.runs.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; }),
          "runs are in page order");
  std::vector<Range> text = skeleton.runs;
  for (const skeleton::Cut& cut : skeleton.cuts) text.push_back(cut.range);
  check_ranges(std::move(text), page, "runs and cuts are disjoint and in the page");
}

// Each run of the skeleton is in one text node, or unreached.
void check_runs(const Skeleton& skeleton, const dom::Dom& dom) {
  std::vector<Range> found = dom.unreached;
  for (const dom::Node& node : dom.nodes) {
    if (node.tag == Tag::text) found.push_back({node.begin, node.stop});
  }
  std::sort(found.begin(), found.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
  require(found == skeleton.runs, "the tree holds every text run once");
}

void check_tree(const dom::Dom& dom, std::string_view page) {
  for (dom::NodeId id = 0; id < dom.nodes.size(); ++id) {
    const dom::Node& node = dom.nodes[id];
    require(node.end > id && node.end <= dom.nodes.size(), "a subtree ends within the tree");
    require(node.begin <= node.stop && node.stop <= page.size(), "a node is in the page");
    if (id == 0) continue;
    require(node.parent < id && dom.nodes[node.parent].end >= node.end, "a node lies within its parent");
    require(node.depth == dom.nodes[node.parent].depth + 1, "a node is one level below its parent");
    if (node.tag == Tag::text || node.begin == node.stop) continue;
    skeleton::for_each_attribute(page, node.begin, [&](std::string_view name, std::string_view value) {
      require(name.data() >= page.data() && name.data() + name.size() <= page.data() + node.stop, "an attribute's name is in its tag");
      require(value.empty() || value.data() + value.size() <= page.data() + node.stop, "an attribute's value is in its tag");
    });
  }
}

// Every byte of a run that the tree holds is in a block, or known to be blank.
void check_blocks(const Skeleton& skeleton, const dom::Dom& dom, std::string_view page) {
  const blocks::BlockList list = blocks::from_dom(dom);
  std::vector<Range> found = list.pieces;
  found.insert(found.end(), list.blanks.begin(), list.blanks.end());
  found.insert(found.end(), dom.unreached.begin(), dom.unreached.end());
  check_ranges(found, page, "pieces are disjoint and in the page");
  std::vector<bool> marks(page.size());
  for (const Range& range : found) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) marks[i] = true;
  }
  for (const Range& run : skeleton.runs) {
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const auto byte = static_cast<unsigned char>(page[i]);
      require(marks[i] || byte <= ' ' || byte >= 0x7F, "every byte of a text run is in a block");
    }
  }
}

void check(std::string_view bytes) {
  const decode::Decoded decoded = decode::to_utf8(bytes, "utf-8");
  const std::string_view page = decoded.view();
  const Skeleton skeleton = skeleton::build(page);
  check_skeleton(skeleton, page);
  const dom::Budget budget{(std::size_t{16} << 20) + 16 * page.size(), budget::Clock::now() + std::chrono::seconds(5)};
  const dom::Dom dom = dom::parse(skeleton, page, budget);
  check_runs(skeleton, dom);
  check_tree(dom, page);
  check_blocks(skeleton, dom, page);
}

}  // namespace
}  // namespace winnow::tests

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  winnow::tests::check(winnow::tests::as_text(data, size));
  return 0;
}
