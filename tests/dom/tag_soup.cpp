#include "tag_soup.h"

#include <array>
#include <random>
#include <string_view>

namespace winnow::tests {
namespace {

constexpr std::array kElements = {
    "p",      "p",    "div",   "div",   "span",    "a",      "a",          "b",        "i",      "em",      "strong",
    "font",   "nobr", "u",     "li",    "ul",      "ol",     "dl",         "dt",       "dd",     "table",   "table",
    "tr",     "td",   "th",    "tbody", "thead",   "tfoot",  "caption",    "colgroup", "h1",     "h2",      "form",
    "button", "pre",  "nav",   "ruby",  "rt",      "rp",     "object",     "marquee",  "center", "section", "body",
    "html",   "head", "label", "x-a",   "address", "figure", "blockquote", "code",     "small",  "menu",
};

constexpr std::array kVoids = {"br", "hr", "img", "input", "input type=hidden", "col", "wbr", "image", "meta", "link", "area", "embed"};

constexpr std::array kOthers = {
    "<!-- c -->",
    "<!-->",
    "<!--->",
    "<!-- a --!>",
    "<!x>",
    "<?pi?>",
    "</ 1>",
    "&amp;",
    "&#32;",
    "a < b",
    " ",
    "\n  ",
    "<script>if (a<b) '</div>'</script>",
    "<style>a{}</style>",
    "<title>t</title>",
    "<textarea>t<p></textarea>",
    "<iframe><p></iframe>",
    "<xmp>x<p></xmp>",
    "<noscript><p>n</noscript>",
    "<video>v</video>",
    "<datalist><option>o</datalist>",
    "<select><option>o<optgroup><option>p</select>",
    "<select><option>s<p>",
    "<template><p>t<td></template>",
    "<template><template></template>t</template>",
    "</br>",
    "<p title='>'>",
    "<i class=a/b/>",
    "<div a='b\"c' d=\"e'f\" g>",
    "<!DOCTYPE html>",
};

}  // namespace

std::string tag_soup(std::uint32_t seed, std::size_t pieces) {
  std::mt19937 random(seed);
  const auto pick = [&random](const auto& list) { return std::string_view(list[random() % list.size()]); };
  std::string page = random() % 2 == 0 ? "<!DOCTYPE html>" : "";
  for (std::size_t i = 0; i < pieces; ++i) {
    const auto kind = random() % 16;
    if (kind < 6) {
      page.append("<").append(pick(kElements)).append(">");
    } else if (kind < 10) {
      page.append("</").append(pick(kElements)).append(">");
    } else if (kind < 13) {
      page.append("t").append(std::to_string(i));
    } else if (kind < 14) {
      page.append("<").append(pick(kVoids)).append(">");
    } else {
      page.append(pick(kOthers));
    }
  }
  return page;
}

}  // namespace winnow::tests
