#!/usr/bin/env python3
"""full_size.py BUILD SHARED [--records N] [--only PART,...]: `winnow batch` on many real pages, with figures; no test, for it takes minutes.

Makes JSON lines and WARC.gz of N records from the pages of SHARED, each page several times with another id, in a folder that it removes
again, and says of BUILD/winnow

  speed   user time a page beside the library's call alone (BUILD/winnow-bench) on the same bytes, and wall time with one thread and two
  memory  the most that is resident, for a tenth of the records and for all
  same    whether one thread, two and eight give the same bytes
  kills   whether runs that are killed (SIGKILL) at ten points and resumed give the file that one run gives

A page has ten minutes instead of five seconds, which are wall time: a busy machine must not change the output.
On a busy machine believe the least of the rounds; "waiting" is the time that the run's threads were ready and had no core.
"""
import argparse
import ctypes
import gzip
import hashlib
import json
import os
import pathlib
import random
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

SETS = ("articles", "other", "world", "archives")
PARTS = ("speed", "memory", "same", "kills")


def pages_of(shared, count):
    """Pages in turn from the sets, so that a part of the records is like the whole."""
    paths = [sorted((shared / "pages" / name).glob("*.html*")) for name in SETS]
    ranked = sorted((i / len(group), path) for group in paths for i, path in enumerate(group))
    found = [path for _, path in ranked][:count]
    return [gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in found]


def write_list(folder, name, pages):
    """The pages as files, and the list of them that winnow-bench reads."""
    (folder / name).mkdir()
    paths = []
    for i, page in enumerate(pages):
        paths.append(folder / name / f"{i:05}.html")
        paths[-1].write_bytes(page)
    (folder / f"{name}.list").write_text("".join(f"{path}\n" for path in paths))


def write_jsonl(path, pages, count):
    coded = [json.dumps(page.decode("utf-8", "replace"), ensure_ascii=False).encode("utf-8", "replace") for page in pages]
    with open(path, "wb") as out:
        for i in range(count):
            out.write(b'{"id":"r%d","url":"https://pages.example/%d","html":%s}\n' % (i, i, coded[i % len(pages)]))


def write_warc(path, pages, count):
    """A gzip member a record. A page is packed once: its deflate blocks follow those of each record's own header."""
    combine = ctypes.CDLL("libz.so.1").crc32_combine
    combine.restype, combine.argtypes = ctypes.c_ulong, (ctypes.c_ulong, ctypes.c_ulong, ctypes.c_long)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    ready = []
    for page in pages:
        body = http + page + b"\r\n\r\n"
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        ready.append((packer.compress(body) + packer.flush(), zlib.crc32(body), len(body)))
    with open(path, "wb") as out:
        for i in range(count):
            packed, check, size = ready[i % len(pages)]
            header = (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:example:r%d>\r\nWARC-Target-URI: https://pages.example/%d\r\n"
                      b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % (i, i, size - 4))
            packer = zlib.compressobj(6, zlib.DEFLATED, -15)
            out.write(b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + packer.compress(header) + packer.flush(zlib.Z_FULL_FLUSH) + packed)
            out.write(struct.pack("<II", combine(zlib.crc32(header), check, size), len(header) + size & 0xFFFFFFFF))


class Run:
    """One run of the program, watched."""

    def __init__(self, program, source, output, jobs, *options):
        command = [program, "batch", "-q", "--timeout", "600", "-j", str(jobs), source, "-o", output, *options]
        begin = time.monotonic()
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.peak_kb, self.delay_ns = 0, {}
        watcher = threading.Thread(target=self.watch)
        watcher.start()
        _, status, usage = os.wait4(self.process.pid, 0)
        self.wall_s = time.monotonic() - begin
        self.process.returncode = os.waitstatus_to_exitcode(status)
        watcher.join()
        self.user_s, self.system_s = usage.ru_utime, usage.ru_stime
        self.waiting_s = sum(sorted(self.delay_ns.values())[-jobs:]) / 1e9
        said = self.process.stderr.read().decode()
        self.process.stderr.close()
        if self.process.returncode not in (0, 1):
            sys.exit(f"{command}: exit code {self.process.returncode}\n{said}")

    def watch(self):
        folder = pathlib.Path(f"/proc/{self.process.pid}")
        while self.process.returncode is None:
            try:
                status = (folder / "status").read_text()
                if "VmHWM:" not in status:
                    return
                self.peak_kb = max(self.peak_kb, int(status.split("VmHWM:")[1].split()[0]))
                for task in (folder / "task").iterdir():
                    self.delay_ns[task.name] = int((task / "schedstat").read_text().split()[1])
            except (OSError, IndexError):
                pass
            time.sleep(0.05)


