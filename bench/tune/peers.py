"""The same searches by scikit-learn, for bench-tune.ts.

    peers.py serve DATA           stays: a search a line of standard input, its time and its scores a line of standard output
    peers.py whole CSV OUT NJOBS  the ridge search as a process of its own, as its users run it: CSV in, results out

DATA holds columns, target and fold numbers as doubles, column by column; what a search is, search-case.ts says. What is timed
is `GridSearchCV.fit` without the refit. `isTight` is for the comparison of scores: iterations then go on to rounding error.
"""

import json
import sys
import time

import numpy as np
from sklearn.linear_model import ElasticNet, Lasso, LogisticRegression, Ridge
from sklearn.model_selection import GridSearchCV, PredefinedSplit
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler
from sklearn.impute import SimpleImputer

ESTIMATORS = {
    "ridge": (Ridge, {}),
    "lasso": (Lasso, {"tol": 1e-12, "max_iter": 100_000}),
    "elasticNet": (ElasticNet, {"tol": 1e-12, "max_iter": 100_000}),
    "logistic": (LogisticRegression, {"tol": 1e-10, "max_iter": 10_000}),
    "kNeighbors": (KNeighborsRegressor, {}),
}
PARAMETERS = {
    "alpha": "model__alpha",
    "l1Ratio": "model__l1_ratio",
    "C": "model__C",
    "nNeighbors": "model__n_neighbors",
    "weights": "model__weights",
    "degree": "features__degree",
}
SCORING = {
    "rmse": "neg_root_mean_squared_error",
    "mae": "neg_mean_absolute_error",
    "logLoss": "neg_log_loss",
}


def pipeline_of(task):
    model, tight = ESTIMATORS[task["estimator"]]
    steps = [("scale", StandardScaler())]
    if task["gaps"] > 0:
        steps.insert(0, ("impute", SimpleImputer(strategy="median")))
    if "degree" in task["grid"]:
        steps.append(("features", PolynomialFeatures(include_bias=False)))
    steps.append(("model", model(**(tight if task["isTight"] else {}))))
    return Pipeline(steps)


def search_of(task, fold):
    return GridSearchCV(
        pipeline_of(task),
        {PARAMETERS[name]: values for name, values in task["grid"].items()},
        scoring={name: SCORING[name] for name in task["scorers"]},
        cv=PredefinedSplit(fold),
        n_jobs=task["nJobs"],
        refit=False,
    )


def candidates_of(search, task):
    results = search.cv_results_
    for at, params in enumerate(results["params"]):
        yield {
            "params": {name: params[PARAMETERS[name]] for name in task["grid"]},
            "scores": {name: -results[f"mean_test_{name}"][at] for name in task["scorers"]},
        }


def serve(path):
    data = None
    for line in sys.stdin:
        task = json.loads(line)
        if data is None:
            data = np.fromfile(path, dtype="<f8").reshape(task["nFeatures"] + 2, task["nRows"])
            # Row by row, as scikit-learn has its data from users, and converted before the clock starts.
            X, y, fold = np.ascontiguousarray(data[:-2].T), data[-2].copy(), data[-1].astype(int)
            if task["target"] == "class":
                y = y.astype(int)
        search = search_of(task, fold)
        start = time.perf_counter()
        search.fit(X, y)
        ms = (time.perf_counter() - start) * 1000
        print(json.dumps({"ms": ms, "candidates": list(candidates_of(search, task))}), flush=True)


def whole(path, out, n_jobs):
    import pandas as pd

    task = json.loads(sys.stdin.read())
    frame = pd.read_csv(path)
    features = frame[[f"x{j}" for j in range(task["nFeatures"])]].to_numpy()
    search = search_of({**task, "nJobs": int(n_jobs), "isTight": False}, frame["fold"].to_numpy())
    search.fit(features, frame["y"].to_numpy())
    pd.DataFrame(search.cv_results_).to_csv(out, index=False)


if __name__ == "__main__":
    mode, *rest = sys.argv[1:]
    {"serve": serve, "whole": whole}[mode](*rest)
