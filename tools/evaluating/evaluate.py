"""Scores winnow, and its peers, on labelled pages. See tools/evaluate --help."""

import argparse
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "benchmarking"))

import figures  # noqa: E402
import floors  # noqa: E402
import page_sets  # noqa: E402
import winnow_runs  # noqa: E402

SETS = ("articles", "world", "snippets", "text", "archives", "other")
FAVOURS = ("balanced", "precision", "recall")
IN_SAMPLE = (
    "winnow's figures on these pages are in-sample: its tables were fitted on them. --cross scores each page by the model that was fitted "
    "without its site."
)


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def arguments():
    parser = argparse.ArgumentParser(prog="tools/evaluate", add_help=False)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--gold")
    parser.add_argument("--favour", nargs="?", const="all", choices=("all", *FAVOURS))
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("--against", default="")
    parser.add_argument("--groups", action="store_true")
    parser.add_argument("--worst", type=int, default=12)
    parser.add_argument("--html", type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--lower", action="store_true")
    parser.add_argument("--keep-floors", action="store_true")
    parser.add_argument("--build", required=True, type=pathlib.Path)
    parser.add_argument("--shared", required=True, type=pathlib.Path)
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--fitted", type=pathlib.Path)
    parser.add_argument("--floors", type=pathlib.Path, default=HERE.parents[1] / "tests/scores/floors.tsv")
    return parser.parse_args()


def load_sets(args):
    names = args.pages or SETS
    folders = [name for name in names if name not in SETS]
    if args.gold and len(folders) != 1 or folders and not args.gold:
        sys.exit("tools/evaluate: a folder of pages needs --gold, and --gold one folder")
    return [page_sets.shared_set(args.shared, n) if n in SETS else page_sets.folder_set(n, args.gold) for n in names]


class Run:
    """What one contender found in one set, and how it scores."""

    def __init__(self, score, page_set, label, records):
        self.label, self.records = label, records
        self.scores = figures.page_scores(score, page_set, records)
        if page_set.is_archive:
            with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
                page_sets.write_jsonl(file.name, records)
                self.row = figures.archive_row(score, page_set, file.name)
        else:
            self.row = figures.mean_row(score, figures.counted(page_set, self.scores))


def runs_of(args, score, page_set):
    """The contenders' runs over one set; winnow as it is built comes first."""
    winnow = args.build / "winnow"
    plain = "balanced" if args.favour in (None, "all") else args.favour
    label = "winnow" if plain == "balanced" else f"winnow, {plain}"
    runs = [Run(score, page_set, label, winnow_runs.predict(winnow, page_set, ("--favour", plain)))]
    for side in FAVOURS[1:] if args.favour == "all" else ():
        runs.append(Run(score, page_set, f"winnow, {side}", winnow_runs.predict(winnow, page_set, ("--favour", side))))
    if args.cross:
        try:
            runs.append(
                Run(
                    score,
                    page_set,
                    "winnow, cross-validated",
                    winnow_runs.predict_by_folds(args.build / "winnow-measure", args.fitted, page_set),
                )
            )
        except winnow_runs.NoFolds as why:
            say(f"   not cross-validated: {why}")
    for name in filter(None, args.against.split(",")):
        if page_set.pages[0].is_text or page_set.is_archive or figures.is_other(page_set):
            continue  # they read HTML pages of one article
        runs.append(Run(score, page_set, name, peer_records(args, page_set, name)))
    return runs


def peer_records(args, page_set, name):
    import contenders
    import processes

    if name not in contenders.LOADERS or name.endswith("-parse"):
        sys.exit(f"tools/evaluate: no such peer: {name}")
    folder = args.work / "runs" / page_set.name
    folder.mkdir(parents=True, exist_ok=True)
    paths = page_sets.unpack(page_set.pages, args.work / "unpacked" / page_set.name)
    runner = processes.Runner(name, paths, folder, processes.Limits())
    _, records = runner.memory_and_predictions()
    for path, why in runner.given_up.items():
        say(f"   {name} was ended on {path.stem}: {why}; scored as empty")
    return records


def show_table(title, rows, pinned, name):
    columns = [c for c in figures.COLUMNS if any(c in row for _, row in rows)]
    columns += [c for c in rows[0][1] if c not in columns]
    width = {c: max(8, len(c) + 2) for c in columns}
    print(f"\n{title:<28}" + "".join(f"{c:>{width[c]}}" for c in columns))
    for label, row in rows:
        print(f"{label:<28}" + "".join(f"{row[c]:>{width[c]}.3f}" if c in row else f"{'-':>{width[c]}}" for c in columns))
    bounds = floors.bounds_of(rows[0][1])
    changes = {c: bounds[c] - pinned[name, c] for c in columns if c in bounds and (name, c) in pinned}
    if changes:
        print(
            f"{'   since it was pinned':<28}"
            + "".join(f"{changes[c]:>+{width[c]}.3f}" if c in changes else " " * width[c] for c in columns)
        )


def show_groups(score, page_set, run, languages):
    for what, found in figures.groups(page_set, run.scores, languages):
        rows = [(f"   {group} ({len(s)})", figures.mean_row(score, s)) for group, s in found.items()]
        show_table(f"   by {what} (pages)", rows, {}, "")


def settle_floors(args, pinned, rows):
    """Raises what rose; the exit code."""
    broken, risen = floors.compare(pinned, rows)
    for (name, figure), (bound, value) in broken.items():
        print(f"{'lowered' if args.lower else 'BROKEN'}: {name} {figure} is {value:.3f}, and was pinned at {bound:.3f}")
    if args.check or args.keep_floors:
        return 1 if broken else 0
    for (name, figure), (bound, value) in risen.items():
        print(f"pinned: {name} {figure} {value:.3f}" + ("" if bound is None else f", was {bound:.3f}"))
    floors.write(args.floors, floors.updated(pinned, rows, args.lower))
    return 1 if broken and not args.lower else 0


def main():
    args = arguments()
    score = page_sets.load_score(args.shared)
    if score is None:
        print(f"no score.py in {args.shared / 'bench'}: skipped")
        return 77
    pinned = floors.read(args.floors)
    rows, known_languages, reported = {}, {}, []
    for page_set in load_sets(args):
        runs = runs_of(args, score, page_set)
        show_table(f"{page_set.name}: {len(page_set.pages)} pages", [(run.label, run.row) for run in runs], pinned, page_set.name)
        languages = figures.languages_of(page_set, runs[0].records, known_languages)
        reported.append((page_set, runs, languages))
        known_languages |= {k: v for k, v in languages.items() if v != "?"}
        if args.groups:
            show_groups(score, page_set, runs[0], languages)
        if page_set.name in SETS and runs[0].label == "winnow":
            rows[page_set.name] = runs[0].row
        reported.append((page_set, runs, languages))
    if rows:
        print("\n" + IN_SAMPLE)
    status = settle_floors(args, pinned, rows) if rows else 0
    if args.html:
        import report

        report.write(args, score, reported, IN_SAMPLE if rows else "")
    return status


if __name__ == "__main__":
    sys.exit(main())
