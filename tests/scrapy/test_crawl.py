"""winnow.scrapy: a real crawl of a site that this test serves on the loopback address, with the fixtures as its pages."""

from __future__ import annotations

import http.server
import json
import os
import subprocess
import sys
import threading

import doctests
import pages
import pytest

SPIDER = """
import dataclasses
import scrapy
from winnow.scrapy import WinnowPipeline, extract_response, page_item

@dataclasses.dataclass
class Story:
    url: str
    page: object
    charset: str = ""
    headline: str = ""
    status: str = ""
    section: str = "news"

class Site(scrapy.Spider):
    name = "site"
    as_story = False

    async def start(self):
        yield scrapy.Request(self.base + "/")

    def parse(self, response):
        yield from response.follow_all(css="a", callback=self.parse_page)

    def parse_page(self, response):
        if self.as_story:
            yield Story(response.url, response.body, page_item(response)["charset"])
        else:
            yield page_item(response, section="news", by_helper=extract_response(response, detail="articles").text)
        if response.url.endswith("english_tag_soup"):
            yield {"section": "no page"}
"""


@pytest.fixture(scope="module")
def site(fixture_cases):
    """A site: an index with links, and each fixture as servers send it."""
    numbered = {f"/{case.slug}": (number, case) for number, case in enumerate(fixture_cases)}
    index = "<ul>" + "".join(f'<li><a href="{path}">{path}</a></li>' for path in numbered) + "</ul>"

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            headers, body = pages.http_response(*reversed(numbered[self.path])) if self.path in numbered else ([("Content-Type", "text/html")], index.encode())
            self.send_response(200)
            for name, value in headers:
                self.send_header(name, value)
            if ("Transfer-Encoding", "chunked") not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def crawl(folder, site, spider_arguments=(), **settings):
    (folder / "crawl_site.py").write_text(SPIDER, encoding="utf-8")
    settings = {"ITEM_PIPELINES": json.dumps({"winnow.scrapy.WinnowPipeline": 300}), "ROBOTSTXT_OBEY": "False", "TELNETCONSOLE_ENABLED": "False",
                "LOG_LEVEL": "INFO", "DOWNLOAD_DELAY": "0", "CONCURRENT_REQUESTS_PER_DOMAIN": "8", "FEED_EXPORT_ENCODING": "utf-8", **settings}
    command = [sys.executable, "-m", "scrapy", "runspider", "crawl_site.py", "-a", f"base={site}", "-O", "items.jsonl"]
    for name, value in settings.items():
        command += ["-s", f"{name}={value}"]
    for argument in spider_arguments:
        command += ["-a", argument]
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    items = [json.loads(line) for line in (folder / "items.jsonl").read_text(encoding="utf-8").splitlines()]
    return items, done.stderr


def stat(log, name):
    found = [line for line in log.splitlines() if f"'{name}':" in line]
    return int(found[0].split(":")[1].strip(" ,}")) if found else 0


def test_docstrings(html):
    import winnow.scrapy
    import winnow.transport

    assert doctests.run(winnow.scrapy, html=html) >= {"WinnowPipeline", "default_fields", "extract_response", "page_item"}
    assert doctests.run(winnow.transport, winnow=winnow) >= {"charset_of", "extract", "record", "warc_pages"}


def test_same_articles_as_the_program(site, fixture_cases, tmp_path):
    items, log = crawl(tmp_path, site)
    assert sum(item == {"section": "no page"} for item in items) == 1, "an item without a page passes untouched"
    by_url = {item["url"]: item for item in items if "url" in item}
    assert len(by_url) == len(fixture_cases)
    for case in fixture_cases:
        item, wanted = by_url[case.url(site)], pages.expected(case, case.url(site))
        for field in ("status", "confidence", "title", "authors", "date", "modified", "language", "fingerprint", "text", "articles"):
            assert item[field] == wanted[field], (case.slug, field)
        assert item["canonical_url"] == wanted["url"] and item["section"] == "news" and "html" not in item
        assert item["by_helper"] == wanted["text"], case.slug
    assert stat(log, "winnow/pages") == len(fixture_cases) and stat(log, "winnow/skipped") == 1
    assert stat(log, "winnow/status/article") == sum(item.get("status") == "article" for item in items)
    assert stat(log, "winnow/bytes_in") == sum(len(case.body) for case in fixture_cases)
    assert stat(log, "winnow/characters_out") == sum(len(item["text"]) for item in by_url.values())
    assert "Traceback" not in log and "DeprecationWarning" not in log, log


def test_pages_without_article_are_dropped_when_asked(site, fixture_cases, tmp_path):
    items, log = crawl(tmp_path, site, WINNOW_DROP="True", WINNOW_OPTIONS=json.dumps({"favour": "precision"}))
    wanted = {case.url(site) for case in fixture_cases if pages.by_program(case.body, "--favour", "precision", "--url", case.url(site), *(["--charset", case.charset] if case.charset else []))["status"] == "article"}
    assert {item["url"] for item in items if "url" in item} == wanted and len(wanted) < len(fixture_cases)
    assert stat(log, "winnow/dropped") == stat(log, "item_dropped_count") == len(fixture_cases) - len(wanted)


def test_items_of_other_kinds_and_fields_of_other_names(site, fixture_cases, tmp_path):
    fields = json.dumps({"headline": "title", "status": "status", "section": "language"})
    items, _ = crawl(tmp_path, site, ["as_story=1"], WINNOW_HTML_FIELD="page", WINNOW_FIELDS=fields)
    by_url = {item["url"]: item for item in items if "url" in item}
    for case in fixture_cases[::5]:
        wanted = pages.expected(case, case.url(site))
        story = by_url[case.url(site)]
        assert (story["headline"], story["status"]) == (wanted["title"], wanted["status"])
        assert story["section"] == "news", "what the spider filled stays"
        assert not story["page"]


def test_the_page_stays_when_asked(site, tmp_path):
    items, _ = crawl(tmp_path, site, WINNOW_KEEP_HTML="True")
    assert all("html" in item for item in items if "url" in item)


def test_a_wrong_option_ends_the_crawl_before_it_begins():
    from scrapy.utils.test import get_crawler

    from winnow.scrapy import WinnowPipeline

    with pytest.raises(TypeError, match="unknown option 'favor'"):
        WinnowPipeline.from_crawler(get_crawler(settings_dict={"WINNOW_OPTIONS": {"favor": "recall"}}))
