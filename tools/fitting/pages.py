"""The labelled pages, their blocks, and which fold each belongs to. A site is in one fold only."""
import hashlib
import json
import pathlib
import subprocess

import numpy as np

import labels

FOLDS = 5
SETS = {"html": ("articles", "world", "snippets"), "text": ("text",)}


def site_of(row):
    parts = (row.get("url") or "").split("/")
    host = parts[2] if len(parts) > 2 else row["id"].split(".")[0]  # a rendering's id is the page's, a dot and the renderer's name
    return host.removeprefix("www.")


def fold_of(site):
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS


class Page:
    """One labelled page. body: share of each unit's words that are gold; weighed: 0 for units whose label is left open."""

    def __init__(self, row, pages_set):
        self.row, self.set = row, pages_set
        self.id = f"{pages_set}/{row['id']}"
        self.site = site_of(row)
        self.fold = fold_of(self.site)

    def read_units(self, record):
        self.texts = record["texts"]
        self.words = np.array(record["words"], dtype=np.float64)
        good = record["good"]
        self.first_good = good.index(True) if True in good else 0
        if "gold" not in self.row:
            self.read_snippets()
            return
        gold, optional = gold_of(self.row)
        tokens = [labels.tokens(text) for text in self.texts]
        self.body = (np.array(labels.label(tokens, gold), dtype=np.float64) >= .5).astype(float) if tokens else np.zeros(0)
        keys = [" ".join(t) for t in tokens]
        self.weighed = np.array([0. if k in optional and not b else 1. for k, b in zip(keys, self.body)])


    def read_snippets(self):
        """Pages with phrases to keep and phrases to drop: only the blocks that hold one of them are labelled."""
        low = [" ".join(text.split()).lower() for text in self.texts]
        self.body, self.weighed = np.zeros(len(low)), np.zeros(len(low))
        for phrases, label in ((self.row.get("with"), 1.), (self.row.get("without"), 0.)):
            for phrase in phrases or ():
                flat = " ".join(phrase.split()).lower()
                found = [i for i, text in enumerate(low) if flat in text]
                if len(found) == 1 or label == 0.:
                    for i in found:
                        self.body[i], self.weighed[i] = label, SNIPPET_WEIGHT


SNIPPET_WEIGHT = 1.0  # of a block that holds a phrase, against the same block of a page that is labelled whole


def gold_of(row):
    """Gold text, and the paragraphs that may be kept or dropped as one likes (in square brackets)."""
    paragraphs = row.get("paragraphs")
    if not paragraphs:
        return row["gold"], set()
    optional = {" ".join(labels.tokens(p)) for p in paragraphs if p.startswith("[") and p.endswith("]")}
    return "\n".join(p for p in paragraphs if " ".join(labels.tokens(p)) not in optional), optional


def load(shared, kind):
    folder = pathlib.Path(shared) / "pages"
    pages = []
    for name in SETS[kind]:
        for line in open(folder / f"{name}.jsonl", encoding="utf-8"):
            row = json.loads(line)
            page = Page(row, name)
            page.path = str(folder / (row.get("html") or row.get("text_file")))
            pages.append(page)
    return pages


def write_list(pages, kind, path, fold=None):
    pathlib.Path(path).write_text("".join(f"{p.id}\t{p.path}\t{kind}\t{p.fold if fold is None else fold}\n" for p in pages))


def measure(program, what, pages, kind, out, models=None, fold=None):
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    listed = out / f"{what}.list"
    write_list(pages, kind, listed, fold)
    subprocess.run([program, what, str(listed), str(out)] + ([str(models)] if models else []), check=True)


def read_keys(pages, out):
    """Gives each page its units and its keys; returns key -> name."""
    out = pathlib.Path(out)
    with open(out / "units.jsonl", encoding="utf-8") as lines:
        for page, line in zip(pages, lines):
            page.read_units(json.loads(line))
    raw = np.fromfile(out / "keys.bin", dtype=np.dtype([("unit", "<u4"), ("field", "<u4"), ("key", "<u8")]))
    first = np.concatenate([[0], np.cumsum([len(p.texts) for p in pages])])
    bounds = np.searchsorted(raw["unit"], first)
    for i, page in enumerate(pages):
        rows = np.unique(raw[bounds[i]:bounds[i + 1]])  # a key counts once a block
        page.key_units = (rows["unit"] - first[i]).tolist()
        page.keys, page.key_fields = rows["key"].tolist(), rows["field"].tolist()
    fields = ["class 0", "class 1", "class 2-3", "class 4-6", "class 7+", "opens short", "opens long", "line", "last word", "heading", "box", "cut"]
    names = {}
    with open(out / "keys.tsv", encoding="utf-8") as lines:
        for line in lines:
            key, field, name = line.rstrip("\n").split("\t", 2)
            names[int(key)] = f"{fields[int(field)]}: {name}"
    return names


def read_signals(out, kind, file="signals.f32"):
    out = pathlib.Path(out)
    names = (out / f"{kind}_signals.txt").read_text().split()
    return names, np.fromfile(out / file, dtype="<f4").reshape(-1, len(names))
