"""Time and memory against the size of a page: real pages joined, and cut to size."""
import random
import sys

import contenders
import processes


SIZES = (10_000, 100_000, 1_000_000, 10_000_000, 50_000_000)
LEAST_BYTES = 4_000_000  # of documents a size: a clock that ticks in milliseconds says nothing of one page of 10 KB
OPENING = b"<!DOCTYPE html><html><body>"


def joined(page_set):
    """One long run of markup: the pages that are UTF-8, as they stand, one behind the other."""
    out = bytearray()
    for page in page_set.pages:
        raw = page.read()
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        out += raw
    return bytes(out)


def documents(stream, size, rng):
    """Documents of `size` bytes whose markup is that of the whole stream: each begins at a tag, at places that are drawn."""
    count = max(1, LEAST_BYTES // size)
    whole = stream * (1 + size // len(stream))
    for _ in range(count):
        at = whole.find(b"<", rng.randrange(max(1, len(whole) - size)))
        at = at if 0 <= at and at + size <= len(whole) else 0
        body = whole[at:at + size - len(OPENING)]
        yield OPENING + body.decode("utf-8", "ignore").encode()


def write_documents(page_set, size, folder):
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(size)  # the same documents in each run
    paths = []
    for i, document in enumerate(documents(joined(page_set), size, rng)):
        path = folder / f"{size}-{i:03d}.html"
        path.write_bytes(document)
        paths.append(path)
    return paths


def run(args, sets, runners_of):
    names = [n for n in args.peers.split(",") if n not in contenders.LOADERS or n.startswith(("turbohtml", "resiliparse"))]
    args.peers = ",".join(names)
    page_set = sets[-1]
    print(f"\nGrowth on pages of {page_set.name}, joined and cut to size; user time of the fastest of {args.rounds} rounds")
    print(f"{'':<19}{'bytes':>12}{'ms a page':>12}{'ns a byte':>11}{'x time':>8}{'peak MB':>9}{'above idle, bytes a byte':>26}")
    last = {}
    spent = 0
    for size in SIZES:
        paths = write_documents(page_set, size, args.work / "growth")
        runners = runners_of(args, paths, args.work / "growth")
        processes.interleaved_rounds(runners, args.rounds, args.seconds)
        mean = sum(p.stat().st_size for p in paths) / len(paths)
        for runner in runners:
            user = min(r["user_s"] for r in runner.rounds) / max(1, len(runner.left()))
            memory = runner.memory()
            grown = f"{user / last[runner.name]:.1f}" if runner.name in last else ""
            last[runner.name] = user
            spent += sum(r.get("out_of_budget", 0) for r in runner.rounds)
            above = (memory["peak_kb"] - memory["idle_kb"]) * 1024 / mean
            print(f"{runner.name:<19}{mean:12.0f}{user * 1e3:12.2f}{user * 1e9 / mean:11.2f}{grown:>8}{memory['peak_kb'] / 1024:9.1f}{above:26.1f}", flush=True)
            if runner.given_up:
                print(f"   {runner.name} was ended: {'; '.join(sorted(set(runner.given_up.values())))}")
        for path in paths:
            path.unlink()
    if spent:
        print(f"   {spent} calls of winnow ran out of their budget", file=sys.stderr)
    return 0
