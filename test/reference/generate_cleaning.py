"""Writes test/fixtures/cleaning.json: the filters and column statistics as pandas has them, and imputation, normalisation
and encoding as scikit-learn's pipelines have them.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_cleaning.py

Seed 20240611 (below, and in the fixture). A missing cell is null; numbers are written with all their digits.
"""

import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, MinMaxScaler, OneHotEncoder, StandardScaler

SEED = 20240611
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "cleaning.json"
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


# --- Filters -----------------------------------------------------------------------------------------------------------


def series():
    n = 60
    runs = np.repeat(rng.normal(size=12).round(1), 5)
    return {
        "a walk with gaps": with_gaps(np.cumsum(rng.normal(size=n))),
        "a walk with gaps near 1e9": with_gaps(1e9 + np.cumsum(rng.normal(size=n))),
        "both signs near 1e9": with_gaps(1e9 * rng.choice([-1.0, 1.0], size=n) + rng.normal(size=n)),
        "runs of one value": with_gaps(runs),
        "a long gap at the start, in the middle and at the end": np.r_[
            [np.nan] * 8, rng.normal(size=20), [np.nan] * 9, rng.normal(size=17), [np.nan] * 6
        ],
        "three rows": np.array([2.5, np.nan, 0.1]),
    }


def smooth(values, rule):
    if rule["method"] == "exponential":
        means = values.ewm(alpha=rule["alpha"], adjust=False, ignore_na=True).mean()
    else:
        means = values.rolling(rule["window"], min_periods=1, center=rule["align"] == "centered").mean()
    return means.where(values.notna())


RULES = [
    *(
        {"method": "movingAverage", "window": window, "align": align}
        for align in ("trailing", "centered")
        for window in (2, 3, 4, 7, 100)
    ),
    *({"method": "exponential", "alpha": alpha} for alpha in (0.05, 0.3, 1)),
]

filters = [
    {
        "series": name,
        "values": cells(values),
        "rules": [{"rule": rule, "smoothed": cells(smooth(pd.Series(values), rule))} for rule in RULES],
    }
    for name, values in series().items()
]


def grouped():
    frame = pd.DataFrame(
        {"sensor": rng.choice(["b", "a", "c"], size=50), "x": with_gaps(10 + np.cumsum(rng.normal(size=50)))}
    )
    rules = [rule for rule in RULES if rule.get("window") in (None, 3, 4)]
    return {
        "group": cells(frame["sensor"]),
        "values": cells(frame["x"]),
        "rules": [
            {"rule": rule, "smoothed": cells(frame.groupby("sensor")["x"].transform(smooth, rule=rule))}
            for rule in rules
        ],
    }


# --- Imputation, normalisation, encoding -------------------------------------------------------------------------------

N_ROWS, N_TRAIN = 80, 50


