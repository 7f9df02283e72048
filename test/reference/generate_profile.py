"""Writes test/fixtures/profile.json: the statistics of long columns as pandas has them.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_profile.py

The columns are made from whole numbers by the operations below, each of which is exact or correctly rounded, so that the
test makes the very same numbers: no seed, and no values in the fixture.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "profile.json"
N_ROWS = 60_000
I = np.arange(N_ROWS, dtype=np.int64)
# A permutation of the rows, and another of a part of them.
MIXED = (I * 7919) % 60_013
PART = (I * 104_729) % 9_973


def columns():
    x = MIXED / 7.0 - 3000.0
    return {
        "spread": x,
        "gaps": np.where(I % 11 == 3, np.nan, x),
        "skewed": (MIXED / 1000.0) ** 2 * (MIXED / 1000.0) ** 2 * (MIXED / 1000.0) ** 2,
        "far": 1.7e9 + MIXED / 1024.0,
        "repeated": PART / 8.0,
        "zeros": np.where(I % 3 == 0, 0.0, x),
        "few": (PART % 23) / 4.0,
    }


def described(values):
    column = pd.Series(values)
    quartiles = column.quantile([0.25, 0.5, 0.75]).tolist()
    spread = quartiles[2] - quartiles[0]
    low, high = quartiles[0] - 1.5 * spread, quartiles[2] + 1.5 * spread
    known = column.dropna()
    bins = (known - known.min()) * (2000 / (known.max() - known.min()))
    return {
        "count": int(column.count()),
        "distinct": int(column.nunique()),
        "min": column.min(),
        "max": column.max(),
        "mean": column.mean(),
        "sd": column.std(ddof=0),
        "quantiles": dict(zip(("q25", "q50", "q75"), quartiles)),
        "zeros": int((column == 0).sum()),
        "negatives": int((column < 0).sum()),
        "outliers": int(((column < low) | (column > high)).sum()),
        "histogram": np.bincount(np.minimum(bins.astype(int), 1999) // 100, minlength=20).tolist(),
        "topValues": [
            {"value": value, "count": int(count)}
            for value, count in sorted(column.value_counts().items(), key=lambda item: (-item[1], item[0]))[:10]
        ],
    }


document = {
    "generator": "test/reference/generate_profile.py",
    "versions": {"numpy": np.__version__, "pandas": pd.__version__},
    "nRows": N_ROWS,
    "columns": {name: described(values) for name, values in columns().items()},
}
FIXTURE.write_text(json.dumps(document, allow_nan=False) + "\n")
