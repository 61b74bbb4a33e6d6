// What the page is: an article, a listing, a notice, or none of these.
#include <algorithm>
#include <cmath>

#include "select/rooms.h"

namespace winnow::select {

void judge(const Page& page, const std::vector<UnitSpan>& spans, const std::vector<char>& kept, Selection& selection) {
  const auto& units = page.measured.units;
  float words = 0;
  float sure = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!kept[i]) continue;
    words += units[i].words;
    sure += units[i].words / (1 + std::exp(-page.scores[i]));
  }
  if (units.empty()) {
    selection.status = Status::empty;
    selection.confidence = 1;
    return;
  }
  selection.status = words > 0 ? Status::article : Status::no_article;
  selection.confidence = words > 0 ? sure / words : 0.5F;
  (void)spans;
}

}  // namespace winnow::select
