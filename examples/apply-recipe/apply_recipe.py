"""Gives the rows of a CSV the treatment of a recipe.json (format upkeep-recipe/2). Written from docs/recipe.md alone.

    python apply_recipe.py recipe.json new.csv finished.csv [--missing "" NA NaN null]

Needs Python 3.11 and NumPy. What looks ahead is refused by name: centered windows, savitzkyGolay, backwardFill, interpolate.
A boolean is written as 1.0 or 0.0; a column that is no feature, as it stands. Rows without a time are left out where it is needed.
"""

import argparse, bisect, csv, hashlib, json, math, re, sys
from datetime import datetime, timedelta, timezone
from decimal import Decimal
import numpy as np

NUMBER = re.compile(r"[ \t]*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?[ \t]*")
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}.*)?")
UNIT_MS = {"second": 1e3, "minute": 6e4, "hour": 3.6e6, "day": 8.64e7, "week": 6.048e8}

# --- Canonical JSON and the hash


def number_text(x):
    """A number as ECMAScript writes it."""
    sign, digits, exponent = Decimal(repr(x)).normalize().as_tuple()
    digits, minus = "".join(map(str, digits)), "-" if sign and x else ""
    point = len(digits) + exponent
    if x == 0 or len(digits) <= point <= 21:
        return minus + digits.ljust(point, "0")
    if 0 < point <= 21:
        return f"{minus}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{minus}0.{'0' * -point}{digits}"
    return f"{minus}{digits[0]}{'.' * (len(digits) > 1)}{digits[1:]}e{point - 1:+d}"


