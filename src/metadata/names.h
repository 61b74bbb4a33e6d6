// Tells people's names from what stands around them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace winnow::metadata {

/// Splits what a page gives as its author into people: "By Ann Lee and Bo Ek, Reuters" gives two. Cue words ("By", "Von"), roles, mail
/// addresses and agencies' initials behind a comma go. Names that are in `out` already are not added again.
void append_names(std::string_view raw, std::vector<std::string>& out);

/// Like append_names(), for a line that nothing but its place makes a byline: every part of it must look like a person's full name.
bool read_bare_names(std::string_view line, std::vector<std::string>& out);

/// First and last name, each with a capital, and nothing else; or a name of a script without blanks or without case, of its length.
bool is_full_name(std::string_view name);

/// True for "admin", "Staff", "Editorial Team", "Redaktion" and the like.
bool is_generic_name(std::string_view name);

/// True for "dpa", "Reuters", "The Associated Press".
bool is_agency(std::string_view name);

/// "Ann Lee" of "Ann Lee Deputy Editor"; any other name as it is.
std::string_view without_job(std::string_view name);

/// Lower case and without all but letters and digits: two spellings of one name, or of one site, are equal.
std::string squeezed(std::string_view text);

// ---- Parts of bylines ----

constexpr std::size_t kMaxNameLineBytes = 400;  ///< a longer line holds no byline

/// The words of a name, counted.
struct NameShape {
  std::size_t words = 0;
  std::size_t capitalised = 0;  ///< or of a script without case
  std::size_t roles = 0;
  std::size_t others = 0;  ///< lower-case words that are no particles, and words with digits
  bool all_initials = true;
};

NameShape shape_of(std::string_view name);

/// A name of Han or Hangul: a few characters without a blank.
bool is_unspaced_name(std::string_view name);

/// Whether a full name may be told from other words by its look: it has capitals, or is a family and a given name of Han.
bool looks_like_name(std::string_view name);

/// Without blanks and marks at the ends; "Jr." keeps its full stop.
std::string_view trim_name(std::string_view text);

/// "Ann Lee ann@site.org" without its address, which is no name.
std::string_view without_mail(std::string_view text);

/// Without parentheses: they hold initials or an organisation, not a name: "Ann Lee (ale)".
std::string without_brackets(std::string_view text);

/// Where the names at a text's beginning end: at a mark that opens something else, at a month, or at a word such as "Published".
std::size_t end_of_names(std::string_view text);

/// Adds a name unless it is there already.
void add_name(std::string_view name, std::vector<std::string>& out);

/// Splits at conjunctions and commas, and adds each name. Behind a comma only what looks like another name is one.
void split_names(std::string_view text, bool only_full_names, std::vector<std::string>& out);

}  // namespace winnow::metadata
