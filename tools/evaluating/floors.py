"""The pinned figures of tests/scores/floors.tsv: they go up by themselves, and down only when told to."""

import math

AT_LEAST = (
    "shF1",
    "exact",
    "para",
    "with",
    "w/out",
    "title",
    "date",
    "author",
    "recognised",
    "right number of articles",
    "shingle F1",
    "teaser pages without article",
)
AT_MOST = ("empty", "refused")
HEADER = "# set\tfigure\tbound: what must hold on ../shared/pages; tools/evaluate raises the bounds, and lowers them with --lower\n"


def read(path):
    """{(set, figure): bound}"""
    out = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line and not line.startswith("#"):
            name, figure, bound = line.split("\t")
            out[name, figure] = float(bound[2:])
    return out


def write(path, pinned):
    lines = [f"{name}\t{figure}\t{'<=' if figure in AT_MOST else '>='}{bound:.3f}\n" for (name, figure), bound in pinned.items()]
    path.write_text(HEADER + "".join(lines), encoding="utf-8")


def bounds_of(row):
    """What a row of figures would pin, to three places on its own side."""
    up = {f: math.floor(row[f] * 1000 + 1e-6) / 1000 for f in AT_LEAST if f in row}
    down = {f: math.ceil(row[f] * 1000 - 1e-6) / 1000 for f in AT_MOST if f in row}
    return up | down


def holds(figure, value, bound):
    return value <= bound if figure in AT_MOST else value >= bound


def compare(pinned, rows):
    """(broken, risen): {(set, figure): (bound, value)}, of figures that no longer hold, and of those that hold with room or are new."""
    broken, risen = {}, {}
    for name, row in rows.items():
        for figure, value in bounds_of(row).items():
            bound = pinned.get((name, figure))
            if bound is not None and not holds(figure, value, bound):
                broken[name, figure] = (bound, value)
            elif bound != value:
                risen[name, figure] = (bound, value)
    return broken, risen


def updated(pinned, rows, lower):
    broken, risen = compare(pinned, rows)
    changes = {key: value for key, (_, value) in {**risen, **(broken if lower else {})}.items()}
    order = list(dict.fromkeys([*pinned, *changes]))
    merged = {**pinned, **changes}
    sets = list(dict.fromkeys(name for name, _ in order))
    return {key: merged[key] for name in sets for key in order if key[0] == name}
