"""winnow on a Spark cluster: a DataFrame of pages in, a DataFrame of articles out.

The package must be installed where the executors run. JOB is the path of a script for spark-submit.
SCHEMA is what comes out, one row for each page: the fields of `winnow --to jsonl`, and the address that the page came from.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, Iterable, Iterator, Mapping, Sequence

import pyarrow as pa

import winnow
from winnow import transport

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["JOB", "SCHEMA", "extract_batches", "extract_pages", "extract_warcs"]

JOB = os.path.join(os.path.dirname(__file__), "jobs", "winnow_spark.py")

_strings = pa.list_(pa.string())
_article_names = ("title", "authors", "date", "published", "modified", "site_name", "language", "url", "tags", "standfirst", "text", "fingerprint", "body_source")
_article = pa.struct([(name, _strings if name in ("authors", "tags") else pa.string()) for name in _article_names])
SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("source_url", pa.string()),
        ("status", pa.string()),
        ("confidence", pa.float64()),
        ("message", pa.string()),
        ("title", pa.string()),
        ("authors", _strings),
        ("date", pa.string()),
        ("modified", pa.string()),
        ("language", pa.string()),
        ("url", pa.string()),
        ("fingerprint", pa.string()),
        ("text", pa.string()),
        ("articles", pa.list_(_article)),
    ]
)

_PAGES_A_BATCH = 64  # of a WARC file: some 10 MB


def _row(source: winnow.Source, id: str, url: str, charset: str, options: Mapping[str, Any]) -> dict[str, Any]:
    page = transport.extract(source, charset=charset, url=url, options={"detail": "articles", **options})
    return {**transport.record(page, id), "source_url": url}


def _failed_row(id: str, url: str, error: str) -> dict[str, Any]:
    return {"id": id, "source_url": url, "status": "unreadable", "confidence": 1.0, "message": error, "articles": []}


def extract_batches(
    batches: Iterable[pa.RecordBatch], *, html: str = "html", text: str = "", url: str = "url", id: str = "id", charset: str = "charset",
    keep: Sequence[str] = (), **options: Any
) -> Iterator[pa.RecordBatch]:
    """The function for DataFrame.mapInArrow; functools.partial gives it its arguments.

    html names the column with the pages, binary or string; text, one with pages that are plain text, for rows whose html is null. Columns
    for url, id and charset may be missing. Those of keep go through as they are, after the columns of SCHEMA.

    >>> pages = pa.RecordBatch.from_pylist([{"id": "1", "html": html, "section": "news"}])
    >>> next(extract_batches([pages], keep=["section"])).select(["id", "status", "section"]).to_pylist()
    [{'id': '1', 'status': 'article', 'section': 'news'}]
    """
    for batch in batches:
        def column(name: str, batch: pa.RecordBatch = batch) -> Any:
            return batch.column(name) if name and name in batch.schema.names else [None] * batch.num_rows

        rows = []
        cells = zip(*(column(name) for name in (html, text, url, id, charset)))
        for cell in cells:
            page, plain, address, name, label = (None if value is None else value.as_py() for value in cell)
            own = options if page is not None else {**options, "format": "text"}
            source = page if page is not None else plain if plain is not None else b""
            rows.append(_row(source, "" if name is None else str(name), address or "", label or "", own))
        made = pa.RecordBatch.from_pylist(rows, schema=SCHEMA)
        kept = [batch.schema.field(name) for name in keep]
        yield pa.RecordBatch.from_arrays([*made.columns, *(batch.column(name) for name in keep)], schema=pa.schema([*SCHEMA, *kept]))


def extract_pages(df: DataFrame, *, keep: Sequence[str] = (), **arguments: Any) -> DataFrame:
    """The articles of a DataFrame of pages; the arguments are those of extract_batches().

    Spark hands over 10,000 rows at a time, which is gigabytes of pages: set spark.sql.execution.arrow.maxRecordsPerBatch to 64 or so.

    >>> from pyspark.sql import SparkSession
    >>> spark = SparkSession.builder.master("local[1]").getOrCreate()
    >>> pages = spark.createDataFrame([("1", html)], ["id", "html"])
    >>> extract_pages(pages).select("id", "title").show(truncate=False)
    +---+-------------------------------------------+
    |id |title                                      |
    +---+-------------------------------------------+
    |1  |Harbour reopens three weeks after the storm|
    +---+-------------------------------------------+
    <BLANKLINE>
    """
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType

    schema = StructType([*from_arrow_schema(SCHEMA).fields, *(df.schema[name] for name in keep)])
    return df.mapInArrow(partial(extract_batches, keep=tuple(keep), **arguments), schema)


def _open(path: str) -> BinaryIO:
    if "://" not in path:
        return open(path, "rb")
    from pyarrow import fs

    system, inner = fs.FileSystem.from_uri(path)
    return system.open_input_stream(inner, compression=None)


def _extract_files(batches: Iterable[pa.RecordBatch], options: Mapping[str, Any]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for path in batch.column("path"):
            rows: list[dict[str, Any]] = []
            with _open(path.as_py()) as file:
                for page in transport.warc_pages(file):
                    if page.error:
                        rows.append(_failed_row(page.id or path.as_py(), page.url, page.error))
                    else:
                        rows.append(_row(page.body, page.id, page.url, page.charset, options))
                    if len(rows) == _PAGES_A_BATCH:
                        yield pa.RecordBatch.from_pylist(rows, schema=SCHEMA)
                        rows = []
            yield pa.RecordBatch.from_pylist(rows, schema=SCHEMA)


def extract_warcs(spark: SparkSession, paths: Sequence[str], **options: Any) -> DataFrame:
    """The articles of WARC files, one task a file; a record at a time is in memory, and 64 results.

    paths: of files that the executors can open: local ones, or file://, s3://, gs:// and hdfs:// addresses, as pyarrow reads them.

    >>> from pyspark.sql import SparkSession
    >>> spark = SparkSession.builder.master("local[1]").getOrCreate()
    >>> extract_warcs(spark, [warc]).select("status", "title", "source_url").collect()[0].title
    'Harbour reopens three weeks after the storm'
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    rows = spark.sparkContext.parallelize([(path,) for path in paths], max(1, len(paths))).toDF("path string")
    return rows.mapInArrow(partial(_extract_files, options=options), from_arrow_schema(SCHEMA))
