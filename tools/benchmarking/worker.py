"""Runs one peer in a process of its own, as winnow-bench runs winnow; speaks the same JSON.

    worker.py NAME time   LIST PROGRESS        reads all pages, then runs them all once for each line on standard input
    worker.py NAME memory LIST PROGRESS [OUT]  one page after the other, forgotten at once; what is found goes to OUT, a line a page

LIST has the path of a page on each line. PROGRESS is a file of eight bytes: the number of the page that is being read, so that who waits
can tell a page that never ends from a slow round.
"""

import contextlib
import json
import mmap
import pathlib
import resource
import struct
import sys

import contenders

TINY_PAGE = b"<!DOCTYPE html><title>A page</title><article><p>A few words stand here, and that is all of it.</p></article>"


def say(record):
    print(json.dumps(record), flush=True)


def status_kb(field):
    for line in open("/proc/self/status", encoding="ascii"):
        if line.startswith(field):
            return int(line.split()[1])


def attempt(call, page):
    """A peer that fails on a page found nothing in it."""
    try:
        return call(page)
    except Exception as error:  # noqa: BLE001: whatever a peer throws
        print(f"{type(error).__name__}: {str(error)[:100]}", file=sys.stderr)
        return None


def time_rounds(contender, paths, mark):
    pages = [pathlib.Path(path).read_bytes() for path in paths]
    attempt(contender.call, TINY_PAGE)  # what is read or built at the first call
    say({"pages": len(pages), "bytes": sum(map(len, pages))})
    for _ in sys.stdin:
        before = resource.getrusage(resource.RUSAGE_SELF)
        for i, page in enumerate(pages):
            mark(i)
            attempt(contender.call, page)
        after = resource.getrusage(resource.RUSAGE_SELF)
        say({"user_s": after.ru_utime - before.ru_utime, "system_s": after.ru_stime - before.ru_stime})


def measure_memory(contender, paths, mark, out):
    run = contender.predict or contender.call
    attempt(run, TINY_PAGE)
    idle_kb = status_kb("VmRSS:")
    for i, path in enumerate(paths):
        mark(i)
        found = attempt(run, pathlib.Path(path).read_bytes())
        if out:
            out.write(json.dumps(found or {"text": ""}, ensure_ascii=False) + "\n")
    return {"idle_kb": idle_kb, "peak_kb": status_kb("VmHWM:")}


def main():
    name, what, listed, progress = sys.argv[1:5]
    contender = contenders.load(name)
    paths = pathlib.Path(listed).read_text(encoding="utf-8").splitlines()
    with open(progress, "r+b") as file:
        memory = mmap.mmap(file.fileno(), 8)
    mark = lambda i: struct.pack_into("<q", memory, 0, i)
    if what == "time":
        time_rounds(contender, paths, mark)
    else:
        with open(sys.argv[5], "w", encoding="utf-8") if len(sys.argv) > 5 else contextlib.nullcontext() as out:
            memory_used = measure_memory(contender, paths, mark, out)
        say(memory_used)  # once OUT is closed: who waits reads it then


if __name__ == "__main__":
    main()
