"""Writes test/fixtures/estimators.json: searches, coefficients and scores as scikit-learn has them.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_estimators.py

Seed 42 (below, and in the fixture). A missing cell is null; numbers are written with all their digits.
"""

import json
import math
from itertools import product
from pathlib import Path

import numpy as np
import scipy
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error
from sklearn.model_selection import GridSearchCV, PredefinedSplit, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SEED = 42
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "estimators.json"


def numbers(values):
    return [None if math.isnan(value) else float(value) for value in values]


def columns(X):
    return [numbers(column) for column in np.asarray(X).T]


def first_best(scores):
    """The first of the lowest scores; scores that agree to 12 significant digits are equal."""
    rounded = [float(f"{score:.11e}") for score in scores]
    return rounded.index(min(rounded))


# --- The seed example's kind of search: random features, random target, one split --------------------------------------


def random_search():
    rng = np.random.default_rng(SEED)
    X = rng.standard_normal((100, 10))
    y = rng.standard_normal(100)
    train, test = train_test_split(np.arange(100), test_size=0.2, random_state=42)

    def evaluate(estimator, settings):
        normalize, fit_intercept, alpha = settings
        model = LinearRegression() if estimator == "linear" else Ridge(alpha=alpha)
        model.set_params(fit_intercept=fit_intercept)
        pipeline = make_pipeline(StandardScaler() if normalize == "standard" else "passthrough", model)
        predictions = pipeline.fit(X[train], y[train]).predict(X[test])
        params = {"fitIntercept": fit_intercept, "normalize": normalize}
        if estimator == "ridge":
            params["alpha"] = alpha
        return {"params": params, "rmse": root_mean_squared_error(y[test], predictions)}

    scaling = ["standard", "none"]
    searches = {
        "linear": [evaluate("linear", (*pair, None)) for pair in product(scaling, [True, False])],
        "ridge": [evaluate("ridge", triple) for triple in product(scaling, [True, False], [0.1, 1.0, 10.0])],
    }
    return {
        "columns": columns(X),
        "y": numbers(y),
        "train": train.tolist(),
        "test": test.tolist(),
        "searches": {
            name: {"candidates": found, "bestIndex": first_best([item["rmse"] for item in found])}
            for name, found in searches.items()
        },
    }


# --- A ridge grid on data with gaps, over given folds --------------------------------------------------------------


def gap_search():
    rng = np.random.default_rng(SEED + 1)
    n = 150
    X = rng.normal(size=(n, 6)) * [1, 10, 0.1, 5, 1, 100] + [0, 50, 3, -20, 0, 1000]
    y = X @ [2, 0.3, -4, 0.1, 0, 0.01] + rng.normal(size=n)
    X[rng.random((n, 6)) < 0.12] = np.nan
    test_fold = rng.integers(-1, 5, size=n)
    pipeline = make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), Ridge())
    scoring = {
        "rmse": "neg_root_mean_squared_error",
        "mae": "neg_mean_absolute_error",
        "r2": "r2",
    }
    grid = {"ridge__alpha": np.logspace(-3, 3, 7), "ridge__fit_intercept": [True, False]}
    split = PredefinedSplit(test_fold)
    search = GridSearchCV(pipeline, grid, scoring=scoring, cv=split, refit=False).fit(X, y)
    results = search.cv_results_
    candidates = [
        {
            "params": {"alpha": float(params["ridge__alpha"]), "fitIntercept": params["ridge__fit_intercept"]},
            **{
                name: [
                    # GridSearchCV negates errors so that greater is better.
                    float((1 if name == "r2" else -1) * results[f"split{k}_test_{name}"][index])
                    for k in range(split.get_n_splits())
                ]
                for name in scoring
            },
        }
        for index, params in enumerate(results["params"])
    ]
    return {"columns": columns(X), "y": numbers(y), "testFold": test_fold.tolist(), "candidates": candidates}


