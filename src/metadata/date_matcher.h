// Finds dates among the tokens of a text.
#pragma once

#include <cstddef>
#include <optional>

#include "metadata/date_tokens.h"
#include "metadata/dates.h"

namespace winnow::metadata {

/// The first date that begins at byte `from` of the text or behind it, with the time that stands beside it.
std::optional<FoundDate> match_date(const DateTokens& tokens, const DateReading& reading, std::size_t from);

}  // namespace winnow::metadata
