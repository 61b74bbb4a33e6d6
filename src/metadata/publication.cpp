#include "metadata/publication.h"

#include <algorithm>
#include <string>

#include "metadata/date_lines.h"
#include "metadata/day_order.h"
#include "words/words.h"

namespace winnow::metadata {
namespace {

constexpr std::size_t kMaxNodes = 1500;
constexpr std::size_t kMaxDates = 16;
constexpr std::uint32_t kIntoBody = 12;
constexpr std::uint32_t kCloseBehindBody = 4;
constexpr std::uint32_t kBehindBody = 25;
constexpr std::uint32_t kFarAboveBody = 250;
constexpr std::uint32_t kFarBehindBody = 100;
constexpr std::uint32_t kBesideTitle = 8;  ///< blocks

class Finder {
 public:
  explicit Finder(const Page& page) : page_(page) {}

  DateCandidates run() {
    from_head();
    from_urls();
    for (const Range& zone : page_.byline_zones(kIntoBody)) read(zone, DateLines::Trust::plain);
    if (!any()) read_elsewhere();
    lines_.finish();
    settle_order(page_, found_);
    return std::move(found_);
  }

 private:
  std::vector<Date>& of(DateSource source) { return found_.published[static_cast<std::size_t>(source)]; }

  [[nodiscard]] bool any() const {
    return std::any_of(found_.published.begin(), found_.published.end(), [](const auto& dates) { return !dates.empty(); });
  }

  void read(const Range& zone, DateLines::Trust trust) {
    if (page_.dom != nullptr) from_elements(zone);
    lines_.read(zone, trust);
  }

  /// Some pages date their articles below them, right below, or further down with a word that says so; others far above.
  void read_elsewhere() {
    const std::uint32_t behind = page_.region.body_last == select::kNoBlock ? page_.region.first : page_.region.body_last;
    const auto count = static_cast<std::uint32_t>(page_.list.blocks.size());
    const auto clip = [&](std::uint32_t block) { return std::min({block, page_.region.last + 1, count}); };
    read({behind, clip(behind + kCloseBehindBody)}, DateLines::Trust::plain);
    if (!any()) read({clip(behind + kCloseBehindBody), clip(behind + kBehindBody)}, DateLines::Trust::labelled);
    if (!any()) read({page_.region.first, clip(page_.region.first + 2)}, DateLines::Trust::plain);
    if (any() || page_.region.body == select::kNoBlock) return;
    const std::uint32_t top = page_.region.body > kFarAboveBody ? page_.region.body - kFarAboveBody : 0;
    lines_.read({std::max(top, page_.region.first), clip(page_.region.body)}, DateLines::Trust::bare);
    if (!any()) lines_.read({clip(behind + kBehindBody), clip(behind + kFarBehindBody)}, DateLines::Trust::labelled);
  }

  void from_urls() {
    if (const std::optional<Date> date = date_of_url(page_.url)) of(DateSource::url).push_back(*date);
    for (const head::Candidate& url : page_.head.urls) {
      if (!of(DateSource::url).empty()) return;
      if (const std::optional<Date> date = date_of_url(url.value)) of(DateSource::url).push_back(*date);
    }
  }

  void from_head() {
    for (const head::Candidate& candidate : page_.head.published) {
      const std::optional<Date> date = parse_date(candidate.value, page_.dates);
      if (!date) continue;
      switch (candidate.source) {
        case head::Source::ld_json:
          of(DateSource::ld_json).push_back(*date);
          break;
        case head::Source::open_graph:
          of(DateSource::open_graph).push_back(*date);
          break;
        case head::Source::microdata:
          of(DateSource::microdata).push_back(*date);
          break;
        default:
          of(DateSource::meta).push_back(*date);
          break;
      }
    }
    for (const head::Candidate& candidate : page_.head.modified) {
      if (const std::optional<Date> date = parse_date(candidate.value, page_.dates)) found_.modified.push_back(*date);
    }
  }

