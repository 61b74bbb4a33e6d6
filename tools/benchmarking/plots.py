"""The two plots of README.md as SVG: readable on light and on dark pages, and in a diff."""

import math
from xml.sax.saxutils import escape

WIDTH = 820
STYLE = """
  .page { fill: #fcfcfb }
  text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #52514e }
  .title { font-size: 15px; font-weight: 600; fill: #0b0b0b }
  .panel { font-weight: 600; fill: #0b0b0b }
  .tick { font-size: 12px; font-variant-numeric: tabular-nums }
  .ours { font-weight: 600; fill: #0b0b0b }
  .grid { stroke: #e1e0d9; stroke-width: 1 }
  .lead { stroke: #c3c2b7; stroke-width: 1 }
  .dot { fill: #7a7974; stroke: #fcfcfb; stroke-width: 2 }
  .parse { fill: #fcfcfb; stroke: #7a7974; stroke-width: 2 }
  .dot.ours { fill: #2a78d6 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #1a1a19 }
    text { fill: #c3c2b7 }
    .title, .panel, text.ours { fill: #ffffff }
    .grid { stroke: #2c2c2a }
    .lead { stroke: #52514e }
    .dot { fill: #9a9993; stroke: #1a1a19 }
    .parse { fill: #1a1a19; stroke: #9a9993 }
    .dot.ours { fill: #3987e5 }
  }
"""
LABELS = {
    "turbohtml-parse": "turbohtml, parse alone",
    "resiliparse-parse": "lexbor, parse alone",
    "trafilatura-fast": "trafilatura, fast",
    "winnow-evidence": "winnow, all evidence",
}


def label_of(name):
    return LABELS.get(name, name)


def is_ours(name):
    return name.startswith("winnow")


class Drawing:
    def __init__(self, height, title, description):
        self.height, self.title = height, title
        self.parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img">',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(description)}</desc>",
            f"<style>{STYLE}</style>",
            f'<rect class="page" width="{WIDTH}" height="{height}"/>',
        ]

    def text(self, x, y, words, kind="", anchor="start"):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>')

    def line(self, x1, y1, x2, y2, kind):
        self.parts.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>')

    def dot(self, x, y, name, hint):
        kind = "parse" if name.endswith("-parse") else "dot ours" if is_ours(name) else "dot"
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" class="{kind}"><title>{escape(hint)}</title></circle>')

    def write(self, path):
        path.write_text("\n".join([*self.parts, "</svg>\n"]), encoding="utf-8")


class LogScale:
    """Pages a second, whole decades."""

    def __init__(self, values, left, right):
        self.first = math.floor(math.log10(min(values)))
        self.last = max(self.first + 1, math.ceil(math.log10(max(values))))
        self.left, self.right = left, right

    def __call__(self, value):
        return self.left + (self.right - self.left) * (math.log10(value) - self.first) / (self.last - self.first)

    def ticks(self):
        return [10**power for power in range(self.first, self.last + 1)]


def number(value):
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def panels(count, left, gap):
    """Left and right edge of each panel."""
    width = (WIDTH - 24 - left - gap * (count - 1)) / count
    return [(left + i * (width + gap), left + i * (width + gap) + width) for i in range(count)]


def speed(run):
    """A row a contender, the fastest first; a panel a set."""
    names = [row["name"] for row in sorted(run["sets"][0]["contenders"], key=lambda row: -row["pages_s"])]
    values = [row["pages_s"] for measured in run["sets"] for row in measured["contenders"]]
    top, step = 84, 28
    bottom = top + step * len(names)
    drawing = Drawing(
        bottom + 40,
        "Pages a second",
        "One thread, user time, from bytes to the article's body: "
        + "; ".join(f"{label_of(r['name'])} {number(r['pages_s'])}" for r in run["sets"][0]["contenders"]),
    )
    drawing.text(16, 28, "Pages a second, one thread, from bytes to the article's body", "title")
    drawing.text(16, 46, f"user time; hollow: only parses the page · {run['machine']}", "tick")
    for i, name in enumerate(names):
        drawing.text(168, top + step * (i + 0.5) + 4, label_of(name), "ours" if is_ours(name) else "", "end")
    for measured, (left, right) in zip(run["sets"], panels(len(run["sets"]), 190, 40)):
        scale = LogScale(values, left, right - 44)
        drawing.text(left, 70, f"{measured['set']} ({measured['pages']} pages)", "panel")
        for tick in scale.ticks():
            drawing.line(scale(tick), top, scale(tick), bottom, "grid")
            drawing.text(scale(tick), bottom + 18, number(tick), "tick", "middle")
        by_name = {row["name"]: row for row in measured["contenders"]}
        for i, name in enumerate(names):
            if name not in by_name:
                continue
            y, x = top + step * (i + 0.5), scale(by_name[name]["pages_s"])
            drawing.line(left, y, x, y, "lead")
            drawing.dot(x, y, name, f"{label_of(name)}: {number(by_name[name]['pages_s'])} pages a second")
            drawing.text(x + 12, y + 4, number(by_name[name]["pages_s"]), "tick ours" if is_ours(name) else "tick")
    return drawing


