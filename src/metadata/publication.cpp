#include "metadata/publication.h"

#include <algorithm>
#include <string>

#include "head/plain_text.h"
#include "words/words.h"

namespace winnow::metadata {
namespace {

constexpr std::size_t kMaxLineBytes = 220;
constexpr std::size_t kMaxNodes = 1500;
constexpr std::size_t kMaxDates = 16;
constexpr std::uint32_t kIntoBody = 12;
constexpr std::uint32_t kCloseBehindBody = 4;
constexpr std::uint32_t kBehindBody = 25;
constexpr std::size_t kMaxBeside = 110;  ///< bytes of a line beside its date
constexpr std::size_t kMaxBesideInBody = 40;
constexpr std::size_t kMaxBesideInSentence = 12;  ///< "December 3, 2025."
constexpr std::ptrdiff_t kMaxWordsBefore = 6;
constexpr std::uint32_t kBesideTitle = 8;  ///< blocks
constexpr std::size_t kMaxOrderBytes = 8000;

template <std::size_t N>
bool holds_one_of(std::string_view lowered, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return lowered.find(word) != std::string_view::npos; });
}

/// Lines that say when the article was changed rather than published.
bool speaks_of_change(std::string_view lowered) {
  constexpr std::array<std::string_view, 34> kWords = {
      "updated",       "modified",    "last update", "aktualisiert",  "geändert",   "mis à jour",    "mise à jour",
      "modifié",       "actualizado", "actualizada", "actualización", "atualizad",  "aggiornat",     "bijgewerkt",
      "gewijzigd",     "uppdaterad",  "opdateret",   "oppdatert",     "päivitetty", "aktualizováno", "aktualizacja",
      "zaktualizowan", "обновлен",    "оновлен",     "güncelle",      "diperbarui", "ažurirano",     "frissítve",
      "ενημέρωση",     "수정",        "更新",        "تحديث",         "actualisé",  "revised"};
  return holds_one_of(lowered, kWords);
}

bool speaks_of_publication(std::string_view lowered) {
  constexpr std::array<std::string_view, 24> kWords = {
      "published", "posted",      "publication date", "first published", "veröffentlicht", "erstellt",   "stand:",     "publié",
      "publicado", "publicada",   "pubblicat",        "gepubliceerd",    "geplaatst",      "publicerad", "publiceret", "publisert",
      "julkaistu", "publikováno", "opublikowan",      "опубликован",     "опубліковано",   "yayın",      "입력",       "発売"};
  return holds_one_of(lowered, kWords);
}

/// "Date:", by itself.
bool is_date_label(std::string_view lowered) {
  while (!lowered.empty() && (lowered.back() == ':' || lowered.back() == ' ')) lowered.remove_suffix(1);
  constexpr std::array<std::string_view, 9> kLabels = {"date", "datum", "fecha", "data", "дата", "dato", "tarih", "日期", "التاريخ"};
  return std::find(kLabels.begin(), kLabels.end(), lowered) != kLabels.end();
}

class Finder {
 public:
  explicit Finder(const Page& page) : page_(page) {}

  DateCandidates run() {
    from_head();
    from_urls();
    for (const Range& zone : page_.byline_zones(kIntoBody)) read(zone, false);
    if (!any()) {
      // Some pages date their articles below them: right below, or further down with a word that says so.
      const std::uint32_t behind = page_.region.body_last == select::kNoBlock ? page_.region.first : page_.region.body_last;
      const auto count = static_cast<std::uint32_t>(page_.list.blocks.size());
      const auto clip = [&](std::uint32_t block) { return std::min({block, page_.region.last + 1, count}); };
      read({behind, clip(behind + kCloseBehindBody)}, false);
      if (!any()) read({clip(behind + kCloseBehindBody), clip(behind + kBehindBody)}, true);
      if (!any()) read({page_.region.first, clip(page_.region.first + 2)}, false);
    }
    if (found_.modified.empty() && paired_) found_.modified.push_back(*paired_);
    settle_order();
    return std::move(found_);
  }

 private:
  std::vector<Date>& of(DateSource source) { return found_.published[static_cast<std::size_t>(source)]; }

  [[nodiscard]] bool any() const {
    return std::any_of(found_.published.begin(), found_.published.end(), [](const auto& dates) { return !dates.empty(); });
  }

  void read(const Range& zone, bool only_sure) {
    if (page_.dom != nullptr) from_elements(zone);
    from_lines(zone, only_sure);
  }

