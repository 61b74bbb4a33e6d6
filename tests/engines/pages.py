"""The pages that these tests run on, and what the program makes of each: a pytest plugin with the fixtures of all of them."""

from __future__ import annotations

import gzip
import io
import json
import os
import pathlib
import re
import subprocess
from typing import Any, NamedTuple

import pytest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = SOURCE / os.environ.get("WINNOW_BUILD_DIR", "build") / "winnow"

# Labels that a server sends for these; all other pages come without one. Nobody knows the second: it must be as none.
HEADERS = {"japanese_shift_jis": "shift_jis", "text_ukrainian_menu": "utf8mb4", "polish_tables_font_iso_8859_2": "ISO-8859-2"}
UNKNOWN = {"utf8mb4"}


class Case(NamedTuple):
    slug: str
    body: bytes
    content_type: str
    charset: str  # that the program is told

    def url(self, base: str = "https://pages.example") -> str:
        return f"{base}/{self.slug}"


def cases() -> list[Case]:
    """Every fixture as a server would send it."""
    found = []
    for folder in sorted((SOURCE / "fixtures/pages").iterdir()):
        source = next(folder.glob("source.*"), None)
        if source is None:
            continue
        label = HEADERS.get(folder.name, "")
        kind = "text/html" if source.suffix == ".html" else "text/plain"
        header = f"{kind}; charset={label}" if label else kind
        found.append(Case(folder.name, source.read_bytes(), header, "" if label in UNKNOWN else label))
    return found


def without_id(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != "id"}


def by_program(body: bytes, *options: str) -> dict[str, Any]:
    """What the program says of a page, but for its id."""
    done = subprocess.run([PROGRAM, "--to", "jsonl", "-q", *options, "-"], input=body, capture_output=True)
    assert done.stdout, done.stderr.decode()
    return without_id(json.loads(done.stdout))


def expected(case: Case, url: str) -> dict[str, Any]:
    return by_program(case.body, "--url", url, *(["--charset", case.charset] if case.charset else []))


def http_response(case: Case, number: int) -> tuple[list[tuple[str, str]], bytes]:
    """Headers and body as servers send them: plain, gzip or chunked, in turn."""
    headers = [("Content-Type", case.content_type)]
    if number % 3 == 1:
        return [*headers, ("Content-Encoding", "gzip")], gzip.compress(case.body, mtime=0)
    if number % 3 == 2:
        chunks = [case.body[at : at + 1000] for at in range(0, len(case.body), 1000)]
        return [*headers, ("Transfer-Encoding", "chunked")], b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in [*chunks, b""])
    return headers, case.body


def write_warc(path: pathlib.Path, pages: list[Case]) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with open(path, "wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "winnow's tests"}))
        for number, case in enumerate(pages):
            headers, body = http_response(case, number)
            http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(case.url(), "request", payload=io.BytesIO(b""), http_headers=StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)))
            writer.write_record(writer.create_warc_record(case.url(), "response", payload=io.BytesIO(body), http_headers=http))


def readme_block(name: str) -> str:
    """The fenced block of README.md below the line "`NAME`:"."""
    return re.search(rf"^`{re.escape(name)}`:\n+```\w+\n(.*?)^```$", (SOURCE / "README.md").read_text(encoding="utf-8"), re.M | re.S)[1]


@pytest.fixture(scope="session")
def html() -> str:
    """README.md's page."""
    return readme_block("page.html")


@pytest.fixture(scope="session")
def fixture_cases() -> list[Case]:
    return cases()


@pytest.fixture(scope="session")
def readme_warc(html: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("warc") / "readme.warc.gz"
    write_warc(path, [Case("harbour", html.encode(), "text/html; charset=utf-8", "")])
    return str(path)
