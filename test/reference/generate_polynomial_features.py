"""Writes test/fixtures/polynomial-features.json: terms, coefficients and scores as scikit-learn has them.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_polynomial_features.py

Seed 42 (below, and in the fixture). Numbers are written with all their digits.
"""

import json
from itertools import product
from pathlib import Path

import numpy as np
import scipy
import sklearn
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.model_selection import GridSearchCV, PredefinedSplit
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, PolynomialFeatures, StandardScaler

SEED = 42
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "polynomial-features.json"


def numbers(values):
    return [float(value) for value in values]


def columns(X):
    return [numbers(column) for column in np.asarray(X, dtype=float).T]


def expansion(degree, interaction_only):
    return PolynomialFeatures(degree, interaction_only=interaction_only, include_bias=False)


def model(estimator, alpha, fit_intercept, shape):
    if estimator == "linear":
        # The rank rule max(n, p) * eps said outright: the default of 1.9 cuts at 1e-6.
        return LinearRegression(fit_intercept=fit_intercept, tol=max(shape) * np.finfo(float).eps)
    # By singular values of X: the default forms the Gram matrix, which costs the last digits of what is compared.
    return Ridge(alpha=alpha, fit_intercept=fit_intercept, solver="svd")


# --- Terms ---------------------------------------------------------------------------------------------------------------


def terms():
    names = ["a", "b", "c=x"]
    rng = np.random.default_rng(SEED)
    X = rng.normal(size=(4, 3))
    return {
        "names": names,
        "columns": columns(X),
        "expansions": [
            {
                "degree": degree,
                "interactionOnly": only,
                "names": expansion(degree, only).fit(X).get_feature_names_out(names).tolist(),
                "columns": columns(expansion(degree, only).fit_transform(X)),
            }
            for degree, only in product([1, 2, 3, 4, 5], [False, True])
        ],
    }


# --- Coefficients of well and badly posed problems ---------------------------------------------------------------------------


def problems():
    rng = np.random.default_rng(SEED + 1)
    normal = rng.normal
    level = rng.integers(0, 3, size=60)
    one_hot = np.c_[level == 0, level == 1, level == 2].astype(float)
    flag = (rng.random(60) < 0.4).astype(float)
    two = normal(size=(60, 2))
    signs = np.where(rng.random(60) < 0.5, -1.0, 1.0)
    few = rng.integers(1, 4, size=60).astype(float)
    return [
        ("tall", normal(size=(60, 3)), [], [2, 3]),
        ("one feature", normal(size=(30, 1)), [], [2, 5]),
        ("wide", normal(size=(8, 4)), [], [2, 3]),
        ("constant column", np.c_[two, np.full(60, 1.5)], [], [2, 3]),
        ("column of zeros", np.c_[two, np.zeros(60)], [], [2]),
        ("two values and three", np.c_[two[:, 0], signs, few], [], [2, 3]),
        ("one-hot and boolean", np.c_[two[:, 0], one_hot, flag], [[1, 2, 3]], [2, 3]),
        ("collinear", np.c_[two, two @ [1, -2]], [], [2]),
    ]


def coefficients():
    rng = np.random.default_rng(SEED + 2)
    found = []
    for name, X, blocks, degrees in problems():
        y = X @ np.arange(1, X.shape[1] + 1) + X[:, 0] ** 2 + rng.normal(size=len(X)) + 3
        fits = []
        for degree, only, fit_intercept in product(degrees, [False, True], [True, False]):
            Z = expansion(degree, only).fit_transform(X)
            for estimator, alpha in [("linear", None), ("ridge", 0.01), ("ridge", 10.0)]:
                fitted = model(estimator, alpha, fit_intercept, Z.shape).fit(Z, y)
                params = {"degree": degree, "interactionOnly": only, "fitIntercept": fit_intercept}
                if alpha is not None:
                    params["alpha"] = alpha
                fits.append(
                    {
                        "estimator": estimator,
                        "params": params,
                        "coef": numbers(fitted.coef_),
                        "intercept": float(fitted.intercept_),
                        **({"rank": int(fitted.rank_)} if alpha is None else {}),
                    }
                )
        found.append({"name": name, "columns": columns(X), "y": numbers(y), "oneHotBlocks": blocks, "fits": fits})
    return found


