"""Writes test/fixtures/number-grids.json: NumPy's linspace and arange of whole numbers.

    python -m pip install -r test/reference/requirements.txt
    python test/reference/generate_number_grids.py

Seed 42 (below, and in the fixture) for the drawn ends.
"""

import json
from pathlib import Path

import numpy as np

SEED = 42
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "number-grids.json"
rng = np.random.default_rng(SEED)

spaces = [(0, 1, 11), (0.1, 0.7, 7), (-5, 5, 4), (3, 3, 3), (2, 9, 1), (1, -1, 6), (1e9, 1e9 + 1, 13), (-1e-8, 1e8, 9)]
spaces += [(float(a), float(b), int(n)) for a, b, n in zip(rng.normal(0, 10, 12), rng.normal(0, 10, 12), rng.integers(1, 40, 12))]
ranges = [(1, 10, 1), (1, 10, 3), (1, 11, 3), (10, 1, -2), (0, 1, 5), (5, 5, 1), (5, 1, 1), (-7, 8, 4)]
ranges += [tuple(map(int, r)) for r in zip(rng.integers(-50, 50, 8), rng.integers(-50, 50, 8), rng.integers(1, 9, 8))]

fixture = {
    "generator": Path(__file__).name,
    "seed": SEED,
    "versions": {"numpy": np.__version__},
    "linspace": [{"arguments": a, "values": np.linspace(*a).tolist()} for a in spaces],
    "range": [{"arguments": a, "values": np.arange(*a).tolist()} for a in ranges],
}
FIXTURE.write_text(json.dumps(fixture, separators=(",", ":"), allow_nan=False) + "\n")
