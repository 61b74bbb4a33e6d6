"""winnow keeps the article of a scraped news page and says why it dropped the rest.

>>> import winnow
>>> page = winnow.extract("<h1>Harbour reopens</h1><p>The harbour of Verrin opened again on Monday, three weeks after the storm that "
...                       "tore the eastern pier from its foundations, the port authority said.</p><p>Share</p>", format="html")
>>> page.articles[0].title
'Harbour reopens'
>>> [block.reason for block in page.blocks]
['title', 'body', 'share_widget']

Any bytes give a Page: bad HTML is no error, and "no article here" is a status. Only misuse raises: TypeError for something that is no page
and for an option that does not exist, ValueError for an option's value without a meaning.

extract() may be called from any number of threads at once; it holds the GIL only to read its arguments.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Literal, Mapping, Tuple, TypedDict, Union

from winnow import _core
from winnow._core import Article, Block, Evidence, Page, Paragraph, __version__

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = ["Article", "Block", "Evidence", "Options", "Page", "Paragraph", "__version__", "extract", "extract_many"]

Source = Union[bytes, bytearray, memoryview, str]
Item = Union[Source, Tuple[Source, Mapping[str, Any]]]

_PAGES_AHEAD = 8  # a thread: one slow page must not leave the others idle


class Options(TypedDict, total=False):
    """The options of extract() and extract_many(), with their defaults.

    >>> winnow.extract(b"%PDF-1.7 \\x00\\x01", detail="articles").status
    'not_text'
    """

    format: Literal["auto", "html", "text"]
    """"auto": look at the bytes."""
    favour: Literal["balanced", "precision", "recall"]
    """"balanced"; when in doubt, precision drops and recall keeps."""
    captions: Literal["scored", "keep", "drop"]
    """"scored": as its score says; keep it wherever it stands within an article; drop it everywhere. So for the next four."""
    tables: Literal["scored", "keep", "drop"]
    embeds: Literal["scored", "keep", "drop"]
    bylines: Literal["scored", "keep", "drop"]
    comments: Literal["scored", "keep", "drop"]
    detail: Literal["articles", "verdicts", "evidence"]
    """"evidence": Page.blocks with what made each score; "verdicts": blocks without it; "articles": no blocks, the fastest."""
    charset: str
    """"": the transport's label, as in an HTTP header. Unknown ones give status "bad_option". A str needs none, and it has no effect there."""
    url: str
    """"": the page's address; helps with its language, site and canonical link."""
    max_bytes: int
    """64 MiB: a larger page is not read, status "too_large"."""
    max_memory: int
    """0: bytes for the parser's tree; 0 is 16 MiB and 16 bytes for each byte of the page."""
    timeout: float
    """5.0: seconds for one page; then the result is partial, status "out_of_budget"."""


def extract(page: Source, **options: Unpack[Options]) -> Page:
    """The articles of one page, and what became of the rest.

    page: HTML or plain text; bytes in any charset, or str. help(winnow.Options) lists the options.
    Raises TypeError or ValueError for misuse, never for what a page holds.

    >>> page = winnow.extract(html, url="https://courier.example/harbour")
    >>> page.status, page.articles[0].title, page.articles[0].authors
    ('article', 'Harbour reopens three weeks after the storm', ['Ana Morel'])
    >>> winnow.extract(html, favor="recall")
    Traceback (most recent call last):
    TypeError: unknown option 'favor'
    """
    return _core.extract(page, _core.Settings(**options))


def extract_many(pages: Iterable[Item], *, threads: int | None = None, **options: Unpack[Options]) -> Iterator[Page]:
    """The Pages of many pages, in their order, made by several threads.

    pages: each is what extract() takes, or a pair of it and a dict of options of its own. They are taken as they are needed: a generator of
    any length needs no more memory than a few pages for each thread.
    threads: as many as this process may use cores when None.

    >>> pages = [(html, {"url": "https://courier.example/harbour"}), b"", "Share\\nPrint\\n"]
    >>> [page.status for page in winnow.extract_many(pages, threads=2, detail="articles")]
    ['article', 'empty', 'no_article']
    """
    settings = _core.Settings(**options)  # misuse is told here, not at the first next()
    if threads is None:
        threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if threads < 1:
        raise ValueError(f"threads must be 1 or more, not {threads}")
    return _ordered(iter(pages), threads, settings, options)


def _ordered(pages: Iterator[Item], threads: int, settings: _core.Settings, options: Mapping[str, Any]) -> Iterator[Page]:
    workers = _core.Workers(threads)
    try:
        waiting = 0
        for item in pages:
            if isinstance(item, tuple):
                workers.put(item[0], _core.Settings(**{**options, **item[1]}))
            else:
                workers.put(item, settings)
            waiting += 1
            while waiting and (waiting >= threads * _PAGES_AHEAD or workers.is_ready()):
                yield workers.get()
                waiting -= 1
        for _ in range(waiting):
            yield workers.get()
    finally:
        workers.close()
