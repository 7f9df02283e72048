"""Writes test/fixtures/halving.json: how scikit-learn's HalvingGridSearchCV shares rows out among rounds.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_halving.py

Seed 42. The scores are of no interest here: a scorer of constants makes the searches cheap.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.experimental import enable_halving_search_cv  # noqa: F401
from sklearn.model_selection import HalvingGridSearchCV, KFold

SEED = 42
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "halving.json"

# candidates, rows, splits, classes (1: numbers), factor
CASES = [
    (1, 100, 5, 1, 3),
    (2, 100, 5, 1, 3),
    (3, 100, 5, 1, 3),
    (8, 100, 5, 1, 3),
    (9, 100, 5, 1, 3),
    (27, 1000, 5, 1, 3),
    (100, 1000, 5, 1, 3),
    (125, 5000, 4, 1, 5),
    (64, 777, 3, 1, 2),
    (64, 40, 5, 1, 2),
    (500, 300, 2, 1, 4),
    (30, 200, 5, 2, 3),
    (30, 90, 5, 3, 3),
    (12, 12, 5, 1, 3),
]


def schedule(n_candidates, n_rows, n_splits, n_classes, factor):
    X = np.zeros((n_rows, 1))
    if n_classes == 1:
        estimator, grid, y = DummyRegressor(strategy="constant"), "constant", np.zeros(n_rows)
    else:
        estimator, grid, y = DummyClassifier(), "random_state", np.arange(n_rows) % n_classes
    search = HalvingGridSearchCV(
        estimator,
        {grid: list(range(n_candidates))},
        factor=factor,
        cv=KFold(n_splits),
        scoring=lambda *_: 0.0,
        random_state=SEED,
        refit=False,
    ).fit(X, y)
    return {"nRows": search.n_resources_, "nCandidates": search.n_candidates_}


cases = [
    {
        "task": dict(zip(("nCandidates", "nRows", "nSplits", "nClasses", "factor"), case)),
        "rounds": schedule(*case),
    }
    for case in CASES
]
FIXTURE.write_text(json.dumps({"seed": SEED, "sklearn": sklearn.__version__, "cases": cases}, indent=1) + "\n")
