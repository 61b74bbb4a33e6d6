#include "metadata/date_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "words/words.h"

namespace winnow::metadata {
namespace {

constexpr std::size_t kMaxLineBytes = 220;
constexpr std::size_t kMaxLabelledLineBytes = kMaxDateText;  ///< a date that opens a long line with a word that says what it is
constexpr std::size_t kMaxLabelBytes = 40;
constexpr std::size_t kMaxDates = 16;
constexpr std::size_t kMaxBeside = 110;  ///< bytes of a line beside its date
constexpr std::size_t kMaxBesideInBody = 60;
constexpr std::size_t kMaxBesideBare = 40;
constexpr std::size_t kMaxBesideInSentence = 12;  ///< "December 3, 2025."
constexpr std::ptrdiff_t kMaxWordsBefore = 6;

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

/// What stands before the date within its part of the line: behind the last mark or "by" before it.
std::string_view part_before(std::string_view before) {
  for (const std::string_view mark : {"|", "•", "·", "–", "—", "/", " - ", " by "}) {
    if (const std::size_t at = before.rfind(mark); at != std::string_view::npos) before.remove_prefix(at + mark.size());
  }
  return before;
}

/// Bytes of the part of a line that the date stands in: between the marks that set it apart.
std::size_t part_around(std::string_view line, const FoundDate& date) {
  std::size_t begin = 0;
  std::size_t end = line.size();
  for (const std::string_view mark : {" | ", " • ", " · ", " by ", " By "}) {
    if (const std::size_t at = line.substr(0, date.begin).rfind(mark); at != std::string_view::npos) begin = std::max(begin, at);
    if (const std::size_t at = line.find(mark, date.end); at != std::string_view::npos) end = std::min(end, at);
  }
  return end - begin;
}

}  // namespace

bool speaks_of_change_only(std::string_view lowered) {
  return speaks_of_change(lowered) && !speaks_of_publication(lowered);
}

void DateLines::read(const Range& zone, Trust trust) {
  for (std::uint32_t i = zone.begin; i < zone.end && found_.date_blocks.size() < kMaxDates; ++i) {
    const blocks::Block& block = page_.list.blocks[i];
    if (block.chars >= 5 && block.text.size() <= kMaxLabelledLineBytes) read_line(i, i > zone.begin, trust);
  }
}

void DateLines::read_line(std::uint32_t i, bool has_line_before, Trust trust) {
  const std::string_view text = page_.list.blocks[i].text;
  std::string lowered;
  std::size_t from = behind_title(i);
  const std::size_t title = from;
  std::size_t dated = 0;
  std::optional<Date> any;
  std::optional<Date> unlabelled;
  for (int dates = 0; dates < 3; ++dates) {
    const std::optional<FoundDate> date = find_date(text, page_.dates, from);
    if (!date) break;
    if (lowered.empty()) words::append_lower(text, lowered);
    // The word that stands before this date, or before the line's first.
    std::string before(std::string_view(lowered).substr(0, std::min(date->begin, lowered.size())).substr(std::min(from, lowered.size())));
    from = date->end;
    if (before.empty() && has_line_before && page_.list.blocks[i - 1].text.size() <= kMaxLabelBytes)
      words::append_lower(page_.list.blocks[i - 1].text, before);
    const bool published = speaks_of_publication(before) || is_date_label(before);
    const bool changed = !published && speaks_of_change(before);
    if (text.size() > kMaxLineBytes && (!(published || changed) || date->begin > kMaxLabelBytes)) break;
    if (changed) {
      found_.modified.push_back(date->date);
      found_.shown_modified.push_back(date->date);
    } else if (published) {
      of(DateSource::cue_line).push_back(date->date);
    } else if (trust != Trust::labelled && !is_prose(i, *date, before, title) &&
               (trust == Trust::plain || text.size() - title - (date->end - date->begin) <= kMaxBesideBare)) {
      add(date->date, i);
      if (!unlabelled) unlabelled = date->date;
    } else {
      continue;
    }
    any = date->date;
    dated += date->end - date->begin;
  }
  if (!any || i == page_.title) return;
  found_.date_blocks.push_back(i);
  if (dated * 3 < text.size() && text.size() - dated > kMaxBesideBare) return;
  found_.bare_blocks.push_back({i, *any});
  if (!found_.bare_line && i <= page_.region.body) found_.bare_line = unlabelled;
}

/// A sentence tells of other days; so does a picture's caption: "Troops near the town, 24 April".
bool DateLines::is_prose(std::uint32_t i, const FoundDate& date, std::string_view before, std::size_t title_bytes) const {
  const std::string_view text = page_.list.blocks[i].text;
  const bool in_body = i >= page_.region.body;
  const std::size_t around = std::min(part_around(text, date), text.size() - title_bytes);
  const std::size_t beside = around - std::min(around, date.end - date.begin);
  const std::string_view part = part_before(before);
  return beside > (in_body ? kMaxBesideInBody : kMaxBeside) || std::count(part.begin(), part.end(), ' ') > kMaxWordsBefore ||
         (in_body && words::end_of(text) == words::End::sentence && beside > kMaxBesideInSentence);
}

/// Bytes of a line that repeat the title: what follows it is the article's date, what stands within is the title's matter.
std::size_t DateLines::behind_title(std::uint32_t i) const {
  if (page_.title == select::kNoBlock || i == page_.title) return i == page_.title ? page_.list.blocks[i].text.size() : 0;
  const std::string_view title = page_.list.blocks[page_.title].text;
  return title.size() >= kMaxBesideBare / 2 && page_.list.blocks[i].text.starts_with(title) ? title.size() : 0;
}

void DateLines::add(const Date& date, std::uint32_t block) {
  // Two dates side by side are those of the publication and of the last change.
  if (lines_.size() == 1 && block - lines_.front().block <= 1 && date.day_number() >= lines_.front().date.day_number() &&
      !date.same_day(lines_.front().date))
    paired_ = date;
  lines_.push_back({block, date});
  of(DateSource::line).push_back(date);
}

void DateLines::finish() {
  if (found_.modified.empty() && paired_) found_.modified.push_back(*paired_);
  if (page_.title == select::kNoBlock || lines_.empty()) return;
  // Below the title stands the article's date; above it those of other articles may stand, the nearest of them being its own.
  const auto rank = [&](const DateBlock& line) {
    return line.block >= page_.title ? std::int64_t{line.block} - page_.title : kAbove + page_.title - line.block;
  };
  std::stable_sort(lines_.begin(), lines_.end(), [&](const DateBlock& a, const DateBlock& b) { return rank(a) < rank(b); });
  std::vector<Date>& dates = of(DateSource::line);
  dates.clear();
  for (const DateBlock& line : lines_) dates.push_back(line.date);
}

}  // namespace winnow::metadata
