#!/usr/bin/env python3
"""cost.py WARC...: CPU time and bytes a page of what a Spark task does in Python: read a WARC file, extract, write Parquet. No test; needs the
wheel, pyarrow and warcio (build-python/env has them)."""

from __future__ import annotations

import os
import sys
import tempfile
import time

import pyarrow as pa
import pyarrow.parquet as parquet

from winnow.spark import SCHEMA, _extract_files


def main() -> None:
    paths = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.parquet")
        begin, pages = time.process_time(), 0
        with parquet.ParquetWriter(out, SCHEMA, compression="snappy") as writer:
            for batch in _extract_files([pa.RecordBatch.from_pydict({"path": paths})], {}):
                writer.write_batch(batch)
                pages += batch.num_rows
        spent, written = time.process_time() - begin, os.path.getsize(out)
    read = sum(map(os.path.getsize, paths))
    print(f"{pages:,} pages: {spent / pages * 1e3:.2f} ms a page, {read / pages / 1e3:.1f} kB in, {written / pages / 1e3:.1f} kB of Parquet out")


if __name__ == "__main__":
    main()
