"""Writes test/fixtures/splits.json: the folds of scikit-learn's splitters without a shuffle.

Seed: 42 (draws the classes and the groups; the splitters are not random).
Run:  python test/reference/generate_splits.py
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.model_selection import GroupKFold, StratifiedGroupKFold, StratifiedKFold, TimeSeriesSplit

SEED = 42
TARGET = pathlib.Path(__file__).parents[1] / "fixtures" / "splits.json"
random = np.random.default_rng(SEED)

# A rare class is warned of, and split all the same.
warnings.filterwarnings("ignore", message="The least populated class")


def fold_of(splitter, n, y=None, groups=None):
    """The fold in which each row is tested."""
    folds = np.full(n, -1)
    for fold, (_, test) in enumerate(splitter.split(np.zeros((n, 1)), y, groups)):
        folds[test] = fold
    return folds.tolist()


def stratified(n, n_classes, k):
    y = random.choice(n_classes, size=n, p=random.dirichlet(np.ones(n_classes)))
    return {"nSplits": k, "y": y.tolist(), "foldOf": fold_of(StratifiedKFold(k), n, y)}


def grouped(n, n_groups, k):
    groups = random.integers(n_groups, size=n) * 3 - 7
    texts = np.array([f"g{group}" for group in groups])
    return {
        "nSplits": k,
        "groups": groups.tolist(),
        "foldOf": fold_of(GroupKFold(k), n, groups=groups),
        # Of the same groups as texts, which are in another order.
        "foldOfTexts": fold_of(GroupKFold(k), n, groups=texts),
    }


def stratified_grouped(n, n_classes, n_groups, k):
    groups = random.choice(n_groups, size=n, p=random.dirichlet(np.ones(n_groups)))
    # Classes hang together with groups, as those of one patient do.
    y = (groups + random.integers(2, size=n) * random.integers(n_classes, size=n)) % n_classes
    fold = fold_of(StratifiedGroupKFold(k), n, y, groups)
    return {"nSplits": k, "y": y.tolist(), "groups": groups.tolist(), "foldOf": fold}


def time_series(n, k, gap, test_size, max_train_size):
    splitter = TimeSeriesSplit(k, gap=gap, test_size=test_size, max_train_size=max_train_size)
    # First and last row of each part, which has all rows between.
    parts = [
        [int(rows[0]), int(rows[-1])]
        for split in splitter.split(np.zeros((n, 1)))
        for rows in split
        if np.all(np.diff(rows) == 1)
    ]
    options = {"nSplits": k, "gap": gap, "testSize": test_size, "maxTrainSize": max_train_size}
    return {"n": n, "options": options, "parts": parts}


fixture = {
    "generator": "test/reference/generate_splits.py",
    "seed": SEED,
    "versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__},
    "stratifiedKFold": [
        stratified(n, n_classes, k)
        for n, n_classes, k in [(12, 2, 3), (40, 2, 5), (101, 3, 5), (60, 4, 10), (200, 12, 7), (30, 9, 2)]
    ],
    "groupKFold": [
        grouped(n, n_groups, k)
        for n, n_groups, k in [(10, 5, 2), (60, 12, 5), (100, 40, 3), (200, 150, 7), (50, 6, 5)]
    ],
    "stratifiedGroupKFold": [
        stratified_grouped(n, n_classes, n_groups, k)
        for n, n_classes, n_groups, k in [
            *((40, 2, 10, 3), (100, 2, 30, 5), (150, 3, 25, 5), (200, 2, 120, 10)),
            # Eight and more classes are summed in another order, on which ties hang.
            *((200, 8, 60, 4), (300, 11, 80, 5), (300, 20, 100, 3), (120, 3, 110, 6)),
        ]
    ],
    "timeSeriesSplit": [
        time_series(*case)
        for case in [
            *((20, 3, 2, None, None), (20, 3, 0, 2, None), (20, 3, 0, None, 6), (50, 5, 3, 4, 10)),
            *((17, 4, 1, 1, 2), (30, 2, 10, 5, None), (11, 5, 0, 2, 100)),
        ]
    ],
}
TARGET.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
