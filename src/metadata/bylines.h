// Reads lines that say who wrote an article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winnow::metadata {

/// Reads a line that opens with a cue word ("By", "Written by", "Von", "Por", "Текст:") and goes on with names, or ends in a cue
/// ("기자"). False, and nothing is added, for any other line.
bool read_byline(std::string_view line, std::vector<std::string>& out);

/// The same for a cue within a line: "December 20, 2025 by Ann Lee", "5 min | By Ann Lee".
bool read_inner_byline(std::string_view line, std::vector<std::string>& out);

/// True for a line that is a cue and no more: the name stands in the next one.
bool is_cue_alone(std::string_view line);

/// True for a line whose cue means a byline wherever it stands: "Written by", "Author:", not "By" alone.
bool is_strong_cue(std::string_view line);

}  // namespace winnow::metadata
