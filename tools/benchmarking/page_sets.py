"""Pages to measure on: labelled sets of ../shared/pages, or a folder of one's own."""

import dataclasses
import gzip
import json
import pathlib
import re
import sys

SUFFIX = re.compile(r"\.(html?|xhtml|txt)(\.gz)?$")


@dataclasses.dataclass
class Page:
    id: str
    path: pathlib.Path  # as it is kept, perhaps packed
    gold: dict | None = None  # its row of the gold file

    @property
    def is_text(self):
        return ".txt" in self.path.name

    def read(self):
        raw = self.path.read_bytes()
        return gzip.decompress(raw) if self.path.suffix == ".gz" else raw


@dataclasses.dataclass
class PageSet:
    name: str
    pages: list
    gold_path: pathlib.Path | None = None

    @property
    def is_archive(self):
        """Its gold lists whole articles, several a page."""
        return any(page.gold and "articles" in page.gold for page in self.pages)

    @property
    def is_scored(self):
        return any(page.gold and ({"gold", "with", "articles"} & set(page.gold)) for page in self.pages)


def read_jsonl(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_jsonl(path, rows):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def page_id(path):
    return SUFFIX.sub("", path.name)


def shared_set(shared, name):
    folder = pathlib.Path(shared) / "pages"
    gold_path = folder / f"{name}.jsonl"
    pages = []
    for row in read_jsonl(gold_path):
        path = folder / (row.get("html") or row.get("text_file") or row["file"])
        pages.append(Page(row["id"], path, row))
    return PageSet(name, pages, gold_path)


def folder_set(folder, gold_path=None):
    """Every page of a folder; where there is gold, the pages that it names, by "id" (the file's name, with or without its endings)."""
    folder = pathlib.Path(folder)
    paths = sorted(p for p in folder.rglob("*") if SUFFIX.search(p.name))
    if not paths:
        sys.exit(f"{folder}: no page in it (*.html, *.htm, *.xhtml, *.txt, packed or not)")
    if not gold_path:
        return PageSet(folder.name, [Page(page_id(p), p) for p in paths])
    by_name = {p.name: p for p in paths} | {page_id(p): p for p in paths}
    rows = read_jsonl(gold_path)
    missing = [row["id"] for row in rows if row["id"] not in by_name]
    if missing:
        sys.exit(f"{folder}: no page for {len(missing)} rows of {gold_path}, first {missing[0]}")
    return PageSet(folder.name, [Page(row["id"], by_name[row["id"]], row) for row in rows], pathlib.Path(gold_path))


def unpack(pages, folder):
    """Writes the pages as plain files, and returns their paths in the same order; files of an earlier run are used again."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for page in pages:
        path = folder / f"{page.id}.{'txt' if page.is_text else 'html'}"
        if not path.exists() or path.stat().st_mtime < page.path.stat().st_mtime:
            path.write_bytes(page.read())
        paths.append(path)
    return paths


def load_score(shared):
    """score.py of ../shared/bench as a module; None where it is absent."""
    folder = pathlib.Path(shared) / "bench"
    if not (folder / "score.py").is_file():
        return None
    sys.dont_write_bytecode = True  # ../shared is not ours to write to
    sys.path.insert(0, str(folder))
    import score

    return score
