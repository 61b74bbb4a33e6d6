"""The program itself over a set of pages: what it finds, and the memory that it takes."""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

import page_sets

MOST_ARGUMENTS = 500  # paths a call: an argument list has its bounds
SETTLED_S = 0.5  # asleep and no CPU time used: it waits for input


def predict(winnow, page_set, options=()):
    """One record a page in the order of the pages, as score.py reads them; several articles only where the gold has several."""
    which = "all" if page_set.is_archive else "first"
    command = [winnow, "--to", "jsonl", "--article", which, "--timeout", "60", *options]
    paths = [str(page.path) for page in page_set.pages]
    found = {}
    for begin in range(0, len(paths), MOST_ARGUMENTS):
        run = subprocess.run([*command, "--", *paths[begin : begin + MOST_ARGUMENTS]], capture_output=True, check=False)
        if run.returncode not in (0, 1, 2):
            sys.exit(f"{winnow} failed with {run.returncode}: {run.stderr.decode()[:2000]}")
        for line in run.stdout.decode().splitlines():
            record = json.loads(line)
            found[record["id"]] = record
    return [{**found[path], "id": page.id} for path, page in zip(paths, page_set.pages)]


def peak_kb(winnow, page):
    """Peak resident memory of the program over one page, in KiB: read while it waits for a second page on its standard input, as the
    figure that wait4() gives counts the process that it was started from."""
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        file.write(page)
        file.flush()
        process = subprocess.Popen(
            [winnow, "--quiet", file.name, "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        status = pathlib.Path(f"/proc/{process.pid}")
        used, since = -1, time.monotonic()
        while time.monotonic() - since < SETTLED_S:
            time.sleep(SETTLED_S / 5)
            now = (status / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            if now[0] != "S" or now[11:13] != used:
                used, since = now[11:13], time.monotonic()
        peak = next(line for line in (status / "status").read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
        process.kill()
        process.wait()
        return int(peak.split()[1])


class NoFolds(Exception):
    """Why there are no cross-validated predictions."""


def folds_of(work, page_set):
    """Page -> fold, from the lists that tools/fit wrote: they say which model has not seen the page's site."""
    folds = {}
    for listed in ("pages.list", "predict.list"):
        if (work / listed).is_file():
            rows = (line.split("\t") for line in (work / listed).read_text(encoding="utf-8").splitlines())
            folds.update({row[0]: row[3] for row in rows})
    found = {page.id: folds[f"{page_set.name}/{page.id}"] for page in page_set.pages if f"{page_set.name}/{page.id}" in folds}
    if len(found) < len(page_set.pages):
        raise NoFolds(f"{work} has no folds for {len(page_set.pages) - len(found)} pages of {page_set.name}")
    return found


def predict_by_folds(measure, fitted, page_set):
    """The same by the models of tools/fit, each page by the one that was fitted without its site. Raises NoFolds."""
    kind = "text" if page_set.pages[0].is_text else "html"
    work = pathlib.Path(fitted) / kind
    models = work / "models"
    if not models.is_dir():
        raise NoFolds(f"there is no {models}; tools/fit {kind} leaves it")
    folds = folds_of(work, page_set)
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch)
        lines = [f"{page.id}\t{page.path}\t{kind}\t{folds[page.id]}\n" for page in page_set.pages]
        (out / "predict.list").write_text("".join(lines), encoding="utf-8")
        subprocess.run([measure, "predict", out / "predict.list", out, models], check=True)
        for names in (f"{kind}_signals.txt", "page_signals.txt"):
            if (work / names).is_file() and (work / names).read_text() != (out / names).read_text():
                raise NoFolds(
                    f"the models in {models} were fitted with other signals than the program has now; tools/fit {kind} fits them again"
                )
        return page_sets.read_jsonl(out / "predictions.jsonl")
