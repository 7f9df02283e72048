"""The same grid by scikit-learn, for tune.ts: reads a scorer's name a line, answers with the time and the mean scores."""

import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV, PredefinedSplit
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

SCORING = {"rmse": "neg_root_mean_squared_error", "mae": "neg_mean_absolute_error"}

folder = Path(sys.argv[1])
grid = json.loads((folder / "grid.json").read_text())
data = np.fromfile(folder / "data.f64", dtype="<f8").reshape(grid["nFeatures"] + 2, grid["nRows"])
# Row by row, as scikit-learn has its data from users, and converted before the clock starts.
X, y, fold = np.ascontiguousarray(data[:-2].T), data[-2].copy(), data[-1].astype(int)

for line in sys.stdin:
    pipeline = Pipeline([("scale", StandardScaler()), ("ridge", Ridge())])
    search = GridSearchCV(
        pipeline,
        {"ridge__alpha": grid["alphas"]},
        scoring=SCORING[line.strip()],
        cv=PredefinedSplit(fold),
        n_jobs=1,
        refit=False,
    )
    start = time.perf_counter()
    search.fit(X, y)
    ms = (time.perf_counter() - start) * 1000
    scores = (-search.cv_results_["mean_test_score"]).tolist()
    print(json.dumps({"ms": ms, "scores": scores}), flush=True)
