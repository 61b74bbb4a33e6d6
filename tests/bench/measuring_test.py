#!/usr/bin/env python3
"""What tools/bench and tools/evaluate do besides calling programs: pages, floors, plots, and ending a peer that does not come back."""
import gzip
import mmap
import pathlib
import re
import sys
import tempfile
import unittest
import xml.dom.minidom

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools"
sys.dont_write_bytecode = True
sys.path[:0] = [str(TOOLS / "benchmarking"), str(TOOLS / "evaluating")]

import figures  # noqa: E402
import floors  # noqa: E402
import page_sets  # noqa: E402
import plots  # noqa: E402
import processes  # noqa: E402


class InFolder(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)


class Pages(InFolder):
    def test_a_folder_with_gold(self):
        (self.folder / "b.html").write_bytes(b"<p>b")
        (self.folder / "a.html.gz").write_bytes(gzip.compress(b"<p>a"))
        (self.folder / "notes.md").write_bytes(b"no page")
        gold = self.folder / "gold.jsonl"
        page_sets.write_jsonl(gold, [{"id": "b", "gold": "b"}, {"id": "a.html.gz", "gold": "a"}])
        found = page_sets.folder_set(self.folder, gold)
        self.assertEqual([(p.id, p.read()) for p in found.pages], [("b", b"<p>b"), ("a.html.gz", b"<p>a")])
        self.assertTrue(found.is_scored)
        self.assertEqual([p.id for p in page_sets.folder_set(self.folder).pages], ["a", "b"])

    def test_gold_without_its_page_ends_the_run(self):
        (self.folder / "a.txt").write_bytes(b"a")
        gold = self.folder / "gold.jsonl"
        page_sets.write_jsonl(gold, [{"id": "c", "gold": "c"}])
        with self.assertRaises(SystemExit):
            page_sets.folder_set(self.folder, gold)

    def test_unpacked_once(self):
        packed = self.folder / "a.html.gz"
        packed.write_bytes(gzip.compress(b"<p>a"))
        page = page_sets.Page("a", packed)
        (path,) = page_sets.unpack([page], self.folder / "unpacked")
        self.assertEqual((path.name, path.read_bytes()), ("a.html", b"<p>a"))


class Floors(InFolder):
    pinned = {("world", "shF1"): 0.94, ("world", "empty"): 0.01}

    def test_up_by_themselves(self):
        row = {"world": {"shF1": 0.9519, "empty": 0.0021, "shP": 0.9}}
        self.assertEqual(floors.updated(self.pinned, row, lower=False), {("world", "shF1"): 0.951, ("world", "empty"): 0.003})

    def test_down_only_when_told(self):
        row = {"world": {"shF1": 0.93, "empty": 0.02}}
        broken, risen = floors.compare(self.pinned, row)
        self.assertEqual((set(broken), risen), (set(self.pinned), {}))
        self.assertEqual(floors.updated(self.pinned, row, lower=False), self.pinned)
        self.assertEqual(floors.updated(self.pinned, row, lower=True), {("world", "shF1"): 0.93, ("world", "empty"): 0.02})

    def test_the_same_figures_change_nothing(self):
        self.assertEqual(floors.compare(self.pinned, {"world": {"shF1": 0.94, "empty": 0.01}}), ({}, {}))

    def test_written_as_read(self):
        path = self.folder / "floors.tsv"
        floors.write(path, self.pinned)
        self.assertEqual(floors.read(path), self.pinned)
        self.assertIn("world\tempty\t<=0.010\n", path.read_text())


class Groups(unittest.TestCase):
    def test_small_groups_stand_together(self):
        pages = [page_sets.Page(str(i), pathlib.Path("x.txt"), {"renderer": r}) for i, r in enumerate("aaaaaaabc")]
        found = figures.groups(page_sets.PageSet("text", pages), [{"sh": i} for i in range(9)], {})
        self.assertEqual([(what, {k: len(v) for k, v in rows.items()}) for what, rows in found], [("renderer", {"a": 7, "others": 2})])

    def test_open_kinds_are_not_counted(self):
        pages = [page_sets.Page(k, pathlib.Path("x.html"), {"kind": k}) for k in ("forum", "product", "documentation")]
        page_set = page_sets.PageSet("other", pages)
        scores = figures.page_scores(None, page_set, [{"status": "article"}, {"status": "listing"}, {"status": "article"}])
        self.assertEqual(figures.counted(page_set, scores), [{"recognised": True}])


