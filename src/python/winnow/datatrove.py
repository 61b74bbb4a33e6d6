"""winnow in a datatrove pipeline: an extractor like the others there, and a step that knows more than the text.

datatrove's readers hand over str, decoded by themselves: the charset is their work.
"""

from __future__ import annotations

from typing import Any

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.extractors.base import BaseExtractor
from datatrove.utils.typeshelper import StatHints

import winnow
from winnow import transport

__all__ = ["WinnowExtractor", "WinnowStep"]


class WinnowExtractor(BaseExtractor):
    """Where Trafilatura() would stand: the text of the articles, and documents without any are dropped.

    Each text goes to a process of its own and back, as with every extractor there; WinnowStep spares that.

    >>> WinnowExtractor().extract(html).splitlines()[2]
    'Fishermen wait for the second berth'
    """

    name = "winnow"

    def __init__(self, timeout: float = 5, **options: Any):
        super().__init__(timeout)
        self.options = {"detail": "articles", **options}
        winnow.extract(b"", **self.options)  # a wrong option ends the run before it begins

    def extract(self, text: str) -> str:
        return winnow.extract(text, **self.options).text


class WinnowStep(PipelineStep):
    """Replaces a document's text by that of its articles, and puts their metadata beside it.

    metadata[url_key] is the page's address where it is there. The fields of `winnow --to jsonl` but for id and text go to metadata["winnow"].
    keep_all=True keeps documents without an article as well; their status is in the metadata. Stats: status_STATUS.

    >>> from datatrove.data import Document
    >>> document = next(WinnowStep()([Document(text=html, id="1")]))
    >>> document.metadata["winnow"]["title"], document.metadata["winnow"]["authors"]
    ('Harbour reopens three weeks after the storm', ['Ana Morel'])
    """

    type = "🛢 - EXTRAC"
    name = "winnow"

    def __init__(self, url_key: str = "url", keep_all: bool = False, **options: Any):
        super().__init__()
        self.url_key = url_key
        self.keep_all = keep_all
        self.options = {"detail": "articles", **options}
        winnow.extract(b"", **self.options)  # a wrong option ends the run before it begins

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        for document in data:
            self.stat_update(StatHints.total)
            with self.track_time():
                page = transport.extract(document.text, url=document.metadata.get(self.url_key) or "", options=self.options)
                record = transport.record(page)
            self.stat_update(f"status_{page.status}")
            if page.status != "article" and not self.keep_all:
                self.stat_update(StatHints.dropped)
                continue
            document.text = record.pop("text")
            record.pop("id")
            document.metadata["winnow"] = record
            self.stat_update(StatHints.forwarded)
            self.update_doc_stats(document)
            yield document