def canonical(value):
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return number_text(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def read_recipe(path):
    with open(path, encoding="utf-8") as file:
        recipe = json.load(file, parse_int=float)
    if recipe.get("format") != "upkeep-recipe/2":
        raise SystemExit(f"{path}: the format is {recipe.get('format')}, and this reads upkeep-recipe/2")
    rest = canonical({key: value for key, value in recipe.items() if key != "hash"})
    if hashlib.sha256(rest.encode()).hexdigest() != recipe["hash"]:
        raise SystemExit(f"{path}: the hash does not fit the content")
    return recipe


# --- Cells: None is a gap of text, NaN a gap of numbers


def parse(text, kind):
    """The number that a text spells, or NaN."""
    if kind == "boolean":
        return {"true": 1.0, "1": 1.0, "false": 0.0, "0": 0.0}.get(text.lower(), math.nan)
    if kind == "time":
        if not TIME.fullmatch(text):
            return math.nan
        time = datetime.fromisoformat(text)
        time = time if time.tzinfo else time.replace(tzinfo=timezone.utc)
        return float((time - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(milliseconds=1))
    value = float(text) if NUMBER.fullmatch(text) else math.nan
    return value if math.isfinite(value) else math.nan


def numbers(table, column, kind):
    values = np.array([math.nan if text is None else parse(text, kind) for text in table[column]])
    for row, text in enumerate(table[column]):
        if text is not None and math.isnan(values[row]):
            raise SystemExit(f"column {column}, row {row + 1}: {text!r} is no {kind}")
    return values


def group_keys(table, group):
    """The key of each row, by the type that its column had in training."""
    if group is None:
        return [""] * len(next(iter(table.values())))
    if group["type"] in ("category", "text"):
        return [text or "" for text in table[group["column"]]]
    values = numbers(table, group["column"], group["type"])
    return ["" if math.isnan(x) else number_text(float(x)) for x in values]


def series_of(recipe, table, order, times):
    """The rows of each group in their order, beside the key of their tails. Rows at or before the end of their group in
    training are a series of their own, without one: None."""
    keys, ends, series = group_keys(table, recipe["series"]["group"]), recipe["series"]["ends"], {}
    for row in order:
        earlier = times is not None and times[row] <= ends.get(keys[row], -math.inf)
        series.setdefault((keys[row], earlier), []).append(row)
    tails = [entry["tails"] for entry in recipe["denoise"] + recipe["fills"]]
    anew = [rows for (key, earlier), rows in series.items() if earlier or not any(key in known for known in tails)]
    if anew:
        print(f"{sum(map(len, anew))} rows of {len(anew)} series begin anew", file=sys.stderr)
    return [(None if earlier else key, rows) for (key, earlier), rows in series.items()]


# --- Filters and fills, by series, going on from the tails


def smooth(values, entry, series, times):
    rule, result = entry["rule"], np.full(len(values), math.nan)
    if rule["method"] == "savitzkyGolay" or rule.get("align") == "centered":
        raise SystemExit(f"column {entry['column']}: the filter {rule['method']} looks ahead, at rows that are not there")
    for group, rows in series:
        tail = [math.nan if x is None else x for x in entry["tails"].get(group, [])]
        if rule["method"] == "exponential":
            end = (tail[0] if tail else math.nan, entry.get("times", {}).get(group))
            result[rows] = exponential(values[rows], rule, end, None if times is None else times[rows])
            continue
        x, window = np.concatenate([tail, values[rows]]), int(rule["window"])
        for at, row in enumerate(rows, len(tail)):
            if not math.isnan(x[at]):
                known = x[max(0, at + 1 - window) : at + 1]
                result[row] = center(x[at], known[~np.isnan(known)], rule)
    return result


def center(x, known, rule):
    if rule["method"] == "movingAverage":
        return math.fsum(known * 2.0**-14) / len(known) * 2.0**14  # scaled, so that no sum overflows
    median = np.median(known)
    if rule["method"] == "median":
        return median
    reach = rule["sigmas"] * (1.4826 * np.median(np.abs(known - median)))
    return median if abs(x - median) > reach else x


def exponential(values, rule, end, times):
    half_life, (y, last), result = rule["halfLife"], end, np.full(len(values), math.nan)
    by_time = isinstance(half_life, str)
    if by_time:
        count, unit = half_life.split()
        half_life = float(count) * UNIT_MS[unit.removesuffix("s")]
    elif half_life is not None:
        alpha = 1 - 0.5 ** (1 / half_life)
    else:
        alpha = rule["alpha"] if rule["span"] is None else 2 / (rule["span"] + 1)
    for row, x in enumerate(values):
        if math.isnan(x):
            continue
        if math.isnan(y):
            y, last = x, times[row] if by_time else None
        elif by_time:
            y, last = x + 0.5 ** ((times[row] - last) / half_life) * (y - x), times[row]
        else:
            y = alpha * x + (1 - alpha) * y
        result[row] = y
    return result


def fill_forward(cells, is_gap, fill, series):
    cells, limit = list(cells), math.inf if fill["limit"] is None else fill["limit"]
    for group, rows in series:
        tail = fill["tails"].get(group, {"last": None, "gaps": 0})
        last, gaps = tail["last"], tail["gaps"]
        for row in rows:
            if not is_gap(cells[row]):
                last, gaps = cells[row], 0
            else:
                gaps += 1
                cells[row] = last if last is not None and gaps <= limit else cells[row]
    return cells


# --- Features


def fill_gaps(feature, cells, is_gap, fills, series):
    method = feature["impute"]["method"]
    if method in ("backwardFill", "interpolate") and any(map(is_gap, cells)):
        raise SystemExit(f"column {feature['column']}: a gap, which {method} fills from later rows")
    if method == "forwardFill":
        cells = fill_forward(cells, is_gap, fills[feature["column"]], series)
    return cells


def treat(values, feature):
    """Numbers before their gaps are filled."""
    rule = feature["outliers"]
    if rule and rule["action"] == "clip":
        values = np.clip(values, rule["low"], rule["high"])
    if rule and rule["action"] == "null":
        values = np.where((values < rule["low"]) | (values > rule["high"]), math.nan, values)
    return np.where(values <= -1, math.nan, values) if feature["normalize"]["method"] == "log1p" else values


def neighbours(treated, kept):
    donors = np.array([[math.nan if x is None else x for x in kept["columns"][name]] for name in treated])
    cells, filled = np.array(list(treated.values())), {name: values.copy() for name, values in treated.items()}
    for own, name in enumerate(treated):
        for row in np.flatnonzero(np.isnan(cells[own])):
            difference = donors - cells[:, row : row + 1]
            shared = (~np.isnan(difference)).sum(axis=0)
            near = np.flatnonzero((shared > 0) & ~np.isnan(donors[own]))
            with np.errstate(over="ignore"):
                distance = np.nansum(difference[:, near] ** 2, axis=0) / shared[near]
            near = near[np.argsort(distance, kind="stable")[: int(kept["nNeighbors"])]]
            if len(near):
                filled[name][row] = donors[own, near].mean()
    return filled


def normalize(x, rule):
    if rule["method"] == "log1p":
        return math.log1p(x)
    if rule["method"] == "quantile":
        q = rule["quantiles"]
        if x <= q[0] or x >= q[-1]:
            return 0.0 if x <= q[0] else 1.0
        first, after = bisect.bisect_left(q, x), bisect.bisect_right(q, x)
        place = (first + after - 1) / 2 if first < after else first - 1 + (x - q[first - 1]) / (q[first] - q[first - 1])
        return place / (len(q) - 1)
    z = (x - rule["offset"]) * rule["scale"] + rule["low"]
    return min(max(z, rule["clip"][0]), rule["clip"][1]) if rule["clip"] else z


def encode(feature, cells):
    """The columns of a category, by name."""
    name, levels, rare = feature["column"], feature["encode"]["levels"], feature["encode"]["infrequent"]
    place_of = {level: place for place, level in enumerate(levels)}
    other = len(levels) if rare else -1
    places = [place_of.get(feature["impute"]["value"] if level is None else level, other) for level in cells]
    if feature["encode"]["method"] == "ordinal":
        return {name: places}
    names = levels + (["(infrequent)"] if rare else [])
    return {f"{name}={level}": [int(place == at) for place in places] for at, level in enumerate(names)}


def follows_rows(recipe):
    return bool(recipe["denoise"] or recipe["fills"])


def transform(recipe, table):
    """The columns of each feature, and of each filtered column beside them: by column, a dictionary by name."""
    n_rows, features = len(next(iter(table.values()))), recipe["features"]
    follows, time = follows_rows(recipe), recipe["series"]["time"]
    times = numbers(table, time, "time") if follows and time is not None else None
    order = range(n_rows) if times is None else np.argsort(times, kind="stable").tolist()
    series = series_of(recipe, table, order, times) if follows else []
    fills = {fill["column"]: fill for fill in recipe["fills"]}
    kinds = {entry["column"]: "number" for entry in recipe["denoise"]}
    kinds |= {feature["column"]: feature["type"] for feature in features if feature["type"] != "category"}
    raw = {column: numbers(table, column, kind) for column, kind in kinds.items()}
    for entry in recipe["denoise"]:
        raw[entry["column"]] = smooth(raw[entry["column"]], entry, series, times)
    made = {column: {column: raw[column].tolist()} for column in kinds}
    cells = {f["column"]: treat(raw[f["column"]], f) for f in features if f["type"] != "category"}
    if recipe["neighbours"]:
        kept = recipe["neighbours"]
        cells |= neighbours({column: cells[column] for column in kept["columns"]}, kept)
    for feature in features:
        column, rule = feature["column"], feature.get("outliers")
        if feature["type"] == "category":
            made[column] = encode(feature, fill_gaps(feature, table[column], lambda x: x is None, fills, series))
            missing = [text is None for text in table[column]]
        else:
            values = fill_gaps(feature, cells[column], math.isnan, fills, series)
            filled = [feature["impute"]["value"] if math.isnan(x) else float(x) for x in values]
            made[column] = {column: [normalize(x, feature["normalize"]) for x in filled]}
            missing = np.isnan(raw[column])
            if not all(map(math.isfinite, made[column][column])):
                raise SystemExit(f"column {column}: a value overflows once it is normalised")
        if feature["indicator"]:
            made[column][f"missing({column})"] = [int(is_gap) for is_gap in missing]
        if rule and rule["action"] == "flag":
            made[column][f"outlier({column})"] = [int(x < rule["low"] or x > rule["high"]) for x in raw[column]]
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("recipe", "rows", "finished"):
        parser.add_argument(name)
    parser.add_argument("--missing", nargs="*", default=["", "NA", "NaN", "null"])
    options = parser.parse_args()
    recipe = read_recipe(options.recipe)
    with open(options.rows, encoding="utf-8-sig", newline="") as file:
        header, *rows = [row for row in csv.reader(file) if row]
    if not rows or any(len(row) != len(header) for row in rows):
        raise SystemExit(f"{options.rows}: there are no rows, or one has not as many fields as the header")
    cells = [[None if text in options.missing else text for text in column] for column in zip(*rows)]
    table = dict(zip(header, cells))
    time, group = recipe["series"]["time"], recipe["series"]["group"]
    roles = [time, group and group["column"]] if follows_rows(recipe) else []
    used = [entry["column"] for entry in recipe["features"] + recipe["denoise"]] + roles
    lacking = [column for column in used if column is not None and column not in table]
    if lacking:
        raise SystemExit(f"{options.rows} lacks {', '.join(lacking)}")
    if roles and time is not None and None in table[time]:
        timed = [row for row, text in enumerate(table[time]) if text is not None]
        print(f"{len(rows) - len(timed)} rows have no {time}, and are left out", file=sys.stderr)
        table = {name: [column[row] for row in timed] for name, column in table.items()}
    made = transform(recipe, table)
    finished = [item for column in header for item in (made.get(column) or {column: table[column]}).items()]
    with open(options.finished, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([name for name, _ in finished])
        writer.writerows(zip(*[["" if x is None or x != x else x for x in cells] for _, cells in finished]))


if __name__ == "__main__":
    main()
