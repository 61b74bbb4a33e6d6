// Which of the dates that a page gives is that of its publication.
#include <algorithm>

#include "metadata/publication.h"

namespace winnow::metadata {
namespace {

class Choice {
 public:
  explicit Choice(const DateCandidates& candidates) : found_(candidates) {
    for (const Date& date : found_.modified) last_ = std::max(last_, date.day_number());
  }

  Publication run() {
    Publication chosen;
    if (!found_.modified.empty()) chosen.modified = found_.modified.front();
    const std::optional<Date> head = of_head();
    chosen.published = head ? weigh(*head) : of_page();
    if (!chosen.published) chosen.published = chosen.modified;
    return chosen;
  }

 private:
  [[nodiscard]] const std::vector<Date>& of(DateSource source) const { return found_.published[static_cast<std::size_t>(source)]; }

  [[nodiscard]] std::optional<Date> first_of(DateSource source) const {
    return of(source).empty() ? std::nullopt : std::optional(of(source).front());
  }

  [[nodiscard]] std::optional<Date> of_head() const {
    for (const DateSource source : kHead) {
      if (const std::optional<Date> date = first_of(source)) return date;
    }
    return std::nullopt;
  }

  /// Nothing is published after its last change.
  [[nodiscard]] std::optional<Date> of_page() const {
    for (const DateSource source : {DateSource::time_element, DateSource::cue_line, DateSource::line, DateSource::url}) {
      for (const Date& date : of(source)) {
        if (last_ == 0 || date.day_number() <= last_ + 2) return date;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] static bool says(const std::vector<Date>& dates, const Date& day) {
    return std::any_of(dates.begin(), dates.end(), [&](const Date& date) { return may_be_same_day(date, day); });
  }
  [[nodiscard]] bool is_change(const Date& day) const { return says(found_.modified, day); }

  /// Whether a reader sees the day as that of the publication.
  [[nodiscard]] bool is_shown(const Date& day) const {
    return says(of(DateSource::time_element), day) || says(of(DateSource::cue_line), day) || says(of(DateSource::line), day);
  }

  /// The head's date against what the page shows.
  [[nodiscard]] Date weigh(const Date& head) const {
    if (is_shown(head)) return head;
    const std::optional<Date> open_graph = first_of(DateSource::open_graph);
    const bool differ = open_graph && !may_be_same_day(*open_graph, head);
    if (differ && witnesses(head) == 1 && (is_shown(*open_graph) || says(found_.shown_modified, *open_graph))) return *open_graph;
    const std::optional<Date> cue = first_of(DateSource::cue_line);
    const std::optional<Date> shown = cue ? cue : found_.beside_title ? found_.beside_title : found_.bare_line;
    // What the page shows as older than the head says was there before; a <time> by the title is the reader's date.
    if (shown && !is_change(*shown) && (shown->day_number() < head.day_number() || found_.beside_title)) return *shown;
    // A date that one hidden source alone tells is often that of a first version, or of the page's template.
    if (witnesses(head) > 1 || (open_graph && !differ)) return head;
    if (shown) return *shown;
    return found_.shown_modified.empty() ? head : found_.shown_modified.front();
  }

  /// How many of the head's sources say the day.
  [[nodiscard]] std::ptrdiff_t witnesses(const Date& day) const {
    return std::count_if(kHead.begin(), kHead.end(), [&](DateSource source) {
      const std::optional<Date> date = first_of(source);
      return date && may_be_same_day(*date, day);
    });
  }

  static constexpr std::array<DateSource, 4> kHead = {DateSource::ld_json, DateSource::open_graph, DateSource::microdata, DateSource::meta};
  const DateCandidates& found_;
  int last_ = 0;  ///< day number of the last change
};

}  // namespace

Publication choose_dates(const DateCandidates& candidates) {
  return Choice(candidates).run();
}

}  // namespace winnow::metadata
