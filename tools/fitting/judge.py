"""Fits the forest that tells articles from other pages. See tools/fit --help."""
import argparse
import json
import pathlib

import numpy as np

import fit
import forests
import pages as paging

PARAMETERS = dict(num_leaves=6, learning_rate=.08, n_estimators=80, min_child_samples=20, subsample=.8, subsample_freq=1, colsample_bytree=.4, max_bin=63,
                  reg_lambda=5.0)
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
    for fold in range(paging.FOLDS):
        train = (folds != fold) & (w > 0)
        model = forests.fit(PARAMETERS, x[train], y[train], w[train])
        z[folds == fold] = forests.logits(model, x[folds == fold])
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
    model = forests.fit(PARAMETERS, x[w > 0], y[w > 0], w[w > 0])
    gain = model.booster_.feature_importance("gain")
    for i in np.argsort(-gain)[:15]:
        fit.say(f"   {names[i]:<24}{gain[i] / gain.sum():.3f}")
    if args.tables:
        forests.Flat(model).write_include(pathlib.Path(args.tables) / "page_forest.inc", f"{len(pages)} pages, articles and others")


if __name__ == "__main__":
    main()
