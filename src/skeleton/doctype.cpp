#include "skeleton/doctype.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "skeleton/skeleton.h"
#include "skeleton/tag_lookup.h"

namespace winnow::skeleton {
namespace {

// In lower case, as in the standard's list; identifiers are compared without case.
constexpr std::array<std::string_view, 3> kQuirkyPublicIds = {
    "-//w3o//dtd w3 html strict 3.0//en//",
    "-/w3c/dtd html 4.0 transitional/en",
    "html",
};
constexpr std::string_view kQuirkySystemId = "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd";
constexpr std::array<std::string_view, 55> kQuirkyPublicPrefixes = {
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//",
    "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//",
    "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//",
    "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//",
    "-//ietf//dtd html 3.2//",
    "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//",
    "-//ietf//dtd html level 1//",
    "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//",
    "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//",
    "-//ietf//dtd html strict//",
    "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//",
    "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//",
};
constexpr std::array<std::string_view, 2> kQuirkyWithoutSystemId = {
    "-//w3c//dtd html 4.01 frameset//",
    "-//w3c//dtd html 4.01 transitional//",
};

bool starts_with(std::string_view written, std::string_view lower) {
  return written.size() >= lower.size() && is_named(written.substr(0, lower.size()), lower);
}

template <std::size_t kSize>
bool starts_with_any(std::string_view written, const std::array<std::string_view, kSize>& list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view lower) { return starts_with(written, lower); });
}

void skip_space(std::string_view& text) {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
}

/// A quoted identifier at the beginning of `rest`, which is taken off. False without, or where the quote is not closed.
bool take_quoted(std::string_view& rest, std::string_view& identifier) {
  skip_space(rest);
  if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return false;
  const std::size_t end = rest.find(rest.front(), 1);
  if (end == std::string_view::npos) return false;
  identifier = rest.substr(1, end - 1);
  rest.remove_prefix(end + 1);
  return true;
}

}  // namespace

bool asks_for_quirks(std::string_view declaration) {
  constexpr std::string_view kKeyword = "doctype";
  std::string_view rest = declaration.substr(std::min(kKeyword.size(), declaration.size()));
  skip_space(rest);
  const std::size_t name_size = static_cast<std::size_t>(std::find_if(rest.begin(), rest.end(), is_html_space) - rest.begin());
  if (!is_named(rest.substr(0, name_size), "html")) return true;
  rest.remove_prefix(name_size);
  skip_space(rest);
  if (rest.empty()) return false;
  const bool has_public_id = starts_with(rest, "public");
  if (!has_public_id && !starts_with(rest, "system")) return true;
  rest.remove_prefix(6);
  std::string_view public_id;
  std::string_view system_id;
  if (has_public_id && !take_quoted(rest, public_id)) return true;
  skip_space(rest);
  const bool has_system_id = !has_public_id || !rest.empty();
  if (has_system_id && !take_quoted(rest, system_id)) return true;
  const auto is_public_id = [&](std::string_view lower) { return is_named(public_id, lower); };
  return std::any_of(kQuirkyPublicIds.begin(), kQuirkyPublicIds.end(), is_public_id) || starts_with_any(public_id, kQuirkyPublicPrefixes) ||
         is_named(system_id, kQuirkySystemId) || (!has_system_id && starts_with_any(public_id, kQuirkyWithoutSystemId));
}

}  // namespace winnow::skeleton
