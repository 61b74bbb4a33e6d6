"""The figures of a run over one set of pages, in all and by groups of pages."""

import collections
import contextlib
import io
import re
import statistics

# Forum and documentation pages hold articles of their own kind: nobody says which verdict is right.
OPEN_KINDS = ("forum", "documentation")
LEAST_PAGES = 5  # of a group that has a row of its own
COLUMNS = ("shP", "shR", "shF1", "exact", "wordF1", "para", "with", "w/out", "title", "date", "author", "empty", "refused", "recognised")


def is_refused(record):
    return record.get("status", "article") != "article"


def is_other(page_set):
    """Pages that are no articles: all that counts is that they are told apart."""
    return any(page.gold and "kind" in page.gold for page in page_set.pages)


def page_scores(score, page_set, records):
    """One record a page: what score.py says of it, and its verdict."""
    out = []
    for page, record in zip(page_set.pages, records):
        scored = {} if is_other(page_set) or page_set.is_archive else score.page_score(page.gold, record)
        if "status" in record and not page_set.is_archive:
            scored["recognised" if is_other(page_set) else "refused"] = is_refused(record)
        out.append(scored)
    return out


def mean_row(score, scores):
    row = {column: value for column, value in score.table_row(scores).items() if value is not None}
    for name in ("refused", "recognised"):
        values = [float(s[name]) for s in scores if name in s]
        if values:
            row[name] = statistics.mean(values)
    return row


def archive_row(score, page_set, path):
    """score.py prints its figures of archives; their names are the words before them."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        score.score_archives(page_set.gold_path, path)
    return {words: float(number) for words, number in re.findall(r"([a-zA-Z][a-zA-Z1 ]*?) +([0-9]+\.[0-9]+)", printed.getvalue())}


def counted(page_set, scores):
    """The scores that the set's row is made of."""
    if not is_other(page_set):
        return scores
    return [s for page, s in zip(page_set.pages, scores) if page.gold.get("kind") not in OPEN_KINDS]


def groups(page_set, scores, languages):
    """(what the groups are, {group: scores}): by renderer, kind of page and language, the largest first; the small ones together."""

    def by(name, value_of):
        found = collections.defaultdict(list)
        for page, scored in zip(page_set.pages, scores):
            found[value_of(page)].append(scored)
        if len(found) < 2:
            return None
        rest = [s for group in found.values() if len(group) < LEAST_PAGES for s in group]
        kept = {group: s for group, s in sorted(found.items(), key=lambda item: -len(item[1])) if len(s) >= LEAST_PAGES}
        return name, kept | ({"others": rest} if rest else {})

    candidates = [
        by("renderer", lambda page: page.gold.get("renderer", "?")),
        by("kind", lambda page: page.gold.get("kind", "?")),
        by("language", lambda page: languages.get(page.id, "?")),
    ]
    return [c for c in candidates if c]


def languages_of(page_set, records, known):
    """Primary language of each page, as the page says it; of a text, that of the page that it was rendered from."""
    out = {}
    for page, record in zip(page_set.pages, records):
        says = (record.get("language") or "").split("-")[0].lower()
        out[page.id] = says or known.get(page.id.rsplit(".", 1)[0]) or "?"
    return out
