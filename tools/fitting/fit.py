"""Fits the lexicon and the forest of one kind of page, cross-validated by site. See tools/fit --help."""
import argparse
import json
import pathlib
import sys
import time

import numpy as np

import forests
import lexicons
import pages as paging
import renderings

TRIM = .65  # pages that an out-of-fold fit scores below this mostly have faulty gold: they count for nothing in the fit, but in every score
# Weight of a text whose gold was made by a parser for its site; the other pages are seven times as many. The first forest, cross-validated with one
# rendering a page: para of texts .822 with 3, .837 with 6, .838 with 9.
TEXT_WITH_PARAGRAPHS = 6.0


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def build_lexicons(pages, prior, out, **choice):
    """One lexicon a fold, from the other folds' pages; fold -1 from all."""
    rates = lexicons.base_rates(pages)
    sums = [lexicons.page_sums(page, rates) for page in pages]
    built = {}
    for fold in list(range(paging.FOLDS)) + [-1]:
        used = [i for i, page in enumerate(pages) if page.fold != fold]
        built[fold] = lexicons.build([sums[i] for i in used], [pages[i].site for i in used], prior, **choice)
        lexicons.write_binary(built[fold], out / f"{fold}.lexicon")
    return built[-1]


def class_prior(names, shared):
    counts = lexicons.class_token_counts(pathlib.Path(shared) / "lexicon/class_tokens.tsv")
    prior = {}
    for key, name in names.items():
        field, _, token = name.partition(": ")
        if field in ("class 0", "class 1", "class 2-3", "class 4-6") and token in counts:
            prior[key] = counts[token]
    return prior


def slices(pages):
    at = 0
    for page in pages:
        yield slice(at, at + len(page.texts))
        at += len(page.texts)


def weights(pages, power):
    return np.concatenate([np.maximum(1, p.words) ** power * p.weighed * p.share for p in pages])


def cross_validate(pages, x, parameters, power, models=None, kind="forest", start=None):
    """Log-odds of each unit from the forest of the other folds; models: folder that the folds' forests are left in."""
    y = np.concatenate([p.body for p in pages])
    w = weights(pages, power)
    folds = np.concatenate([np.full(len(p.texts), p.fold) for p in pages])
    z = np.zeros(len(y))
    for fold in range(paging.FOLDS):
        train = (folds != fold) & (w > 0)
        model = forests.fit(parameters, x[train], y[train], w[train], None if start is None else start[train])
        test = folds == fold
        z[test] = forests.logits(model, x[test]) + (0 if start is None else start[test])
        if models:
            forests.Flat(model).write_binary(models / f"{fold}.{kind}")
    return y, w, z


def log_loss(y, w, z):
    return float((w * np.logaddexp(0, np.where(y > 0, -z, z))).sum() / w.sum())


def page_f1(page, z, score):
    text = "\n".join(t for t, keep in zip(page.texts, z > 0) if keep)
    return score.page_score(page.row, {"text": text}).get("sh", 0.0)


def load_score(shared):
    sys.path.insert(0, str(pathlib.Path(shared) / "bench"))
    import score
    return score


