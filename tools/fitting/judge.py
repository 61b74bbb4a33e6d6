"""Fits the forest that tells articles from other pages. See tools/fit --help."""
import argparse
import collections
import json
import math
import pathlib

import numpy as np

import fit
import forests
import lexicons
import pages as paging

PARAMETERS = dict(num_leaves=6, learning_rate=.08, n_estimators=80, min_child_samples=20, subsample=.8, subsample_freq=1, colsample_bytree=.4, max_bin=63,
                  reg_lambda=5.0)
MIN_SITES, LIMIT = 4, 3.0
LOST = .01  # share of articles that may be refused
KINDS = ("service", "product", "collection", "listing")  # forum and documentation pages hold articles of their own kind: neither fitted nor counted


def load(shared):
    """Articles of all sets, and pages that are none: each with its fold."""
    pages, labels = paging.load(shared, "html"), []
    labels = [1.0] * len(pages)
    folder = pathlib.Path(shared) / "pages"
    for line in open(folder / "other.jsonl", encoding="utf-8"):
        row = json.loads(line)
        page = paging.Page(row, "other")
        page.path = str(folder / row["html"])
        pages.append(page)
        labels.append(0.0)
    return pages, np.array(labels)


def read_page_keys(path, pages):
    """For each page {"type": [key ...], "path": [key ...]}, and key -> name."""
    keys, names, at = [{"type": [], "path": []} for _ in pages], {}, {p.id: i for i, p in enumerate(pages)}
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        page, field, key, token = line.split("\t", 3)
        keys[at[page]][field].append(int(key))
        names[int(key)] = f"{field}: {token}"
    return keys, names


def build_lexicon(pages, keys, y, w, used):
    """key -> log-odds that a page with it is an article, in hundredths; keys of under MIN_SITES sites are left out."""
    sums, total = collections.defaultdict(lambda: [0., 0., set()]), [0., 0.]
    for i in used:
        total[int(y[i] == 0)] += w[i]
        for key in keys[i]["type"] + keys[i]["path"]:
            sums[key][int(y[i] == 0)] += w[i]
            sums[key][2].add(pages[i].site)
    weight = lambda article, other: math.log((article + 1) / (total[0] + 2)) - math.log((other + 1) / (total[1] + 2))
    return {k: round(100 * max(-LIMIT, min(LIMIT, weight(a, o)))) for k, (a, o, sites) in sums.items() if len(sites) >= MIN_SITES}


def key_signals(keys, lexicon):
    """As measure_weights of src/select/page_measure.cpp."""
    out = []
    for field in ("type", "path"):
        v = sorted(lexicon[k] / 100 for k in keys[field] if lexicon.get(k))
        out += [v[0], v[-1], sum(v[:5]) + sum(v[-5:]), sum(v) / len(v), sum(v)] if v else [0.] * 5
    return out


def with_keys(x, first, pages, keys, y, w, folds, left):
    """x with the signals of the keys in their columns: each page's from a lexicon of the other folds, `left` left out for all."""
    x = x.copy()
    for fold in range(paging.FOLDS):
        lexicon = build_lexicon(pages, keys, y, w, [i for i in range(len(pages)) if folds[i] not in (fold, left) and w[i] > 0])
        for i in np.where(folds == fold)[0]:
            x[i, first:first + 10] = key_signals(keys[i], lexicon)
    return x


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--work", required=True, help="the folder of an earlier fit of html pages: its models are used")
    parser.add_argument("--tables")
    args = parser.parse_args()
    work = pathlib.Path(args.work)
    pages, y = load(args.shared)
    paging.measure(args.program, "pages", pages, "html", work, work / "models")
    names = (work / "page_signals.txt").read_text().split()
    rows = [line.split("\t") for line in (work / "pages.tsv").read_text().splitlines()]
    x = np.array([[float(v) for v in row[2:]] for row in rows], dtype=np.float32)
    status = [row[1] for row in rows]
    kind = [p.row.get("kind", "article") for p in pages]
    w = np.array([{"article": 1.0}.get(k, 1.0 if k in KINDS else 0.0) for k in kind])
    w *= np.where([p.set == "snippets" for p in pages], .5, 1.0)  # some of them are front pages
    folds = np.array([p.fold for p in pages])
    z = np.zeros(len(pages))
    keys, key_names = read_page_keys(work / "page_keys.tsv", pages)
    first = names.index("type.min")
    for fold in range(paging.FOLDS):
        train = (folds != fold) & (w > 0)
        inner = with_keys(x, first, pages, keys, y, w, folds, fold)
        model = forests.fit(PARAMETERS, inner[train], y[train], w[train])
        z[folds == fold] = forests.logits(model, inner[folds == fold])
        lexicons.write_binary(build_lexicon(pages, keys, y, w, np.where(train)[0]), work / "models" / f"{fold}.page.lexicon")
        forests.Flat(model).write_binary(work / "models" / f"{fold}.page.forest")
    labelled = np.array([p.set in ("articles", "world") for p in pages])
    cut = np.sort(z[labelled])[int(LOST * labelled.sum() * .8)]
    fit.say(f"threshold {cut:.2f} refuses {np.mean(z[labelled] < cut):.4f} of {labelled.sum()} articles, "
            f"{np.mean(z[[p.set == 'snippets' for p in pages]] < cut):.4f} of the snippet pages")
    for name in dict.fromkeys(kind):
        chosen = np.array([k == name for k in kind])
        refused = (z < cut) | np.array([s != "article" for s in status])
        fit.say(f"   {name:<14}{chosen.sum():5d} pages, refused {np.mean(refused[chosen]):.3f}")
    chosen = np.array([k in KINDS for k in kind])
    fit.say(f"   of service, product, collection and listing pages {np.mean(refused[chosen]):.3f}")
    x = with_keys(x, first, pages, keys, y, w, folds, -1)
    model = forests.fit(PARAMETERS, x[w > 0], y[w > 0], w[w > 0])
    gain = model.booster_.feature_importance("gain")
    for i in np.argsort(-gain)[:15]:
        fit.say(f"   {names[i]:<24}{gain[i] / gain.sum():.3f}")
    if args.tables:
        source = f"{len(pages)} pages, articles and others"
        forests.Flat(model).write_include(pathlib.Path(args.tables) / "page_forest.inc", source)
        lexicon = build_lexicon(pages, keys, y, w, np.where(w > 0)[0])
        lexicons.write_include({k: v for k, v in lexicon.items() if v}, key_names, pathlib.Path(args.tables) / "page_lexicon.inc", source)


if __name__ == "__main__":
    main()
