"""Writes test/fixtures/model-selection.json: what scikit-learn does with splits, grids and ranks.

Seed: 7 (data of the grid search only; the rest is not random).
Run:  python test/reference/generate_model_selection.py
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.model_selection import GridSearchCV, KFold, ParameterGrid, PredefinedSplit, TimeSeriesSplit
from sklearn.tree import DecisionTreeRegressor

SEED = 7
TARGET = pathlib.Path(__file__).parents[1] / "fixtures" / "model-selection.json"


def folds(splitter, n):
    return [
        {"train": train.tolist(), "test": test.tolist()} for train, test in splitter.split(np.zeros((n, 1)))
    ]


class TreeThatMayFail(RegressorMixin, BaseEstimator):
    """Depths beyond the data's give equal trees, so equal scores; a depth of -1 cannot be fitted."""

    def __init__(self, max_depth=1):
        self.max_depth = max_depth

    def fit(self, X, y):
        self.tree_ = DecisionTreeRegressor(max_depth=self.max_depth, random_state=0).fit(X, y)
        return self

    def predict(self, X):
        return self.tree_.predict(X)


def cv_results():
    random = np.random.default_rng(SEED)
    X = random.normal(size=(60, 3))
    y = X[:, 0] + 0.5 * random.normal(size=60)
    depths = [50, 1, -1, 60, 2, 70, -2, 3]
    search = GridSearchCV(
        TreeThatMayFail(),
        {"max_depth": depths},
        scoring={"rmse": "neg_root_mean_squared_error", "mae": "neg_mean_absolute_error", "r2": "r2"},
        cv=KFold(4),
        refit=False,
        error_score=np.nan,
    ).fit(X, y)
    results = search.cv_results_
    scorers = {}
    for name, sign in [("rmse", -1), ("mae", -1), ("r2", 1)]:
        splits = np.stack([results[f"split{split}_test_{name}"] for split in range(4)], axis=1)
        scorers[name] = {
            "splitTestScores": [[None if np.isnan(v) else v for v in row] for row in (sign * splits).tolist()],
            "mean": [None if np.isnan(v) else v for v in (sign * results[f"mean_test_{name}"]).tolist()],
            "std": [None if np.isnan(v) else v for v in results[f"std_test_{name}"].tolist()],
            "rank": results[f"rank_test_{name}"].tolist(),
        }
    return {"maxDepth": depths, "scorers": scorers}


fold_columns = [[0, 0, 1, 1, 2, 2], [2, -1, 0, 2, 5, -1, 0, 5], [-1, 0, -1, 0], [1, 0, 1, 0, 1]]
grids = [
    {"fitIntercept": [True, False], "alpha": [0.1, 1.0, 10.0]},
    {"normalize": ["none", "minMax"], "alpha": [2.0, 1.0], "fitIntercept": [False, True]},
    {"degree": [1, 2, 3], "feature": ["b", "a"]},
]
spaces = [[-3, 3, 50], [-3, 3, 20], [0, 2, 3], [-1.5, 2.25, 7], [2, -2, 9], [1, 5, 1], [-300, 300, 13]]

fixture = {
    "generator": "test/reference/generate_model_selection.py",
    "seed": SEED,
    "versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__},
    "kFold": [
        {"n": n, "nSplits": k, "folds": folds(KFold(k), n)} for n, k in [(10, 5), (11, 3), (7, 7), (23, 4)]
    ],
    "timeSeriesSplit": [
        {"n": n, "nSplits": k, "folds": folds(TimeSeriesSplit(k), n)}
        for n, k in [(10, 3), (6, 5), (17, 4), (50, 5)]
    ],
    "predefinedSplit": [
        {"fold": fold, "folds": folds(PredefinedSplit(fold), len(fold))} for fold in fold_columns
    ],
    "parameterGrid": [{"grid": grid, "params": list(ParameterGrid(grid))} for grid in grids],
    "logspace": [{"arguments": a, "values": np.logspace(*a).tolist()} for a in spaces],
    "cvResults": cv_results(),
}
TARGET.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
