"""Writes test/fixtures/logistic.json: logistic regressions and classifying baselines as scikit-learn has them.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_logistic.py

Seed 42 (below, and in the fixture). Numbers are written with all their digits. Each fit is checked here: its gradient is 0 but for
rounding, so that the coefficients are right to more digits than the tests ask for.
"""

import json
import warnings
from pathlib import Path

import numpy as np
import scipy
import sklearn
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.utils import compute_sample_weight

SEED = 42
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "logistic.json"
# A line search that ends at rounding, after the gradient has.
warnings.filterwarnings("ignore")


def numbers(values):
    return np.asarray(values, dtype=float).tolist()


def problems():
    rng = np.random.default_rng(SEED)
    normal = rng.normal

    def classes(X, k, noise=1.0):
        Z = (X - X.mean(axis=0)) / np.where(X.std(axis=0) > 0, X.std(axis=0), 1)
        margins = Z @ normal(size=(X.shape[1], k)) + noise * rng.gumbel(size=(len(X), k)) + np.arange(k) * 0.3
        return margins.argmax(axis=1)

    tall = normal(size=(60, 4)) * [1, 2, 0.5, 3] + [0, 5, -2, 1]
    wide = normal(size=(12, 20))
    two = normal(size=(40, 2))
    collinear = np.c_[two, two[:, 0] - 2 * two[:, 1], normal(size=40)]
    constant = np.c_[normal(size=40), np.full(40, 7.5), normal(size=40)]
    scaled = normal(size=(50, 3)) * [1e-2, 1, 1e3]
    # Multiples of 1/1024 are exact beside 1e9 too.
    far = (normal(size=(40, 2)) * 1024).round() / 1024
    level = rng.integers(0, 3, size=50)
    one_hot = np.c_[normal(size=(50, 2)), level == 0, level == 1, level == 2].astype(float)
    separable = np.c_[np.linspace(-2, 2, 30), normal(size=30)]
    rare = normal(size=(80, 3))
    both, alone, Cs = [True, False], [True], [0.01, 1.0, 100.0]
    return [
        ("two classes", tall, classes(tall, 2), Cs, both, 0),
        ("three classes", tall, classes(tall, 3), Cs, both, 0),
        ("two classes, wide", wide, np.arange(12) % 2, Cs, both, 0),
        ("three classes, wide", wide, np.arange(12) % 3, Cs, both, 0),
        ("two classes, collinear", collinear, classes(collinear, 2), [0.1, 1e4], both, 0),
        ("three classes, collinear", collinear, classes(collinear, 3), [0.1, 1e4], both, 0),
        ("two classes, constant column", constant, classes(constant, 2), Cs, both, 0),
        ("three classes, constant column", constant, classes(constant, 3), Cs, both, 0),
        # The column of 1e-2 is felt only with a C of its squared inverse; scikit-learn solves no wider scales.
        ("two classes, badly scaled", scaled, classes(scaled, 2), [1e4], both, 0),
        ("three classes, badly scaled", scaled, classes(scaled, 3), [1e4], both, 0),
        # Solved at the origin, where scikit-learn has digits; the intercept is moved to where the columns are.
        ("two classes, far from the origin", far, classes(far, 2), Cs, alone, 1e9),
        ("three classes, far from the origin", far, classes(far, 3), Cs, alone, 1e9),
        ("two classes, one-hot", one_hot, classes(one_hot, 2), Cs, both, 0),
        ("two classes, separable", separable, (separable[:, 0] > 0.1).astype(int), [1.0, 1e4], both, 0),
        ("three classes, separable", separable, np.digitize(separable[:, 0], [-0.7, 0.7]), [1.0, 1e4], both, 0),
        ("two classes, one rare", rare, (np.arange(80) % 20 == 0).astype(int), Cs, alone, 0),
    ]


