"""winnow.extract() and extract_many(): what they say, what they refuse, and that they say what the program says."""

from __future__ import annotations

import ast
import itertools
import json
import os
import pathlib
import subprocess
import sys
import threading
import time

import doctests
import pages
import pytest

import winnow

PUBLIC = {"winnow", "Article", "Block", "Evidence", "Options", "Page", "Paragraph", "extract", "extract_many"}


def test_every_public_name_has_an_example_and_all_run(html):
    assert doctests.run(winnow, html=html, winnow=winnow) >= PUBLIC


def test_same_as_the_program(fixture_cases):
    for case in fixture_cases:
        url = case.url()
        page = winnow.extract(case.body, url=url, charset=case.charset, detail="articles")
        assert pages.without_id(json.loads(page.to_jsonl())) == pages.expected(case, url), case.slug


@pytest.mark.parametrize("options", [{"favour": "recall"}, {"tables": "drop", "captions": "keep"}, {"detail": "evidence"}, {"format": "text"}])
def test_options_are_those_of_the_program(fixture_cases, options):
    words = {"favour": "--favour", "detail": "--detail", "format": "--from"}
    arguments = []
    for name, value in options.items():
        arguments += [words[name], value] if name in words else [f"--{value}", name]
    changed = 0
    for case in fixture_cases[::4]:
        page = winnow.extract(case.body, **{"detail": "articles", **options})
        wanted = pages.by_program(case.body, *arguments)
        assert pages.without_id(json.loads(page.to_jsonl())) == wanted, case.slug
        changed += wanted != pages.by_program(case.body)
    assert changed, "the options change no page: this test sees nothing"


def test_attributes_are_the_fields_of_the_json(fixture_cases):
    for case in fixture_cases:
        page = winnow.extract(case.body)
        said = json.loads(page.to_json())
        assert [page.status, page.message, page.format, page.charset, page.charset_source] == [
            said[name] for name in ("status", "message", "format", "charset", "charset_source")
        ]
        assert len(page.articles) == len(said["articles"]) and len(page.blocks) == len(said["blocks"])
        for article, wanted in zip(page.articles, said["articles"]):
            for name in ("title", "authors", "published", "modified", "site_name", "language", "url", "tags", "standfirst", "text", "body_source"):
                assert getattr(article, name) == wanted[name], name
            assert f"{article.fingerprint:016x}" == wanted["fingerprint"]
            assert [(p.kind, p.level, p.text, list(p.source)) for p in article.paragraphs] == [
                (p["kind"], p["level"], p["text"], p["source"]) for p in wanted["paragraphs"]
            ]
        for block, wanted in zip(page.blocks, said["blocks"]):
            assert (block.decision, block.reason, block.text) == (wanted["decision"], wanted["reason"], wanted["text"])
            assert [list(one) for one in block.ranges] == wanted["ranges"]
            assert (-1 if block.article is None else block.article) == wanted["article"]
            assert [(one.signal, one.detail) for one in block.evidence] == [(one["signal"], one["detail"]) for one in wanted["evidence"]]


def test_other_formats_are_the_programs(html):
    page = winnow.extract(html.encode())
    for to in ("text", "markdown", "html"):
        shown = subprocess.run([pages.PROGRAM, "--to", to, "-"], input=html.encode(), capture_output=True, check=True).stdout.decode()
        assert getattr(page, f"to_{to}")() == shown
    shown = subprocess.run([pages.PROGRAM, "explain", "-"], input=html.encode(), capture_output=True, check=True).stdout.decode()
    assert page.explain().splitlines()[1:] == shown.splitlines()[1:]


def test_ranges_cover_the_page(fixture_cases):
    for case in fixture_cases:
        page = winnow.extract(case.body)
        covered = bytearray(len(page.decoded))
        for begin, end in itertools.chain.from_iterable(block.ranges for block in page.blocks):
            assert not any(covered[begin:end]), f"{case.slug}: two blocks at {begin}"
            covered[begin:end] = b"\1" * (end - begin)


