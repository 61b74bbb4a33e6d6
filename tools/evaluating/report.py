"""One self-contained page: the figures, precision against recall, and the worst pages side by side with the reasons."""

import json
import pathlib
import subprocess
from html import escape

import curves
import figures

STYLE = (pathlib.Path(__file__).parent / "report.css").read_text(encoding="utf-8")
MOST_LINES = 120  # of a text that is shown


def loss(scored):
    """How much of a page is lost, 0 to 1: by its text, else by its phrases."""
    if "sh" in scored:
        return 1 - scored["sh"]
    return 1 - min(scored.get("with", 1.0), scored.get("w/out", 1.0))


def blocks_of(args, page):
    """What `winnow explain` says of a page, as data."""
    run = subprocess.run([args.build / "winnow", "--to", "json", "--detail", "evidence", page.path], capture_output=True, check=False)
    return json.loads(run.stdout)["blocks"] if run.stdout else []


def reason_of(score, line, blocks):
    """The block that shares the most with a line, and why it was kept or dropped."""
    wanted = score.shingles(score.words(line))
    best, most = None, 0
    for block in blocks:
        both = sum((score.shingles(score.words(block.get("text"))) & wanted).values())
        if both > most:
            best, most = block, both
    if best is None:
        return "in no block of the page"
    evidence = ", ".join(f"{e['share']:+.2f} {e['signal']} {e['value']:.4g}" for e in best.get("evidence", [])[:3])
    return f"{best['decision']}: {best['reason']} {best.get('score', 0):+.2f}   {evidence}"


def lines_html(score, text, other, kind, blocks):
    """The lines of one side; those that the other side does not have are marked, with their reasons."""
    has = score.shingles(score.words(other))
    out = []
    lines = [line for line in text.split("\n") if score.key(line)]
    for line in lines[:MOST_LINES]:
        own = score.shingles(score.words(line))
        fault = sum((own & has).values()) < 0.5 * sum(own.values())
        why = f'<span class="why">{escape(reason_of(score, line, blocks))}</span>' if fault else ""
        out.append(f'<p class="{kind if fault else ""}">{escape(line)}{why}</p>')
    if len(lines) > MOST_LINES:
        out.append(f'<p class="note">and {len(lines) - MOST_LINES} lines more</p>')
    return "".join(out) or '<p class="note">nothing</p>'


def phrases_html(score, page, text, blocks):
    low = score.flat(text)
    out = []
    for phrase in page.gold.get("with") or ():
        if score.flat(phrase) not in low:
            out.append(f'<p class="lost">missing: {escape(phrase)}<span class="why">{escape(reason_of(score, phrase, blocks))}</span></p>')
    for phrase in page.gold.get("without") or ():
        if score.flat(phrase) in low:
            out.append(
                f'<p class="extra">not wanted: {escape(phrase)}<span class="why">{escape(reason_of(score, phrase, blocks))}</span></p>'
            )
    return "".join(out)


def page_html(args, score, page, record, scored):
    blocks = blocks_of(args, page)
    text = record.get("text") or ""
    head = f'<h3>{escape(page.id)}</h3><p class="where">{escape(page.gold.get("url") or "")} · status {record.get("status", "?")}'
    figures_shown = [f"{name} {scored[name]:.3f}" for name in ("shP", "shR", "sh", "with", "w/out") if name in scored]
    head += f' · {" · ".join(figures_shown)}</p>' + phrases_html(score, page, text, blocks)
    if not page.gold.get("gold"):
        return f"{head}<details><summary>what winnow found</summary>{lines_html(score, text, text, '', blocks)}</details>"
    gold, text = score.body_of(page.gold, text)
    return (
        f'{head}<div class="sides"><div><h4>gold</h4>{lines_html(score, gold, text, "lost", blocks)}</div>'
        f'<div><h4>winnow</h4>{lines_html(score, text, gold, "extra", blocks)}</div></div>'
    )


def table_html(rows):
    columns = [c for c in figures.COLUMNS if any(c in row for _, row in rows)]
    columns += [c for c in rows[0][1] if c not in columns]
    head = "".join(f"<th>{escape(c)}</th>" for c in ["", *columns])
    cell = lambda row, c: f"<td>{row[c]:.3f}</td>" if c in row else "<td></td>"
    return (
        f'<div class="wide"><table><tr>{head}</tr>'
        + "".join(f"<tr><td>{escape(label)}</td>{''.join(cell(row, c) for c in columns)}</tr>" for label, row in rows)
        + "</table></div>"
    )


def set_html(args, score, page_set, runs, languages):
    out = [f"<h2>{escape(page_set.name)}, {len(page_set.pages)} pages</h2>", table_html([(run.label, run.row) for run in runs])]
    for what, found in figures.groups(page_set, runs[0].scores, languages):
        rows = [(f"{group} ({len(s)})", figures.mean_row(score, s)) for group, s in found.items()]
        out.append(f"<details><summary>by {what}</summary>{table_html(rows)}</details>")
    if any("shP" in run.row for run in runs):
        out.append(
            '<div class="plots">'
            + f"<figure>{curves.means_plot(page_set.name, runs)}<figcaption>Means over the pages</figcaption></figure>"
            f"<figure>{curves.pages_plot(page_set.name, runs[0], page_set)}"
            f"<figcaption>Each page, {escape(runs[0].label)}</figcaption></figure></div>"
        )
    if page_set.is_archive or figures.is_other(page_set):
        return "".join(out)
    order = sorted(range(len(page_set.pages)), key=lambda i: -loss(runs[0].scores[i]))[: args.worst]
    out.append(
        f'<h3>The {len(order)} pages that lose most</h3><p class="note">Marked: lines that the other side does not have, and why.</p>'
    )
    out += [page_html(args, score, page_set.pages[i], runs[0].records[i], runs[0].scores[i]) for i in order]
    return "".join(out)


def write(args, score, reported, note):
    body = "".join(set_html(args, score, *entry) for entry in reported)
    page = (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>winnow, evaluated</title><style>{STYLE}</style><h1>winnow, evaluated</h1><p class="note">{escape(note)}</p>{body}</html>\n'
    )
    args.html.write_text(page, encoding="utf-8")
