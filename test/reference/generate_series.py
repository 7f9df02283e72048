"""Writes test/fixtures/series.json: filters, fills and nearest-neighbour imputation as pandas, scipy and scikit-learn have
them, and by definition, in NumPy, where none of them has it.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_series.py

Seed 20240812 (below, and in the fixture). A missing cell is null; numbers are written with all their digits.
"""

import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import scipy
import sklearn
from scipy.signal import savgol_filter
from sklearn.impute import KNNImputer

SEED = 20240812
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "series.json"
rng = np.random.default_rng(SEED)


def cells(values):
    """A list for JSON, with null for what is missing."""
    return [
        None if value is None or (isinstance(value, float) and math.isnan(value)) else value
        for value in (item.item() if isinstance(item, np.generic) else item for item in values)
    ]


def with_gaps(values, share=0.2):
    values = np.array(values, dtype=float)
    values[rng.random(len(values)) < share] = np.nan
    return values


def walk(n):
    return np.cumsum(rng.normal(size=n))


# --- Filters -----------------------------------------------------------------------------------------------------------

GAPPY = {
    "a walk with gaps": with_gaps(walk(60)),
    "a walk with gaps near 1e9": with_gaps(1e9 + walk(60)),
    "spikes on a walk": with_gaps(walk(80) + np.where(rng.random(80) < 0.1, rng.normal(size=80) * 50, 0), 0.1),
    "runs of one value": with_gaps(np.repeat(rng.normal(size=12).round(1), 5)),
    "long gaps": np.r_[[np.nan] * 8, rng.normal(size=20), [np.nan] * 9, rng.normal(size=17), [np.nan] * 6],
    "three rows": np.array([2.5, np.nan, 0.1]),
    # Longer than the windows whose values are kept sorted.
    "a long walk": with_gaps(walk(700).round(3), 0.1),
}
FULL = {"a walk": walk(70), "noise near 1e9": 1e9 + rng.normal(size=50), "eleven rows": rng.normal(size=11)}
LONG_FULL = {"a long walk near 1e6 without gaps": (1e6 + walk(600)).round(3)}


def windows(lengths):
    return [{"window": window, "align": align} for align in ("trailing", "centered") for window in lengths]


def hampel(values, window, sigmas, centered):
    """By definition, in NumPy: nothing is shared with what it checks."""
    ahead = (window - 1) // 2 if centered else 0
    cleaned = values.copy()
    for row, value in enumerate(values):
        near = values[max(0, row + ahead - window + 1) : row + ahead + 1]
        near = near[~np.isnan(near)]
        if np.isnan(value):
            continue
        median = np.median(near)
        if abs(value - median) > sigmas * 1.4826 * np.median(np.abs(near - median)):
            cleaned[row] = median
    return cleaned


