#!/usr/bin/env python3
"""batch_test.py PROGRAM SOURCE PART [--size N] [--seed N]: runs `winnow batch` as users do.

PART is one of the test classes below, in lower case. --size is the number of records where many are wanted; what is given here fits a test
run, tens of thousands a measurement.
"""
import argparse
import gzip
import json
import os
import pathlib
import pty
import random
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ASKED = None  # the command line


def sentence(i, k):
    return (f"On day {i} of the survey the harbour of town {k} was measured again by the crew of the {i * 7 + k}, who found {i + k} metres of "
            f"water at the northern quay, {i % 13} more than in the year before, and a new bank of sand along the southern side.")


def page(i, title=None):
    paragraphs = "\n".join(f"<p>{sentence(i, k)}</p>" for k in range(1, 5))
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title or f"Survey {i}"}</title></head><body>'
            f'<nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>{title or f"Survey {i}"}</h1>\n{paragraphs}\n</article>'
            f"<footer>All rights reserved.</footer></body></html>")


def warc_record(name, body, kind="response", content_type="application/http; msgtype=response"):
    if kind == "response":
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:id:{name}>\r\nWARC-Target-URI: https://example.org/{name}\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body + b"\r\n\r\n"


def lines_of(data):
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="winnow-batch-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def command(self, *arguments):
        return [ASKED.program, "batch", *map(str, arguments)]

    def batch(self, *arguments, code=0, **options):
        done = subprocess.run(self.command(*arguments), cwd=self.folder, capture_output=True, timeout=600, **options)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        return done

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = data.encode("utf-8") if isinstance(data, str) else data
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    def read(self, name):
        data = (self.folder / name).read_bytes()
        return gzip.decompress(data) if name.endswith(".gz") else data

    def fixtures(self):
        """The pages of the project's fixtures, as text."""
        sources = sorted((ASKED.source / "fixtures/pages").glob("*/source.html"))
        return [path.read_bytes().decode("utf-8", "replace") for path in sources]

    def write_many(self, name, count):
        """JSON lines: fixtures, small pages, and some that are no pages; every tenth is a copy of one before."""
        fixtures = self.fixtures()
        with open(self.folder / name, "w", encoding="utf-8") as out:
            for i in range(count):
                if i % 97 == 50:
                    out.write(f'{{"id":"r{i}","html":\n')
                    continue
                html = fixtures[i % len(fixtures)] if i % 3 == 0 else page(i - 10 if i % 10 == 9 else i)
                out.write(json.dumps({"id": f"r{i}", "url": f"https://example.org/{i}", "html": html, "n": i}) + "\n")

    def left_over(self):
        return sorted(p.name for p in self.folder.iterdir() if ".part" in p.name)