  void from_elements(const Range& zone) {
    const dom::Dom& dom = *page_.dom;
    if (zone.begin >= zone.end) return;
    const dom::NodeId begin = zone.begin == 0 ? 0 : page_.list.blocks[zone.begin - 1].first_node + 1;
    dom::NodeId end =
        zone.end < page_.list.blocks.size() ? page_.list.blocks[zone.end].first_node : static_cast<dom::NodeId>(dom.nodes.size());
    if (end - begin > kMaxNodes) end = begin + kMaxNodes;
    const Range beside = nodes_beside_title();
    for (dom::NodeId i = begin; i < end && of(DateSource::time_element).size() < kMaxDates; ++i) {
      const dom::Node& node = dom.nodes[i];
      if (node.tag == dom::Tag::text || node.begin == node.stop || is_without_itemprop(node, i)) continue;
      const std::string_view tag = dom.page.substr(node.begin, node.stop - node.begin);
      if (node.tag != dom::Tag::time && tag.find("itemprop") == std::string_view::npos) continue;
      const skeleton::AttributeValue itemprop = dom.attribute(i, "itemprop");
      const bool published = itemprop.present && holds_word(itemprop.raw, "datepublished");
      const bool modified = itemprop.present && holds_word(itemprop.raw, "datemodified");
      if (!published && !modified && node.tag != dom::Tag::time) continue;
      std::optional<Date> date = date_of(i);
      if (!date) continue;
      if (modified || (!published && is_change(i))) {
        add_shown_change(*date);
      } else {
        of(published ? DateSource::microdata : DateSource::time_element).push_back(*date);
        if (!found_.beside_title && i >= beside.begin && i < beside.end) found_.beside_title = date;
      }
    }
  }

  /// What the tree knows of an element's attributes; elements without a text may have any.
  static bool is_without_itemprop(const dom::Node& node, dom::NodeId id) {
    const bool is_known = node.attributes != 0 || node.end > id + 1;
    return is_known && (node.attributes & skeleton::kNames) == 0 && node.tag != dom::Tag::time;
  }

  [[nodiscard]] Range nodes_beside_title() const {
    if (page_.title == select::kNoBlock) return {};
    const auto& blocks = page_.list.blocks;
    const std::uint32_t first = page_.title > kBesideTitle ? page_.title - kBesideTitle : 0;
    const std::uint32_t last = std::min<std::uint32_t>(page_.title + kBesideTitle, static_cast<std::uint32_t>(blocks.size()) - 1);
    return {blocks[first].first_node, blocks[last].first_node};
  }

  [[nodiscard]] std::optional<Date> date_of(dom::NodeId id) const {
    for (const std::string_view name : {"datetime", "content", "title"}) {
      const skeleton::AttributeValue value = page_.dom->attribute(id, name);
      if (!value.present) continue;
      if (std::optional<Date> date = parse_date(value.raw, page_.dates)) return date;
    }
    return parse_date(text_of(*page_.dom, id, 100), page_.dates);
  }

  /// Whether a <time> says of itself, or of the element around it, that it tells of a change.
  [[nodiscard]] bool is_change(dom::NodeId id) const {
    const dom::NodeId parent = page_.dom->nodes[id].parent;
    for (const dom::NodeId node : {id, parent}) {
      if (node == dom::kNone) continue;
      const skeleton::AttributeValue css_class = page_.dom->attribute(node, "class");
      if (css_class.present && (holds_word(css_class.raw, "updated") || holds_word(css_class.raw, "modified")) &&
          !holds_word(css_class.raw, "published"))
        return true;
    }
    if (parent == dom::kNone) return false;
    const std::string text = text_of(*page_.dom, parent, 60);
    std::string lowered;
    words::append_lower(text, lowered);
    return speaks_of_change_only(lowered);
  }

  void add_shown_change(const Date& date) {
    found_.modified.push_back(date);
    found_.shown_modified.push_back(date);
  }

  const Page& page_;
  DateCandidates found_;
  DateLines lines_{page_, found_};
};

}  // namespace

DateCandidates find_dates(const Page& page) {
  return Finder(page).run();
}

}  // namespace winnow::metadata