def polynomial(values, window, order):
    """Savitzky and Golay's filter by numpy.polynomial's least squares over the known values of each window."""
    n = len(values)
    window = min(window, n)
    smoothed = np.full(n, np.nan)
    for row in np.flatnonzero(~np.isnan(values)):
        start = min(max(row - window // 2, 0), n - window)
        places = np.arange(start, start + window)
        places = places[~np.isnan(values[places])]
        degree = min(order, len(places) - 1)
        fit = np.polynomial.Legendre.fit(places, values[places], degree, domain=[start, start + max(1, window - 1)])
        smoothed[row] = fit(row)
    return smoothed


def smooth(values, rule):
    series = pd.Series(values)
    method = rule["method"]
    # scipy fits powers of whole numbers: at the fifth degree over 301 rows its weights are off by 2e-9.
    is_exact = method == "savitzkyGolay" and (rule["window"] < 100 or rule["polyOrder"] <= 3)
    if is_exact and rule["window"] <= len(values) and not np.isnan(values).any():
        return savgol_filter(values, rule["window"], rule["polyOrder"], mode="interp")
    if method == "savitzkyGolay":
        return polynomial(values, rule["window"], rule["polyOrder"])
    if method == "hampel":
        return hampel(values, rule["window"], rule["sigmas"], rule["align"] == "centered")
    if method == "median":
        smoothed = series.rolling(rule["window"], center=rule["align"] == "centered", min_periods=1).median()
    else:
        weight = {{"halfLife": "halflife"}.get(key, key): rule[key] for key in ("alpha", "span", "halfLife") if key in rule}
        smoothed = series.ewm(**weight, adjust=False, ignore_na=True).mean()
    return smoothed.where(series.notna()).to_numpy()


LENGTHS = (2, 3, 4, 7, 50)
RULES = [
    *({"method": "median", **place} for place in windows(LENGTHS)),
    *({"method": "hampel", "sigmas": sigmas, **place} for sigmas in (1, 3) for place in windows(LENGTHS)),
    *({"method": "exponential", **weight} for weight in ({"span": 1}, {"span": 9}, {"halfLife": 0.5}, {"halfLife": 4})),
]
POLYNOMIALS = [
    {"method": "savitzkyGolay", "window": window, "polyOrder": order}
    for window, order in ((3, 0), (5, 2), (7, 3), (11, 2), (11, 8), (25, 4))
]
LONG = [
    {"method": "median", "window": 600, "align": "trailing"},
    {"method": "hampel", "sigmas": 2, "window": 600, "align": "centered"},
    *({"method": "savitzkyGolay", "window": window, "polyOrder": order} for window, order in ((33, 2), (151, 1), (601, 3))),
]
LONG_POLYNOMIALS = [{"method": "savitzkyGolay", "window": 301, "polyOrder": order} for order in (0, 3, 5)]


def rules_of(name):
    if name in FULL:
        return POLYNOMIALS
    if name in LONG_FULL:
        return LONG_POLYNOMIALS
    return LONG if name == "a long walk" else RULES + POLYNOMIALS


filters = [
    {
        "series": name,
        "values": cells(values),
        "rules": [{"rule": rule, "smoothed": cells(smooth(values, rule))} for rule in rules_of(name)],
    }
    for name, values in {**GAPPY, **FULL, **LONG_FULL}.items()
]


def by_time():
    """Rows lie unevenly, some at one time; half-lives from seconds to days."""
    values = with_gaps(walk(60))
    seconds = np.cumsum(rng.choice([0, 1, 30, 3600, 86400], size=60))
    times = pd.to_datetime(seconds, unit="s")
    half_lives = {"45 seconds": "45s", "10 minutes": "10min", "2 hours": "2h", "1 day": "1D", "1 week": "7D"}
    series = pd.Series(values)
    return {
        "timesMs": [int(second) * 1000 for second in seconds],
        "values": cells(values),
        "rules": [
            {
                "rule": {"method": "exponential", "halfLife": text},
                "smoothed": cells(series.ewm(halflife=pandas, times=times, adjust=False).mean().where(series.notna())),
            }
            for text, pandas in half_lives.items()
        ],
    }


def grouped():
    frame = pd.DataFrame({"sensor": rng.choice(["b", "a", "c"], size=60), "x": with_gaps(10 + walk(60))})
    rules = [
        {"method": "median", "window": 4, "align": "trailing"},
        {"method": "hampel", "sigmas": 1, "window": 5, "align": "centered"},
        {"method": "exponential", "span": 3},
        {"method": "savitzkyGolay", "window": 7, "polyOrder": 2},
    ]
    by_group = frame.groupby("sensor")["x"]
    return {
        "group": cells(frame["sensor"]),
        "values": cells(frame["x"]),
        "rules": [
            {"rule": rule, "smoothed": cells(by_group.transform(lambda x: smooth(x.to_numpy(), rule)))} for rule in rules
        ],
    }


# --- Fills -------------------------------------------------------------------------------------------------------------


def fills():
    n = 60
    values = with_gaps(walk(n), 0.5)
    values[:3] = values[-4:] = np.nan
    sensors = rng.choice(["b", "a"], size=n)
    frame = pd.DataFrame({"sensor": sensors, "x": values})
    cases = []
    for limit in (None, 1, 2, 5):
        inside = {"limit": limit, "limit_area": "inside"}
        cases.append(
            {
                "limit": limit,
                "forwardFill": cells(frame["x"].ffill(limit=limit)),
                "backwardFill": cells(frame["x"].bfill(limit=limit)),
                "interpolate": cells(frame["x"].interpolate(method="linear", **inside)),
                "forwardFillByGroup": cells(frame.groupby("sensor")["x"].ffill(limit=limit)),
                "backwardFillByGroup": cells(frame.groupby("sensor")["x"].bfill(limit=limit)),
                "interpolateByGroup": cells(
                    frame.groupby("sensor")["x"].transform(lambda x: x.interpolate(method="linear", **inside))
                ),
            }
        )
    return {"sensor": cells(sensors), "values": cells(values), "cases": cases}


# --- Nearest neighbours ------------------------------------------------------------------------------------------------


def neighbours():
    """Rows to fit and rows to fill, of columns on very different scales; no two distances are equal."""
    scales = np.array([1.0, 100.0, 0.01, 5.0])
    fit = np.column_stack([with_gaps(column, 0.15) for column in (rng.normal(size=(80, 4)) * scales).T])
    rows = np.column_stack([with_gaps(column, 0.3) for column in (rng.normal(size=(40, 4)) * scales).T])
    # Rows that know one feature, or none.
    rows[0] = np.nan
    rows[1] = [np.nan, np.nan, 0.003, np.nan]
    # Donors that share few features with those rows.
    fit[5:40, 2] = np.nan
    imputed = [
        {"nNeighbors": k, "rows": [cells(row) for row in KNNImputer(n_neighbors=k).fit(fit).transform(rows)]}
        for k in (1, 2, 5, 60, 500)
    ]
    few = np.array([[1.0, np.nan, np.nan], [np.nan, 5.0, np.nan], [3.0, 7.0, np.nan], [np.nan, np.nan, 2.0]])
    asked = np.array([[2.0, np.nan, np.nan], [np.nan, 6.5, np.nan], [np.nan, np.nan, 4.0]])
    return [
        {"name": "columns on different scales", "donors": [cells(row) for row in fit], "asked": [cells(row) for row in rows], "imputed": imputed},
        {
            "name": "donors that share no feature with a row",
            "donors": [cells(row) for row in few],
            "asked": [cells(row) for row in asked],
            "imputed": [
                {"nNeighbors": k, "rows": [cells(row) for row in KNNImputer(n_neighbors=k).fit(few).transform(asked)]}
                for k in (1, 2, 3)
            ],
        },
    ]


document = {
    "generator": "test/reference/generate_series.py",
    "seed": SEED,
    "versions": {
        "numpy": np.__version__,
        "pandas": pd.__version__,
        "scipy": scipy.__version__,
        "scikit-learn": sklearn.__version__,
    },
    "filters": filters,
    "byTime": by_time(),
    "grouped": grouped(),
    "fills": fills(),
    "neighbours": neighbours(),
}
FIXTURE.write_text(json.dumps(document, allow_nan=False) + "\n")
