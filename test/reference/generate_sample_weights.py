"""Writes test/fixtures/sample-weights.json: fits of weighted rows, and a search with weights, as scikit-learn has them.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_sample_weights.py

Seed 42 (below, and in the fixture). Ridge is solved by SVD, which keeps the digits that its normal equations lose.
"""

import json
from pathlib import Path

import numpy as np
import scipy
import sklearn
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.model_selection import GridSearchCV, PredefinedSplit
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

SEED = 42
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "sample-weights.json"


def problems(rng):
    X = rng.standard_normal((40, 4)) * [1, 10, 0.1, 3] + [0, 5, -1, 100]
    y = X @ [1.5, -0.2, 4, 0.3] + rng.standard_normal(40)
    uniform = rng.uniform(0.1, 3, 40)
    some_zero = np.where(rng.uniform(size=40) < 0.4, 0.0, uniform)
    yield "ordinary", X, y, uniform
    yield "weights of 0", X, y, some_zero
    yield "weights of very different sizes", X, y, 10.0 ** rng.uniform(-4, 4, 40)
    yield "whole weights, some of which meet the half", X, np.round(y), np.round(uniform) + 1
    yield "collinear", np.column_stack([X, X[:, 0] + X[:, 1]]), y, some_zero
    wide = rng.standard_normal((12, 20))
    yield "wide", wide, rng.standard_normal(12), uniform[:12]
    # More columns than rows that count, fewer than rows.
    yield "wide once rows of 0 are left out", wide[:, :10], rng.standard_normal(12), [1, 2, 0, 0, 1, 0.5, 0, 3, 1, 0, 0, 2]


def fits(X, y, weights):
    for fit_intercept in (True, False):
        linear = LinearRegression(fit_intercept=fit_intercept).fit(X, y, weights)
        yield fit_of("linear", {"fitIntercept": fit_intercept}, linear, X)
        for alpha in (0.1, 10):
            ridge = Ridge(alpha=alpha, fit_intercept=fit_intercept, solver="svd").fit(X, y, weights)
            yield fit_of("ridge", {"alpha": alpha, "fitIntercept": fit_intercept}, ridge, X)
    for strategy in ("mean", "median"):
        dummy = DummyRegressor(strategy=strategy).fit(X, y, weights)
        yield fit_of("dummy", {"strategy": strategy}, dummy, X)


def fit_of(estimator, params, model, X):
    coef = getattr(model, "coef_", None)
    return {
        "estimator": estimator,
        "params": params,
        "coef": None if coef is None else coef.tolist(),
        "intercept": None if coef is None else float(model.intercept_),
        "predictions": model.predict(X).tolist(),
    }


def search(rng):
    """Standardised in the fold without weights, fitted with them, scored without."""
    X = rng.standard_normal((60, 3)) * [1, 20, 0.5] + [3, 0, -7]
    y = X @ [2, 0.1, -1] + rng.standard_normal(60)
    weights = np.where(rng.uniform(size=60) < 0.2, 0.0, rng.uniform(0, 4, 60))
    fold = rng.permutation(60) % 4
    alphas = [0.01, 1.0, 100.0]
    grid = GridSearchCV(
        Pipeline([("scale", StandardScaler()), ("ridge", Ridge(solver="svd"))]),
        {"ridge__alpha": alphas},
        scoring={"rmse": "neg_root_mean_squared_error", "mae": "neg_mean_absolute_error", "r2": "r2"},
        cv=PredefinedSplit(fold),
        refit=False,
    ).fit(X, y, ridge__sample_weight=weights)
    results = grid.cv_results_
    scores = {
        name: [
            [sign * float(results[f"split{split}_test_{name}"][at]) for split in range(4)]
            for at in range(len(alphas))
        ]
        for name, sign in (("rmse", -1), ("mae", -1), ("r2", 1))
    }
    return {
        "columns": X.T.tolist(),
        "y": y.tolist(),
        "weights": weights.tolist(),
        "fold": fold.tolist(),
        "alphas": alphas,
        "scores": scores,
    }


def main():
    rng = np.random.default_rng(SEED)
    fixture = {
        "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "scipy": scipy.__version__},
        "seed": SEED,
        "problems": [
            {
                "name": name,
                "columns": np.asarray(X).T.tolist(),
                "y": list(map(float, y)),
                "weights": list(map(float, weights)),
                "fits": list(fits(X, y, np.asarray(weights, dtype=float))),
            }
            for name, X, y, weights in problems(rng)
        ],
        "search": search(rng),
    }
    FIXTURE.write_text(json.dumps(fixture, separators=(",", ":"), allow_nan=False) + "\n")


main()
