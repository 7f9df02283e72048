"""Writes test/fixtures/apply-recipe/: training.csv and new.csv, recipes.json by the engine (write-recipes.ts), and
finished.json: what examples/apply-recipe/apply_recipe.py, which was written from docs/recipe.md, makes of the new rows.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_applied_recipes.py

Seed 20261124 (below, and in the fixture). Needs node. Numbers are written with all their digits.
"""

import csv
import json
import platform
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

SEED = 20261124
ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "test" / "fixtures" / "apply-recipe"
SCRIPT = ROOT / "examples" / "apply-recipe" / "apply_recipe.py"
HEADER = ["at", "shop", "station", "temperature", "pressure", "humidity", "count", "open", "sky", "note"]
rng = np.random.default_rng(SEED)


def gaps(cells, share=0.15):
    return [rng.choice(["", "NA"]) if rng.random() < share else cell for cell in cells]


def table(n, start, shops, skies, spike):
    at = [start + timedelta(minutes=int(minutes)) for minutes in np.cumsum(rng.integers(0, 90, size=n))]
    temperature = rng.normal(12, 4, size=n)
    temperature[rng.integers(0, n, size=3)] += spike
    columns = [
        [time.isoformat() + ("Z" if rng.random() < 0.5 else "") for time in at],
        gaps(rng.choice(shops, size=n), 0.05),
        rng.choice(["7", "9", "10"], size=n),
        gaps([repr(round(x, 3)) for x in temperature.tolist()]),
        gaps([repr(x) for x in (1e6 + rng.uniform(-50, 50, size=n)).tolist()]),
        gaps([f"{x:.2e}" for x in np.exp(rng.normal(0, 2, size=n)).tolist()]),
        gaps([str(x) for x in rng.integers(0, 14, size=n).tolist()], 0.25),
        gaps(rng.choice(["true", "False", "TRUE"], size=n)),
        gaps(rng.choice(skies, size=n)),
        [f"note, {row}" for row in range(n)],
    ]
    rows = list(zip(*columns))
    # Not in the order of their times, so that ordering matters.
    return [rows[row] for row in rng.permutation(n)]


def write(name, rows):
    with open(FOLDER / name, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADER, *rows])


def applied(name, case):
    """What the script writes, by column: numbers, or texts where a cell is none."""
    with tempfile.TemporaryDirectory() as folder:
        recipe, out = Path(folder, "recipe.json"), Path(folder, "finished.csv")
        recipe.write_text(json.dumps(case["recipe"]))
        command = [sys.executable, SCRIPT, recipe, FOLDER / "new.csv", out]
        done = subprocess.run(command, capture_output=True, text=True)
        if name.startswith("refused: "):
            assert done.returncode != 0 and "Traceback" not in done.stderr, done.stderr
            return {"refused": done.stderr.strip()}
        assert done.returncode == 0, done.stderr
        with open(out, encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
    return {"columns": {name: list(map(cell, cells)) for name, cells in zip(header, zip(*rows))}}


def cell(text):
    try:
        return float(text)
    except ValueError:
        return text


skies = ["clear"] * 9 + ["rain"] * 5 + ["fog"] * 3 + ["hail", "Snow", "é"]
write("training.csv", table(80, datetime(2026, 1, 1), ["north", "south", "east"], skies, 60))
# They begin before the training rows end: the first ones do not follow on from those.
write("new.csv", table(40, datetime(2026, 1, 2, 20), ["north", "south", "west"], [*skies, "dust", "ash"], -90))
subprocess.run(["node", ROOT / "test" / "reference" / "write-recipes.ts"], check=True)
cases = json.loads((FOLDER / "recipes.json").read_text())
document = {
    "generator": "test/reference/generate_applied_recipes.py",
    "seed": SEED,
    "versions": {"python": platform.python_version(), "numpy": np.__version__},
    "finished": {name: applied(name, case) for name, case in cases.items()},
}
(FOLDER / "finished.json").write_text(json.dumps(document, allow_nan=False) + "\n")
