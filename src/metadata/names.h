// Tells people's names from what stands around them in bylines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winnow::metadata {

/// Splits what a page gives as its author into people: "By Ann Lee and Bo Ek, Reuters" gives two. Cue words ("By", "Von"), roles, mail
/// addresses and agencies' initials behind a comma go. Names that are in `out` already are not added again.
void append_names(std::string_view raw, std::vector<std::string>& out);

/// Reads a line that opens with a cue word ("By", "Written by", "Von", "Por", "Текст:") and goes on with names, or ends in a cue
/// ("기자"). False, and nothing is added, for any other line.
bool read_byline(std::string_view line, std::vector<std::string>& out);

/// The same for a cue within a line: "December 20, 2025 by Ann Lee", "5 min | By Ann Lee".
bool read_inner_byline(std::string_view line, std::vector<std::string>& out);

/// True for a line that is a cue and no more: the name stands in the next one.
bool is_cue_alone(std::string_view line);

/// True for a line whose cue means a byline wherever it stands: "Written by", "Author:", not "By" alone.
bool is_strong_cue(std::string_view line);

/// First and last name, each with a capital, and nothing else; or a name of a script without blanks.
bool is_full_name(std::string_view name);

/// Like append_names(), for a line that nothing but its place makes a byline: every part of it must look like a person's full name.
bool read_bare_names(std::string_view line, std::vector<std::string>& out);

/// True for "admin", "Staff", "Editorial Team", "Redaktion" and the like.
bool is_generic_name(std::string_view name);

/// Lower case and without all but letters and digits: two spellings of one name, or of one site, are equal.
std::string squeezed(std::string_view text);

}  // namespace winnow::metadata
