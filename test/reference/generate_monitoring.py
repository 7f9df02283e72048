"""Metrics of monitoring windows, by scikit-learn and NumPy. Seed 7.

    python test/reference/generate_monitoring.py

writes test/fixtures/monitoring.json: a prediction log, a few labels apart from it, and the metrics by window and version.
"""

import datetime
import json
import pathlib

import numpy
import sklearn
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error

SEED = 7
N = 400
UNITS = {
    "1 day": lambda t: t.strftime("%Y-%m-%d"),
    "1 week": lambda t: "{}-W{:02d}".format(*t.isocalendar()[:2]),
    "1 month": lambda t: t.strftime("%Y-%m"),
    "1 year": lambda t: t.strftime("%Y"),
    "6 hours": lambda t: t.strftime("%Y-%m-%dT") + "{:02d}".format(t.hour // 6 * 6),
}

random = numpy.random.default_rng(SEED)
start = datetime.datetime(1976, 12, 27, tzinfo=datetime.timezone.utc)
predictions, actuals, rows = [], [], []
for index in range(N):
    minutes = int(random.integers(0, 14 * 24 * 60))
    time = start + datetime.timedelta(minutes=minutes)
    # Far from the origin: sums of squares that are not centred lose r2 here.
    actual = float(1e6 + random.normal(20, 5))
    prediction = float(actual + random.normal(0.5, 3))
    version = int(random.integers(1, 3))
    features = {name: (None if random.random() < 0.1 else float(random.integers(0, 100))) for name in "abc"}
    line = {
        "id": f"row-{index}",
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "version": version,
        "prediction": prediction,
        "features": features,
    }
    kind = index % 4  # own label, timed label, label without a time, none
    if kind == 0:
        line["actual"] = actual
    elif kind == 1:
        actuals.append({"id": line["id"], "time": line["time"], "actual": actual})
    elif kind == 2:
        actuals.append({"id": line["id"], "actual": actual})
    predictions.append(line)
    rows.append((time, version, prediction, None if kind == 3 else actual, features))


def metrics_of(group):
    labelled = [(prediction, actual) for _, _, prediction, actual, _ in group if actual is not None]
    cells = [cell for *_, features in group for cell in features.values()]
    metrics = {
        "count": len(group),
        "labelCoverage": len(labelled) / len(group),
        "missingRatio": cells.count(None) / len(cells),
    }
    if labelled:
        y_pred, y_true = (numpy.array(values) for values in zip(*labelled))
        metrics["rmse"] = float(root_mean_squared_error(y_true, y_pred))
        metrics["mae"] = float(mean_absolute_error(y_true, y_pred))
        metrics["bias"] = float(numpy.mean(y_pred - y_true))
        if len(labelled) > 1:
            metrics["r2"] = float(r2_score(y_true, y_pred))
    return metrics


expected = {}
for unit, name_of in UNITS.items():
    groups = {}
    for row in rows:
        groups.setdefault((name_of(row[0]), row[1]), []).append(row)
    expected[unit] = [
        {"window": window, "version": version, "metrics": metrics_of(group)}
        for (window, version), group in sorted(groups.items())
    ]

fixture = {
    "seed": SEED,
    "versions": {"numpy": numpy.__version__, "scikit-learn": sklearn.__version__},
    "predictions": predictions,
    "actuals": actuals,
    "expected": expected,
}
path = pathlib.Path(__file__).parent.parent / "fixtures" / "monitoring.json"
path.parent.mkdir(exist_ok=True)
path.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
