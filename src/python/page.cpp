#include "python/page.h"

#include <string>
#include <utility>
#include <vector>

#include <nanobind/stl/string_view.h>

#include "render/render.h"

namespace nb = nanobind;

namespace winnow::python {
namespace {

template <typename T>
nb::list views(const SharedResult& result, const std::vector<T>& values) {
  nb::list list;
  for (const T& value : values) list.append(View<T>{result, &value});
  return list;
}

nb::list strings(const std::vector<std::string>& values) {
  nb::list list;
  for (const std::string& value : values) list.append(to_str(value));
  return list;
}

nb::tuple pair_of(const Range& range) {
  return nb::make_tuple(range.begin, range.end);
}

template <auto field, typename T>
nb::str text_of(const View<T>& view) {
  return to_str(view.value->*field);
}

template <auto field, typename T>
nb::str name_of(const View<T>& view) {
  return to_str(name(view.value->*field));
}

template <auto field>
nb::list strings_of(const View<Article>& view) {
  return strings(view.value->*field);
}

nb::bytes decoded(const PageView& page) {
  return nb::bytes(page.result->page.data(), page.result->page.size());
}

std::string joined_text(const Result& result) {
  std::string joined;
  for (const Article& article : result.articles) {
    if (&article != result.articles.data()) joined += "\n\n";
    joined += article.text();
  }
  return joined;
}

nb::object first_article(const PageView& page) {
  if (page.result->articles.empty()) return nb::none();
  return nb::cast(View<Article>{page.result, page.result->articles.data()});
}

nb::object article_index(const View<Block>& block) {
  return block.value->article < 0 ? nb::none() : nb::object(nb::int_(static_cast<int>(block.value->article)));
}

nb::list ranges(const View<Block>& block) {
  nb::list list;
  for (const Range& range : block.result->pieces_of(*block.value)) list.append(pair_of(range));
  return list;
}

void bind_evidence(nb::module_& module) {
  nb::class_<View<Evidence>>(module, "Evidence", R"(One signal's share in a block's score.

>>> evidence = winnow.extract(html).blocks[-1].evidence[0]
>>> isinstance(evidence.signal, str), isinstance(evidence.value, float), evidence.share < 0, evidence.detail
(True, True, True, ''))")
      .def_prop_ro(
          "signal", [](const View<Evidence>& view) { return to_str(view.value->signal); }, "The signal's name.")
      .def_prop_ro(
          "value", [](const View<Evidence>& view) { return view.value->value; }, "What was measured, in the signal's unit.")
      .def_prop_ro(
          "share", [](const View<Evidence>& view) { return view.value->share; },
          "How far it moved the score, in log-odds; below 0 speaks against the block.")
      .def_prop_ro("detail", text_of<&Evidence::detail, Evidence>, "The word that it rests on; '' for plain numbers.")
      .def("__repr__", [](const View<Evidence>& view) {
        return nb::str("<Evidence {} {:+.2f}>").attr("format")(to_str(view.value->signal), view.value->share);
      });
}

void bind_block(nb::module_& module) {
  nb::class_<View<Block>>(module, "Block", R"(A block of the page, and what became of it.

>>> page = winnow.extract(html)
>>> block = page.blocks[-1]
>>> block.decision, block.reason, block.text
('dropped', 'copyright', '© 2024 The Verrin Courier. All rights reserved.')
>>> block.explanation, block.article, block.score < 0
('copyright, legal and imprint lines', None, True)
>>> begin, end = block.ranges[0]
>>> page.decoded[begin:end].decode() in block.text
True)")
      .def_prop_ro("decision", name_of<&Block::decision, Block>, "'kept', 'dropped' or 'cut'.")
      .def_prop_ro("reason", name_of<&Block::reason, Block>, "Why; README.md lists all reasons.")
      .def_prop_ro(
          "explanation", [](const View<Block>& view) { return to_str(explain(view.value->reason)); },
          "One sentence for a reader: what the reason means.")
      .def_prop_ro("article", article_index, "Index into Page.articles when kept, else None.")
      .def_prop_ro(
          "score", [](const View<Block>& view) { return view.value->score; }, "Log-odds that it is body text; 0.0 for cuts.")
      .def_prop_ro("text", text_of<&Block::text, Block>, "As a reader sees it, white space collapsed; '' for cuts.")
      .def_prop_ro("ranges", ranges, "Where it stands: (begin, end) into Page.decoded, in bytes.")
      .def_prop_ro(
          "evidence", [](const View<Block>& view) { return views(view.result, view.value->evidence); },
          "What made the score, strongest first; empty unless detail='evidence'.")
      .def("__repr__", [](const View<Block>& view) {
        return nb::str("<Block {} {} {!r}>")
            .attr("format")(to_str(name(view.value->decision)), to_str(name(view.value->reason)), to_str(view.value->text));
      });
}

void bind_paragraph(nb::module_& module) {
  nb::class_<View<Paragraph>>(module, "Paragraph", R"(A paragraph of an article.

>>> page = winnow.extract(html)
>>> paragraph = page.articles[0].paragraphs[2]
>>> paragraph.kind, paragraph.level, paragraph.text
('heading', 2, 'Fishermen wait for the second berth')
>>> begin, end = paragraph.source
>>> page.decoded[begin:end]
b'Fishermen wait for the second berth')")
      .def_prop_ro("kind", name_of<&Paragraph::kind, Paragraph>,
                   "'paragraph', 'heading', 'list_item', 'quote', 'preformatted', 'table_row' or 'caption'.")
      .def_prop_ro(
          "level", [](const View<Paragraph>& view) { return static_cast<int>(view.value->level); },
          "1 to 6 for headings, the depth of the list from 1 for list items, else 0.")
      .def_prop_ro("text", text_of<&Paragraph::text, Paragraph>, "NFC, one line (but for preformatted).")
      .def_prop_ro(
          "source", [](const View<Paragraph>& view) { return pair_of(view.value->source); },
          "(begin, end) into Page.decoded, in bytes; (0, 0) when it comes from JSON.")
      .def("__repr__", [](const View<Paragraph>& view) {
        return nb::str("<Paragraph {} {!r}>").attr("format")(to_str(name(view.value->kind)), to_str(view.value->text));
      });
}

void bind_article(nb::module_& module) {
  nb::class_<View<Article>>(module, "Article", R"(An article of a page.

>>> article = winnow.extract(html, url="https://courier.example/harbour").articles[0]
>>> article.title, article.authors, article.published
('Harbour reopens three weeks after the storm', ['Ana Morel'], '2024-02-21T11:30:00+01:00')
>>> article.site_name, article.language, len(article.paragraphs), article.body_source
('The Verrin Courier', 'en', 4, 'page')
>>> article.text.splitlines()[2]
'Fishermen wait for the second berth')")
      .def_prop_ro("title", text_of<&Article::title, Article>, "'' when there is none.")
      .def_prop_ro("authors", strings_of<&Article::authors>, "People, without \"By\".")
      .def_prop_ro("published", text_of<&Article::published, Article>, "ISO 8601, as precise as the page says it; '' when it does not.")
      .def_prop_ro("modified", text_of<&Article::modified, Article>, "ISO 8601; '' when the page does not say it.")
      .def_prop_ro("site_name", text_of<&Article::site_name, Article>, "'' when the page does not say it.")
      .def_prop_ro("language", text_of<&Article::language, Article>, "BCP 47, as the page says it; '' when it does not.")
      .def_prop_ro("url", text_of<&Article::url, Article>, "The canonical address; '' when the page does not say it.")
      .def_prop_ro("tags", strings_of<&Article::tags>, "Keywords, as the page says them.")
      .def_prop_ro("standfirst", text_of<&Article::standfirst, Article>,
                   "The deck below the title when the page sets it apart from the body.")
      .def_prop_ro(
          "paragraphs", [](const View<Article>& view) { return views(view.result, view.value->paragraphs); }, "The body.")
      .def_prop_ro(
          "text", [](const View<Article>& view) { return to_str(view.value->text()); }, "The paragraphs, joined by '\\n'.")
      .def_prop_ro(
          "fingerprint", [](const View<Article>& view) { return view.value->fingerprint; },
          "64-bit SimHash of the paragraphs' words; near duplicates differ in at most 3 bits.")
      .def_prop_ro("body_source", name_of<&Article::body_source, Article>, "'page', 'ld_json' or 'hydration_json'.")
      .def("__repr__", [](const View<Article>& view) { return nb::str("<Article {!r}>").attr("format")(to_str(view.value->title)); });
}

template <auto field>
nb::str page_text(const PageView& page) {
  return to_str((*page.result).*field);
}

template <auto field>
nb::str page_name(const PageView& page) {
  return to_str(name((*page.result).*field));
}

template <auto renderer>
nb::str rendered(const PageView& page) {
  return to_str(renderer(*page.result));
}

void bind_formats(nb::class_<PageView>& page) {
  page.def("to_text", rendered<render::text>, "The articles as the program prints them: title, standfirst and paragraphs.")
      .def("to_markdown", rendered<render::markdown>, "The articles as CommonMark with GFM tables.")
      .def("to_html", rendered<render::html>, "The articles as one self-contained HTML document without scripts.")
      .def(
          "to_json",
          [](const PageView& view, std::string_view id) {
            return to_str(render::json(*view.result, {id, view.detail}));
          },
          nb::arg("id") = "", "All of the page as one indented JSON object, as `winnow --to json` prints it.")
      .def(
          "to_jsonl",
          [](const PageView& view, std::string_view id) {
            return to_str(render::jsonl(*view.result, {id, view.detail}));
          },
          nb::arg("id") = "", "The same on one line, as `winnow --to jsonl` prints it.")
      .def(
          "explain", [](const PageView& view) { return to_str(render::explain_text(*view.result)); },
          "A line for each block: its mark, reason, score, first words and the evidence that weighs most.");
}

}  // namespace

nb::str to_str(std::string_view text) {
  PyObject* made = PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace");
  if (made == nullptr) throw nb::python_error();
  return nb::steal<nb::str>(made);
}

void bind_page(nb::module_& module) {
  bind_evidence(module);
  bind_block(module);
  bind_paragraph(module);
  bind_article(module);
  nb::class_<PageView> page(
      module, "Page", R"(What extract() makes of a page. Each access makes the value anew: keep it in a variable where it is needed often.

>>> page = winnow.extract(html.encode())
>>> page.status, round(page.confidence), page.message
('article', 1, '')
>>> page.format, page.charset, page.charset_source
('html', 'utf-8', 'meta')
>>> page.articles[0].title == page.article.title
True
>>> [block.text for block in page.blocks if block.reason == "read_more"]
['Read more: What will become of the pier?']
>>> print(page.to_markdown().splitlines()[0])
# Harbour reopens three weeks after the storm
>>> page.to_jsonl("page.html")[:36]
'{"id":"page.html","status":"article"')");
  page.def_prop_ro("status", page_name<&Result::status>, "What the page turned out to be; README.md lists all statuses.")
      .def_prop_ro(
          "confidence", [](const PageView& view) { return view.result->confidence; }, "0.0 to 1.0: how sure the status is.")
      .def_prop_ro("message", page_text<&Result::message>, "Why the page was not read to its end; '' otherwise.")
      .def_prop_ro("format", page_name<&Result::format>, "'html' or 'text': what the page was read as; 'automatic' when it was not read.")
      .def_prop_ro("charset", page_text<&Result::charset>, "Name as in the Encoding Standard, lower case.")
      .def_prop_ro("charset_source", page_name<&Result::charset_source>,
                   "How the charset was known: 'byte_order_mark', 'transport', 'meta', 'valid_utf8', 'detected' or 'fallback'.")
      .def_prop_ro(
          "articles", [](const PageView& view) { return views(view.result, view.result->articles); }, "Mostly one, or none.")
      .def_prop_ro("article", first_article, "The first article, or None.")
      .def_prop_ro(
          "text", [](const PageView& view) { return to_str(joined_text(*view.result)); },
          "The text of all articles, an empty line between two.")
      .def_prop_ro(
          "blocks", [](const PageView& view) { return views(view.result, view.result->blocks); },
          "All of the page in page order; empty with detail='articles'.")
      .def_prop_ro("decoded", decoded, "The page in UTF-8 that every range points into; b'' with detail='articles'.")
      .def("__repr__", [](const PageView& view) {
        const auto& articles = view.result->articles;
        const std::string_view title = articles.empty() ? std::string_view() : std::string_view(articles[0].title);
        return nb::str("<Page {} {:.2f} {!r}>").attr("format")(to_str(name(view.result->status)), view.result->confidence, to_str(title));
      });
  bind_formats(page);
}

}  // namespace winnow::python