# --- Searches: normalised and encoded in the fold, then expanded ------------------------------------------------------------

SCORING = {"rmse": "neg_root_mean_squared_error", "mae": "neg_mean_absolute_error", "r2": "r2"}


def tables():
    rng = np.random.default_rng(SEED + 3)
    n = 90
    normal = rng.normal
    plain = normal(size=(n, 3)) * [1, 10, 0.1] + [0, 20, 0.5]
    far = np.c_[1e6 + normal(size=n).round(3), -1e6 + normal(size=n).round(3), normal(size=n)]
    skewed = np.c_[rng.exponential(size=n), rng.integers(1, 4, size=n), np.where(rng.random(n) < 0.5, 3.0, 7.0)]
    mixed = normal(size=(n, 2)) + [0, 3]
    levels = rng.integers(0, 3, size=n)
    flag = (rng.random(n) < 0.4).astype(float)
    wide = normal(size=(30, 5))
    return [
        ("numbers", plain, None, None, [1, 2, 3], ["standard", "minMax", "none"]),
        ("far from the origin", far, None, None, [1, 2, 3], ["standard", "minMax"]),
        ("skewed, three values and two", skewed, None, None, [2, 3], ["standard", "minMax"]),
        ("category and boolean", mixed, levels, flag, [1, 2, 3], ["standard", "minMax"]),
        ("wide", wide, None, None, [2, 3], ["standard"]),
    ]


def search(name, numeric, levels, flag, degrees, methods):
    rng = np.random.default_rng(SEED + 4)
    n, k = numeric.shape
    centred = (numeric - numeric.mean(axis=0)) / numeric.std(axis=0)
    y = centred @ np.arange(1, k + 1) + centred[:, 0] * centred[:, 1] + 0.5 * rng.normal(size=n)
    parts = [numeric]
    for extra in [levels, flag]:
        if extra is not None:
            parts.append(extra)
            y = y + extra * centred[:, 0]
    X = np.column_stack(parts)
    test_fold = rng.integers(0, 3, size=n)
    split = PredefinedSplit(test_fold)
    candidates = []
    for method in methods:
        scaler = {"standard": StandardScaler(), "minMax": MinMaxScaler(), "none": "passthrough"}[method]
        encode = [("numeric", scaler, list(range(k)))]
        if levels is not None:
            encode.append(("levels", OneHotEncoder(sparse_output=False, handle_unknown="ignore"), [k]))
        prepare = ColumnTransformer(encode, remainder="passthrough")
        for estimator, grid in [
            ("linear", {"model__fit_intercept": [True, False]}),
            ("ridge", {"model__alpha": [0.01, 1.0, 100.0], "model__fit_intercept": [True, False]}),
        ]:
            steps = [("prepare", prepare), ("expand", expansion(1, False)), ("model", model(estimator, 1.0, True, X.shape))]
            grid = {"expand__degree": degrees, "expand__interaction_only": [False, True], **grid}
            found = GridSearchCV(Pipeline(steps), grid, scoring=SCORING, cv=split, refit=False).fit(X, y).cv_results_
            for index, params in enumerate(found["params"]):
                own = {
                    "normalize": method,
                    "degree": params["expand__degree"],
                    "interactionOnly": params["expand__interaction_only"],
                    "fitIntercept": params["model__fit_intercept"],
                }
                if estimator == "ridge":
                    own["alpha"] = params["model__alpha"]
                scores = {
                    # GridSearchCV negates errors so that greater is better.
                    scorer: [
                        float((1 if scorer == "r2" else -1) * found[f"split{s}_test_{scorer}"][index])
                        for s in range(split.get_n_splits())
                    ]
                    for scorer in SCORING
                }
                candidates.append({"estimator": estimator, "params": own, **scores})
    return {
        "name": name,
        "numeric": columns(numeric),
        "levels": None if levels is None else levels.tolist(),
        "flag": None if flag is None else numbers(flag),
        "y": numbers(y),
        "testFold": test_fold.tolist(),
        "candidates": candidates,
    }


def main():
    fixture = {
        "seed": SEED,
        "versions": {"numpy": np.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
        "terms": terms(),
        "coefficients": coefficients(),
        "searches": [search(*table) for table in tables()],
    }
    FIXTURE.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
