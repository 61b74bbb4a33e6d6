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
constexpr std::uint32_t kIntoBody = 3;

template <std::size_t N>
bool holds_one_of(std::string_view lowered, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return lowered.find(word) != std::string_view::npos; });
}

/// Lines that say when the article was changed rather than published.
bool speaks_of_change(std::string_view lowered) {
  constexpr std::array<std::string_view, 34> kWords = {
      "updated", "modified", "last update", "aktualisiert", "geändert", "mis à jour", "mise à jour", "modifié", "actualizado", "actualizada", "actualización", "atualizad", "aggiornat",
      "bijgewerkt", "gewijzigd", "uppdaterad", "opdateret", "oppdatert", "päivitetty", "aktualizováno", "aktualizacja", "zaktualizowan", "обновлен", "оновлен", "güncelle", "diperbarui",
      "ažurirano", "frissítve", "ενημέρωση", "수정", "更新", "تحديث", "actualisé", "revised"};
  return holds_one_of(lowered, kWords);
}

bool speaks_of_publication(std::string_view lowered) {
  constexpr std::array<std::string_view, 24> kWords = {"published", "posted", "publication date", "first published", "veröffentlicht", "erstellt", "stand:", "publié", "publicado", "publicada",
                                                       "pubblicat", "gepubliceerd", "geplaatst", "publicerad", "publiceret", "publisert", "julkaistu", "publikováno", "opublikowan",
                                                       "опубликован", "опубліковано", "yayın", "입력", "発売"};
  return holds_one_of(lowered, kWords);
}

class Finder {
 public:
  explicit Finder(const Page& page) : page_(page) {}

  DateCandidates run() {
    from_head();
    for (const Range& zone : page_.byline_zones(kIntoBody)) {
      if (page_.dom != nullptr) from_elements(zone);
      from_lines(zone);
    }
    if (const std::optional<Date> date = date_of_url(page_.url)) of(DateSource::url).push_back(*date);
    for (const head::Candidate& url : page_.head.urls) {
      if (!of(DateSource::url).empty()) break;
      if (const std::optional<Date> date = date_of_url(url.value)) of(DateSource::url).push_back(*date);
    }
    return std::move(found_);
  }

 private:
  std::vector<Date>& of(DateSource source) { return found_.published[static_cast<std::size_t>(source)]; }

  void from_head() {
    for (const head::Candidate& candidate : page_.head.published) {
      const std::optional<Date> date = parse_date(candidate.value, page_.dates);
      if (!date) continue;
      switch (candidate.source) {
        case head::Source::ld_json: of(DateSource::ld_json).push_back(*date); break;
        case head::Source::open_graph: of(DateSource::open_graph).push_back(*date); break;
        case head::Source::microdata: of(DateSource::microdata).push_back(*date); break;
        default: of(DateSource::meta).push_back(*date); break;
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
    dom::NodeId end = zone.end < page_.list.blocks.size() ? page_.list.blocks[zone.end].first_node : static_cast<dom::NodeId>(dom.nodes.size());
    if (end - begin > kMaxNodes) end = begin + kMaxNodes;
    for (dom::NodeId i = begin; i < end && of(DateSource::time_element).size() < kMaxDates; ++i) {
      const dom::Node& node = dom.nodes[i];
      if (node.tag == dom::Tag::text || node.begin == node.stop) continue;
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
      }
    }
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
      if (css_class.present && (holds_word(css_class.raw, "updated") || holds_word(css_class.raw, "modified")) && !holds_word(css_class.raw, "published")) return true;
    }
    if (parent == dom::kNone) return false;
    const std::string text = text_of(*page_.dom, parent, 60);
    std::string lowered;
    words::append_lower(text, lowered);
    return speaks_of_change(lowered) && !speaks_of_publication(lowered);
  }

  void from_lines(const Range& zone) {
    for (std::uint32_t i = zone.begin; i < zone.end; ++i) {
      const blocks::Block& block = page_.list.blocks[i];
      if (i == page_.title || block.chars < 5 || block.text.size() > kMaxLineBytes || found_.date_blocks.size() >= kMaxDates) continue;
      std::string lowered;
      std::size_t from = 0;
      std::size_t dated = 0;
      bool any = false;
      for (int dates = 0; dates < 3; ++dates) {
        const std::optional<FoundDate> date = find_date(block.text, page_.dates, from);
        if (!date) break;
        if (lowered.empty()) words::append_lower(block.text, lowered);
        // The word that stands before this date, or before the line's first.
        const std::string_view before = std::string_view(lowered).substr(0, std::min(date->begin, lowered.size())).substr(std::min(from, lowered.size()));
        if (speaks_of_change(before) && !speaks_of_publication(before)) {
          found_.modified.push_back(date->date);
        } else {
          of(speaks_of_publication(before) ? DateSource::cue_line : DateSource::line).push_back(date->date);
        }
        any = true;
        dated += date->end - date->begin;
        from = date->end;
      }
      if (!any) continue;
      found_.date_blocks.push_back(i);
      if (dated * 3 >= block.text.size() || block.text.size() - dated <= 40) found_.bare_blocks.push_back(i);
    }
  }

  const Page& page_;
  DateCandidates found_;
};

}  // namespace

DateCandidates find_dates(const Page& page) { return Finder(page).run(); }

Publication choose_dates(const DateCandidates& candidates) {
  Publication chosen;
  for (const auto& dates : candidates.published) {
    if (dates.empty()) continue;
    chosen.published = dates.front();
    break;
  }
  if (!candidates.modified.empty()) chosen.modified = candidates.modified.front();
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
  return domain.size() == 2 && domain != "us" && domain != "io" && domain != "co" && domain != "ai" && domain != "tv" ? DayOrder::day_first : DayOrder::month_first;
}

}  // namespace winnow::metadata