class Basics(Case):
    def test_json_lines(self):
        self.write("in.jsonl", json.dumps({"html": page(1), "url": "https://example.org/1", "id": 17, "crawl": {"n": 1.50}, "title": "x"}) + "\n"
                   + json.dumps({"text": "x"}) + "\nno json\n")
        done = self.batch("in.jsonl", "-o", "out.jsonl", "--pass-through", "--errors", "errors.jsonl", code=1)
        first, second, third = lines_of(self.read("out.jsonl"))
        self.assertEqual((first["id"], first["status"], first["title"]), ("17", "article", "Survey 1"))
        self.assertEqual((first["page_url"], first["crawl"], first["input_title"]), ("https://example.org/1", {"n": 1.5}, "x"))
        self.assertEqual(second["id"], "in.jsonl:2")
        self.assertEqual((third["id"], third["status"]), ("in.jsonl:3", "bad_json"))
        self.assertTrue(third["message"])
        self.assertEqual(lines_of(self.read("errors.jsonl")), [second, third])
        self.assertIn(b"winnow: 3 records in ", done.stderr)
        self.assertIn(b"bad_json", done.stderr)
        self.assertEqual(self.left_over(), [])

    def test_other_keys(self):
        self.write("in.jsonl", json.dumps({"content": page(1), "link": "https://example.org/1", "key": "a", "plain": "b"}) + "\n")
        self.batch("in.jsonl", "-o", "out.jsonl", "--html-key", "content", "--url-key", "link", "--id-key=key", "--text-key", "plain")
        [line] = lines_of(self.read("out.jsonl"))
        self.assertEqual((line["id"], line["page_url"], line["status"]), ("a", "https://example.org/1", "article"))
        self.assertNotIn("plain", line)

    def test_archives(self):
        records = [warc_record("info", b"x", "warcinfo"), warc_record("a", page(1).encode()),
                   warc_record("b", "Ein Absatz.\n".encode() * 3, "conversion", "text/plain")]
        self.write("plain.warc", b"".join(records))
        self.write("whole.warc.gz", b"".join(records))
        (self.folder / "members.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
        outputs = []
        for name in ("plain.warc", "whole.warc.gz", "members.warc.gz"):
            done = self.batch(name, "-o", "out.jsonl")
            outputs.append(self.read("out.jsonl"))
            self.assertIn(b"1 archive records that hold no page", done.stderr)
        self.assertEqual(len(set(outputs)), 1)
        first, second = lines_of(outputs[0])
        self.assertEqual((first["id"], first["page_url"], first["status"]), ("urn:id:a", "https://example.org/a", "article"))
        self.assertEqual(second["id"], "urn:id:b")

    def test_charset_of_the_transport(self):
        html = page(1, "Выставка открылась").replace('<meta charset="utf-8">', "").encode("koi8-r")
        self.write("a.warc", warc_record("a", html).replace(b"charset=utf-8", b"charset=KOI8-R "[:13]))
        self.batch("a.warc", "-o", "out.jsonl")
        self.assertEqual(lines_of(self.read("out.jsonl"))[0]["title"], "Выставка открылась")

    def test_folders_and_lists(self):
        self.write("in/b.html", page(2))
        self.write("in/a.jsonl.gz", json.dumps({"html": page(1)}) + "\n")
        self.write("in/c/d.warc", warc_record("w", page(3).encode()))
        self.write("in/no.png", "x")
        self.batch("in", "-o", "out.jsonl")
        ids = [line["id"] for line in lines_of(self.read("out.jsonl"))]
        self.assertEqual(ids, ["a.jsonl.gz:1", "b.html", "urn:id:w"])
        for source, stdin in (("-", b"in/c/d.warc\0in/b.html\0none.html"), ("list", None)):
            self.write("list", b"in/c/d.warc\0in/b.html\0none.html\0")
            self.batch("--files0-from", source, "-o", "out.jsonl", input=stdin, code=1)
            lines = lines_of(self.read("out.jsonl"))
            self.assertEqual([line["id"] for line in lines], ["urn:id:w", "in/b.html", "none.html"])
            self.assertEqual(lines[2]["status"], "missing")

    def test_standard_input_and_output(self):
        line = json.dumps({"html": page(1)}) + "\n"
        done = self.batch(input=line.encode())
        self.assertEqual(lines_of(done.stdout)[0]["id"], "-:1")
        self.assertEqual(self.batch("-", input=gzip.compress(line.encode())).stdout, done.stdout)

    def test_packed_output_is_named_so(self):
        self.write_many("in.jsonl", 200)
        self.batch("in.jsonl", "-o", "out.jsonl", code=1)
        self.batch("in.jsonl", "-o", "out.jsonl.gz", "--errors", "errors.jsonl.gz", code=1)
        self.assertEqual(self.read("out.jsonl.gz"), self.read("out.jsonl"))
        self.assertGreater(len(lines_of(self.read("errors.jsonl.gz"))), 1)
        self.write("none.jsonl", "")
        self.batch("none.jsonl", "-o", "none.out.gz")
        self.assertEqual(self.read("none.out.gz"), b"")

    def test_duplicates(self):
        texts = [page(1), page(2), page(1).replace("<nav>", "<nav><a href='/x'>Other site</a> "), page(3), page(2).replace("a new bank", "one bank", 1), "<p>x"]
        self.write("in.jsonl", "".join(json.dumps({"id": f"r{i}", "html": html}) + "\n" for i, html in enumerate(texts)))
        self.batch("in.jsonl", "-o", "marked.jsonl", "--duplicates", "mark")
        marked = lines_of(self.read("marked.jsonl"))
        self.assertEqual([line["duplicate_of"] for line in marked][:4], [None, None, "r0", None])
        self.assertEqual(marked[5]["duplicate_of"], None)
        done = self.batch("in.jsonl", "-o", "dropped.jsonl", "--duplicates", "drop")
        kept = [line["id"] for line in marked if line["duplicate_of"] is None]
        self.assertEqual([line["id"] for line in lines_of(self.read("dropped.jsonl"))], kept)
        self.assertIn(f"{6 - len(kept)} duplicates".encode(), done.stderr)

    def test_log_is_json(self):
        self.write("in.jsonl", json.dumps({"html": page(1), "id": "a"}) + "\nno\n")
        done = self.batch("in.jsonl", "-o", "out.jsonl", "--log-json", code=1)
        failed, summary = lines_of(done.stderr)
        self.assertEqual((failed["event"], failed["id"], failed["status"], failed["level"]), ("failed", "in.jsonl:2", "bad_json", "warning"))
        self.assertEqual((summary["event"], summary["records"], summary["statuses"]), ("summary", 2, {"article": 1, "bad_json": 1}))

    def test_exit_codes(self):
        self.write("good.html", page(1))
        self.write("bad.html.gz", page(1))
        (self.folder / "bad.html.gz").write_bytes(self.read("good.html")[:0] + gzip.compress(b"x")[:12])
        self.write("empty.html", "")
        for names, code in ((["good.html"], 0), (["good.html", "empty.html"], 0), (["good.html", "none"], 1), (["empty.html"], 2),
                            (["bad.html.gz"], 65), (["none"], 66), (["none", "bad.html.gz"], 65)):
            with self.subTest(names):
                self.batch(*names, "-o", "out.jsonl", code=code)
        self.batch("good.html", "-o", "none/out.jsonl", code=73)
        self.batch("good.html", "--resume", code=64)
        self.batch("good.html", "--files0-from", "x", code=64)
        self.batch("good.html", "-j", "0", code=64)


class Resume(Case):
    """A run that was killed, interrupted or out of disk goes on, and gives the same bytes."""

    def whole(self, name, *options):
        self.write_many("in.jsonl", ASKED.size or 2500)
        start = time.monotonic()
        self.batch("in.jsonl", "-o", name, *options, code=1)
        took = time.monotonic() - start
        whole = (self.folder / name).read_bytes()
        (self.folder / name).unlink()
        return whole, took

    def end_early(self, name, options, after, how):
        """Sends the signal after so many seconds, and sooner where a run was quicker than that."""
        while True:
            process = subprocess.Popen(self.command("in.jsonl", "-o", name, *options), cwd=self.folder, stderr=subprocess.DEVNULL)
            time.sleep(after)
            process.send_signal(how)
            code = process.wait()
            if code in (-signal.SIGKILL, 130):
                return
            self.assertEqual(code, 1)
            (self.folder / name).unlink()
            after /= 2

    def killed(self, name, *options):
        whole, took = self.whole(name, *options)
        rng = random.Random(ASKED.seed)
        went_on = 0
        for _ in range(ASKED.kills):
            self.end_early(name, options, rng.uniform(0, 0.9 * took), signal.SIGKILL)
            self.assertFalse((self.folder / name).exists(), "a file that is not whole is aside")
            part = self.folder / (name + ".part")
            went_on += part.exists() and part.stat().st_size > 0
            if rng.random() < 0.5:  # killed again while it goes on
                self.end_early(name, [*options, "--resume"], rng.uniform(0, 0.5 * took), signal.SIGKILL)
            self.batch("in.jsonl", "-o", name, *options, "--resume", code=1)
            self.assertEqual((self.folder / name).read_bytes(), whole)
            self.assertEqual(self.left_over(), [])
            (self.folder / name).unlink()
        print(f"{name}: {went_on} of {ASKED.kills} runs had written something when they were killed; a whole run takes {took:.1f} s")

    def test_after_sigkill(self):
        self.killed("out.jsonl", "--duplicates", "mark")

    def test_after_sigkill_packed(self):
        self.killed("out.jsonl.gz", "--duplicates", "drop", "--errors", "errors.jsonl")

    def test_after_sigint(self):
        for name in ("out.jsonl", "out.jsonl.gz"):
            whole, took = self.whole(name, "--errors", "errors.jsonl")
            errors = self.read("errors.jsonl")
            self.end_early(name, ["--errors", "errors.jsonl"], 0.5 * took, signal.SIGINT)
            done = self.read(name)
            lines = lines_of(done)
            self.assertGreater(len(lines), 0)
            uninterrupted = gzip.decompress(whole) if name.endswith(".gz") else whole
            self.assertTrue(uninterrupted.startswith(done) and len(done) < len(uninterrupted), "what is done is there, and whole lines")
            self.batch("in.jsonl", "-o", name, "--errors", "errors.jsonl", "--resume", code=1)
            self.assertEqual((self.folder / name).read_bytes(), whole)
            self.assertEqual(self.read("errors.jsonl"), errors)
            self.assertEqual(self.left_over(), [])

    def test_after_a_full_disk(self):
        for name in ("out.jsonl", "out.jsonl.gz"):
            whole, _ = self.whole(name)
            limit = len(whole) * 6 // 10
            done = subprocess.run(self.command("in.jsonl", "-o", name), cwd=self.folder, capture_output=True,
                                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.assertEqual(done.returncode, 74)
            self.assertRegex(done.stderr.decode(), r"out\.jsonl(\.gz)?\.part: cannot write: File too large; the \d+ records before are kept")
            part = (self.folder / (name + ".part")).read_bytes()
            self.assertTrue(whole.startswith(part) and len(part) > 0, "what was written is kept")
            if name == "out.jsonl":
                self.assertTrue(part.endswith(b"\n"), "whole lines")
            self.batch("in.jsonl", "-o", name, "--resume", code=1)
            self.assertEqual((self.folder / name).read_bytes(), whole)

    def test_only_the_same_run_goes_on(self):
        _, took = self.whole("out.jsonl")
        self.end_early("out.jsonl", [], 0.5 * took, signal.SIGINT)
        for other in (["--detail", "verdicts"], ["--id-key", "n"], ["--duplicates", "drop"]):
            done = self.batch("in.jsonl", "-o", "out.jsonl", "--resume", *other, code=64)
            self.assertIn(b"had other inputs, options or another version", done.stderr)
        self.batch("in.jsonl", "-j", "1", "-o", "out.jsonl", "--resume", code=1)

    def test_resume_of_nothing_begins(self):
        self.write("a.html", page(1))
        self.batch("a.html", "-o", "out.jsonl", "--resume")
        self.batch("a.html", "-o", "out.jsonl", "--resume")
        self.assertEqual(len(lines_of(self.read("out.jsonl"))), 1)


class Damage(Case):
    """Archives with bytes flipped, and cut: what was not hit comes out as it does from a whole archive."""

    def test_every_undamaged_record_comes_out(self):
        rng = random.Random(ASKED.seed)
        wanted = {}
        names = []
        for f in range(ASKED.size or 1000):
            style = ("plain", "members", "whole")[f % 3]
            records = [warc_record(f"f{f}r{r}", page(1000 * f + r).encode()) for r in range(6)]
            pieces = [gzip.compress(record, 1) for record in records] if style == "members" else records
            data = bytearray(b"".join(pieces))
            ends = [sum(map(len, pieces[: r + 1])) for r in range(6)]
            hit = set()
            if style != "whole":
                for _ in range(rng.randint(1, 3)):
                    at = rng.randrange(len(data))
                    data[at] ^= rng.randint(1, 255)
                    hit.add(next(r for r in range(6) if at < ends[r]))
            if f % 5 == 4:
                cut = rng.randrange(1, len(data))
                data = data[:cut]
                hit.update(r for r in range(6) if ends[r] > cut)
            if style == "whole":  # one stream: behind damage nothing can be read
                data = bytearray(gzip.compress(bytes(data), 1))
                if f % 5 != 4:
                    data = data[: rng.randrange(len(data) // 2, len(data))]
                    hit = set(range(6))
            name = f"f{f:04}.warc" + ("" if style == "plain" else ".gz")
            names.append(name)
            (self.folder / name).write_bytes(data)
            wanted.update({f"urn:id:f{f}r{r}": 1000 * f + r for r in range(6) if r not in hit})
        self.write("list", "".join(name + "\0" for name in names))
        start = time.monotonic()
        done = subprocess.run(self.command("--files0-from", "list", "-o", "out.jsonl"), cwd=self.folder, capture_output=True, timeout=580)
        self.assertEqual(done.returncode, 1, done.stderr.decode())
        lines = lines_of(self.read("out.jsonl"))
        titles = {(line["id"], line["title"]) for line in lines}
        lost = [name for name, i in wanted.items() if (name, f"Survey {i}") not in titles]
        self.assertEqual(lost, [])
        faults = sum(line["status"].startswith("bad_") for line in lines)
        self.assertGreater(faults, len(names) // 2)
        print(f"{len(names)} archives, {len(wanted)} undamaged records: all came out; {faults} records lost; {time.monotonic() - start:.1f} s")


class Threads(Case):
    """Any number of threads gives the same bytes."""

    def test_same_bytes(self):
        self.write_many("in.jsonl", ASKED.size or 1200)
        records = [warc_record(f"w{i}", html.encode()) for i, html in enumerate(self.fixtures())]
        (self.folder / "in.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
        for options in (["--duplicates", "mark", "--pass-through"], ["--duplicates", "drop", "--detail", "evidence"]):
            for name in ("out.jsonl", "out.jsonl.gz"):
                outputs = set()
                for jobs in (1, 2, 8):
                    self.batch("in.jsonl", "in.warc.gz", "-j", jobs, "-o", name, "--errors", "errors.jsonl", *options, code=1)
                    outputs.add(((self.folder / name).read_bytes(), self.read("errors.jsonl")))
                self.assertEqual(len(outputs), 1, options)


class Terminal(Case):
    def run_in_terminal(self, *arguments):
        main, other = pty.openpty()
        process = subprocess.Popen(self.command(*arguments), cwd=self.folder, stderr=other)
        os.close(other)
        shown = b""
        while True:
            ready, _, _ = select.select([main], [], [], 1)
            try:
                if ready:
                    shown += os.read(main, 65536)
                elif process.poll() is not None:
                    break
            except OSError:  # the other end is closed
                break
        self.assertEqual(process.wait(), 1)
        os.close(main)
        return shown.decode()

    def test_progress(self):
        size = ASKED.size or 6000  # above 0.2 s, when it first speaks
        self.write_many("in.jsonl", size)
        shown = self.run_in_terminal("in.jsonl", "-j", "1", "-o", "out.jsonl")
        self.assertRegex(shown, r"\r[\d,]+ records  [\d,]+ a second  [\d.]+ [kM]B  \d+ failed  \d+:\d\d left\x1b\[K")
        self.assertRegex(shown, rf"\r\x1b\[Kwinnow: {size:,} records in ")
        quiet = self.run_in_terminal("in.jsonl", "-q", "-o", "out.jsonl")
        self.assertEqual(quiet, "")


def main():
    global ASKED
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("source", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("part")
    parser.add_argument("--size", type=int)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    ASKED = parser.parse_args()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(globals()[ASKED.part.capitalize()])
    return 0 if unittest.TextTestRunner().run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
