"""Times winnow beside its peers. See tools/bench --help."""

import argparse
import json
import pathlib
import platform
import sys

import contenders
import growth
import page_sets
import plots
import processes
import winnow_runs

SETS = ("articles", "world")
WINNOW = {"winnow": "articles", "winnow-evidence": "evidence"}
DEFAULT = ["winnow", "winnow-evidence", *(name for name in contenders.LOADERS if name != "newspaper4k")]
SCORES = ("shP", "shR", "shF1", "exact", "para", "with", "w/out", "title", "date", "author", "empty")


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def arguments():
    parser = argparse.ArgumentParser(prog="tools/bench", add_help=False)
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--gold")
    parser.add_argument("--peers", default=",".join(DEFAULT))
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--page-seconds", type=float, default=30)
    parser.add_argument("--memory-mb", type=int, default=4096)
    parser.add_argument("--svg")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--redraw")
    parser.add_argument("--build", required=True, type=pathlib.Path)
    parser.add_argument("--shared", required=True, type=pathlib.Path)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--fitted", required=True, type=pathlib.Path)
    return parser.parse_args()


def load_sets(args):
    if args.folders:
        if args.gold and len(args.folders) > 1:
            sys.exit("tools/bench: --gold is for one folder")
        return [page_sets.folder_set(folder, args.gold) for folder in args.folders]
    if not (args.shared / "pages").is_dir():
        sys.exit(f"tools/bench: no labelled pages in {args.shared / 'pages'}; give a folder of pages")
    return [page_sets.shared_set(args.shared, name) for name in SETS]


def runners_of(args, paths, folder):
    """The contenders; what they leave behind goes to `folder`."""
    limits = processes.Limits(args.page_seconds, args.memory_mb)
    out = []
    for name in args.peers.split(","):
        if name not in WINNOW and name not in contenders.LOADERS:
            sys.exit(f"tools/bench: no such peer: {name}")
        program = args.build / "winnow-bench" if name in WINNOW else None
        out.append(processes.Runner(name, paths, folder, limits, program, WINNOW.get(name, "")))
    return out


def scores_of(score, page_set, records):
    return score.table_row([score.page_score(page.gold, record) for page, record in zip(page_set.pages, records)])


def measure(args, page_set, score):
    """What the run says of one set: a record a contender."""
    paths = page_sets.unpack(page_set.pages, args.work / "unpacked" / page_set.name)
    folder = args.work / "runs" / page_set.name
    folder.mkdir(parents=True, exist_ok=True)
    runners = runners_of(args, paths, folder)
    processes.interleaved_rounds(runners, args.rounds, args.seconds)
    sizes = {path: path.stat().st_size for path in paths}
    out = []
    for runner in runners:
        say(f"   {page_set.name}: memory and bodies of {runner.name}")
        read = runner.left()
        user = min(r["user_s"] for r in runner.rounds)
        record = {
            "name": runner.name,
            "user_s": user,
            "system_s": min(r["system_s"] for r in runner.rounds),
            "rounds": len(runner.rounds),
            "pages_s": len(read) / user,
            "mb_s": sum(sizes[p] for p in read) / 1e6 / user,
        }
        if runner.name in WINNOW or runner.name.endswith("-parse"):
            record |= runner.memory()
            found = winnow_runs.predict(args.build / "winnow", page_set) if runner.name == "winnow" else None
        else:
            memory, found = runner.memory_and_predictions()
            record |= memory
        record["given_up"] = {path.stem: why for path, why in runner.given_up.items()}
        if score and found and page_set.is_scored and not page_set.is_archive:
            record["scores"] = scores_of(score, page_set, found)
            if runner.name == "winnow":
                add_scores_by_folds(args, page_set, score, record)
        out.append(record)
    return {
        "set": page_set.name,
        "pages": len(paths),
        "bytes": sum(sizes.values()),
        "contenders": out,
        "largest": largest_page(args, page_set, paths),
    }


