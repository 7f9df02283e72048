"""Writes test/fixtures/recipe.json: outlier bounds by NumPy and SciPy, and imputation, normalisation and encoding as
scikit-learn's transformers have them, fitted on training rows and applied to others.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_recipe.py

Seed 20261101 (below, and in the fixture). A missing cell is null; numbers are written with all their digits.
"""

import json
import math
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.stats import median_abs_deviation
from sklearn.impute import KNNImputer, MissingIndicator, SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    FunctionTransformer,
    MaxAbsScaler,
    MinMaxScaler,
    OneHotEncoder,
    OrdinalEncoder,
    QuantileTransformer,
    RobustScaler,
    StandardScaler,
)

SEED = 20261101
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "recipe.json"
rng = np.random.default_rng(SEED)
N_ROWS, N_TRAIN = 90, 60


def cells(values):
    """A list for JSON, with null for what is missing."""
    plain = (item.item() if isinstance(item, np.generic) else item for item in values)
    return [None if value is None or (isinstance(value, float) and math.isnan(value)) else value for value in plain]


def with_gaps(values, share=0.2):
    values = np.array(values, dtype=float)
    values[rng.random(len(values)) < share] = np.nan
    return values


def features():
    n = N_ROWS
    spiked = rng.normal(10, 1, size=n)
    spiked[rng.integers(0, n, size=9)] += rng.choice([-30.0, 40.0], size=9)
    return {
        "normal": with_gaps(rng.normal(3, 2, size=n)),
        "spiked": with_gaps(spiked),
        "complete": spiked[::-1] * 2,
        "skewed": with_gaps(np.exp(rng.normal(0, 2, size=n))),
        "rounded": with_gaps(rng.normal(20, 4, size=n).round()),
        "counts": with_gaps(rng.integers(0, 6, size=n)),
        "mostlyZero": with_gaps(np.where(rng.random(n) < 0.8, 0.0, rng.normal(size=n) ** 2)),
        "largeOffset": with_gaps(1e9 + rng.uniform(-1000, 1000, size=n)),
        "constant": with_gaps(np.full(n, 0.1)),
        "emptyInTraining": np.r_[[np.nan] * N_TRAIN, rng.uniform(size=n - N_TRAIN)],
    }


numbers = features()
rows = rng.permutation(N_ROWS)
train, test = rows[rows < N_TRAIN], rows[rows >= N_TRAIN]
X = np.column_stack(list(numbers.values()))


# --- Outliers ----------------------------------------------------------------------------------------------------------


def bounds(method, factor, values):
    """None where the rule passes a column over: at most 10 distinct values, or no spread."""
    known = values[~np.isnan(values)]
    if len(np.unique(known)) <= 10:
        return None
    if method == "iqr":
        q25, q75 = np.percentile(known, [25, 75])
        low, high, spread = q25 - factor * (q75 - q25), q75 + factor * (q75 - q25), q75 - q25
    elif method == "zScore":
        spread = known.std()
        low, high = known.mean() - factor * spread, known.mean() + factor * spread
    else:
        spread = 1.4826 * median_abs_deviation(known)
        low, high = np.median(known) - factor * spread, np.median(known) + factor * spread
    return None if spread == 0 else [float(low), float(high)]


def outliers():
    fitted = []
    for method, factor in (("iqr", 1.5), ("iqr", 0.7), ("zScore", 3), ("zScore", 1.2), ("mad", 3), ("mad", 1.5)):
        found = {name: bounds(method, factor, values[train]) for name, values in numbers.items()}
        clipped = X.copy()
        nulled = X.copy()
        for j, name in enumerate(numbers):
            if found[name] is None:
                continue
            low, high = found[name]
            clipped[:, j] = np.clip(X[:, j], low, high)
            nulled[(X[:, j] < low) | (X[:, j] > high), j] = np.nan
        transformed = {}
        for action, treated in (("clip", clipped), ("null", nulled)):
            pipeline = make_pipeline(SimpleImputer(strategy="median", keep_empty_features=True), RobustScaler())
            pipeline.fit(treated[train])
            transformed[action] = by_name(pipeline.transform(treated[test]))
        fitted.append({"method": method, "factor": factor, "bounds": found, "transformed": transformed})
    return fitted


def by_name(matrix):
    return {name: cells(matrix[:, j]) for j, name in enumerate(numbers)}


# --- Normalisation -----------------------------------------------------------------------------------------------------


def normalizations():
    scalers = [
        ({"method": "robust"}, RobustScaler()),
        ({"method": "robust", "quantileRange": [10, 75]}, RobustScaler(quantile_range=(10, 75))),
        ({"method": "robust", "quantileRange": [60, 100]}, RobustScaler(quantile_range=(60, 100))),
        ({"method": "maxAbs"}, MaxAbsScaler()),
        ({"method": "minMax", "range": [-2, 3], "clip": True}, MinMaxScaler((-2, 3), clip=True)),
        ({"method": "quantile"}, quantile(1000)),
        ({"method": "quantile", "nQuantiles": 7}, quantile(7)),
        ({"method": "quantile", "nQuantiles": 2}, quantile(2)),
    ]
    fitted = []
    for impute, imputer in (
        ({"numeric": "median"}, SimpleImputer(strategy="median", keep_empty_features=True)),
        ({"numeric": "constant", "fillNumber": -3.5}, SimpleImputer(strategy="constant", fill_value=-3.5, keep_empty_features=True)),
    ):
        for normalize, scaler in scalers:
            pipeline = make_pipeline(imputer, scaler).fit(X[train])
            transformed = by_name(pipeline.transform(X[test]))
            fitted.append({"impute": impute, "normalize": normalize, "transformed": transformed})
    return fitted


