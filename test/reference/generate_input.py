"""Writes test/fixtures/input/: one table as pandas, polars, DuckDB and pyarrow write it, in every compression and encoding that they
offer for Parquet, and as CSV and JSON Lines; and a table of the types that only Parquet has. expected.json beside them says what each
must read as.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_input.py

Seed 20240613. A missing cell is null, a time is in milliseconds since 1970.
"""

import datetime as dt
import decimal
import gzip
import json
import uuid
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

SEED = 20240613
FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "input"
rng = np.random.default_rng(SEED)
N = 150


def gaps(values, share=0.1):
    holes = rng.random(len(values)) < share
    return [None if hole else value for value, hole in zip(values, holes)]


# --- The same data in every format -------------------------------------------------------------------------------------

days = [dt.datetime(2023, 1, 1) + dt.timedelta(hours=int(h)) for h in rng.integers(0, 20000, N)]
common = pd.DataFrame(
    {
        "x": gaps(rng.normal(size=N).tolist()),
        "steps": rng.integers(-4, 5, N) / 4,
        "count": pd.array(rng.integers(0, 1000, N), dtype="int64"),
        "gauge": pd.array(gaps(rng.integers(-5, 5, N).tolist()), dtype="Int32"),
        "city": gaps(rng.choice(["Bern", "Zürich", "São Paulo", "a, \"b\""], N).tolist()),
        "note": gaps([f"note {i}: {'x' * int(rng.integers(0, 9))} €" for i in range(N)]),
        "ok": pd.array(gaps(rng.choice([True, False], N).tolist()), dtype="boolean"),
        "at": pd.array(pd.to_datetime(gaps(days)), dtype="datetime64[us]"),
    }
)


def cell(value):
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, (pd.Timestamp, dt.datetime)):
        return int((value - dt.datetime(1970, 1, 1)) / dt.timedelta(milliseconds=1))
    if isinstance(value, (bool, np.bool_)):
        return int(value)
    return value.item() if isinstance(value, np.generic) else value


TYPES = ["number", "number", "number", "number", "category", "text", "boolean", "time"]
expected = [
    {"name": name, "type": kind, "cells": [cell(v) for v in common[name].tolist()]}
    for name, kind in zip(common.columns, TYPES)
]

FOLDER.mkdir(parents=True, exist_ok=True)
for old in FOLDER.iterdir():
    old.unlink()

common.to_csv(FOLDER / "common.csv", index=False)
common.to_csv(FOLDER / "common.tsv", index=False, sep="\t")
with gzip.GzipFile(FOLDER / "common.csv.gz", "wb", mtime=0) as archive:
    archive.write((FOLDER / "common.csv").read_bytes())
# pandas would write at most 15 decimals: Python writes all digits of a number.
with open(FOLDER / "common.jsonl", "w", encoding="utf-8") as lines:
    for row in common.itertuples(index=False):
        record = dict(zip(common.columns, row))
        record = {
            key: value.isoformat() if isinstance(value, pd.Timestamp) and value is not pd.NaT else cell(value)
            for key, value in record.items()
        }
        record["ok"] = None if record["ok"] is None else bool(record["ok"])
        lines.write(json.dumps(record, ensure_ascii=False) + "\n")

for compression in ["snappy", "gzip", "brotli", "zstd", "lz4", None]:
    common.to_parquet(FOLDER / f"pandas-{compression or 'none'}.parquet", index=False, compression=compression)
common.to_parquet(FOLDER / "groups.parquet", index=False, row_group_size=40)
arrow = pa.Table.from_pandas(common, preserve_index=False)
pq.write_table(arrow, FOLDER / "page-v2.parquet", data_page_version="2.0", data_page_size=400)
pq.write_table(arrow, FOLDER / "plain.parquet", use_dictionary=False, data_page_size=400)
pq.write_table(arrow, FOLDER / "page-v2-plain.parquet", use_dictionary=False, data_page_version="2.0", write_page_checksum=True)
DELTA = {
    "x": "BYTE_STREAM_SPLIT",
    "steps": "BYTE_STREAM_SPLIT",
    "count": "DELTA_BINARY_PACKED",
    "gauge": "DELTA_BINARY_PACKED",
    "city": "DELTA_LENGTH_BYTE_ARRAY",
    "note": "DELTA_BYTE_ARRAY",
    "at": "DELTA_BINARY_PACKED",
    "ok": "RLE",
}
pq.write_table(arrow, FOLDER / "delta.parquet", use_dictionary=False, column_encoding=DELTA)
required = pa.Table.from_pandas(common[["steps", "count"]], preserve_index=False)
required = required.cast(pa.schema([pa.field("steps", pa.float64(), False), pa.field("count", pa.int64(), False)]))
pq.write_table(required, FOLDER / "required.parquet")
frame = pl.from_pandas(common)
for compression in ["zstd", "lz4", "uncompressed"]:
    frame.write_parquet(FOLDER / f"polars-{compression}.parquet", compression=compression)
duck = duckdb.connect()
duck.register("common", arrow)
for compression in ["snappy", "zstd", "gzip", "lz4_raw", "brotli"]:
    duck.execute(f"copy common to '{FOLDER}/duckdb-{compression}.parquet' (format parquet, compression {compression})")
duck.execute(f"copy common to '{FOLDER}/duckdb-v2.parquet' (format parquet, parquet_version v2)")

