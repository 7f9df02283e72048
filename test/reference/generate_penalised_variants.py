"""Writes test/fixtures/penalised-variants.json: lasso and elastic net with sample weights, and on polynomial features.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_penalised_variants.py

Seed 42. Solved at a tolerance of 1e-15, so that what differs is not scikit-learn's stopping.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.linear_model import ElasticNet, Lasso
from sklearn.preprocessing import PolynomialFeatures

SEED = 42
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "penalised-variants.json"
TIGHT = {"tol": 1e-15, "max_iter": 1_000_000}


def problem(rng, n, p):
    X = rng.standard_normal((n, p))
    # A column of 0 and 1 is its own square: equal columns among the polynomial features.
    X[:, -1] = rng.integers(0, 2, n)
    y = X[:, 0] - 2 * X[:, 1] * X[:, 0] + 0.5 * X[:, -1] + 0.3 * rng.standard_normal(n)
    return X, y


def estimators():
    for alpha in (0.01, 0.1):
        for fit_intercept in (True, False):
            shared = {"alpha": alpha, "fitIntercept": fit_intercept}
            options = {"alpha": alpha, "fit_intercept": fit_intercept, **TIGHT}
            yield "lasso", shared, Lasso(**options)
            yield "elasticNet", {**shared, "l1Ratio": 0.4}, ElasticNet(l1_ratio=0.4, **options)


rng = np.random.default_rng(SEED)
X, y = problem(rng, 40, 4)
weights = rng.integers(0, 4, 40) * rng.uniform(0.5, 1.5, 40)
weighted = [
    {
        "estimator": name,
        "params": params,
        "coef": model.fit(X, y, sample_weight=weights).coef_.tolist(),
        "intercept": float(model.intercept_),
    }
    for name, params, model in estimators()
]
expanded = []
for degree, interaction_only in ((2, False), (3, False), (3, True)):
    Z = PolynomialFeatures(degree, interaction_only=interaction_only, include_bias=False).fit_transform(X)
    for name, params, model in estimators():
        expanded.append(
            {
                "estimator": name,
                "params": {**params, "degree": degree, "interactionOnly": interaction_only},
                "predictions": model.fit(Z, y).predict(Z).tolist(),
            }
        )
FIXTURE.write_text(
    json.dumps(
        {
            "seed": SEED,
            "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__},
            "columns": X.T.tolist(),
            "y": y.tolist(),
            "weights": weights.tolist(),
            "weighted": weighted,
            "expanded": expanded,
        }
    )
    + "\n"
)
