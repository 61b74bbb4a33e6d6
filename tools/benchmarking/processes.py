"""Contenders in processes of their own, one of which runs at a time. One that does not come back from a page goes on without it."""

import collections
import dataclasses
import json
import mmap
import os
import pathlib
import select
import struct
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


class GaveUp(Exception):
    def __init__(self, page, why):
        super().__init__(why)
        self.page = page


@dataclasses.dataclass
class Limits:
    page_s: float = 30.0  # CPU time for one page
    memory_mb: int = 4096


def resident_mb(pid):
    try:
        return int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20
    except (OSError, IndexError):
        return 0


def cpu_s(pid):
    """User and system time so far; fields 14 and 15 of stat, behind the name in parentheses."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Process:
    """One process that answers in JSON, a line each."""

    def __init__(self, command, progress, limits, errors):
        self.limits = limits
        self.progress = progress
        self.loaded_mb = 0  # its own pages, which are not its fault
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, bufsize=1)

    def ask(self, line=None):
        if line:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
        return self.wait()

    def wait(self):
        """The next answer; raises GaveUp when a page is over its limits: in CPU time, as other work on the machine is no fault of it."""
        seen, since = self.page(), cpu_s(self.process.pid)
        while True:
            if select.select([self.process.stdout], [], [], 0.25)[0]:
                answer = self.process.stdout.readline()
                if answer:
                    return json.loads(answer)
                raise GaveUp(self.page(), f"ended with {self.process.wait()}")
            now = self.page()
            if now != seen:
                seen, since = now, cpu_s(self.process.pid)
            memory = resident_mb(self.process.pid)
            too_big = memory > self.limits.memory_mb + self.loaded_mb
            if too_big or (seen >= 0 and cpu_s(self.process.pid) - since > self.limits.page_s):
                why = f"more than {self.limits.memory_mb} MB" if too_big else f"more than {self.limits.page_s:.0f} s"
                self.end()
                raise GaveUp(seen, why)

    def page(self):
        return struct.unpack("<q", self.progress[:8])[0] if self.progress else -1

    def end(self):
        self.process.kill()
        self.process.communicate()


class Runner:
    """A contender over a list of pages; `given_up` are those that it does not come back from."""

    def __init__(self, name, paths, folder, limits, program=None, detail="articles"):
        self.name, self.paths, self.folder, self.limits = name, list(paths), folder, limits
        self.program, self.detail = program, detail
        self.given_up = {}
        self.rounds = []
        self.process = None
        self.log = open(folder / f"{name}.log", "w", encoding="utf-8")

    def start(self, what, *more):
        listed = self.folder / f"{self.name}.list"
        listed.write_text("".join(f"{p}\n" for p in self.left()), encoding="utf-8")
        if self.program:
            return Process([self.program, what, listed, self.detail], None, self.limits, self.log)
        progress = self.folder / f"{self.name}.progress"
        progress.write_bytes(bytes(8))
        with open(progress, "r+b") as file:
            mapped = mmap.mmap(file.fileno(), 8)
        return Process([sys.executable, HERE / "worker.py", self.name, what, listed, progress, *more], mapped, self.limits, self.log)

    def left(self):
        return [p for p in self.paths if p not in self.given_up]

    def give_up(self, error):
        left = self.left()
        if not 0 <= error.page < len(left):
            sys.exit(f"{self.name}: {error}; see {self.log.name}")
        self.given_up[left[error.page]] = str(error)

    def until_it_holds(self, attempt):
        """attempt() again, each time without the page that it did not come back from."""
        while True:
            try:
                return attempt()
            except GaveUp as error:
                self.give_up(error)

    def begin_rounds(self):
        """Its pages are in memory then."""
        if self.process is None:
            self.process = self.start("time")
            self.process.loaded_mb = self.process.wait()["bytes"] / 2**20

    def one_round(self):
        def attempt():
            self.begin_rounds()
            try:
                return self.process.ask("round")
            except GaveUp:
                self.process = None
                raise

        self.rounds.append(self.until_it_holds(attempt))

    def end_rounds(self):
        if self.process:
            self.process.end()
            self.process = None

    def memory(self):
        return self.until_it_holds(lambda: self.start("memory").wait())

    def memory_and_predictions(self):
        """The memory that it takes, and one record a page, in the order of the pages; a page that it gave up on has an empty one."""
        out = self.folder / f"{self.name}.jsonl"
        memory = self.until_it_holds(lambda: self.start("memory", out).wait())
        with open(out, encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        if len(records) != len(self.left()):  # pages without a record would count as empty, which is no fault of the peer
            sys.exit(f"{self.name}: {len(records)} records for {len(self.left())} pages in {out}")
        found = dict(zip(self.left(), records))
        return memory, [found.get(path, {"text": ""}) for path in self.paths]


ROUNDS_OF_A_PROCESS = 2  # where a process happens to lie in memory is worth 5 % and more of its time: the fastest round is one of several


def interleaved_rounds(runners, most_rounds, most_seconds):
    """Rounds of all contenders in turn; each stops after most_rounds, or once it has taken most_seconds of user time."""
    used = collections.Counter()
    try:
        for number in range(most_rounds):
            for runner in runners:
                if number % ROUNDS_OF_A_PROCESS == 0:
                    runner.end_rounds()
                if used[runner.name] < most_seconds:
                    runner.one_round()
                    used[runner.name] += runner.rounds[-1]["user_s"]
    finally:
        for runner in runners:
            runner.end_rounds()
