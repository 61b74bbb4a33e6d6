// full_parse -- holds our tree against Gumbo's parse of the whole page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winnow::tests {

/// A text run that stands under other elements than in the full parse, or text that was cut and should not have been.
struct Difference {
  std::string text;
  std::string ours;  ///< the ancestors, innermost first: "b@12 p@8 body html"
  std::string theirs;
};

/// Compares every text run that is not blank. These are no differences, for there Gumbo departs from the standard: where <html> and <body>
/// begin when something else made them; what is one only as long as the page has elements that Gumbo does not know, for it takes them all
/// for the same one, or an svg that others' tags end; a <form>, whose last text Gumbo moves out; <main>, <dialog> and <search>,
/// which Gumbo does not know as special elements. The content of <noscript> is left out of the full parse, as in a browser with scripting.
std::vector<Difference> differences_to_full_parse(std::string_view page);

}  // namespace winnow::tests
