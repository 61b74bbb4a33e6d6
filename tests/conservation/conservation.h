// conservation -- the promise that nothing vanishes: every byte of a page's text stands in exactly one block.
#pragma once

#include <string>

#include <winnow/winnow.h>

namespace winnow::tests {

/// What is wrong with the result's pieces and verdicts, or "". Pieces are disjoint, in bounds and on characters' borders; each belongs to
/// exactly one block; a verdict's decision is its reason's; kept blocks name an article that exists, and no others do.
std::string structure_fault(const Result& result);

/// Text of result.page that no piece covers, or "". What text is, is seen by an independent eye: a full parse by Gumbo for HTML, every
/// byte that is not blank for plain text. Pages must be shallow (some hundred levels): Gumbo frees its tree by recursion.
std::string coverage_fault(const Result& result);

/// A kept or dropped piece that holds more than text (bytes of tags, comments, scripts), by the same eye, or "". HTML only.
std::string excess_fault(const Result& result);

}  // namespace winnow::tests
