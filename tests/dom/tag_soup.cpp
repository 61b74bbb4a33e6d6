#include "tag_soup.h"

#include <array>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

namespace winnow::tests {
namespace {

constexpr std::array kElements = {
    "p",      "p",       "div",     "div",      "span", "a",     "a",      "b",       "i",      "em",         "strong", "font",  "nobr",
    "u",      "li",      "ul",      "ol",       "dl",   "dt",    "dd",     "table",   "table",  "tr",         "td",     "th",    "tbody",
    "thead",  "tfoot",   "caption", "colgroup", "h1",   "h2",    "button", "pre",     "nav",    "ruby",       "rt",     "rp",    "object",
    "center", "section", "body",    "html",     "head", "label", "x-a",    "address", "figure", "blockquote", "code",   "small", "menu",
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
    "<template><p>t<td></template>",
    "<template><template></template>t</template>",
    "</br>",
    "<p title='>'>",
    "<label class=a/b/>",
    "<div a='b\"c' d=\"e'f\" g>",
    "<!DOCTYPE html>",
};

class Soup {
 public:
  explicit Soup(std::uint32_t seed) : random_(seed) {
    if (below(2) == 0) page.append("<!DOCTYPE html>");
  }

  std::size_t below(std::size_t bound) { return random_() % bound; }

  void add_any() {
    const std::size_t kind = below(16);
    if (kind < 6) {
      page.append("<").append(pick(kElements)).append(">");
    } else if (kind < 10) {
      page.append("</").append(pick(kElements)).append(">");
    } else {
      add_content();
    }
  }

  void add_content() {
    const std::size_t kind = below(6);
    if (kind < 3) {
      page.append("t").append(std::to_string(texts_++));
    } else if (kind < 4) {
      page.append("<").append(pick(kVoids)).append(">");
    } else {
      page.append(pick(kOthers));
    }
  }

  void open() {
    open_.push_back(pick(kElements));
    page.append("<").append(open_.back()).append(">");
  }

  void close() {
    if (open_.empty()) return;
    page.append("</").append(open_.back()).append(">");
    open_.pop_back();
  }

  void add_table(std::size_t slips, std::size_t depth) {
    constexpr std::array kGroups = {"tbody", "thead", "tfoot"};
    const auto add = [&](const std::string& tag) {
      if (below(slips) == 0) add_any();
      if (below(slips) != 0) page.append("<" + tag + ">");
      if (below(2) == 0) page.append(" ");
    };
    add("table");
    for (std::size_t groups = below(3); groups > 0; --groups) {
      const std::string group(pick(kGroups));
      add(group);
      for (std::size_t rows = below(3); rows > 0; --rows) {
        add("tr");
        for (std::size_t cells = below(4); cells > 0; --cells) {
          add("td");
          below(8) == 0 && depth < 3 ? add_table(slips, depth + 1) : add_content();
          add("/td");
        }
        add("/tr");
      }
      add("/" + group);
    }
    add("/table");
  }

  std::string page;

 private:
  template <typename List>
  std::string_view pick(const List& list) {
    return list[below(list.size())];
  }

  std::mt19937 random_;
  std::vector<std::string_view> open_;
  std::size_t texts_ = 0;
};

}  // namespace

std::string tag_soup(std::uint32_t seed, std::size_t pieces) {
  Soup soup(seed);
  while (pieces-- > 0) soup.add_any();
  return std::move(soup.page);
}

std::string nested_soup(std::uint32_t seed, std::size_t pieces, std::size_t slips) {
  Soup soup(seed);
  while (pieces-- > 0) {
    const std::size_t kind = soup.below(3);
    if (soup.below(slips) == 0) {
      soup.add_any();
    } else if (kind == 0) {
      soup.open();
    } else if (kind == 1) {
      soup.close();
    } else {
      soup.add_content();
    }
  }
  return std::move(soup.page);
}

std::string table_soup(std::uint32_t seed, std::size_t slips) {
  Soup soup(seed);
  for (int i = 0; i < 2; ++i) {
    soup.add_any();
    soup.add_content();
    soup.add_table(slips, 0);
  }
  soup.add_content();
  return std::move(soup.page);
}

}  // namespace winnow::tests
