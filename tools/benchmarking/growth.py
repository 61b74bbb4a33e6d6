"""Time and memory against the size of a page: the same markup of real pages, in many small pages or in few large ones."""

import re
import sys

import contenders
import processes

SIZES = (10_000, 100_000, 1_000_000, 10_000_000, 50_000_000)
CORPUS_BYTES = 10_000_000
# What must not be cut in two, or what follows would mean something else. Scripts as large as the smallest pages would make these unlike
# the others.
PIECE = re.compile(rb"<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->|<[^>]*>[^<]*|[^<]+", re.S | re.I)
MOST_PIECE_BYTES = 5_000
OPENING = b"<!DOCTYPE html><html><body>"


def corpus(page_set):
    """Pieces of the set's pages, as far as they are UTF-8, of CORPUS_BYTES in all."""
    pieces, size = [], 0
    while size < CORPUS_BYTES:
        before = size
        for page in page_set.pages:
            raw = page.read()
            try:
                raw.decode("utf-8")
            except UnicodeDecodeError:
                continue
            for piece in PIECE.findall(raw):
                if len(piece) <= MOST_PIECE_BYTES and size < CORPUS_BYTES:
                    pieces.append(piece)
                    size += len(piece)
        if size == before:
            sys.exit(f"{page_set.name}: no UTF-8 pages to join")
    return pieces


def documents(pieces, size):
    """The pieces, in their order, as pages of `size` bytes or a piece more; over and over where they are too few for one."""
    document, done = bytearray(OPENING), 0
    while True:
        for piece in pieces:
            document += piece
            if len(document) >= size:
                yield bytes(document)
                done += 1
                document = bytearray(OPENING)
        if done:
            return


def write_documents(pieces, size, folder):
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for i, document in enumerate(documents(pieces, size)):
        paths.append(folder / f"{size}-{i:04d}.html")
        paths[-1].write_bytes(document)
    return paths


def run(args, sets, runners_of):
    names = [n for n in args.peers.split(",") if n not in contenders.LOADERS or n.startswith(("turbohtml", "resiliparse"))]
    args.peers = ",".join(names)
    page_set = sets[-1]
    pieces = corpus(page_set)
    print(
        f"\nGrowth: {CORPUS_BYTES / 1e6:.0f} MB of the markup of {page_set.name} in pages of each size; "
        f"user time of the fastest of {args.rounds} rounds"
    )
    print(f"{'':<19}{'bytes':>12}{'ms a page':>12}{'ns a byte':>11}{'x time':>8}{'peak MB':>9}{'bytes a byte above idle':>25}")
    last, spent = {}, 0
    for size in SIZES:
        paths = write_documents(pieces, size, args.work / "growth")
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
            print(
                f"{runner.name:<19}{mean:12.0f}{user * 1e3:12.2f}{user * 1e9 / mean:11.2f}{grown:>8}"
                f"{memory['peak_kb'] / 1024:9.1f}{above:25.1f}",
                flush=True,
            )
            if runner.given_up:
                print(f"   {runner.name} was ended: {'; '.join(sorted(set(runner.given_up.values())))}")
        for path in paths:
            path.unlink()
    if spent:
        print(f"   {spent} calls of winnow ran out of their budget")
    return 0
