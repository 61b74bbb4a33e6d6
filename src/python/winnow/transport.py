"""What the transport says of a page: HTTP headers, WARC records.

>>> charset_of("text/html; charset=ISO-8859-2")
'ISO-8859-2'
>>> charset_of("text/html")
''
"""

from __future__ import annotations

import gzip
import io
import json
import re
from typing import Any, BinaryIO, Iterator, Mapping, NamedTuple

import winnow

_UNPACKED_BYTES = 1 << 18  # a fifth of a WARC file's reading time is spent on the calls between buffers of 8 KiB
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s;"']+)""", re.IGNORECASE)


def charset_of(content_type: str | None) -> str:
    """The charset label of a Content-Type header; "" where it has none.

    >>> charset_of('text/html;charset="utf-8"')
    'utf-8'
    """
    found = _CHARSET.search(content_type or "")
    return found[1] if found else ""


def extract(page: winnow.Source, *, charset: str = "", url: str = "", options: Mapping[str, Any] | None = None) -> winnow.Page:
    """winnow.extract(), but a charset that nobody knows is as none: servers send all kinds of labels.

    >>> extract(b"<p>Share</p>", charset="utf8mb4").charset_source
    'valid_utf8'
    """
    settings = dict(options or {}, url=url)
    made = winnow.extract(page, **settings, charset=charset)
    return winnow.extract(page, **settings) if charset and made.status == "bad_option" else made


def record(page: winnow.Page, id: str = "") -> dict[str, Any]:
    """The fields of a page under the names that `winnow --to jsonl` gives them.

    >>> record(winnow.extract(b"", detail="articles"), "7")["status"]
    'empty'
    """
    return json.loads(page.to_jsonl(id))


class WarcPage(NamedTuple):
    """A page of a WARC file. `error` says why it could not be read; "" when it could."""

    id: str
    url: str
    charset: str
    body: bytes
    error: str = ""


class _Gunzipped(io.RawIOBase):
    """A gzip file, of one member for each record or one for all. Where it ends too early it raises OSError: warcio takes EOFError for a good end."""

    def __init__(self, file: BinaryIO):
        self._file = gzip.GzipFile(fileobj=file)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            return self._file.readinto(buffer)
        except EOFError as error:
            raise OSError(str(error)) from error


def warc_pages(file: BinaryIO) -> Iterator[WarcPage]:
    """The pages of a WARC file, plain or gzip: its HTTP responses, unpacked, and its conversion records.

    Needs warcio. A record that is cut short or cannot be unpacked has an error. Where the file itself is damaged the rest is given up, and a last
    page without an id says so; `winnow batch` goes on at the next record.

    >>> import io
    >>> [page.error for page in warc_pages(io.BytesIO(b"no WARC file at all"))]
    ['the file is damaged: it holds no record']
    """
    from warcio.archiveiterator import ArchiveIterator

    buffered = io.BufferedReader(file)  # type: ignore[arg-type]
    begin = buffered.peek(2)[:2]
    plain = io.BufferedReader(_Gunzipped(buffered), _UNPACKED_BYTES) if begin == b"\x1f\x8b" else buffered
    is_empty = True
    try:
        for found in ArchiveIterator(plain):
            if found.format != "warc":  # warcio takes any line for the header of an ARC file
                continue
            is_empty = False
            headers = found.http_headers
            if found.rec_type != "conversion" and (found.rec_type != "response" or headers is None):
                continue
            yield _warc_page(found, headers)
        if is_empty and begin:
            yield WarcPage("", "", "", b"", "the file is damaged: it holds no record")
    except Exception as error:  # warcio's ArchiveLoadFailed, OSError, zlib.error
        yield WarcPage("", "", "", b"", f"the file is damaged: {error}")


def _warc_page(found: Any, headers: Any) -> WarcPage:
    id = found.rec_headers.get_header("WARC-Record-ID") or ""
    url = found.rec_headers.get_header("WARC-Target-URI") or ""
    content_type = headers.get_header("Content-Type") if headers else found.rec_headers.get_header("Content-Type")
    try:
        body = found.content_stream().read()
        while found.raw_stream.read():
            pass
    except Exception as error:  # of zlib, brotli or warcio, as the record's Content-Encoding has it
        return WarcPage(id, url, "", b"", f"the record cannot be unpacked: {error}")
    # warcio takes the end of the file for the end of the record: what its header promised is still missing then.
    missing = getattr(found.raw_stream, "limit", 0)
    if missing:
        return WarcPage(id, url, "", b"", f"the record is cut short by {missing} bytes")
    return WarcPage(id, url, charset_of(content_type), body)