class Plots(InFolder):
    def run_of(self, *names):
        rows = [{"name": n, "pages_s": 10.0 * 4**i, "scores": {"shF1": 0.8 + i / 50}} for i, n in enumerate(names)]
        return {"machine": "a <machine>", "sets": [{"set": s, "pages": 3, "contenders": rows} for s in ("one", "two")]}

    def test_well_formed_and_for_both_schemes(self):
        plots.write(self.run_of("trafilatura", "turbohtml-parse", "winnow"), self.folder)
        for name in ("speed.svg", "quality.svg"):
            text = (self.folder / name).read_text()
            xml.dom.minidom.parseString(text)
            self.assertIn("prefers-color-scheme: dark", text)
            self.assertEqual(text.count(">winnow</text>"), 1 if name == "speed.svg" else 2)

    def test_a_faster_contender_stands_further_right(self):
        plots.write(self.run_of("trafilatura", "winnow"), self.folder)
        dots = re.findall(r'<circle cx="([\d.]+)".*?<title>(\w+):', (self.folder / "quality.svg").read_text())
        first = {name: float(x) for x, name in dots[:2]}
        self.assertGreater(first["winnow"], first["trafilatura"])

    def test_says_when_scores_are_in_sample(self):
        run = self.run_of("winnow")
        plots.write(run, self.folder)
        self.assertIn("in-sample", (self.folder / "quality.svg").read_text())
        for measured in run["sets"]:
            measured["contenders"][0]["scores_by_folds"] = {"shF1": 0.9}
        plots.write(run, self.folder)
        self.assertIn("cross-validated", (self.folder / "quality.svg").read_text())

    def test_labels_do_not_overlap(self):
        taken, places = [], []
        for _ in range(4):
            places.append(plots.place_label(taken, 100, 100, "resiliparse", 0, 400))
        self.assertEqual(len(set(places)), 4)


# A stand-in for a peer: answers once for each line, but hangs on the page whose file says so.
STAND_IN = """
import json, mmap, struct, sys
paths = open(sys.argv[1]).read().splitlines()
file = open(sys.argv[2], "r+b")
memory = mmap.mmap(file.fileno(), 8)
print(json.dumps({"bytes": 1}), flush=True)
for _ in sys.stdin:
    for i, path in enumerate(paths):
        struct.pack_into("<q", memory, 0, i)
        while "hang" in path: pass
    print(json.dumps({"user_s": len(paths)}), flush=True)
"""


# Writes as many records as it is told, and answers.
ANSWERS = """
import json, sys
with open(sys.argv[1], "w") as out:
    out.writelines(json.dumps({"text": "found"}) + "\\n" for _ in range(int(sys.argv[2])))
print(json.dumps({"idle_kb": 1, "peak_kb": 2}), flush=True)
"""


class Answering(processes.Runner):
    """Gives as many records as it is told, whatever its pages are."""

    records = 0

    def start(self, what, *more):
        return processes.Process([sys.executable, "-c", ANSWERS, more[0], str(self.records)], None, self.limits, self.log)


class Peers(InFolder):
    def answering(self, records):
        runner = Answering("peer", ["a", "b", "c"], self.folder, processes.Limits())
        runner.records = records
        self.addCleanup(runner.log.close)
        return runner

    def test_a_record_for_each_page(self):
        memory, found = self.answering(3).memory_and_predictions()
        self.assertEqual((memory["peak_kb"], found), (2, [{"text": "found"}] * 3))

    def test_missing_records_end_the_run(self):
        with self.assertRaisesRegex(SystemExit, "2 records for 3 pages"):
            self.answering(2).memory_and_predictions()

    def test_a_worker_answers_once_its_records_are_written(self):
        import worker

        said_to = self.folder / "out"
        seen = []
        contender = type("Contender", (), {"call": None, "predict": lambda self, page: {"text": "found"}})()
        page = self.folder / "a.html"
        page.write_bytes(b"<p>a")
        listed, progress = self.folder / "list", self.folder / "progress"
        listed.write_text(f"{page}\n" * 3)
        progress.write_bytes(bytes(8))
        self.replace(worker.contenders, "load", lambda name: contender)
        self.replace(worker, "say", lambda record: seen.append(len(said_to.read_text().splitlines())))
        self.replace(sys, "argv", ["worker.py", "peer", "memory", str(listed), str(progress), str(said_to)])
        worker.main()
        self.assertEqual(seen, [3])

    def replace(self, where, name, value):
        self.addCleanup(setattr, where, name, getattr(where, name))
        setattr(where, name, value)

    def test_one_that_does_not_come_back_goes_on_without_the_page(self):
        folder = self.folder

        class Runner(processes.Runner):
            def start(self, what, *more):
                listed, progress = folder / "list", folder / "progress"
                listed.write_text("".join(f"{p}\n" for p in self.left()))
                progress.write_bytes(bytes(8))
                with open(progress, "r+b") as file:
                    mapped = mmap.mmap(file.fileno(), 8)
                return processes.Process([sys.executable, "-c", STAND_IN, listed, progress], mapped, self.limits, self.log)

        runner = Runner("peer", ["a", "hang", "b"], folder, processes.Limits(page_s=0.3))
        self.addCleanup(runner.log.close)
        processes.interleaved_rounds([runner], most_rounds=2, most_seconds=100)
        self.assertEqual([r["user_s"] for r in runner.rounds], [2, 2])
        self.assertEqual(list(runner.given_up), ["hang"])


if __name__ == "__main__":
    unittest.main()