# --- Coefficients of well and badly posed problems -------------------------------------------------------------------


def problems():
    rng = np.random.default_rng(SEED + 2)
    normal = rng.normal

    def target(X):
        centred = (X - X.mean(axis=0)) / np.where(X.std(axis=0) > 0, X.std(axis=0), 1)
        return centred @ np.arange(1, X.shape[1] + 1) + normal(size=len(X)) + 3

    tall = normal(size=(40, 4))
    wide = normal(size=(8, 15))
    two = normal(size=(30, 2))
    collinear = np.c_[two, two[:, 0] - 2 * two[:, 1], normal(size=30)]
    constant = np.c_[normal(size=30), np.full(30, 7.5), normal(size=30)]
    scaled = normal(size=(40, 3)) * [1e-4, 1, 1e5]
    far = 1e9 + normal(size=(40, 2)).round(3)
    level = rng.integers(0, 3, size=40)
    one_hot = np.c_[normal(size=(40, 2)), level == 0, level == 1, level == 2].astype(float)
    # Without an intercept, columns near 1e9 are all but one constant: their coefficients have no digits to compare.
    return [
        {"name": name, "X": X, "y": target(X), "fitIntercepts": flags}
        for name, X, flags in [
            ("tall", tall, [True, False]),
            ("wide", wide, [True, False]),
            ("collinear", collinear, [True, False]),
            ("constant column", constant, [True, False]),
            ("badly scaled", scaled, [True, False]),
            ("far from the origin", far, [True]),
            ("one-hot beside an intercept", one_hot, [True, False]),
        ]
    ]


def fits(X, y, flags):
    # The rank rule max(n, p) * eps said outright: the default of 1.9, 1e-6, drops columns of small scale altogether.
    tolerance = max(X.shape) * np.finfo(float).eps
    for fit_intercept in flags:
        linear = LinearRegression(fit_intercept=fit_intercept, tol=tolerance).fit(X, y)
        yield fitted("linear", {"fitIntercept": fit_intercept}, linear, X) | {"rank": int(linear.rank_)}
        for alpha in [0.01, 10.0]:
            # By singular values of X: the default forms the Gram matrix, which costs the last digits of what is compared.
            ridge = Ridge(alpha=alpha, fit_intercept=fit_intercept, solver="svd").fit(X, y)
            yield fitted("ridge", {"alpha": alpha, "fitIntercept": fit_intercept}, ridge, X)


def fitted(estimator, params, model, X):
    return {
        "estimator": estimator,
        "params": params,
        "coef": numbers(model.coef_),
        "intercept": float(model.intercept_),
        "predictions": numbers(model.predict(X)),
    }


def coefficients():
    return [
        {
            "name": problem["name"],
            "columns": columns(problem["X"]),
            "y": numbers(problem["y"]),
            "fits": list(fits(problem["X"], problem["y"], problem["fitIntercepts"])),
        }
        for problem in problems()
    ]


# --- Scores ------------------------------------------------------------------------------------------------------------


def scores():
    rng = np.random.default_rng(SEED + 3)
    y = rng.normal(size=30)
    cases = [(y, y + 0.3 * rng.normal(size=30)), (y, y), (y + 1e6, y), (np.full(4, 2.0), np.array([2.0, 2, 2, 3]))]
    return [
        {
            "yTrue": numbers(true),
            "yPred": numbers(predicted),
            "rmse": float(root_mean_squared_error(true, predicted)),
            "mae": float(mean_absolute_error(true, predicted)),
            "r2": float(r2_score(true, predicted)),
        }
        for true, predicted in cases
    ]


fixture = {
    "seed": SEED,
    "versions": {
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "scikit-learn": sklearn.__version__,
    },
    "randomSearch": random_search(),
    "gapSearch": gap_search(),
    "coefficients": coefficients(),
    "scores": scores(),
}
FIXTURE.write_text(json.dumps(fixture, separators=(",", ":"), allow_nan=False) + "\n")