def quantile(n_quantiles):
    n = min(n_quantiles, N_TRAIN)
    return QuantileTransformer(n_quantiles=n, output_distribution="uniform", subsample=None)


def logarithms():
    positive = [name for name, values in numbers.items() if name in ("skewed", "mostlyZero", "counts", "largeOffset")]
    columns = X[:, [list(numbers).index(name) for name in positive]]
    pipeline = make_pipeline(SimpleImputer(strategy="median"), FunctionTransformer(np.log1p)).fit(columns[train])
    transformed = pipeline.transform(columns[test])
    return {name: cells(transformed[:, j]) for j, name in enumerate(positive)}


# --- Imputation --------------------------------------------------------------------------------------------------------


def neighbours():
    # Not the column that is empty in training: KNNImputer overwrites even the values of later rows by 0.
    names = ["normal", "spiked", "complete", "skewed"]
    columns = X[:, [list(numbers).index(name) for name in names]]
    fitted = []
    for n_neighbors in (1, 3, 5):
        pipeline = make_pipeline(
            KNNImputer(n_neighbors=n_neighbors, keep_empty_features=True), StandardScaler()
        ).fit(columns[train])
        transformed = pipeline.transform(columns[test])
        by = {name: cells(transformed[:, j]) for j, name in enumerate(names)}
        fitted.append({"nNeighbors": n_neighbors, "transformed": by})
    return fitted


def indicators():
    indicator = MissingIndicator(features="missing-only").fit(X[train])
    marks = indicator.transform(X[test]).astype(float)
    names = list(numbers)
    return {names[j]: cells(marks[:, k]) for k, j in enumerate(indicator.features_)}


# --- Encoding ----------------------------------------------------------------------------------------------------------


def categories():
    common = rng.choice(["a", "b", "c", "d", "e", "f"], size=N_ROWS, p=[0.35, 0.3, 0.15, 0.1, 0.06, 0.04])
    common = common.astype(object)
    common[rng.random(N_ROWS) < 0.15] = None
    common[test[:3]] = "unseen"
    # In training each of these is equally frequent but for the last.
    tied = np.empty(N_ROWS, dtype=object)
    tied[train] = (["w", "x", "y", "z", "w", "x", "y", "z", "v"] * N_ROWS)[:N_TRAIN]
    tied[test] = rng.choice(["v", "w", "x", "y", "z", "new"], size=len(test))
    return {"common": common, "tied": tied}


def encodings():
    levels = categories()
    C = np.column_stack(list(levels.values()))
    fitted = []
    for infrequent in (
        {},
        {"minFrequency": 7},
        {"minFrequency": 0.11},
        {"maxCategories": 3},
        {"maxCategories": 1},
        {"maxCategories": 5},
        {"maxCategories": 6},
        {"minFrequency": 5, "maxCategories": 4},
    ):
        options = {"min_frequency": infrequent.get("minFrequency"), "max_categories": infrequent.get("maxCategories")}
        imputer = SimpleImputer(strategy="most_frequent", missing_values=None)
        one_hot = make_pipeline(
            imputer, OneHotEncoder(handle_unknown="infrequent_if_exist", sparse_output=False, **options)
        ).fit(C[train])
        ordinal = make_pipeline(
            imputer, OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1, **options)
        ).fit(C[train])
        encoded = one_hot.transform(C[test])
        places = ordinal.transform(C[test])
        rare = one_hot[-1].infrequent_categories_ if infrequent else [None] * len(levels)
        names = one_hot[-1].get_feature_names_out(list(levels)).tolist()
        fitted.append(
            {
                "infrequent": infrequent,
                "infrequentLevels": {name: [] if rare[j] is None else list(rare[j]) for j, name in enumerate(levels)},
                "names": [name.replace("_infrequent_sklearn", "_(infrequent)").replace("_", "=", 1) for name in names],
                "oneHot": [cells(encoded[:, j]) for j in range(encoded.shape[1])],
                # scikit-learn gives levels that it has not seen -1 even beside infrequent ones.
                "ordinal": {name: cells(places[:, j]) for j, name in enumerate(levels)},
            }
        )
    return {"levels": {name: cells(values) for name, values in levels.items()}, "fitted": fitted}


document = {
    "generator": "test/reference/generate_recipe.py",
    "seed": SEED,
    "versions": {"numpy": np.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
    "numbers": {name: cells(values) for name, values in numbers.items()},
    "train": train.tolist(),
    "test": test.tolist(),
    "outliers": outliers(),
    "normalizations": normalizations(),
    "logarithms": logarithms(),
    "neighbours": neighbours(),
    "indicators": indicators(),
    "encodings": encodings(),
}
FIXTURE.write_text(json.dumps(document, allow_nan=False) + "\n")