def table(score, pages, predictions, note, sets=None):
    for name in sets or dict.fromkeys(p.set for p in pages):
        chosen = [p for p in pages if p.set == name]
        rows = [score.page_score(p.row, predictions[p.id]) for p in chosen]
        row = score.table_row(rows)
        say(f"{note:<28}{name:<10}" + " ".join(f"{c} {row[c]:.4f}" for c in score.COLUMNS if row[c] is not None))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["html", "text"])
    parser.add_argument("--program", required=True, help="winnow-measure")
    parser.add_argument("--shared", required=True, help="folder with pages/, bench/, lexicon/")
    parser.add_argument("--work", required=True, help="folder for what the fit leaves behind")
    parser.add_argument("--tables", help="folder that the .inc files are written to")
    parser.add_argument("--leave-out", action="store_true", help="also what it costs to leave each group of signals out")
    parser.add_argument("--trees", type=int)
    parser.add_argument("--leaves", type=int)
    args = parser.parse_args()
    work = pathlib.Path(args.work)
    models = work / "models"
    models.mkdir(parents=True, exist_ok=True)
    parameters = dict(forests.HTML if args.kind == "html" else forests.TEXT)
    if args.trees:
        parameters.update(n_estimators=args.trees)
    if args.leaves:
        parameters.update(num_leaves=args.leaves)
    power = .5 if args.kind == "html" else .6
    score = load_score(args.shared)
    start = time.time()

    pages, sets = paging.load(args.shared, args.kind), paging.SETS[args.kind]
    if args.kind == "text":
        pages += renderings.load(args.shared, work, {page.row["id"] for page in pages})
    paging.measure(args.program, "keys", pages, args.kind, work)
    names = paging.read_keys(pages, work)
    say(f"{len(pages)} pages, {sum(len(p.texts) for p in pages)} units, labelled after {time.time() - start:.0f} s")
    prior = class_prior(names, args.shared) if args.kind == "html" else {}
    # Texts ask for no whole lines; weights of .02 and less say nothing there, and would double the table.
    lexicon = build_lexicons(pages, prior, models, **(dict(unused=(lexicons.LINE,), least=3) if args.kind == "text" else {}))
    paging.measure(args.program, "signals", pages, args.kind, work, models)
    signals, x = paging.read_signals(work, args.kind)
    say(f"lexicon of {len(lexicon)} keys, {len(signals)} signals after {time.time() - start:.0f} s")

    for page in pages:
        page.share = 1.0
    table(score, pages, {p.id: {"text": "\n".join(t for t, b in zip(p.texts, p.body) if b)} for p in pages}, "perfect verdicts", sets)
    y, w, z = cross_validate(pages, x, dict(parameters, n_estimators=min(100, parameters["n_estimators"])), power)
    f1 = [page_f1(p, z[s], score) if "gold" in p.row else 1.0 for p, s in zip(pages, slices(pages))]
    for page, value in zip(pages, f1):
        page.share = 0.0 if value < TRIM else TEXT_WITH_PARAGRAPHS if args.kind == "text" and page.row.get("paragraphs") else 1.0
    say(f"{sum(v < TRIM for v in f1)} pages trimmed after {time.time() - start:.0f} s")
    y, w, z = cross_validate(pages, x, parameters, power, models)
    say(f"log loss {log_loss(y, w, z):.4f} after {time.time() - start:.0f} s")
    table(score, pages, {p.id: {"text": "\n".join(t for t, k in zip(p.texts, z[s] > 0) if k)} for p, s in zip(pages, slices(pages))}, "own score above 0", sets)

    # The second forest sees what the first says of pages that it was not fitted on, as it will when the program runs.
    paging.measure(args.program, "context", pages, args.kind, work, models)
    context_signals, c = paging.read_signals(work, "context", "context.f32")
    start_scores = forests.CARRY * c[:, context_signals.index("context.score")].astype(np.float64)
    context_parameters = forests.HTML_CONTEXT if args.kind == "html" else forests.TEXT_CONTEXT
    y, w, z2 = cross_validate(pages, c, context_parameters, power, models, "context.forest", start_scores)
    say(f"log loss {log_loss(y, w, z2):.4f} with the context after {time.time() - start:.0f} s")
    table(score, pages, {p.id: {"text": "\n".join(t for t, k in zip(p.texts, z2[s] > 0) if k)} for p, s in zip(pages, slices(pages))}, "with context above 0", sets)

    paging.measure(args.program, "predict", pages, args.kind, work, models)
    with open(work / "predictions.jsonl", encoding="utf-8") as lines:
        table(score, pages, {r["id"]: r for r in map(json.loads, lines)}, "selection, cross-validated")

    if args.leave_out:
        leave_out(pages, x, signals, parameters, power)
    train = w > 0
    model = forests.fit(parameters, x[train], y[train], w[train])
    flat = forests.Flat(model)
    context = forests.Flat(forests.fit(context_parameters, c[train], y[train], w[train], start_scores[train]))
    gain = model.booster_.feature_importance("gain")
    for i in np.argsort(-gain)[:25]:
        say(f"   {signals[i]:<32}{gain[i] / gain.sum():.3f}")
    say(f"{int((gain == 0).sum())} signals unused: " + " ".join(s for s, g in zip(signals, gain) if g == 0))
    if args.tables:
        source = " and ".join(f"{sum(p.set == s for p in pages)} pages of {s}" for s in dict.fromkeys(p.set for p in pages))
        lexicons.write_include(lexicon, names, pathlib.Path(args.tables) / f"{args.kind}_lexicon.inc", source)
        flat.write_include(pathlib.Path(args.tables) / f"{args.kind}_forest.inc", source)
        context.write_include(pathlib.Path(args.tables) / f"{args.kind}_context.inc", source, "Context")
    say(f"done after {time.time() - start:.0f} s")


def leave_out(pages, x, signals, parameters, power):
    quick = dict(parameters, n_estimators=60, learning_rate=.15)
    y, w, z = cross_validate(pages, x, quick, power)
    base = log_loss(y, w, z)
    for group in dict.fromkeys(s.split(".")[0] for s in signals):
        left = np.where([s.split(".")[0] == group for s in signals], 0, x).astype(np.float32)
        _, _, z = cross_validate(pages, left, quick, power)
        say(f"   without {group:<12} log loss {log_loss(y, w, z) - base:+.4f}")


if __name__ == "__main__":
    main()