def add_scores_by_folds(args, page_set, score, record):
    try:
        found = winnow_runs.predict_by_folds(args.build / "winnow-measure", args.fitted, page_set)
    except winnow_runs.NoFolds as why:
        say(f"   {page_set.name}: no cross-validated scores: {why}")
        return
    record["scores_by_folds"] = scores_of(score, page_set, found)


def largest_page(args, page_set, paths):
    """Memory of the program itself over the set's largest page."""
    page = max(zip(page_set.pages, paths), key=lambda pair: pair[1].stat().st_size)[1].read_bytes()
    idle = winnow_runs.peak_kb(args.build / "winnow", b"<!DOCTYPE html><p>A few words.</p>")
    peak = winnow_runs.peak_kb(args.build / "winnow", page)
    return {"bytes": len(page), "idle_kb": idle, "peak_kb": peak}


def cells(scores, columns):
    return "".join(f"{scores[c]:7.3f}" if scores.get(c) is not None else f"{'-':>7}" for c in columns)


def show(measured):
    rows = measured["contenders"]
    first = rows[0]
    print(f"\n{measured['set']}: {measured['pages']} pages, {measured['bytes'] / 1e6:.1f} MB; one thread, user time of the fastest round")
    columns = [c for c in SCORES if any((r.get("scores") or {}).get(c) is not None for r in rows)]
    print(
        f"{'':<19}{'pages/s':>9}{'MB/s':>8}{'sys %':>7}{'rounds':>7}{first['name'] + ' is':>12}{'idle MB':>9}{'peak MB':>9}  "
        + "".join(f"{c:>7}" for c in columns)
    )
    for row in rows:
        print(
            f"{row['name']:<19}{row['pages_s']:9.0f}{row['mb_s']:8.1f}{100 * row['system_s'] / row['user_s']:7.1f}{row['rounds']:7d}"
            f"{first['pages_s'] / row['pages_s']:11.2f}x{row['idle_kb'] / 1024:9.1f}{row['peak_kb'] / 1024:9.1f}  "
            + cells(row.get("scores") or {}, columns)
        )
        if "scores_by_folds" in row:
            print(f"{'   cross-validated':<80}  " + cells(row["scores_by_folds"], columns))
    for row in rows:
        for page, why in row["given_up"].items():
            print(f"   {row['name']} was ended on {page}: {why}; that page is in none of its figures but the scores")
    largest = measured["largest"]
    above = (largest["peak_kb"] - largest["idle_kb"]) * 1024 / largest["bytes"]
    print(
        f"   the program over the largest page ({largest['bytes'] / 1e6:.2f} MB): {largest['peak_kb'] / 1024:.1f} MB at its peak, idle "
        f"{largest['idle_kb'] / 1024:.1f} MB: {above:.1f} bytes a page byte above idle"
    )


def machine():
    for line in open("/proc/cpuinfo", encoding="utf-8"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def main():
    args = arguments()
    args.work.mkdir(parents=True, exist_ok=True)
    if args.redraw:
        run = json.loads(pathlib.Path(args.redraw).read_text(encoding="utf-8"))
    else:
        sets = load_sets(args)
        if args.growth:
            return growth.run(args, sets, runners_of)
        score = page_sets.load_score(args.shared)
        run = {"machine": machine(), "sets": []}
        print(
            f"{machine()}; winnow with all of its metadata, the trafilaturas, resiliparse and readability-lxml the body alone", flush=True
        )
        for page_set in sets:
            run["sets"].append(measure(args, page_set, score))
            show(run["sets"][-1])
        if not args.folders:
            print(
                "\nThe scores of winnow are in-sample: its tables were fitted on these pages. The cross-validated ones are by models that had not "
                "seen the page's site."
            )
        (args.work / "last.json").write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
    if args.svg:
        plots.write(run, pathlib.Path(args.svg))
    return 0


if __name__ == "__main__":
    sys.exit(main())
