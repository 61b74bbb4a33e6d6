// Finds when an article was published and last changed.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "metadata/dates.h"
#include "metadata/page.h"

namespace winnow::metadata {

/// Where a date was found; the earlier, the surer.
enum class DateSource : std::uint8_t {
  ld_json,
  open_graph,    ///< article:published_time
  microdata,     ///< itemprop=datePublished, in the head or near the title
  meta,          ///< the other meta tags
  time_element,  ///< <time datetime> near the title
  cue_line,      ///< a short line near the title that says "Published"
  line,          ///< a short line near the title
  url,
  count
};

/// A short block that holds little but a date.
struct DateBlock {
  std::uint32_t block;
  Date date;
};

struct DateCandidates {
  std::array<std::vector<Date>, static_cast<std::size_t>(DateSource::count)> published;
  std::optional<Date> beside_title;        ///< of the first <time> within a few blocks of the title
  std::optional<Date> bare_line;           ///< of the first line that is little but a date, and says of no change
  std::vector<Date> modified;              ///< in the order of trust
  std::vector<Date> shown_modified;        ///< those of them that a reader sees
  std::vector<std::uint32_t> date_blocks;  ///< short blocks that hold a date near the title
  std::vector<DateBlock> bare_blocks;      ///< those of them that hold little else
};

DateCandidates find_dates(const Page& page);

struct Publication {
  std::optional<Date> published;
  std::optional<Date> modified;
};

Publication choose_dates(const DateCandidates& candidates);

}  // namespace winnow::metadata
