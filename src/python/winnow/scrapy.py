"""winnow as a Scrapy item pipeline.

In the project's settings:

    ITEM_PIPELINES = {"winnow.scrapy.WinnowPipeline": 300}

and in a spider, which hands over what it got:

    def parse(self, response):
        yield page_item(response)

Settings, with their defaults:

    WINNOW_HTML_FIELD = "html"        the item's field that holds the page, bytes or str; an item without it passes untouched
    WINNOW_URL_FIELD = "url"          its address; "" is none
    WINNOW_CHARSET_FIELD = "charset"  the label of its Content-Type header; "" is none
    WINNOW_FIELDS = {...}             the item's field for each field of winnow's JSON; default_fields() is the default
    WINNOW_OPTIONS = {}               options of winnow.extract(); detail is "articles" unless it stands here
    WINNOW_DROP = False               True drops items whose status is not "article"
    WINNOW_KEEP_HTML = False          True keeps the page in the item

Stats: winnow/pages, winnow/status/STATUS, winnow/dropped, winnow/skipped, winnow/bytes_in, winnow/characters_out.
"""

from __future__ import annotations

import asyncio
from typing import Any

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.http import Response
from scrapy.utils.asyncio import is_asyncio_available
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.threads import deferToThread

import winnow
from winnow import transport

__all__ = ["WinnowPipeline", "default_fields", "extract_response", "page_item"]


def default_fields() -> dict[str, str]:
    """Which field of an item takes which field of winnow's JSON; the address that the spider asked for stays in `url`.

    >>> default_fields()["canonical_url"]
    'url'
    """
    names = ("status", "confidence", "title", "authors", "date", "modified", "language", "fingerprint", "text", "articles")
    return {**{name: name for name in names}, "canonical_url": "url"}


def _charset(response: Response) -> str:
    return transport.charset_of((response.headers.get("Content-Type") or b"").decode("latin-1"))


def extract_response(response: Response, **options: Any) -> winnow.Page:
    """The Page of a Response, whichever downloader made it: its body, its address and the charset of its header.

    >>> from scrapy.http import HtmlResponse
    >>> extract_response(HtmlResponse("https://courier.example/harbour", body=html.encode())).article.title
    'Harbour reopens three weeks after the storm'
    """
    return transport.extract(response.body, charset=_charset(response), url=response.url, options=options)


def page_item(response: Response, **fields: Any) -> dict[str, Any]:
    """An item for WinnowPipeline with its default settings; `fields` are the spider's own.

    >>> from scrapy.http import HtmlResponse
    >>> sorted(page_item(HtmlResponse("https://courier.example/harbour", body=b"..."), section="news"))
    ['charset', 'html', 'section', 'url']
    """
    return {"url": response.url, "charset": _charset(response), "html": response.body, **fields}


class WinnowPipeline:
    """Takes the page out of each item and puts its article in; fields that the spider filled stay as they are.

    >>> from scrapy.utils.test import get_crawler
    >>> pipeline = WinnowPipeline.from_crawler(get_crawler(settings_dict={"WINNOW_DROP": True}))
    >>> pipeline.fill({"html": html, "section": "news"})["title"]
    'Harbour reopens three weeks after the storm'
    """

    def __init__(self, crawler: Crawler):
        settings = crawler.settings
        self.stats = crawler.stats
        self.html_field = settings.get("WINNOW_HTML_FIELD", "html")
        self.url_field = settings.get("WINNOW_URL_FIELD", "url")
        self.charset_field = settings.get("WINNOW_CHARSET_FIELD", "charset")
        self.fields = settings.getdict("WINNOW_FIELDS") or default_fields()
        self.options = {"detail": "articles", **settings.getdict("WINNOW_OPTIONS")}
        self.drop = settings.getbool("WINNOW_DROP")
        self.keep_html = settings.getbool("WINNOW_KEEP_HTML")
        winnow.extract(b"", **self.options)  # a wrong option ends the crawl before it begins

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> WinnowPipeline:
        return cls(crawler)

    async def process_item(self, item: Any) -> Any:
        # In a thread: a page may take seconds, and the crawl's own loop must go on. extract() releases the GIL.
        if is_asyncio_available():
            return await asyncio.get_running_loop().run_in_executor(None, self.fill, item)
        return await maybe_deferred_to_future(deferToThread(self.fill, item))

    def fill(self, item: Any) -> Any:
        """What process_item() does, in the caller's thread."""
        adapter = ItemAdapter(item)
        source = adapter.get(self.html_field)
        if source is None:
            self._count("skipped")
            return item
        charset = adapter.get(self.charset_field) or ""
        page = transport.extract(source, charset=charset, url=adapter.get(self.url_field) or "", options=self.options)
        self._count("pages")
        self._count(f"status/{page.status}")
        self._count("bytes_in", len(source))
        if self.drop and page.status != "article":
            self._count("dropped")
            raise DropItem(f"{page.status}: {adapter.get(self.url_field) or 'a page without an address'}")
        record = transport.record(page)
        self._count("characters_out", len(record["text"]))
        self._put(adapter, record)
        return item

    def _put(self, adapter: ItemAdapter, record: dict[str, Any]) -> None:
        declared = None if isinstance(adapter.item, dict) else set(adapter.field_names())
        if declared is None and not self.keep_html:
            del adapter[self.html_field]
        elif not self.keep_html:
            adapter[self.html_field] = None  # a dataclass cannot lose a field
        for field, name in self.fields.items():
            if (declared is None or field in declared) and name in record and not adapter.get(field):
                adapter[field] = record[name]

    def _count(self, name: str, count: int = 1) -> None:
        if self.stats is not None:
            self.stats.inc_value(f"winnow/{name}", count)