class Measurement:
    def __init__(self, asked, folder):
        self.asked, self.folder = asked, folder
        self.program = asked.build / "winnow"
        self.pages = len((folder / "jsonl.list").read_text().splitlines())
        self.digests = {}

    def run(self, name, jobs, *options):
        output = self.folder / f"out-{name}.jsonl"  # not packed, whatever the input is
        run = Run(self.program, self.folder / name, output, jobs, *options)
        self.digests.setdefault(name, {})[jobs] = self.digest(output)
        written_mb = output.stat().st_size / 1e6
        output.unlink()
        print(f"  {name:16} -j {jobs}: wall {run.wall_s:6.1f} s, user {run.user_s:6.1f} s, system {run.system_s:5.1f} s, waiting {run.waiting_s:6.1f} s, "
              f"peak {run.peak_kb / 1024:.0f} MB, {written_mb:.0f} MB out", flush=True)
        return run

    @staticmethod
    def digest(path):
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() if hasattr(hashlib, "file_digest") else hashlib.sha256(file.read()).hexdigest()

    def library_ms(self, name):
        """User milliseconds a page of the library's call alone: each page once, from memory."""
        command = [self.asked.build / "winnow-bench", "time", self.folder / f"{name}.list", "articles"]
        done = subprocess.run(command, input="\n", capture_output=True, text=True, check=True).stdout.splitlines()
        pages, spent = json.loads(done[0])["pages"], json.loads(done[1])["user_s"]
        print(f"  {name:16} library alone: {spent / pages * 1e3:.3f} ms a page", flush=True)
        return spent / pages * 1e3

    def speed(self):
        """In many short runs: on a busy machine some of them are left alone, and a long one never is. How many records there are plays no part."""
        for kind in ("jsonl", "warc.gz"):
            alone, one, two = [], [], []
            for _ in range(self.asked.rounds):  # in turn, for the machine's load changes
                alone.append(self.library_ms(kind))
                one.append(self.run(f"once.{kind}", 1))
                two.append(self.run(f"once.{kind}", 2))

            def a_page(runs):
                return min(run.user_s for run in runs) / self.pages * 1e3

            def wall(runs, threads):
                """As it is, and without the time that threads waited for a core."""
                return min(run.wall_s for run in runs), min(run.wall_s - run.waiting_s / threads for run in runs)

            (wall_one, own_one), (wall_two, own_two) = wall(one, 1), wall(two, 2)
            print(f"{kind}: user time a page {a_page(one):.3f} ms with one thread, {a_page(two):.3f} ms with two; library alone {min(alone):.3f} ms: "
                  f"{a_page(one) / min(alone):.3f} and {a_page(two) / min(alone):.3f} of it. Two threads are {wall_one / wall_two:.2f} times as fast as one, "
                  f"{own_one / own_two:.2f} without waiting", flush=True)

    def memory(self):
        for kind in ("jsonl", "warc.gz"):
            peaks = {name: self.run(f"{name}.{kind}", 2).peak_kb / 1024 for name in ("tenth", "all")}
            print(f"{kind}: peak {peaks['tenth']:.0f} MB with {self.asked.records // 10:,} records, {peaks['all']:.0f} MB with {self.asked.records:,}", flush=True)

    def same(self):
        for kind in ("jsonl", "warc.gz"):
            made = self.digests.setdefault(f"all.{kind}", {})
            for jobs in (1, 2, 8):
                if jobs not in made:
                    self.run(f"all.{kind}", jobs)
            print(f"{kind}: -j {', '.join(map(str, sorted(made)))} give {'the same bytes' if len(set(made.values())) == 1 else 'OTHER BYTES'}", flush=True)

    def kills(self):
        """At random lengths of what is written: how long a run takes is up to the machine's load."""
        rng = random.Random(self.asked.seed)
        for kind in self.asked.kills_of.split(","):
            output = self.folder / f"out-killed.{kind}"
            part = pathlib.Path(f"{output}.part")
            command = [self.program, "batch", "-q", "--timeout", "600", "-j", "2", self.folder / f"all.{kind}", "-o", output]
            subprocess.run(command, check=False)
            whole, size = self.digest(output), output.stat().st_size
            output.unlink()
            killed = equal = 0
            while killed < self.asked.kills:
                wanted = rng.uniform(0, 0.95) * size
                process = subprocess.Popen(command)
                while process.poll() is None and not (part.exists() and part.stat().st_size >= wanted):
                    time.sleep(0.005)
                process.send_signal(signal.SIGKILL)
                if process.wait() != -signal.SIGKILL:
                    continue  # it was over
                killed += 1
                at = part.stat().st_size
                subprocess.run([*command, "--resume"], check=False)
                is_equal = self.digest(output) == whole and not part.exists()
                equal += is_equal
                print(f"  killed at {at / size:.0%}, resumed: {'equal' if is_equal else 'NOT EQUAL'}", flush=True)
                output.unlink()
            print(f"{kind}: {killed} kills: {equal} of the resumed files equal the one of a run that was left alone", flush=True)


def make(shared, folder, records):
    pages = pages_of(shared, max(1, records // 10))
    while records % len(pages):  # each page as often as the others
        pages.pop()
    as_json = [page.decode("utf-8", "replace").encode() for page in pages]
    write_list(folder, "jsonl", as_json)
    write_list(folder, "warc.gz", pages)
    for name, count in (("once", len(pages)), ("tenth", records // 10), ("all", records)):
        write_jsonl(folder / f"{name}.jsonl", pages, count)
        write_warc(folder / f"{name}.warc.gz", pages, count)
    sizes = ", ".join(f"{path.name} {path.stat().st_size / 1e6:.0f} MB" for path in sorted(folder.glob("*.*")) if not path.name.endswith(".list") and path.is_file())
    print(f"{records:,} records, {len(pages):,} different pages of {sum(map(len, pages)) / len(pages) / 1e3:.1f} kB: {sizes}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("shared", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--kills-of", default="jsonl", help="jsonl, warc.gz or both with a comma")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(PARTS))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="winnow-full-size-") as name:
        folder = pathlib.Path(name)
        # In a process of its own, whose memory is given back.
        child = os.fork()
        if child == 0:
            make(asked.shared, folder, asked.records)
            os._exit(0)
        if os.waitpid(child, 0)[1] != 0:
            sys.exit("the records could not be made")
        measurement = Measurement(asked, folder)
        for part in asked.only.split(","):
            getattr(measurement, part)()


if __name__ == "__main__":
    main()