def quality_of(row):
    """Cross-validated where that is known."""
    scores = row.get("scores_by_folds") or row.get("scores") or {}
    return scores.get("shF1")


def place_label(taken, x, y, words, left, right):
    """Right of the dot, else left of it, above or below: the first place within the panel that nothing before it took."""
    width = 7.6 * len(words)
    for dx, dy, anchor in (
        (11, 4, "start"),
        (-11, 4, "end"),
        (0, -12, "middle"),
        (0, 21, "middle"),
        (11, 18, "start"),
        (-11, 18, "end"),
        (11, -10, "start"),
        (-11, -10, "end"),
    ):
        begin = x + dx - {"start": 0, "middle": width / 2, "end": width}[anchor]
        box = (begin, y + dy - 11, begin + width, y + dy + 3)
        if left <= box[0] and box[2] <= right and all(box[2] < o[0] or box[0] > o[2] or box[3] < o[1] or box[1] > o[3] for o in taken):
            break
    taken.append(box)
    return x + dx, y + dy, anchor


def quality(run):
    """Shingle F1 against pages a second; a panel a set."""
    points = [(measured, [(r, quality_of(r)) for r in measured["contenders"] if quality_of(r) is not None]) for measured in run["sets"]]
    points = [(measured, rows) for measured, rows in points if rows]
    if not points:
        return None
    f1 = [value for _, rows in points for _, value in rows]
    low, high = math.floor(min(f1) * 20) / 20, 1.0
    top, bottom = 84, 384
    by_folds = all("scores_by_folds" in r for _, rows in points for r, _ in rows if is_ours(r["name"]))
    drawing = Drawing(bottom + 56, "Quality against speed", "Shingle F1 of the bodies against pages a second")
    drawing.text(16, 28, "Quality of the body against speed", "title")
    drawing.text(
        16,
        46,
        "4-word shingle F1; winnow's is "
        + ("cross-validated by site" if by_folds else "in-sample: its weights were fitted on these pages"),
        "tick",
    )
    height = lambda value: bottom - (bottom - top) * (value - low) / (high - low)
    for (measured, rows), (left, right) in zip(points, panels(len(points), 56, 64)):
        scale = LogScale([r["pages_s"] for _, all_rows in points for r, _ in all_rows], left, right)
        drawing.text(left, 70, f"{measured['set']} ({measured['pages']} pages)", "panel")
        for i in range(round((high - low) * 20) + 1):
            value = low + i / 20
            drawing.line(left, height(value), right, height(value), "grid")
            drawing.text(left - 8, height(value) + 4, f"{value:.2f}", "tick", "end")
        for tick in scale.ticks():
            drawing.text(scale(tick), bottom + 20, number(tick), "tick", "middle")
        drawing.text((left + right) / 2, bottom + 42, "pages a second", "tick", "middle")
        taken = [(scale(r["pages_s"]) - 7, height(v) - 7, scale(r["pages_s"]) + 7, height(v) + 7) for r, v in rows]
        for row, value in sorted(rows, key=lambda pair: not is_ours(pair[0]["name"])):
            x, y, words = scale(row["pages_s"]), height(value), label_of(row["name"])
            drawing.dot(x, y, row["name"], f"{words}: F1 {value:.3f} at {number(row['pages_s'])} pages a second")
            label_x, label_y, anchor = place_label(taken, x, y, words, left, right + 8)
            drawing.text(label_x, label_y, words, "ours" if is_ours(row["name"]) else "", anchor)
    return drawing


def write(run, folder):
    folder.mkdir(parents=True, exist_ok=True)
    speed(run).write(folder / "speed.svg")
    drawing = quality(run)
    if drawing:
        drawing.write(folder / "quality.svg")
