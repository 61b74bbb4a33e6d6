"""Weights of class tokens, opening words and whole lines: log-odds that a block with one is body text, its length apart.

weight = log((P+2r)/(E+2r)) - log((C-P+2(1-r))/(C-E+2(1-r))), r = E/C: P is how often blocks with the key were body, E how often blocks of their length are,
C their number; each is damped a page by the square root of its count, and a key counts once it was seen on three sites.
"""
import collections
import math
import pathlib

import numpy as np

LINE, CUT = 7, 11  # Field::line and Field::cut in lexicon.h
HOME_BITS = 16  # Lexicon::kHomeBits
LENGTHS = (3, 6, 10, 16, 30)
MIN_SITES = 3
PRIOR = 2.0
LIMIT = 4.0
CUT_RATE = .35


def length_class(words):
    return np.digitize(words, LENGTHS)


def base_rates(pages):
    hits, counts = np.zeros(len(LENGTHS) + 1), np.zeros(len(LENGTHS) + 1)
    for page in pages:
        k = length_class(page.words)
        np.add.at(hits, k, page.body * page.weighed)
        np.add.at(counts, k, page.weighed)
    return hits / np.maximum(counts, 1)


def page_sums(page, rates):
    """key -> (body, expected, count), damped."""
    expected = rates[length_class(page.words)]
    sums = {}
    after, before = body_around(page)
    for unit, key, field in zip(page.key_units, page.keys, page.key_fields):
        if not page.weighed[unit]:
            continue
        v = sums.setdefault((key, field), [0., 0., 0.])
        if field == CUT:
            if unit > page.first_good:
                v[0] += after[unit]
                v[1] += before[unit]
                v[2] += 1
        else:
            v[0] += page.body[unit]
            v[1] += expected[unit]
            v[2] += 1
    return {k: (v[0] / v[2] ** .5, v[1] / v[2] ** .5, v[2] ** .5) for k, v in sums.items() if v[2]}


def body_around(page, reach=30):
    """Share of body words in the 30 lines after and before each."""
    w = np.minimum(page.words, 60.) * page.weighed
    cw, cy = np.concatenate([[0], np.cumsum(w)]), np.concatenate([[0], np.cumsum(w * page.body)])
    n = len(w)
    i = np.arange(n)
    end, begin = np.minimum(n, i + reach + 1), np.maximum(0, i - reach)
    after = (cy[end] - cy[np.minimum(n, i + 1)]) / np.maximum(20, cw[end] - cw[np.minimum(n, i + 1)])
    before = (cy[i] - cy[begin]) / np.maximum(20, cw[i] - cw[begin])
    return after, before


def build(sums, groups, prior, unused=(), least=1):
    """sums: page_sums of each page; groups: the pages' sites; prior: key -> (strips, bodies) from class_tokens.tsv; unused: fields that no signal
    asks for; least: what a weight must come to, in hundredths of log-odds. Returns key -> weight."""
    total = collections.defaultdict(lambda: [0., 0., 0., set()])
    for page, group in zip(sums, groups):
        for k, (p, e, c) in page.items():
            t = total[k]
            t[0] += p
            t[1] += e
            t[2] += c
            t[3].add(group)
    lexicon = {}
    for (key, field), (p, e, c, sites) in total.items():
        if len(sites) < MIN_SITES or field in unused:
            continue
        if field == CUT:
            r = CUT_RATE
            weight = math.log((p + PRIOR * r) / (c - p + PRIOR * (1 - r))) - math.log(r / (1 - r))
        else:
            r = e / c
            if key in prior:
                strips, bodies = (min(x, 60) * .05 for x in prior[key])
                p, e, c = p + bodies, e + (strips + bodies) * r, c + strips + bodies
            weight = math.log((p + PRIOR * r) / (e + PRIOR * r)) - math.log((c - p + PRIOR * (1 - r)) / (c - e + PRIOR * (1 - r)))
        weight = max(-LIMIT, min(LIMIT, weight))
        if abs(round(weight * 100)) >= least:
            lexicon[key] = round(weight * 100)
    return lexicon


def class_token_counts(path):
    rows = (line.rstrip("\n").split("\t") for line in pathlib.Path(path).read_text().splitlines() if not line.startswith("#"))
    return {token: (int(strips), int(bodies)) for token, strips, bodies in rows}


def by_home(lexicon):
    """[(key, weight)] in the order that lexicon.h reads: by the last HOME_BITS bits of the keys."""
    return sorted(lexicon.items(), key=lambda entry: (entry[0] & ((1 << HOME_BITS) - 1), entry[0]))


def write_binary(lexicon, path):
    out = np.zeros(len(lexicon), dtype=np.dtype([("key", "<u8"), ("weight", "<i2"), ("pad", "V6")]))
    for i, (key, weight) in enumerate(by_home(lexicon)):
        out[i]["key"], out[i]["weight"] = key, weight
    out.tofile(path)


def write_include(lexicon, names, path, source):
    lines = [f"// Written by tools/fit from {source}: {len(lexicon)} keys.\n"]
    for key, weight in by_home(lexicon):
        name = names.get(key, "").replace("\\", "/")
        lines.append(f"{{0x{key:016x}ULL, {weight}}},  // {name}\n")
    pathlib.Path(path).write_text("".join(lines))