  void from_urls() {
    if (const std::optional<Date> date = date_of_url(page_.url)) of(DateSource::url).push_back(*date);
    for (const head::Candidate& url : page_.head.urls) {
      if (!of(DateSource::url).empty()) return;
      if (const std::optional<Date> date = date_of_url(url.value)) of(DateSource::url).push_back(*date);
    }
  }

  /// 03/04/2024 is read the other way round when another date of the page bears that out: its address, its last change, or a date such
  /// as 21/02/2024 that can only be read one way.
  void settle_order() {
    for (auto& dates : found_.published) {
      for (Date& date : dates) {
        if (!date.either_order) continue;
        Date turned = date;
        std::swap(turned.day, turned.month);
        const auto bears_out = [](const std::vector<Date>& witnesses, const Date& wanted) {
          return std::any_of(witnesses.begin(), witnesses.end(),
                             [&](const Date& other) { return !other.either_order && other.same_day(wanted); });
        };
        const auto& urls = of(DateSource::url);
        const bool as_read = bears_out(urls, date) || bears_out(found_.modified, date);
        const bool as_turned = bears_out(urls, turned) || bears_out(found_.modified, turned);
        if (as_turned != as_read ? as_turned : page_order() == (page_.dates.order == DayOrder::day_first ? 2 : 1)) date = turned;
      }
    }
  }

  /// 1 when the page's dates in numbers put the day first, 2 when the month, 0 when none says.
  int page_order() {
    if (page_order_ >= 0) return page_order_;
    page_order_ = 0;
    std::size_t bytes = 0;
    for (std::uint32_t i = page_.region.first; i <= page_.region.last && i < page_.list.blocks.size() && bytes < kMaxOrderBytes; ++i) {
      const std::string_view text = page_.list.blocks[i].text;
      if (text.size() > kMaxLineBytes || text.find('/') == std::string_view::npos) continue;
      bytes += text.size();
      const std::optional<FoundDate> date = find_date(text, page_.dates);
      if (!date || date->date.either_order || date->date.day <= 12) continue;
      const std::string_view written = text.substr(date->begin, date->end - date->begin);
      const std::size_t slash = written.find('/');
      if (slash > 2) continue;
      const int first = slash == 2 ? (written[0] - '0') * 10 + (written[1] - '0') : written[0] - '0';
      page_order_ = first > 12 ? 1 : 2;
      break;
    }
    return page_order_;
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
      if (node.tag == dom::Tag::text || node.begin == node.stop) continue;
      const std::string_view tag = dom.page.substr(node.begin, node.stop - node.begin);
      if (node.tag != dom::Tag::time && tag.find("itemprop") == std::string_view::npos) continue;
      const skeleton::AttributeValue itemprop = dom.attribute(i, "itemprop");
      const bool published = itemprop.present && holds_word(itemprop.raw, "datepublished");
      const bool modified = itemprop.present && holds_word(itemprop.raw, "datemodified");
      if (!published && !modified && node.tag != dom::Tag::time) continue;
      std::optional<Date> date = date_of(i);
      if (!date) continue;
      if (modified || (!published && is_change(i))) {
        found_.modified.push_back(*date);
      } else {
        of(published ? DateSource::microdata : DateSource::time_element).push_back(*date);
        if (!found_.beside_title && i >= beside.begin && i < beside.end) found_.beside_title = date;
      }
    }
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
    return speaks_of_change(lowered) && !speaks_of_publication(lowered);
  }

  void from_lines(const Range& zone, bool only_sure) {
    for (std::uint32_t i = zone.begin; i < zone.end; ++i) {
      const blocks::Block& block = page_.list.blocks[i];
      if (i == page_.title || block.chars < 5 || block.text.size() > kMaxLineBytes || found_.date_blocks.size() >= kMaxDates) continue;
      std::string lowered;
      std::size_t from = 0;
      std::size_t dated = 0;
      std::optional<Date> any;
      for (int dates = 0; dates < 3; ++dates) {
        const std::optional<FoundDate> date = find_date(block.text, page_.dates, from);
        if (!date) break;
        if (lowered.empty()) words::append_lower(block.text, lowered);
        // The word that stands before this date, or before the line's first.
        std::string before(
            std::string_view(lowered).substr(0, std::min(date->begin, lowered.size())).substr(std::min(from, lowered.size())));
        if (before.empty() && i > zone.begin && page_.list.blocks[i - 1].text.size() <= 40)
          words::append_lower(page_.list.blocks[i - 1].text, before);
        const bool published = speaks_of_publication(before) || is_date_label(before);
        // A sentence tells of other days; so does a picture's caption.
        const std::size_t beside = block.text.size() - (date->end - date->begin);
        const bool in_body = i >= page_.region.body;
        const bool prose = beside > (in_body ? kMaxBesideInBody : kMaxBeside) || is_led_by_prose(before) ||
                           (in_body && words::end_of(block.text) == words::End::sentence && beside > kMaxBesideInSentence);
        if (!published && speaks_of_change(before)) {
          found_.modified.push_back(date->date);
        } else if (published) {
          of(DateSource::cue_line).push_back(date->date);
        } else if (!only_sure && !prose) {
          add_line_date(date->date, i);
        } else {
          from = date->end;
          continue;
        }
        any = date->date;
        dated += date->end - date->begin;
        from = date->end;
      }
      if (!any) continue;
      found_.date_blocks.push_back(i);
      if (dated * 3 >= block.text.size() || block.text.size() - dated <= 40) found_.bare_blocks.push_back({i, *any});
    }
  }

  /// Two dates side by side are those of the publication and of the last change.
  void add_line_date(const Date& date, std::uint32_t block) {
    std::vector<Date>& lines = of(DateSource::line);
    if (lines.size() == 1 && block - line_block_ <= 1 && date.day_number() >= lines.front().day_number() && !date.same_day(lines.front()))
      paired_ = date;
    if (lines.empty()) line_block_ = block;
    lines.push_back(date);
  }

  /// "Troops near the town, 24 April": more than a few words stand before the date, and no mark parts them from it.
  static bool is_led_by_prose(std::string_view before) {
    for (const std::string_view mark : {"|", "•", "·", "–", "—", "/", " - "}) {
      if (const std::size_t at = before.rfind(mark); at != std::string_view::npos) before.remove_prefix(at + mark.size());
    }
    return std::count(before.begin(), before.end(), ' ') > kMaxWordsBefore;
  }

  const Page& page_;
  DateCandidates found_;
  std::uint32_t line_block_ = 0;
  std::optional<Date> paired_;
  int page_order_ = -1;
};

}  // namespace

