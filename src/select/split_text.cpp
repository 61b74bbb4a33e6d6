// Tells the whole articles of a plain-text archive apart by the lines that head them.
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_set>

#include "select/rooms.h"
#include "select/thresholds.h"
#include "signals/text_signals.h"

namespace winnow::select {
namespace {

/// How an article is headed: the same way throughout a page.
struct Style {
  bool doubled = false;    ///< the title stands twice
  bool is_signed = false;  ///< a byline or date stands right below
  char32_t bullet = 0;
  bool number = false;
  std::uint8_t marks = 0;
  std::uint16_t indent = 0;

  bool operator==(const Style&) const = default;
  friend bool operator<(const Style& a, const Style& b) {
    return std::tie(a.doubled, a.is_signed, a.bullet, a.number, a.marks, a.indent) <
           std::tie(b.doubled, b.is_signed, b.bullet, b.number, b.marks, b.indent);
  }
};

struct Head {
  std::size_t unit;
  std::size_t body;
  Style style;
};

/// A line of 2 to 30 words that stands twice with a mark, or that has a mark or stands twice and is signed.
bool head_at(const Page& page, std::size_t i, Head& head) {
  const auto& units = page.measured.units;
  const Unit& unit = units[i];
  if (unit.words < 1.5F || unit.words > 35 || unit.ellipsis || unit.phrase != signals::Phrase::none) return false;
  const blocks::Block& block = block_of(page, i);
  head.unit = i;
  head.style = {};
  head.style.doubled = i + 1 < units.size() && units[i + 1].text_hash == unit.text_hash;
  head.style.bullet = block.bullet;
  head.style.number = !block.number.empty();
  head.style.marks = block.heading_marks;
  head.style.indent = block.indent;
  // The number belongs to the line's words: compare what stands behind it.
  if (!head.style.doubled && head.style.number && i + 1 < units.size()) {
    head.style.doubled = block.text.substr(block.number.size() + 1) == block_of(page, i + 1).text;
  }
  head.body = i + 1 + head.style.doubled;
  std::size_t below = head.body;
  while (below < units.size() && below < head.body + 3 && is_signature(units[below])) ++below;
  head.style.is_signed = below > head.body;
  head.body = below;
  const bool marked = head.style.bullet != 0 || head.style.number || head.style.marks != 0;
  if (head.style.doubled && marked) {
    head.style.is_signed = false;  // no need of a signature: some articles may have one
    return true;
  }
  return head.style.is_signed && (head.style.doubled || head.style.marks != 0);
}

}  // namespace

std::vector<UnitSpan> split_text(const Page& page) {
  const auto& units = page.measured.units;
  const std::size_t n = units.size();
  std::vector<Head> heads;
  for (std::size_t i = 0; i < n; ++i) {
    Head head{};
    if (head_at(page, i, head)) heads.push_back(head);
  }
  std::map<Style, std::size_t> styles;
  for (const Head& head : heads) ++styles[head.style];
  const auto usual = std::max_element(styles.begin(), styles.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (usual == styles.end() || usual->second < 2) return {};
  std::erase_if(heads, [&](const Head& head) { return head.style != usual->first; });
  std::unordered_set<std::uint64_t> titles;  // a picture's alternative text stands above its caption again and again: it heads nothing
  std::erase_if(heads, [&](const Head& head) { return !titles.insert(units[head.unit].text_hash).second; });

  std::vector<std::size_t> good(n + 1);
  for (std::size_t i = 0; i < n; ++i) good[i + 1] = good[i] + (signals::is_good_line(units[i]) || units[i].prose);
  std::vector<Head> whole;
  for (std::size_t k = 0; k < heads.size(); ++k) {
    const std::size_t end = k + 1 < heads.size() ? heads[k + 1].unit : n;
    if (good[end] - good[std::min(end, heads[k].body)] >= 2 && whole.size() < kMostArticles) whole.push_back(heads[k]);
  }
  if (whole.size() < 2 || good[whole[0].unit] * 5 > good[n]) return {};
  // Text above the first of several numbered heads introduces them: one article that counts things up.
  if (usual->first.number && good[whole[0].unit] > 0) return {};
  // Menus of menus: heads that say nothing.
  const auto brief = std::count_if(whole.begin(), whole.end(), [&](const Head& head) { return units[head.unit].words < 2.5F; });
  if (static_cast<std::size_t>(brief) * 2 > whole.size()) return {};

  std::vector<UnitSpan> spans;
  for (std::size_t k = 0; k < whole.size(); ++k) {
    spans.push_back({whole[k].unit, k + 1 < whole.size() ? whole[k + 1].unit : n, whole[k].unit, whole[k].body, true});
  }
  return spans;
}

}  // namespace winnow::select
