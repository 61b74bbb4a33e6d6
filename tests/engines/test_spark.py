"""winnow.spark on a real cluster (cluster.py), jobs by spark-submit."""

from __future__ import annotations

import collections
import gzip
import json
import pathlib
import re

import cluster as clusters
import doctests
import pages
import pyarrow as pa
import pyarrow.parquet as parquet

import winnow.spark


def rows_of(folder: pathlib.Path):
    return parquet.read_table(folder).to_pylist()


def as_program(row):
    """A row of Parquet as a record of the program: what the row lacks is "" there."""
    return {name: row[name] for name in ("status", "confidence", "title", "authors", "date", "modified", "language", "url", "fingerprint", "text", "articles")}


def check(rows, wanted):
    assert len(rows) == len(wanted)
    for key, record in wanted.items():
        said = as_program(rows[key])
        for name in said:
            theirs = record[name]
            if name == "articles":
                theirs = [{field: article[field] for field in (said[name][0] if said[name] else {})} for article in theirs]
            assert said[name] == theirs, (key, name)
        assert (rows[key]["message"] or "") == record.get("message", "")


def counted(printed):
    return {line.split()[0]: int(line.split()[1]) for line in printed.splitlines() if re.fullmatch(r"\w+ \d+", line)}


def test_warc_on_two_workers(cluster, fixture_cases, tmp_path):
    """Four files, and two damaged ones: one that ends in the middle of a record, and one that is no WARC file."""
    for number in range(4):
        pages.write_warc(tmp_path / f"{number}.warc{'.gz' if number % 2 else ''}", fixture_cases[number::4])
    (tmp_path / "2.warc").write_bytes(gzip.compress((tmp_path / "2.warc").read_bytes()))  # one member for all records
    pages.write_warc(tmp_path / "cut.warc", [case._replace(slug=f"cut-{case.slug}") for case in fixture_cases[:6]])
    cut = (tmp_path / "cut.warc").read_bytes()
    (tmp_path / "cut.warc").write_bytes(cut[: cut.rindex(b"cut-" + fixture_cases[3].slug.encode()) + 1500])
    (tmp_path / "none.warc").write_bytes(b"no WARC file at all")
    printed = cluster.submit(winnow.spark.JOB, "--from", "warc", tmp_path / "*.warc*", "--output", tmp_path / "out")
    rows = {row["source_url"] or row["id"]: row for row in rows_of(tmp_path / "out")}
    unreadable = {name: row["message"] for name, row in rows.items() if row["status"] == "unreadable"}
    none = str(tmp_path / "none.warc")
    assert len(unreadable) == 2 and "damaged" in unreadable.pop(none) and "cut short" in unreadable.popitem()[1]
    assert all(row["id"].startswith("<urn:uuid:") for name, row in rows.items() if name != none)
    of_cut = [case.url().replace(case.slug, f"cut-{case.slug}") for case in fixture_cases[:3]]
    assert [rows[url]["text"] for url in of_cut] == [rows[case.url()]["text"] for case in fixture_cases[:3]]
    whole = {case.url(): pages.expected(case, case.url()) for case in fixture_cases}
    check({url: row for url, row in rows.items() if url in whole}, whole)
    assert counted(printed) == collections.Counter(row["status"] for row in rows.values())
    used = [worker for worker in ("worker-1", "worker-2") if list((cluster.folder / worker).glob("app-*/*/stderr"))]
    assert used == ["worker-1", "worker-2"], "both workers had an executor"


def test_jsonl(cluster, fixture_cases, tmp_path):
    html = [case for case in fixture_cases if case.content_type.startswith("text/html")]
    texts = [case for case in fixture_cases if not case.content_type.startswith("text/html")]
    decoded = {case.slug: case.body.decode("utf-8", "replace") for case in fixture_cases}
    with open(tmp_path / "pages.jsonl", "w", encoding="utf-8") as file:
        for number, case in enumerate(html):
            file.write(json.dumps({"key": number, "raw": decoded[case.slug], "address": case.url(), "section": case.slug[:5]}, ensure_ascii=number % 2 == 0) + "\n")
        for number, case in enumerate(texts, len(html)):
            file.write(json.dumps({"key": number, "plain": decoded[case.slug], "address": case.url(), "section": None}) + "\n")
    cluster.submit(winnow.spark.JOB, "--from", "jsonl", "--html-key", "raw", "--text-key", "plain", "--url-key", "address", "--id-key", "key", "--keep", "section",
                   tmp_path / "pages.jsonl", "--output", tmp_path / "out")
    rows = {row["id"]: row for row in rows_of(tmp_path / "out")}
    wanted = {}
    for number, case in enumerate([*html, *texts]):
        kind = ["--from", "text"] if case in texts else []
        wanted[str(number)] = pages.by_program(decoded[case.slug].encode(), "--charset", "utf-8", "--url", case.url(), *kind)
        assert rows[str(number)]["section"] == (case.slug[:5] if case in html else None)
    check(rows, wanted)


def test_parquet(cluster, fixture_cases, tmp_path):
    table = pa.table({"id": [case.slug for case in fixture_cases], "html": pa.array([case.body for case in fixture_cases], pa.binary()),
                      "url": [case.url() for case in fixture_cases], "charset": [case.content_type.partition("charset=")[2] for case in fixture_cases],
                      "crawled": pa.array(range(len(fixture_cases)), pa.int64())})
    parquet.write_table(table, tmp_path / "pages.parquet")
    cluster.submit(winnow.spark.JOB, "--from", "parquet", tmp_path / "pages.parquet", "--keep", "crawled", "--output", tmp_path / "out")
    rows = {row["id"]: row for row in rows_of(tmp_path / "out")}
    check(rows, {case.slug: pages.expected(case, case.url()) for case in fixture_cases})
    assert [rows[case.slug]["crawled"] for case in fixture_cases] == list(range(len(fixture_cases)))


def test_docstrings(html, readme_warc, monkeypatch):
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("JDK_JAVA_OPTIONS", clusters.JVM)
    assert doctests.run(winnow.spark, html=html, warc=readme_warc) >= {"extract_batches", "extract_pages", "extract_warcs"}


def test_schema_has_what_the_program_says(html):
    said = pages.by_program(html.encode())
    assert set(said) - {"message"} <= set(winnow.spark.SCHEMA.names)
    assert set(said["articles"][0]) <= {field.name for field in winnow.spark.SCHEMA.field("articles").type.value_type}
