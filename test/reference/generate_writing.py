"""Writes test/fixtures/fixed-decimals.json: numbers as Python's '%.*f' has them, which rounds the exact value of the double, a
tie to even, as C does.

    python test/reference/generate_writing.py

Seed 20261124 (below, and in the fixture). A double is given by its 64 bits in hex, so that nothing is rounded on the way.
"""

import json
import platform
import random
import struct
from pathlib import Path

SEED = 20261124
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "fixed-decimals.json"
random.seed(SEED)


def bits(value):
    return struct.pack(">d", value).hex()


def doubles():
    """Kinds of numbers, most of them near a tie, where rounding what was rounded before goes wrong."""
    yield from (0.0, -0.0, -1e-9, 5e-324, 1.7976931348623157e308, 2.0**53, 2.0**52 + 0.5, 2.0**51 + 0.25, 2.0**31 - 0.5)
    for _ in range(150):
        yield random.random()
        yield (random.random() - 0.5) * 10 ** random.uniform(-8, 18)
        # Exact ties: few bits after the point.
        yield (2 * random.randrange(10 ** random.randrange(1, 8)) + 1) / 2 ** random.randrange(1, 20)
        # Decimals that end in 5, whose doubles are just above or below.
        yield (random.randrange(10 ** random.randrange(1, 16)) * 10 + 5) / 10 ** random.randrange(1, 17)
        # A carry through all digits.
        yield random.randrange(1000) + 1 - 10.0 ** -random.randrange(1, 17)
        # Where a shifted number passes 2 ** 52 and 2 ** 53.
        yield 2.0 ** random.uniform(50, 54) / 10 ** random.randrange(16)
        yield -(2.0 ** random.uniform(-60, 60))
        value = struct.unpack("<d", struct.pack("<Q", random.getrandbits(64)))[0]
        if abs(value) < 1e40 and abs(value) > 1e-40:
            yield value


cases = []
for value in doubles():
    n_decimals = random.randrange(16)
    cases.append([bits(value), n_decimals, "%.*f" % (n_decimals, value)])

FIXTURE.write_text(
    json.dumps({"seed": SEED, "python": platform.python_version(), "cases": cases}, separators=(",", ":")).replace(
        "],[", "],\n["
    )
    + "\n"
)
