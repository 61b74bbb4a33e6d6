// Whether 03/04/2024 is the third of April or the fourth of March.
#pragma once

#include <string_view>

#include "metadata/dates.h"
#include "metadata/page.h"
#include "metadata/publication.h"

namespace winnow::metadata {

/// How 03/04/2024 is read on a page of this language (BCP 47) and address, unless its other dates say.
DayOrder day_order(std::string_view language, std::string_view url);

/// "en" for a page whose body is English, "" for any other: what day_order() gets where the page names no language.
std::string_view language_of_body(const blocks::BlockList& list, const Region& region);

/// Turns the dates round that another date of the page says are the other way round: its address, what the head says, its last change, or
/// a date such as 21/02/2024 that can only be read one way. 03.04.2024 is hardly ever American, and is turned by the former alone.
void settle_order(const Page& page, DateCandidates& found);

}  // namespace winnow::metadata