def gradient_share(model, X, y, weight, C):
    """The largest derivative, over the largest of the sums of absolute values that it is made of."""
    proba = model.predict_proba(X)
    residual = (proba - np.eye(proba.shape[1])[y]) * weight[:, None]
    if len(model.coef_) == 1:
        residual = residual[:, 1:]
    A = np.c_[X, np.ones(len(X))] if model.fit_intercept else X
    W = np.c_[model.coef_, model.intercept_ * 0] if model.fit_intercept else model.coef_
    gradient = C * residual.T @ A + W
    size = C * np.abs(residual).T @ np.abs(A) + np.abs(W)
    return np.max(np.abs(gradient) / size.max(axis=0))


def fits(X, y, Cs, flags, shift):
    rng = np.random.default_rng(SEED + 1)
    weights = {"none": None, "sampleWeight": rng.integers(0, 4, size=len(y)) * 0.5}
    for fit_intercept in flags:
        for C in Cs:
            for class_weight in ["none", "balanced"]:
                for name, weight in weights.items():
                    if (class_weight == "balanced" or name != "none") and C != Cs[0]:
                        continue
                    model = LogisticRegression(
                        C=C,
                        fit_intercept=fit_intercept,
                        class_weight=None if class_weight == "none" else "balanced",
                        solver="newton-cholesky",
                        tol=1e-14,
                        max_iter=1000,
                    ).fit(X, y, sample_weight=weight)
                    row_weight = np.ones(len(y)) if weight is None else weight
                    if class_weight == "balanced":
                        row_weight = row_weight * compute_balanced(y, row_weight)
                    share = gradient_share(model, X, y, row_weight, C)
                    assert share < 1e-10, share
                    if len(model.coef_) > 1:
                        # At the minimum they add up to 0; what scikit-learn leaves is rounding over a small penalty.
                        model.coef_ -= model.coef_.mean(axis=0)
                    if fit_intercept:
                        # Beside an intercept a constant column has no slope at all, and scikit-learn's is rounding.
                        model.coef_[:, np.ptp(X, axis=0) == 0] = 0
                    params = {"C": C, "fitIntercept": fit_intercept, "classWeight": class_weight}
                    yield {
                        "params": params,
                        "sampleWeight": None if weight is None else numbers(weight),
                        "coef": numbers(model.coef_),
                        "intercept": numbers(model.intercept_ - shift * model.coef_.sum(axis=1)),
                        "probabilities": numbers(model.predict_proba(X[:5])),
                        "predictions": numbers(model.predict(X)),
                    }


def compute_balanced(y, weight):
    counts = np.bincount(y, weights=weight)
    return (weight.sum() / (len(counts) * counts))[y]


def baselines():
    cases = [
        ([0, 1, 1, 2, 1], None),
        ([1, 1, 0, 0, 2], None),
        ([2, 2, 0, 1, 1], [1.0, 2.5, 0.5, 1, 0]),
        ([0, 1, 0, 1, 2], [1.0, 1.0, 1.0, 1.0, 5.0]),
    ]
    for y, weight in cases:
        for strategy in ["prior", "most_frequent"]:
            model = DummyClassifier(strategy=strategy).fit(np.zeros((5, 1)), y, sample_weight=weight)
            yield {
                "y": y,
                "sampleWeight": weight,
                "strategy": "prior" if strategy == "prior" else "mostFrequent",
                "probabilities": numbers(model.predict_proba(np.zeros((1, 1)))[0]),
                "prediction": int(model.predict(np.zeros((1, 1)))[0]),
            }


# The formula above is scikit-learn's.
np.testing.assert_allclose(compute_balanced(np.array([0, 1, 1]), np.ones(3)), compute_sample_weight("balanced", [0, 1, 1]))

fixture = {
    "seed": SEED,
    "versions": {
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "scikit-learn": sklearn.__version__,
    },
    "problems": [
        {
            "name": name,
            "columns": numbers(X.T + shift),
            "y": y.tolist(),
            "nClasses": int(y.max()) + 1,
            "fits": list(fits(X, y, Cs, flags, shift)),
        }
        for name, X, y, Cs, flags, shift in problems()
    ],
    "baselines": list(baselines()),
}
FIXTURE.write_text(json.dumps(fixture, separators=(",", ":"), allow_nan=False) + "\n")
