// What every result keeps, whatever the page and the options.
#pragma once

#include <winnow/winnow.h>

namespace winnow::tests {

/// Blocks, pieces, paragraphs and names are whole; all text is UTF-8; what no reader may leave out is there.
void require_promises(const Result& result, const Options& options);

/// The same call gave the same answer.
void require_equal(const Result& a, const Result& b);

}  // namespace winnow::tests
