"""Writes test/fixtures/scorers.json: every score as scikit-learn has it.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_scorers.py

Seed 42 (below, and in the fixture). Scores that scikit-learn refuses, or that are not defined, are null. The classes are 0 to
nClasses - 1, and `labels` names all of them wherever a function takes it: a fold may lack some.
"""

import json
import math
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics

SEED = 42
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "scorers.json"

warnings.simplefilter("ignore")


def number(value):
    return float(value) if math.isfinite(value) else None


def attempt(score, *arguments, **options):
    try:
        return number(score(*arguments, **options))
    except ValueError:
        return None


# --- Numbers ---------------------------------------------------------------------------------------------------------

REGRESSION = {
    "rmse": metrics.root_mean_squared_error,
    "mse": metrics.mean_squared_error,
    "mae": metrics.mean_absolute_error,
    "mape": metrics.mean_absolute_percentage_error,
    "medae": metrics.median_absolute_error,
    "r2": metrics.r2_score,
    "msle": metrics.mean_squared_log_error,
    "maxError": metrics.max_error,
}


def regression(name, true, predicted):
    true, predicted = np.asarray(true, dtype=float), np.asarray(predicted, dtype=float)
    scores = {scorer: attempt(score, true, predicted) for scorer, score in REGRESSION.items()}
    return {"name": name, "yTrue": true.tolist(), "yPred": predicted.tolist(), "scores": scores}


def regressions():
    rng = np.random.default_rng(SEED)
    positive = rng.gamma(2, 10, size=41)
    noise = rng.normal(size=41)
    whole = rng.integers(0, 5, size=40)
    return [
        regression("positive, odd", positive, np.abs(positive + 3 * noise)),
        regression("positive, even", positive[:40], np.abs(positive + 3 * noise)[:40]),
        regression("ties and zeros", whole, rng.integers(0, 5, size=40)),
        regression("below -1", positive - 20, positive - 20 + noise),
        regression("a prediction of -1", positive, np.r_[-1, positive[1:]]),
        regression("perfect", positive, positive),
        regression("constant truth", np.full(6, 2.5), [2.5, 2.5, 3, 2, 2.5, 1]),
        regression("far off", positive + 1e6, positive),
        regression("one row", [3], [2.5]),
    ]


# --- Classes -----------------------------------------------------------------------------------------------------------


def classification(name, true, probabilities, predicted=None):
    true = np.asarray(true)
    probabilities = np.asarray(probabilities, dtype=float)
    predicted = probabilities.argmax(axis=1) if predicted is None else np.asarray(predicted)
    labels = np.arange(probabilities.shape[1])
    is_binary = len(labels) == 2
    scores = {
        "accuracy": attempt(metrics.accuracy_score, true, predicted),
        "balancedAccuracy": attempt(metrics.balanced_accuracy_score, true, predicted),
        "logLoss": attempt(metrics.log_loss, true, probabilities, labels=labels),
        "brier": attempt(metrics.brier_score_loss, true, probabilities, labels=labels),
    }
    for scorer in ["precision", "recall", "f1"]:
        score = getattr(metrics, f"{scorer}_score")
        if is_binary:
            scores[scorer] = attempt(score, true, predicted)
        for average in ["macro", "weighted"]:
            scores[scorer + average.capitalize()] = attempt(score, true, predicted, average=average, labels=labels)
    if is_binary:
        scores["rocAuc"] = attempt(metrics.roc_auc_score, true, probabilities[:, 1])
        scores["averagePrecision"] = attempt(metrics.average_precision_score, true, probabilities[:, 1])
    else:
        indicators = (true[:, None] == labels).astype(int)
        scores["rocAuc"] = attempt(metrics.roc_auc_score, true, probabilities, multi_class="ovr", labels=labels)
        # Where every class is present, scikit-learn makes these indicators itself.
        scores["averagePrecision"] = attempt(metrics.average_precision_score, indicators, probabilities)
        if len(np.unique(true)) == len(labels):
            assert scores["averagePrecision"] == attempt(metrics.average_precision_score, true, probabilities)
    return {
        "name": name,
        "nClasses": len(labels),
        "yTrue": true.tolist(),
        "yPred": predicted.tolist(),
        "probabilities": probabilities.ravel().tolist(),
        "scores": scores,
    }


def drawn(rng, n, n_classes, decimals=None):
    """True classes with probabilities that lean towards them; rounded ones have ties, and may be 0 or 1."""
    true = rng.integers(0, n_classes, size=n)
    raw = rng.gamma(0.7, size=(n, n_classes)) + 0.6 * (true[:, None] == np.arange(n_classes))
    probabilities = raw / raw.sum(axis=1, keepdims=True)
    if decimals is not None:
        probabilities = probabilities.round(decimals)
        probabilities[:, 0] = 1 - probabilities[:, 1:].sum(axis=1)
        probabilities = probabilities.clip(0, 1)
    return true, probabilities


def classifications():
    rng = np.random.default_rng(SEED + 1)
    cases = []
    for n_classes in [2, 4]:
        for decimals in [None, 1]:
            ties = "" if decimals is None else ", ties"
            true, probabilities = drawn(rng, 60, n_classes, decimals)
            cases.append(classification(f"{n_classes} classes{ties}", true, probabilities))
            for only in [0, n_classes - 1]:
                name = f"{n_classes} classes{ties}, only {only} present"
                cases.append(classification(name, np.full(12, only), probabilities[:12]))
        true, probabilities = drawn(rng, 30, n_classes)
        name = f"{n_classes} classes, always 0"
        cases.append(classification(name, true, probabilities, np.zeros(30, dtype=int)))
        name = f"{n_classes} classes, equal probabilities"
        cases.append(classification(name, true, np.full((30, n_classes), 1 / n_classes)))
        name = f"{n_classes} classes, certain"
        cases.append(classification(name, true, np.eye(n_classes)[(true + (np.arange(30) % 7 == 0)) % n_classes]))
        name = f"{n_classes} classes, one row"
        cases.append(classification(name, true[:1], probabilities[:1]))
    true, probabilities = drawn(rng, 40, 4)
    cases.append(classification("4 classes, one of them absent", np.where(true == 2, 3, true), probabilities))
    predicted = probabilities[:, [0, 1, 3]].argmax(axis=1)
    predicted = np.where(predicted == 2, 3, predicted)
    absent = np.where(true == 2, 3, true)
    cases.append(classification("4 classes, one of them absent and never predicted", absent, probabilities, predicted))
    return cases


fixture = {
    "generator": "test/reference/generate_scorers.py",
    "seed": SEED,
    "versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__},
    "regression": regressions(),
    "classification": classifications(),
}
FIXTURE.write_text(json.dumps(fixture, separators=(",", ":"), allow_nan=False) + "\n")
