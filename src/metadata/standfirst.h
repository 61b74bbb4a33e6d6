// Finds the deck between an article's title and its body.
#pragma once

#include <vector>

#include "metadata/metadata.h"
#include "metadata/page.h"

namespace winnow::metadata {

/// Sets metadata.standfirst and adds its block to metadata.used. `title` are the title's words.
void find_standfirst(const Page& page, const std::vector<Token>& title, Metadata& metadata);

}  // namespace winnow::metadata
