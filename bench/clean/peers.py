"""The reference work by pandas and by polars, for bench-clean.ts: one process a run, as their users run them.

    peers.py work TOOL INPUT OUT [--csv DECIMALS|roundTrip] [--parquet]
    peers.py read TOOL INPUT
    peers.py convert INPUT OUT        (CSV to .parquet, .jsonl or .gz)
    peers.py compare DIGITS OUT_A OUT_B   (exit 1 where two finished data sets differ; DIGITS as --csv, or none)

`work` reads the file, smooths x0 (moving average of 5) and x1 (exponential, alpha 0.3), clips every number to its quartiles
and 1.5 times their distance, fills gaps with the median (numbers) or the most frequent level (categories), scales to [0, 1],
codes categories by their order, and writes. Prints the milliseconds after the imports, and the peak memory in kilobytes; `read`
also what it read, in a few sums.
"""

import argparse
import gzip
import json
import resource
import shutil
import sys
import time
from pathlib import Path

NUMBERS = [f"x{i}" for i in range(10)]
CATEGORIES = ["city", "colour"]


def read_pandas(path):
    if path.endswith(".parquet"):
        return pd.read_parquet(path)
    if path.endswith(".jsonl"):
        return pd.read_json(path, lines=True)
    return pd.read_csv(path)


def work_pandas(path, out, args):
    frame = read_pandas(path)
    for name, filtered in (
        ("x0", frame["x0"].rolling(5, min_periods=1).mean()),
        ("x1", frame["x1"].ewm(alpha=0.3, adjust=False, ignore_na=True).mean()),
    ):
        frame[name] = filtered.where(frame[name].notna())
    for name in NUMBERS:
        column = frame[name]
        low, high = column.quantile(0.25), column.quantile(0.75)
        spread = 1.5 * (high - low)
        column = column.clip(low - spread, high + spread)
        column = column.fillna(column.median())
        smallest = column.min()
        frame[name] = (column - smallest) / (column.max() - smallest)
    for name in CATEGORIES:
        column = frame[name].fillna(frame[name].mode()[0])
        frame[name] = column.astype("category").cat.codes.astype("float64")
    if args.csv is not None:
        style = None if args.csv == "roundTrip" else f"%.{args.csv}f"
        frame.to_csv(out / "clean.csv", index=False, float_format=style)
    if args.parquet:
        frame.to_parquet(out / "clean.parquet", index=False)


def read_polars(path):
    if path.endswith(".parquet"):
        return pl.read_parquet(path)
    if path.endswith(".jsonl"):
        return pl.read_ndjson(path)
    return pl.read_csv(path)


def work_polars(path, out, args):
    frame = read_polars(path)
    frame = frame.with_columns(
        pl.when(pl.col("x0").is_not_null()).then(pl.col("x0").rolling_mean(5, min_samples=1)),
        pl.when(pl.col("x1").is_not_null()).then(
            pl.col("x1").ewm_mean(alpha=0.3, adjust=False, ignore_nulls=True)
        ),
    )
    bounds = frame.select(
        [pl.col(name).quantile(0.25, "linear").alias(f"{name}_low") for name in NUMBERS]
        + [pl.col(name).quantile(0.75, "linear").alias(f"{name}_high") for name in NUMBERS]
    ).row(0, named=True)
    clipped = []
    for name in NUMBERS:
        low, high = bounds[f"{name}_low"], bounds[f"{name}_high"]
        spread = 1.5 * (high - low)
        clipped.append(pl.col(name).clip(low - spread, high + spread))
    frame = frame.with_columns(clipped)
    frame = frame.with_columns([pl.col(name).fill_null(pl.col(name).median()) for name in NUMBERS])
    frame = frame.with_columns(
        [
            (pl.col(name) - pl.col(name).min()) / (pl.col(name).max() - pl.col(name).min())
            for name in NUMBERS
        ]
    )
    for name in CATEGORIES:
        mode = frame[name].drop_nulls().mode().sort()[0]
        levels = frame[name].drop_nulls().unique().sort()
        frame = frame.with_columns(
            pl.col(name).fill_null(mode).cast(pl.Enum(levels)).to_physical().cast(pl.Float64)
        )
    if args.csv is not None:
        decimals = None if args.csv == "roundTrip" else int(args.csv)
        frame.write_csv(out / "clean.csv", float_precision=decimals)
    if args.parquet:
        frame.write_parquet(out / "clean.parquet")


def convert(source, target):
    if target.endswith(".gz"):
        with open(source, "rb") as plain, gzip.open(target, "wb", compresslevel=6) as packed:
            shutil.copyfileobj(plain, packed)
    elif target.endswith(".parquet"):
        pd.read_csv(source).to_parquet(target, index=False)
    else:
        pl.read_csv(source).write_ndjson(target)


def compare(digits, a, b):
    """The Parquet files to 1e-9; the CSV files, if any, each to its Parquet file within their digits."""
    frames = [pl.read_parquet(Path(folder) / "clean.parquet") for folder in (a, b)]
    if frames[0].columns != frames[1].columns or frames[0].height != frames[1].height:
        sys.exit(f"{a} and {b} differ in shape: {frames[0].shape}, {frames[1].shape}")
    for name in frames[0].columns:
        left, right = (frame[name].cast(pl.Float64).to_numpy() for frame in frames)
        if np.isnan(left).any() or np.isnan(right).any():
            sys.exit(f"{a} or {b} has a gap in column {name}, and all are filled")
        worst = np.abs(left - right).max()
        if not worst <= 1e-9:
            sys.exit(f"{a} and {b} differ in column {name} by {worst}")
    for folder, frame in zip((a, b), frames):
        text = Path(folder) / "clean.csv"
        if not text.exists():
            continue
        read = pl.read_csv(text)
        for name in frame.columns:
            worst = np.abs(read[name].to_numpy() - frame[name].to_numpy()).max()
            if not worst <= (0 if digits == "roundTrip" else 0.5000001 * 10.0 ** -int(digits)):
                sys.exit(f"{text} differs from its Parquet file in column {name} by {worst}")


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("mode", choices=["work", "read", "convert", "compare"])
    parser.add_argument("rest", nargs="+")
    parser.add_argument("--csv")
    parser.add_argument("--parquet", action="store_true")
    return parser.parse_args()


args = arguments()
tool = args.rest[0] if args.mode in ("work", "read") else None
if tool != "polars":
    import numpy as np
    import pandas as pd
if tool != "pandas":
    import polars as pl

sums = None
start = time.perf_counter()
if args.mode == "work":
    {"pandas": work_pandas, "polars": work_polars}[tool](args.rest[1], Path(args.rest[2]), args)
elif args.mode == "read":
    frame = {"pandas": read_pandas, "polars": read_polars}[tool](args.rest[1])
elif args.mode == "convert":
    convert(*args.rest)
else:
    compare(*args.rest)
ms = (time.perf_counter() - start) * 1000
if args.mode == "read":
    sums = [len(frame)] + [float(frame[name].sum()) for name in NUMBERS]
    sums += [int((frame[name] == level).sum()) for name in CATEGORIES for level in ("Oslo", "red")]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"ms": ms, "peakKb": peak, "sums": sums}))