def test_every_multi_byte_charset_is_in_the_wheel():
    """The wheel bundles only a part of ICU's data."""
    text = {"gbk": "港口在风暴三周后重新开放", "gb18030": "港口在风暴三周后重新开放", "big5": "港口在風暴三週後重新開放", "shift_jis": "港は嵐の三週間後に再開した",
            "euc-jp": "港は嵐の三週間後に再開した", "iso-2022-jp": "港は嵐の三週間後に再開した", "euc-kr": "폭풍 삼 주 만에 항구가 다시 열렸다",
            "utf-16le": "港口", "utf-16be": "港口", "windows-1251": "Порт снова открыт", "iso-8859-2": "Tramwaj wrócił na tory"}
    for charset, words in text.items():
        body = f"<p>{words}</p>".encode(charset)
        assert words in winnow.extract(body, charset=charset, format="html").decoded.decode(), charset


def test_str_is_read_whatever_charset_it_names(html):
    text = html.replace("utf-8", "windows-1251").replace("Verrin", "Wérrîn 港 \U0001f6a2")
    page = winnow.extract(text, charset="shift_jis")
    assert "Wérrîn 港 \U0001f6a2" in page.text and page.charset == "utf-8"
    assert page.text == winnow.extract(text.replace("windows-1251", "utf-8").encode()).text
    assert winnow.extract(html).text == winnow.extract(html.encode()).text


def test_lone_surrogates_are_no_error(html):
    assert "\ufffd" in winnow.extract(html.replace("Engineers", "\ud800ngineers")).text


def test_buffers(html):
    text = winnow.extract(html).text
    assert winnow.extract(bytearray(html.encode())).text == winnow.extract(memoryview(html.encode())).text == text


@pytest.mark.parametrize("page", [None, 7, ["<p>"], object()])
def test_no_page(page):
    with pytest.raises(TypeError, match="a page is bytes or str"):
        winnow.extract(page)


@pytest.mark.parametrize(
    "options, error, words",
    [({"favor": "recall"}, TypeError, "unknown option 'favor'"), ({"favour": "more"}, ValueError, "balanced, precision, recall, not 'more'"),
     ({"favour": 1}, TypeError, "must be a str"), ({"max_bytes": -1}, ValueError, "from 0 up"), ({"max_bytes": 1.5}, TypeError, "an int"),
     ({"timeout": -1}, ValueError, "from 0 up"), ({"timeout": float("nan")}, ValueError, "from 0 up"), ({"timeout": "5"}, TypeError, "seconds"),
     ({"max_memory": True}, TypeError, "an int"), ({"url": b""}, TypeError, "must be a str"), ({"max_bytes": 1 << 70}, ValueError, "from 0 up")])
def test_misuse_is_told(options, error, words):
    for call in (lambda: winnow.extract(b"", **options), lambda: winnow.extract_many([], **options)):
        with pytest.raises(error, match=words):
            call()


def test_what_a_page_holds_is_no_error():
    assert winnow.extract(b"\x89PNG\r\n\x1a\n\0\0\0").status == "not_text"
    assert winnow.extract(b"x" * 100, max_bytes=99).status == "too_large"
    unknown = winnow.extract(b"<p>", charset="nonsense")
    assert unknown.status == "bad_option" and "nonsense" in unknown.message and unknown.article is None
    assert winnow.extract("<p>one" * 100_000, timeout=0).status == "out_of_budget"
    assert winnow.extract(b"", timeout=float("inf")).status == "empty"


def test_a_page_lives_as_long_as_its_parts(html):
    paragraphs = winnow.extract(html).articles[0].paragraphs
    evidence = winnow.extract(html).blocks[-1].evidence
    assert paragraphs[0].text.startswith("The harbour of Verrin") and evidence[0].signal


def test_detail(html):
    assert winnow.extract(html, detail="articles").blocks == [] and winnow.extract(html, detail="articles").decoded == b""
    verdicts = winnow.extract(html, detail="verdicts").blocks
    assert verdicts and not any(block.evidence for block in verdicts)


def test_attributes_cannot_be_set(html):
    with pytest.raises(AttributeError):
        winnow.extract(html).status = "article"


