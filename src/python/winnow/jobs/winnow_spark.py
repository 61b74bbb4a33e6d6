"""spark-submit winnow_spark.py [OPTION]... INPUT... --output OUT: the articles of WARC, JSONL or Parquet files, as Parquet."""

from __future__ import annotations

import argparse
import glob
import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StringType, StructField, StructType

from winnow.spark import extract_pages, extract_warcs


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="winnow_spark.py", description="The articles of WARC, JSONL or Parquet files, as Parquet.")
    parser.add_argument("input", nargs="+", help="files that the executors can read; WARC patterns without a scheme are expanded here")
    parser.add_argument("--from", dest="kind", choices=("warc", "jsonl", "parquet"), required=True, help="what the files are")
    parser.add_argument("--output", required=True, help="the folder that the Parquet files go to; it must not exist")
    parser.add_argument("--overwrite", action="store_true", help="it may exist, and is replaced")
    parser.add_argument("--html-key", default="html", help="the field with the page (%(default)s)")
    parser.add_argument("--text-key", default="", help="the field with a page that is plain text")
    parser.add_argument("--url-key", default="url", help="the field with its address (%(default)s)")
    parser.add_argument("--id-key", default="id", help="the field with its id (%(default)s)")
    parser.add_argument("--keep", default="", help="fields that go through as they are, with commas between")
    parser.add_argument("--favour", choices=("balanced", "precision", "recall"), default="balanced")
    parser.add_argument("--timeout", type=float, default=5.0, help="seconds for one page (%(default)s)")
    return parser.parse_args()


def read(spark: SparkSession, asked: argparse.Namespace, keep: list[str]) -> DataFrame:
    if asked.kind == "parquet":
        return spark.read.parquet(*asked.input)
    # With a schema Spark reads the files once, not twice; ids that are numbers come as text.
    names = dict.fromkeys(name for name in (asked.html_key, asked.text_key, asked.url_key, asked.id_key, *keep) if name)
    return spark.read.schema(StructType([StructField(name, StringType()) for name in names])).json(asked.input)


def main() -> int:
    asked = arguments()
    spark = SparkSession.builder.appName("winnow").getOrCreate()
    # Rows are pages: Spark's batches of thousands would be gigabytes.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "64")
    spark.conf.set("spark.sql.parquet.columnarReaderBatchSize", "64")
    options = {"favour": asked.favour, "timeout": asked.timeout}
    keep = [name for name in asked.keep.split(",") if name]
    if asked.kind == "warc":
        paths = [path for pattern in asked.input for path in ([pattern] if "://" in pattern else sorted(glob.glob(pattern)) or [pattern])]
        articles = extract_warcs(spark, paths, **options)
    else:
        keys = {"html": asked.html_key, "text": asked.text_key, "url": asked.url_key, "id": asked.id_key}
        articles = extract_pages(read(spark, asked, keep), keep=keep, **keys, **options)
    articles.write.mode("overwrite" if asked.overwrite else "errorifexists").parquet(asked.output)
    for row in spark.read.parquet(asked.output).groupBy("status").count().orderBy("status").collect():
        print(f"{row['status']} {row['count']}")
    spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
