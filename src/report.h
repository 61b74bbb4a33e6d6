// Writes down what became of each block of a page: Result::blocks, with pieces and evidence.
#pragma once

#include "pipeline.h"

namespace winnow {

/// Appends the blocks' verdicts and the cuts to result.blocks, in page order, with their pieces.
/// @param scored  empty: nothing was scored, the blocks have no score and no evidence
/// @param deadline  when it is up, the blocks to come have no evidence
/// @param model   what scored them; the evidence is its forests' shares
void report(const Reading& reading, const select::Selection& selection, const Scored& scored, const signals::Model& model, bool evidence,
            const budget::Deadline& deadline, Result& result);

}  // namespace winnow