@pytest.mark.parametrize("threads", [1, 2, 8])
def test_many_in_order(fixture_cases, threads):
    wanted = [winnow.extract(case.body, detail="articles").to_jsonl() for case in fixture_cases]
    bodies = (case.body for case in fixture_cases)
    assert [page.to_jsonl() for page in winnow.extract_many(bodies, threads=threads, detail="articles")] == wanted


def test_many_with_options_of_their_own(html):
    made = winnow.extract_many([html, (html, {"favour": "recall", "detail": "articles"}), (html, {})], detail="verdicts", threads=2)
    assert [len(page.blocks) > 0 for page in made] == [True, False, True]
    with pytest.raises(TypeError, match="unknown option"):
        list(winnow.extract_many([(html, {"favor": "recall"})]))


def test_many_takes_pages_as_it_needs_them(html):
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield html

    made = winnow.extract_many(endless(), threads=2)
    assert taken == 0
    assert [next(made).status for _ in range(50)] == ["article"] * 50
    assert taken <= 50 + 2 * 8
    made.close()


def test_many_hands_on_what_is_done(html):
    """A source that waits for its next page does not hold back the pages before it."""
    released = threading.Event()

    def slow():
        yield html
        time.sleep(0.5)
        yield html
        assert released.wait(10)
        yield html

    made = winnow.extract_many(slow(), threads=2)
    assert next(made).status == "article"
    released.set()
    assert len(list(made)) == 2


def test_many_ends_with_its_source_and_misuse(html):
    def broken():
        yield html
        raise KeyError("source")

    made = winnow.extract_many(broken(), threads=2)
    with pytest.raises(KeyError, match="source"):
        list(made)
    with pytest.raises(TypeError, match="a page is bytes or str"):
        list(winnow.extract_many([html, None], threads=2))
    with pytest.raises(ValueError, match="threads"):
        winnow.extract_many([html], threads=0)
    assert list(winnow.extract_many([])) == []


def test_the_gil_is_free_while_a_page_is_read(html):
    """Another thread counts on while one long page is extracted."""
    big = "<html><body>" + "".join(f"<p>Paragraph {i} of a long page, and it ends here.</p>" for i in range(60_000)) + "</body></html>"
    count, done = 0, threading.Event()
    worker = threading.Thread(target=lambda: (winnow.extract(big, detail="articles", timeout=60), done.set()))
    worker.start()
    while not done.is_set():
        time.sleep(0.001)
        count += 1
    worker.join()
    assert count > 20, f"the other thread ran {count} times"


def test_types_hold(tmp_path):
    """mypy --strict passes README.md's example, and sees what is wrong."""
    (tmp_path / "articles.py").write_text(pages.readme_block("articles.py"), encoding="utf-8")
    (tmp_path / "wrong.py").write_text('import winnow\nwinnow.extract(b"", favour="more")\nlength: int = winnow.extract("").text\n', encoding="utf-8")
    environment = {**os.environ, "MYPY_CACHE_DIR": str(tmp_path / "cache")}

    def mypy(*arguments):
        return subprocess.run([sys.executable, "-m", *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True)

    passed = mypy("mypy", "--strict", "articles.py")
    assert passed.returncode == 0, passed.stdout
    failed = mypy("mypy", "--strict", "wrong.py")
    assert failed.stdout.count("error:") == 2, failed.stdout


def test_the_stub_names_what_is_there():
    tree = ast.parse((pathlib.Path(winnow.__file__).parent / "_core.pyi").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            named = {inner.name for inner in node.body if isinstance(inner, ast.FunctionDef)} - {"__init__"}
            there = {name for name in vars(getattr(winnow._core, node.name)) if not name.startswith("_")}
            assert named == there, node.name
        elif isinstance(node, ast.FunctionDef):
            assert callable(getattr(winnow._core, node.name))


def test_the_source_is_python_3_9():
    for file in pathlib.Path(winnow.__file__).parent.rglob("*.py"):
        ast.parse(file.read_text(encoding="utf-8"), feature_version=(3, 9))
