"""Writes test/fixtures/read-parquet.json: what pandas, polars and DuckDB read in the Parquet files that we write. The tests
compare it with what was to be written, and the files' SHA-256 with what is written now.

    python -m pip install -r test/reference/requirements.txt
    node test/reference/write-parquet-samples.ts FOLDER
    python test/reference/read_parquet.py FOLDER

A missing cell is null, a time is in milliseconds since 1970. Of the large file, the number and the sum of what is there in
each column: of texts, of their lengths.
"""

import hashlib
import json
import math
import sys
from datetime import datetime, timezone
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "read-parquet.json"
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
FOLDER = Path(sys.argv[1])


def from_pandas(path):
    frame = pd.read_parquet(path)
    return {name: [None if pd.isna(cell) else cell for cell in frame[name].tolist()] for name in frame}


def from_polars(path):
    return pl.read_parquet(path).to_dict(as_series=False)


def from_duckdb(path):
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    return connection.sql("select * from read_parquet(?)", params=[str(path)]).pl().to_dict(as_series=False)


def cell(value):
    if isinstance(value, datetime):
        delta = value.astimezone(timezone.utc) - EPOCH
        return delta.days * 86_400_000 + delta.seconds * 1000 + delta.microseconds // 1000
    return value


def summary(cells):
    present = [cell(value) for value in cells if value is not None]
    if present and isinstance(present[0], str):
        return [len(present), sum(len(value) for value in present)]
    return [len(present), math.fsum(float(value) for value in present if abs(value) < 1e300)]


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


small, large = FOLDER / "small.parquet", FOLDER / "large.parquet"
readers = {"pandas": from_pandas, "polars": from_polars, "duckdb": from_duckdb}
FIXTURE.write_text(
    json.dumps(
        {
            "versions": {
                "pandas": pd.__version__,
                "pyarrow": pyarrow.__version__,
                "polars": pl.__version__,
                "duckdb": duckdb.__version__,
            },
            "sha256": {"small": digest(small), "large": digest(large)},
            "readers": [
                {
                    "reader": name,
                    "small": {
                        column: [cell(value) for value in cells] for column, cells in read(small).items()
                    },
                    "large": {column: summary(cells) for column, cells in read(large).items()},
                }
                for name, read in readers.items()
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
    ).replace('],"', '],\n"')
    + "\n"
)