# --- Types of Parquet ---------------------------------------------------------------------------------------------------

D = decimal.Decimal
utc = dt.timezone.utc
moment = dt.datetime(1969, 12, 31, 23, 59, 59, 999000)
types = pa.table(
    {
        "i8": pa.array([-128, None, 127], pa.int8()),
        "u8": pa.array([0, None, 255], pa.uint8()),
        "i16": pa.array([-32768, None, 32767], pa.int16()),
        "u16": pa.array([0, None, 65535], pa.uint16()),
        "u32": pa.array([0, None, 4294967295], pa.uint32()),
        "u64": pa.array([0, None, 9007199254740992], pa.uint64()),
        "long": pa.array([1, None, 9007199254740993], pa.int64()),
        "longUnsigned": pa.array([1, None, 18446744073709551615], pa.uint64()),
        "even": pa.array([2**60, None, -(2**62)], pa.int64()),
        "f16": pa.array(np.array([0.5, np.nan, -65504], dtype=np.float16), pa.float16()),
        "f32": pa.array([0.1, None, -3.4e38], pa.float32()),
        "nan": pa.array([float("nan"), None, 1.5], pa.float64()),
        "d9": pa.array([D("1.23"), None, D("-0.05")], pa.decimal128(9, 2)),
        "d38": pa.array([D("12345678901234567890.12"), None, D("-0.01")], pa.decimal128(38, 2)),
        "d0": pa.array([D("12345678901234567891"), None, D("1")], pa.decimal128(20, 0)),
        "date": pa.array([dt.date(1969, 7, 20), None, dt.date(2024, 2, 29)], pa.date32()),
        "ms": pa.array([moment, None, dt.datetime(2024, 2, 29)], pa.timestamp("ms")),
        "us": pa.array([moment, None, dt.datetime(2024, 2, 29)], pa.timestamp("us", tz="UTC")),
        "ns": pa.array([-1, None, 1709164800123456789], pa.timestamp("ns")),
        "zone": pa.array([dt.datetime(2024, 2, 29, 12, tzinfo=utc), None, dt.datetime(2024, 7, 1, tzinfo=utc)], pa.timestamp("us", tz="Europe/Zurich")),
        "clock": pa.array([dt.time(1, 2, 3), None, dt.time(23, 59, 59, 120000)], pa.time64("us")),
        "level": pa.array(["b", None, "a"]).dictionary_encode(),
        "empty": pa.array([None, None, None], pa.null()),
        "list": pa.array([[1, 2**60 + 1], None, []], pa.list_(pa.int64())),
        "struct": pa.array([{"a": 1, "b": "x"}, None, {"a": None, "b": "y"}], pa.struct([("a", pa.int64()), ("b", pa.string())])),
        "raw": pa.array([b"\x00\xff", None, b"ab"], pa.binary(2)),
        "bytes": pa.array([b"ab", None, b"\xff"], pa.binary()),
        "spelled": pa.array(["1", None, "2.5"], pa.string()),
        "gap": pa.array(["NA", "x", "null"], pa.string()),
    }
)
pq.write_table(types, FOLDER / "types.parquet")
pq.write_table(types.select(["ns"]), FOLDER / "int96.parquet", use_deprecated_int96_timestamps=True)
uuids = duckdb.sql("select cast('00112233-4455-6677-8899-aabbccddeeff' as uuid) as id, [1, 2] as list, {'a': 1} as s, cast('x' as enum('x', 'y')) as e, cast(1.5 as decimal(4, 1)) as d, cast(3 as hugeint) as h")
uuids.write_parquet(str(FOLDER / "duckdb-types.parquet"))
indexed = common[["x", "steps"]].iloc[10:40].sample(frac=1, random_state=1)
indexed.to_parquet(FOLDER / "index.parquet")
pq.write_table(pa.table({"v": pa.array([1.5, float("inf"), 2.5, -1.0])}), FOLDER / "infinite.parquet")
pq.write_table(pa.table({"v": pa.array([], pa.float64())}), FOLDER / "no-rows.parquet")
spans = [dt.timedelta(days=1, seconds=2, milliseconds=3), None, dt.timedelta(seconds=-1)]
units = {unit: pa.array(spans, pa.duration(unit)) for unit in ("ms", "us", "ns")}
pq.write_table(pa.table({"s": pa.array([86402, None, -1], pa.duration("s")), **units, "n": pa.array([1, 2, 3])}), FOLDER / "durations.parquet")
pl.DataFrame({"d": spans}).write_parquet(FOLDER / "polars-durations.parquet")
duckdb.sql("select * from (values (interval '14 months 3 days 4 seconds 5 milliseconds'), (null), (interval '1 hour')) t(i)").write_parquet(
    str(FOLDER / "intervals.parquet")
)
# A dictionary of one text, which every entry of every list is.
pq.write_table(pa.table({"l": [["x" * 2000] * n for n in (1, 2, 3, 4)]}), FOLDER / "repeats.parquet")

(FOLDER / "expected.json").write_text(
    json.dumps(
        {
            "seed": SEED,
            "versions": {"pandas": pd.__version__, "polars": pl.__version__, "duckdb": duckdb.__version__, "pyarrow": pa.__version__},
            "columns": expected,
        },
        ensure_ascii=False,
    )
    + "\n"
)
