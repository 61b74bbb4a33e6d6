"""Labelled HTML pages as plain text, as scrapers' text renderers make it: more texts to fit on than a set of labelled texts has.

The gold of a page is the gold of its renderings. The renderers and their options are those of the labelled texts (text_file of text.jsonl): on 23 of 24
pages that were compared, each gave the same text.
"""
import concurrent.futures
import gzip
import hashlib
import json
import pathlib

import html2text
import html_text
import inscriptis
from bs4 import BeautifulSoup
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

import pages as paging

SET = "renderings"
SOURCES = ("articles", "world")
OF_EACH_PAGE = 3  # of the six. The first forest, cross-validated: shF1 of texts .904 without, .909 with one a page, .913 with three


def by_html2text(html):
    renderer = html2text.HTML2Text(bodywidth=0)
    renderer.ignore_links = renderer.ignore_images = True
    return renderer.handle(html)


RENDERERS = {
    "resiliparse_all": extract_plain_text,
    "resiliparse_main": lambda html: extract_plain_text(html, main_content=True),
    "inscriptis": inscriptis.get_text,
    "html_text": html_text.extract_text,
    "bs4": lambda html: BeautifulSoup(html, "lxml").get_text("\n", strip=True),
    "html2text": by_html2text,
}


def decode(page):
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        return bytes_to_str(page, detect_encoding(page))


def render(source, wanted):
    """Writes the texts of one page that are not there from an earlier fit. wanted: renderer -> path."""
    missing = {name: path for name, path in wanted.items() if not path.exists()}
    if not missing:
        return
    page = source.read_bytes()
    html = decode(gzip.decompress(page) if source.suffix == ".gz" else page)
    for name, path in missing.items():
        path.write_text(RENDERERS[name](html), encoding="utf-8", errors="replace")


def chosen(page_id, but):
    """Renderers of a page, in an order of its own; `but`: ids of texts that are labelled anyway."""
    names = sorted(RENDERERS, key=lambda name: hashlib.md5((page_id + name).encode()).hexdigest())
    return [name for name in names if f"{page_id}.{name}" not in but][:OF_EACH_PAGE]


def load(shared, work, but):
    """Pages of the set SET; their texts are written to work/renderings."""
    folder, out = pathlib.Path(shared) / "pages", pathlib.Path(work) / SET
    out.mkdir(parents=True, exist_ok=True)
    pages, jobs = [], []
    for name in SOURCES:
        if not (folder / f"{name}.jsonl").exists():  # somebody's own pages may be texts alone
            continue
        for line in open(folder / f"{name}.jsonl", encoding="utf-8"):
            row = json.loads(line)
            wanted = {renderer: out / f"{row['id']}.{renderer}.txt" for renderer in chosen(row["id"], but)}
            jobs.append((folder / row["html"], wanted))
            for renderer, path in wanted.items():
                page = paging.Page(dict(row, id=f"{row['id']}.{renderer}"), SET)
                page.path = str(path)
                pages.append(page)
    with concurrent.futures.ProcessPoolExecutor() as pool:
        for done in [pool.submit(render, source, wanted) for source, wanted in jobs]:
            done.result()
    return pages
