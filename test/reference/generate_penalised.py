"""Writes test/fixtures/penalised.json: coefficients of scikit-learn's Lasso and ElasticNet, and a search over both.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_penalised.py

Seed 42 (below, and in the fixture). Numbers are written with all their digits. Stopped at a duality gap of 1e-15 of the
target's sum of squares, or where rounding lets it come no nearer: the tolerance says how near that is.
"""

import json
import warnings
from itertools import product
from pathlib import Path

import numpy as np
import scipy
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import ElasticNet, Lasso
from sklearn.model_selection import GridSearchCV, PredefinedSplit
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SEED = 42
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "penalised.json"
TIGHT = {"tol": 1e-15, "max_iter": 1_000_000}

# A gap of 1e-15 is below what rounding reaches on some problems; descent has come to rest long before the last pass.
warnings.simplefilter("ignore", ConvergenceWarning)


def numbers(values):
    return [float(value) for value in values]


def columns(X):
    return [numbers(column) for column in np.asarray(X).T]


# --- Coefficients of well and badly posed problems -------------------------------------------------------------------


def problems():
    rng = np.random.default_rng(SEED)
    normal = rng.normal

    def target(X):
        centred = (X - X.mean(axis=0)) / np.where(X.std(axis=0) > 0, X.std(axis=0), 1)
        effects = np.where(np.arange(X.shape[1]) % 3 == 2, 0, 1 + np.arange(X.shape[1]) % 5)
        return centred @ effects + normal(size=len(X)) + 3

    tall = normal(size=(60, 6))
    wide = normal(size=(12, 25))
    two = normal(size=(30, 2))
    collinear = np.c_[two, two[:, 0] - 2 * two[:, 1], normal(size=30), two[:, 1]]
    nearly = normal(size=(50, 4))
    nearly[:, 1] = nearly[:, 0] + 0.03 * nearly[:, 1]
    constant = np.c_[normal(size=30), np.full(30, 7.5), normal(size=30)]
    scaled = normal(size=(40, 4)) * [1e-3, 1, 1e4, 10]
    far = 1e6 + normal(size=(40, 2)).round(3)
    level = rng.integers(0, 4, size=48)
    one_hot = np.c_[normal(size=(48, 2)), level == 0, level == 1, level == 2, level == 3].astype(float)
    flag = rng.integers(0, 2, size=40)
    two_levels = np.c_[normal(size=40), flag == 0, flag == 1].astype(float)
    # isUnique: whether the coefficients are; predictions and the objective are always compared.
    return [
        {"name": name, "X": X, "y": target(X), "fitIntercepts": flags, "isUnique": is_unique, "oneHot": blocks}
        for name, X, flags, is_unique, blocks in [
            ("tall", tall, [True, False], True, []),
            ("wide", wide, [True, False], True, []),
            ("collinear", collinear, [True, False], False, []),
            ("nearly collinear", nearly, [True, False], True, []),
            ("constant column", constant, [True, False], True, []),
            ("badly scaled", scaled, [True, False], True, []),
            ("far from the origin", far, [True], True, []),
            ("one-hot beside an intercept", one_hot, [True, False], False, [[2, 3, 4, 5]]),
            ("two levels beside an intercept", two_levels, [True, False], False, [[1, 2]]),
        ]
    ]


def fits(X, y, flags):
    for fit_intercept in flags:
        for alpha in [0.001, 0.05, 1.0]:
            lasso = Lasso(alpha=alpha, fit_intercept=fit_intercept, **TIGHT).fit(X, y)
            yield fitted("lasso", {"alpha": alpha, "fitIntercept": fit_intercept}, lasso, X, y)
        for alpha, l1_ratio in [(0.01, 0.5), (0.3, 0.2), (1.0, 0.9)]:
            net = ElasticNet(alpha=alpha, l1_ratio=l1_ratio, fit_intercept=fit_intercept, **TIGHT).fit(X, y)
            params = {"alpha": alpha, "l1Ratio": l1_ratio, "fitIntercept": fit_intercept}
            yield fitted("elasticNet", params, net, X, y)


def fitted(estimator, params, model, X, y):
    predictions = model.predict(X)
    alpha, l1_ratio = params["alpha"], params.get("l1Ratio", 1)
    coef = model.coef_
    penalty = alpha * (l1_ratio * np.abs(coef).sum() + (1 - l1_ratio) / 2 * (coef @ coef))
    return {
        "estimator": estimator,
        "params": params,
        "coef": numbers(coef),
        "intercept": float(model.intercept_),
        "predictions": numbers(predictions),
        "objective": float(((y - predictions) ** 2).mean() / 2 + penalty),
    }


def coefficients():
    return [
        {
            "name": problem["name"],
            "columns": columns(problem["X"]),
            "y": numbers(problem["y"]),
            "isUnique": problem["isUnique"],
            "oneHotBlocks": problem["oneHot"],
            "fits": list(fits(problem["X"], problem["y"], problem["fitIntercepts"])),
        }
        for problem in problems()
    ]


# --- A search over both, standardised in the fold ----------------------------------------------------------------------


def search():
    rng = np.random.default_rng(SEED + 1)
    n = 120
    X = rng.normal(size=(n, 7)) * [1, 10, 0.1, 5, 1, 100, 1] + [0, 50, 3, -20, 0, 1000, 0]
    y = X @ [2, 0.3, -4, 0, 0, 0.01, 0] + rng.normal(size=n)
    test_fold = rng.integers(-1, 4, size=n)
    split = PredefinedSplit(test_fold)
    scoring = {"rmse": "neg_root_mean_squared_error", "r2": "r2"}
    candidates = []
    for estimator, model, ratios in [("lasso", Lasso(**TIGHT), [None]), ("elasticNet", ElasticNet(**TIGHT), [0.1, 0.5, 0.9])]:
        for alpha, ratio, fit_intercept in product(np.logspace(-3, 1, 5), ratios, [True, False]):
            settings = {"alpha": alpha, "fit_intercept": fit_intercept}
            params = {"alpha": float(alpha), "fitIntercept": fit_intercept}
            if ratio is not None:
                settings["l1_ratio"] = ratio
                params["l1Ratio"] = ratio
            pipeline = make_pipeline(StandardScaler(), sklearn.base.clone(model).set_params(**settings))
            results = GridSearchCV(pipeline, {}, scoring=scoring, cv=split, refit=False).fit(X, y).cv_results_
            scores = {
                # GridSearchCV negates errors so that greater is better.
                name: [float((1 if name == "r2" else -1) * results[f"split{k}_test_{name}"][0]) for k in range(4)]
                for name in scoring
            }
            candidates.append({"estimator": estimator, "params": params, **scores})
    return {"columns": columns(X), "y": numbers(y), "testFold": test_fold.tolist(), "candidates": candidates}


fixture = {
    "seed": SEED,
    "versions": {
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "scikit-learn": sklearn.__version__,
    },
    "coefficients": coefficients(),
    "search": search(),
}
FIXTURE.write_text(json.dumps(fixture, separators=(",", ":"), allow_nan=False) + "\n")
