"""The programs that winnow is measured against: how each is called, and what it says of a page.

Each is given what it needs at the least: bytes where it takes bytes, else text that was decoded the quickest way that holds for its pages.
Timed is the call that gives the body; of turbohtml, rs-trafilatura and newspaper4k it cannot be had without the metadata.
"""

import dataclasses
from collections.abc import Callable


@dataclasses.dataclass
class Contender:
    name: str
    package: str
    call: Callable | None = None  # bytes -> anything: what is timed
    predict: Callable | None = None  # bytes -> {"text", "title", "authors", "date"}; None for those that only parse
    is_parser: bool = False


def decoder():
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    def decode(page):
        try:
            return page.decode("utf-8")
        except UnicodeDecodeError:
            return bytes_to_str(page, detect_encoding(page, from_html_meta=True))

    return decode


def lines_of_html(html):
    """The text of a fragment that a peer gives as HTML: a line a block."""
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(html, preserve_formatting=True, list_bullets=False, alt_texts=False)


def load_turbohtml(out):
    import turbohtml

    def call(page):
        article = turbohtml.parse(page).article()
        return article.text, article.title

    def predict(page):
        article = turbohtml.parse(page).article()
        return {"text": article.text or "", "title": article.title, "authors": article.byline, "date": article.date}

    out.call, out.predict = call, predict


def load_turbohtml_parse(out):
    import turbohtml

    out.call = turbohtml.parse


def load_resiliparse(out):
    from resiliparse.extract.html2text import extract_plain_text

    decode = decoder()
    # Alternative texts of pictures are in by default, and cost it three points of precision on news pages.
    out.call = lambda page: extract_plain_text(decode(page), main_content=True, alt_texts=False)
    out.predict = lambda page: {"text": out.call(page)}


def load_resiliparse_parse(out):
    from resiliparse.parse.html import HTMLTree

    decode = decoder()
    out.call = lambda page: HTMLTree.parse(decode(page))


def load_rs_trafilatura(out):
    import rs_trafilatura

    out.call = rs_trafilatura.extract_bytes

    def predict(page):
        got = rs_trafilatura.extract_bytes(page)
        return {"text": got.main_content or "", "title": got.title, "authors": got.author, "date": str(got.date or "")}

    out.predict = predict


def load_trafilatura(out, fast=False):
    import trafilatura

    out.call = lambda page: trafilatura.extract(page, fast=fast, include_comments=False)

    def predict(page):
        got = trafilatura.bare_extraction(page, fast=fast, include_comments=False, with_metadata=True)
        return {"text": got.text or "", "title": got.title, "authors": got.author, "date": got.date} if got else {"text": ""}

    out.predict = predict


def load_trafilatura_fast(out):
    load_trafilatura(out, fast=True)


def load_readability(out):
    import readability

    decode = decoder()
    out.call = lambda page: readability.Document(decode(page)).summary()

    def predict(page):
        document = readability.Document(decode(page))
        return {"text": lines_of_html(document.summary()), "title": document.short_title()}

    out.predict = predict


def load_newspaper4k(out):
    import warnings

    warnings.filterwarnings("ignore", module="newspaper")
    import newspaper

    decode = decoder()

    def parsed(page):
        article = newspaper.Article("")
        article.download(input_html=decode(page))
        article.parse()
        return article

    out.call = parsed

    def predict(page):
        article = parsed(page)
        return {"text": article.text or "", "title": article.title, "authors": article.authors, "date": str(article.publish_date or "")}

    out.predict = predict


LOADERS = {
    "turbohtml": ("turbohtml", load_turbohtml),
    "turbohtml-parse": ("turbohtml", load_turbohtml_parse),
    "resiliparse": ("resiliparse", load_resiliparse),
    "resiliparse-parse": ("resiliparse", load_resiliparse_parse),
    "rs-trafilatura": ("rs-trafilatura", load_rs_trafilatura),
    "trafilatura-fast": ("trafilatura", load_trafilatura_fast),
    "trafilatura": ("trafilatura", load_trafilatura),
    "readability-lxml": ("readability-lxml", load_readability),
    "newspaper4k": ("newspaper4k", load_newspaper4k),
}


def load(name):
    package, loader = LOADERS[name]
    contender = Contender(name, package, is_parser=name.endswith("-parse"))
    loader(contender)
    return contender
