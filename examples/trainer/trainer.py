"""An example of a trainer for Upkeep: gradient-boosted regression stumps, in nothing but Python's standard library.

Upkeep calls it as `python3 trainer.py REQUEST RESPONSE`, two paths of JSON files; docs/trainer.md describes both. It reads the
rows that the request names, fits or predicts, and writes the response. The same functions serve as a Lambda function: its handler
is given the request and returns the response, with files fetched from and put to S3 (see README.md).

Parameters of the grid, with what is taken where the grid has none:
    rounds        number of stumps, whole, at least 1 (100)
    learningRate  how much of each stump is taken, above 0 to 1 (0.1)
    thresholds    how many cuts of each feature are tried, whole, at least 1 (16)

It predicts numbers. A trainer of classes gets the classes' names with the request and answers indices into them.
"""

import csv
import json
import sys


def read_rows(path, columns):
    """The features, row by row, and the target if the file has one."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    header, cells = rows[0], [[float(cell) for cell in row] for row in rows[1:]]
    roles = [columns["target"], columns["weight"]]
    features = [at for at, name in enumerate(header) if name not in roles]
    X = [[row[at] for at in features] for row in cells]
    target = header.index(columns["target"]) if columns["target"] in header else None
    return X, None if target is None else [row[target] for row in cells]


def cuts_of(values, n_cuts):
    """Values between the smallest and the largest that cut off equal shares of the rows."""
    ordered = sorted(set(values))
    places = {(at + 1) * len(ordered) // (n_cuts + 1) for at in range(n_cuts)}
    return [ordered[place - 1] for place in sorted(places) if 0 < place < len(ordered)]


def best_stump(X, residuals, cuts):
    """The cut with the least squared error: (feature, threshold, value at or below it, value above it)."""
    total, n = sum(residuals), len(residuals)
    best, best_gain = None, 0.0
    for feature, thresholds in enumerate(cuts):
        for threshold in thresholds:
            below = [residual for row, residual in zip(X, residuals) if row[feature] <= threshold]
            n_below, sum_below = len(below), sum(below)
            n_above, sum_above = n - n_below, total - sum_below
            if n_below == 0 or n_above == 0:
                continue
            gain = sum_below**2 / n_below + sum_above**2 / n_above - total**2 / n
            if gain > best_gain:
                best, best_gain = (feature, threshold, sum_below / n_below, sum_above / n_above), gain
    return best


def fit(X, y, params):
    rounds, rate = params.get("rounds", 100), params.get("learningRate", 0.1)
    if rounds < 1 or not 0 < rate <= 1:
        raise ValueError(f"rounds {rounds} and learningRate {rate}: at least 1, and above 0 to 1")
    start = sum(y) / len(y)
    cuts = [cuts_of([row[feature] for row in X], params.get("thresholds", 16)) for feature in range(len(X[0]))]
    model = {"start": start, "rate": rate, "stumps": []}
    residuals = [value - start for value in y]
    for _ in range(rounds):
        stump = best_stump(X, residuals, cuts)
        if stump is None:
            break
        model["stumps"].append(stump)
        residuals = [residual - rate * answer(stump, row) for residual, row in zip(residuals, X)]
    return model


def answer(stump, row):
    feature, threshold, below, above = stump
    return below if row[feature] <= threshold else above


def predict(model, X):
    return [model["start"] + model["rate"] * sum(answer(stump, row) for stump in model["stumps"]) for row in X]


def respond(request):
    if request["task"] != "regression":
        raise ValueError("this trainer predicts numbers")
    response = {"format": "upkeep-trainer-response/1"}
    if request["action"] == "predict":
        with open(request["model"], encoding="utf-8") as file:
            model = json.load(file)
    else:
        X, y = read_rows(request["train"], request["columns"])
        model = fit(X, y, request["params"])
    if request["action"] == "fit":
        with open(request["model"], "w", encoding="utf-8") as file:
            json.dump(model, file)
    else:
        X, _ = read_rows(request["test"], request["columns"])
        response["predictions"] = predict(model, X)
    return response


if __name__ == "__main__":
    request_path, response_path = sys.argv[1:]
    with open(request_path, encoding="utf-8") as file:
        response = respond(json.load(file))
    with open(response_path, "w", encoding="utf-8") as file:
        # Upkeep refuses NaN, which is no JSON; so does this.
        json.dump(response, file, allow_nan=False)
