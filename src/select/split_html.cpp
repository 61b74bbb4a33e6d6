// Tells the whole articles of an HTML archive apart: siblings of one kind, each with a heading and prose of its own.
#include <algorithm>
#include <map>
#include <utility>

#include "select/rooms.h"
#include "select/thresholds.h"
#include "signals/html_signals.h"

namespace winnow::select {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr float kLeastMass = 40;         ///< words of prose: less is a teaser
constexpr float kLeastPageShare = 0.6F;  ///< of the page's prose mass, in all entries together

struct Entry {
  NodeId element;
  std::size_t title;
  std::size_t body;
  int evidence;  ///< that it is an article of its own and no section of one: see entry_at()
};

/// Class tokens by which a page calls an entry of a list of articles.
bool is_called_entry(const dom::Dom& dom, NodeId element) {
  bool found = false;
  signals::split_class_tokens(dom.attribute(element, "class").raw, [&](std::string_view token) {
    for (std::string_view name : {"post", "hentry", "entry", "item", "blog", "story", "news", "artikel", "articulo", "article"})
      found |= token == name;
  });
  return found;
}

/// The text below the title opens with a date in numbers.
bool opens_with_date(std::string_view text) {
  std::size_t digits = 0;
  for (char c : text.substr(0, 12)) digits += c >= '0' && c <= '9';
  return digits >= 6;
}

/// The element as an entry: its heading among its first units, prose below.
bool entry_at(const Page& page, NodeId element, Entry& entry) {
  const signals::Elements& e = *page.elements;
  if (e.mass(element) < kLeastMass || e.prose(element) < 2) return false;
  if (e.steps_to_group(element, signals::ClassGroup::comment) < signals::kFar)
    return false;  // a comment has its heading, date and author too
  const std::size_t first = e.first(element);
  const std::size_t last = e.last(element);
  std::size_t heading = kNoUnit;
  for (std::size_t i = first; i < last && i < first + 5; ++i) {
    const int rank = signals::heading_rank(*page.dom, block_of(page, i), page.measured.units[i]);
    if (rank >= 1 && rank <= 5) {
      heading = i;
      break;
    }
    if (page.measured.units[i].prose) break;
  }
  if (heading == kNoUnit) return false;
  entry.element = element;
  entry.title = heading;
  entry.body = heading + 1;
  const blocks::Block& block = block_of(page, heading);
  if (page.measured.units[heading].phrase != signals::Phrase::none) return false;  // "Related articles" is no title
  entry.evidence =
      (page.dom->nodes[element].tag == Tag::article) + (block.link_chars * 10 > block.chars * 8) + is_called_entry(*page.dom, element);
  if (heading > first && page.measured.units[heading - 1].text_hash == page.measured.units[heading].text_hash) {
    entry.evidence += 2;
    entry.title = heading - 1;
  }
  const std::size_t below = entry.body;
  while (entry.body < last && entry.body < heading + 4 && is_signature(page.measured.units[entry.body])) ++entry.body;
  const bool dated = entry.body < last && (block_of(page, entry.body).has_time || opens_with_date(block_of(page, entry.body).text));
  if (entry.body > below || dated) entry.evidence += 2;
  return true;
}

/// Children are of one kind when tag and first class token agree; lists and articles go by the tag.
std::uint64_t kind_of(const dom::Dom& dom, NodeId element) {
  const Tag tag = dom.nodes[element].tag;
  std::uint64_t hash = words::mix(words::kHashSeed, static_cast<std::uint64_t>(tag));
  if (tag == Tag::article || tag == Tag::li) return hash;
  bool first = true;
  signals::split_class_tokens(dom.attribute(element, "class").raw, [&](std::string_view token) {
    if (std::exchange(first, false)) hash = words::hash_bytes(token, hash);
  });
  return hash;
}

bool is_named(const Page& page, std::size_t unit) {
  const auto& text = block_of(page, unit).text;
  return std::any_of(page.head->titles.begin(), page.head->titles.end(),
                     [&](const head::Candidate& title) { return title.value.find(text) != std::string::npos; });
}

/// The page speaks of itself as one article, and its title stands above the entries, or heads the first of them and no other.
bool is_one_article(const Page& page, const std::vector<Entry>& entries) {
  const auto& types = page.head->types;
  const bool says_article = std::any_of(types.begin(), types.end(), [](const std::string& type) {
    return type == "article" || type.ends_with("Article") || type.ends_with("Posting") || type == "Report" || type == "Review" ||
           type == "Recipe" || type == "HowTo";
  });
  if (!says_article) return false;
  const std::size_t first = page.elements->first(entries[0].element);
  for (std::size_t i = 0; i < first; ++i) {
    if (signals::heading_rank(*page.dom, block_of(page, i), page.measured.units[i]) == 1) return true;
  }
  return is_named(page, entries[0].title) && !is_named(page, entries[1].title);
}

/// A page that loads the next article below its own: <article> after <article>, the first one named by the head. Else the entries are its
/// sections.
std::vector<UnitSpan> first_alone(const Page& page, const std::vector<Entry>& entries) {
  const bool articles =
      std::all_of(entries.begin(), entries.end(), [&](const Entry& entry) { return page.dom->nodes[entry.element].tag == Tag::article; });
  if (!articles || !is_named(page, entries[0].title) || is_named(page, entries[1].title)) return {};
  return {{0, page.elements->last(entries[0].element), kNoUnit, 0, false}};
}

}  // namespace

std::vector<UnitSpan> split_html(const Page& page) {
  const signals::Elements& elements = *page.elements;
  const dom::Dom& dom = *page.dom;
  std::vector<Entry> best;
  float best_mass = 0;
  // Entries are siblings, so one look at each element's children finds them; only heavy elements can hold most of the page.
  const float least_mass = kLeastPageShare * elements.page_mass();
  for (NodeId parent = 0; parent < dom.nodes.size(); ++parent) {
    if (dom.nodes[parent].tag == Tag::text) continue;
    if (const float mass = elements.mass(parent); mass < least_mass || mass <= 0) {
      parent = dom.nodes[parent].end - 1;  // no element within has more
      continue;
    }
    std::map<std::uint64_t, std::vector<Entry>> kinds;
    for (NodeId child = parent + 1; child < dom.nodes[parent].end; child = dom.nodes[child].end) {
      Entry entry{};
      if (dom.nodes[child].tag != Tag::text && entry_at(page, child, entry)) kinds[kind_of(dom, child)].push_back(entry);
    }
    for (const auto& [kind, entries] : kinds) {
      const auto sure =
          static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(), [](const Entry& entry) { return entry.evidence >= 2; }));
      if (entries.size() < 2 || sure * 3 < entries.size() * 2) continue;
      float mass = 0;
      for (const Entry& entry : entries) mass += elements.mass(entry.element);
      if (mass >= least_mass && mass > best_mass) {
        best = entries;
        best_mass = mass;
      }
    }
  }
  if (best.size() < 2) return {};
  if (is_one_article(page, best)) return first_alone(page, best);
  if (best.size() > kMostArticles) best.resize(kMostArticles);
  std::vector<UnitSpan> spans;
  spans.reserve(best.size());
  for (const Entry& entry : best)
    spans.push_back({elements.first(entry.element), elements.last(entry.element), entry.title, entry.body, true});
  return spans;
}

}  // namespace winnow::select