def features():
    n = N_ROWS
    empty_in_training = np.r_[[np.nan] * N_TRAIN, rng.normal(size=n - N_TRAIN)]
    return {
        "normal": with_gaps(rng.normal(3, 2, size=n)),
        "skewed": with_gaps(np.exp(rng.normal(0, 2, size=n))),
        "counts": with_gaps(rng.integers(0, 6, size=n)),
        "largeOffset": with_gaps(1e9 + rng.uniform(-1000, 1000, size=n)),
        "negative": with_gaps(-1e6 + rng.normal(size=n)),
        "constant": with_gaps(np.full(n, 0.1)),
        # Differs from a constant by single roundings only: scikit-learn takes it for one.
        "nearlyConstant": with_gaps(1e8 + rng.integers(0, 2, size=n) * np.spacing(1e8)),
        # Differs by little, but far more than rounding: scikit-learn does not.
        "narrow": with_gaps(1 + rng.uniform(-1e-4, 1e-4, size=n)),
        "emptyInTraining": empty_in_training,
        "large": with_gaps(rng.normal(size=n) * 1e150),
        # 2 and 5 are equally frequent in training.
        "tied": np.tile([5.0, 2.0, np.nan, 2.0, 5.0], n // 5),
    }


def categories():
    levels = rng.choice(["red", "green", "blue"], size=N_ROWS, p=[0.5, 0.3, 0.2]).astype(object)
    levels[rng.random(N_ROWS) < 0.2] = None
    levels[N_TRAIN + 3] = "ultraviolet"
    # In training, pear and apple are equally frequent.
    tied = np.array((["pear", "apple", None, "Apple"] * N_ROWS)[:N_ROWS], dtype=object)
    return {"colour": levels, "fruit": tied}


def pipelines():
    numbers, levels = features(), categories()
    rows = rng.permutation(N_ROWS)
    # The column that is empty in training is so by row number, hence training rows are the first ones, shuffled.
    train, test = rows[rows < N_TRAIN], rows[rows >= N_TRAIN]
    X = np.column_stack(list(numbers.values()))
    scalers = [
        ("none", [0, 1], FunctionTransformer()),
        ("standard", [0, 1], StandardScaler()),
        ("minMax", [0, 1], MinMaxScaler()),
        ("minMax", [-2, 3], MinMaxScaler((-2, 3))),
    ]
    fitted = []
    for impute, strategy in (("mean", "mean"), ("median", "median"), ("mostFrequent", "most_frequent")):
        for normalize, feature_range, scaler in scalers:
            imputer = SimpleImputer(strategy=strategy, keep_empty_features=True)
            pipeline = make_pipeline(imputer, scaler).fit(X[train])
            transformed = pipeline.transform(X[test])
            fitted.append(
                {
                    "impute": impute,
                    "normalize": normalize,
                    "range": feature_range,
                    "statistics": dict(zip(numbers, cells(imputer.statistics_))),
                    "transformed": {name: cells(transformed[:, j]) for j, name in enumerate(numbers)},
                }
            )
    C = np.column_stack(list(levels.values()))
    encoder = make_pipeline(
        SimpleImputer(strategy="most_frequent", missing_values=None),
        OneHotEncoder(handle_unknown="ignore", sparse_output=False),
    ).fit(C[train])
    encoded = encoder.transform(C[test])
    names = encoder[-1].get_feature_names_out(list(levels)).tolist()
    return {
        "numbers": {name: cells(values) for name, values in numbers.items()},
        "categories": {name: cells(values) for name, values in levels.items()},
        "train": train.tolist(),
        "test": test.tolist(),
        "fitted": fitted,
        "encoded": {
            "statistics": dict(zip(levels, encoder[0].statistics_.tolist())),
            "names": [name.replace("_", "=", 1) for name in names],
            "columns": [encoded[:, j].tolist() for j in range(encoded.shape[1])],
        },
    }


# --- Profile -----------------------------------------------------------------------------------------------------------


def profile(numbers, levels):
    described = {}
    for name, values in numbers.items():
        column = pd.Series([np.nan if value is None else value for value in values], dtype=float)
        quartiles = column.quantile([0.25, 0.5, 0.75]).tolist()
        described[name] = {
            "count": int(column.count()),
            "distinct": int(column.nunique()),
            "min": column.min(),
            "max": column.max(),
            "mean": column.mean(),
            "sd": column.std(ddof=0),
            "quantiles": dict(zip(("q25", "q50", "q75"), quartiles)),
        }
    for name, values in levels.items():
        column = pd.Series(values, dtype=object)
        described[name] = {
            "count": int(column.count()),
            "distinct": int(column.nunique()),
            "counts": {level: int(count) for level, count in column.value_counts().items()},
        }
    return described


fits = pipelines()
document = {
    "generator": "test/reference/generate_cleaning.py",
    "seed": SEED,
    "versions": {"numpy": np.__version__, "pandas": pd.__version__, "scikit-learn": sklearn.__version__},
    "filters": filters,
    "grouped": grouped(),
    "pipelines": fits,
    "profile": profile(fits["numbers"], fits["categories"]),
}
FIXTURE.write_text(json.dumps(document, allow_nan=False) + "\n")