DateCandidates find_dates(const Page& page) {
  return Finder(page).run();
}

Publication choose_dates(const DateCandidates& candidates) {
  Publication chosen;
  if (!candidates.modified.empty()) chosen.modified = candidates.modified.front();
  int last = 0;  // nothing is published after its last change
  for (const Date& date : candidates.modified) last = std::max(last, date.day_number());
  const auto first_of = [&](DateSource source) -> std::optional<Date> {
    for (const Date& date : candidates.published[static_cast<std::size_t>(source)]) {
      if (source < DateSource::time_element || last == 0 || date.day_number() <= last + 2) return date;
    }
    return std::nullopt;
  };
  for (std::size_t source = 0; source < candidates.published.size() && !chosen.published; ++source) {
    chosen.published = first_of(static_cast<DateSource>(source));
    if (!chosen.published || source >= static_cast<std::size_t>(DateSource::time_element)) continue;
    // Where the head and a <time> by the title differ, the reader's date is right, unless it is that of the last change.
    const std::optional<Date>& shown = candidates.beside_title;
    const bool is_change = shown && std::any_of(candidates.modified.begin(), candidates.modified.end(),
                                                [&](const Date& date) { return date.same_day(*shown); });
    if (shown && !is_change && !shown->same_day(*chosen.published)) chosen.published = shown;
  }
  if (!chosen.published) chosen.published = chosen.modified;
  return chosen;
}

DayOrder day_order(std::string_view language, std::string_view url) {
  const std::string_view primary = language.substr(0, std::min(language.find_first_of("-_"), language.size()));
  if (!head::equals_ignoring_case(primary, "en")) return DayOrder::day_first;
  if (language.size() >= 5) return head::equals_ignoring_case(language.substr(3, 2), "us") ? DayOrder::month_first : DayOrder::day_first;
  // English of no country: an address under a country's domain is hardly American.
  const std::string_view host = host_of(url);
  const std::size_t dot = host.rfind('.');
  const std::string_view domain = dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
  return domain.size() == 2 && domain != "us" && domain != "io" && domain != "co" && domain != "ai" && domain != "tv"
             ? DayOrder::day_first
             : DayOrder::month_first;
}

}  // namespace winnow::metadata
