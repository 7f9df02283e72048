"""Writes test/fixtures/neighbours.json: nearest neighbours as scikit-learn has them.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_neighbours.py

Seed 42 (below, and in the fixture). scikit-learn takes either of two training rows at one distance, so that there are such
ties only at distance 0, or where all of them are taken.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor

SEED = 42
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "neighbours.json"
rng = np.random.default_rng(SEED)


def columns(X):
    return [column.tolist() for column in X.T]


def predictions(X, y, X_test, n_classes, candidates):
    for n_neighbors, weights in candidates:
        # A tree's distances are sums of squared differences; brute force would lose digits far from the origin.
        settings = {"n_neighbors": n_neighbors, "weights": weights, "algorithm": "kd_tree"}
        params = {"nNeighbors": n_neighbors, "weights": weights}
        if n_classes is None:
            yield {"params": params, "yPred": KNeighborsRegressor(**settings).fit(X, y).predict(X_test).tolist()}
        else:
            model = KNeighborsClassifier(**settings).fit(X, y)
            assert model.classes_.tolist() == list(range(n_classes))
            probabilities = model.predict_proba(X_test).ravel().tolist()
            yield {"params": params, "yPred": model.predict(X_test).tolist(), "probabilities": probabilities}


def problem(name, X, y, X_test, n_classes=None, ks=(1, 2, 5, 20)):
    candidates = [(k, weights) for k in ks for weights in ("uniform", "distance")]
    return {
        "name": name,
        "train": columns(X),
        "y": y.tolist(),
        "test": columns(X_test),
        "nClasses": n_classes,
        "candidates": list(predictions(X, y, X_test, n_classes, candidates)),
    }


def classes_of(X, n_classes):
    score = X[:, 0] + 0.5 * rng.standard_normal(len(X))
    return np.searchsorted(np.quantile(score, np.arange(1, n_classes) / n_classes), score)


def normal(shape):
    """Few digits, which keep the fixture small."""
    return rng.standard_normal(shape).round(6)


def problems():
    X, X_test = normal((100, 4)), normal((25, 4))
    y = (X @ [1, -2, 0.5, 0] + normal(100)).round(6)
    yield problem("numbers", X, y, X_test)
    yield problem("two classes", X, classes_of(X, 2), X_test, 2)
    yield problem("three classes", X, classes_of(X, 3), X_test, 3)
    # Each training row is there once; one tested row in two is one of them. With the duplicates below, five rows coincide.
    same = np.vstack([X_test[:10], X[:10]])
    yield problem("tested rows at no distance", X, y, same)
    repeated, targets = np.vstack([X[:30]] * 5), np.concatenate([y[:30] + shift for shift in range(5)])
    yield problem("five rows at no distance", repeated, targets, same, ks=(5, 10))
    yield problem("five rows at no distance, three classes", repeated, classes_of(repeated, 3), same, 3, ks=(5, 10))
    yield problem("all training rows", X[:25], y[:25], X_test, ks=(24, 25))
    yield problem("all training rows, three classes", X[:25], classes_of(X[:25], 3), X_test, 3, ks=(24, 25))
    yield problem("one feature", X[:, :1], y, X_test[:, :1])
    yield problem("one training row", X[:1], y[:1], X_test[:5], ks=(1,))
    far, far_test = X + [1e9, -1e8, 1e12, 0], X_test + [1e9, -1e8, 1e12, 0]
    yield problem("far from the origin", far, y + 1e9, far_test)
    wide, wide_test = normal((60, 30)), normal((10, 30))
    yield problem("thirty features", wide, wide[:, 0], wide_test, ks=(1, 7))


fixture = {
    "generator": Path(__file__).name,
    "seed": SEED,
    "versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__},
    "problems": list(problems()),
}
FIXTURE.write_text(json.dumps(fixture, separators=(",", ":"), allow_nan=False) + "\n")
