"""Plots of precision against recall, as SVG within report.html: its style sheet colours them."""

from html import escape

SIDE, LEFT, TOP = 300, 52, 16


def ticks_from(low):
    step = 0.02 if low >= 0.9 else 0.05 if low >= 0.7 else 0.1 if low >= 0.5 else 0.25
    return [round(1 - i * step, 2) for i in range(round((1 - low) / step) + 1)]


def frame(low, body, label):
    place = lambda v: SIDE * (v - low) / (1 - low)
    parts = [f'<svg viewBox="0 0 {LEFT + SIDE + 20} {TOP + SIDE + 44}" role="img" aria-label="{escape(label)}">']
    for tick in ticks_from(low):
        x, y = LEFT + place(tick), TOP + SIDE - place(tick)
        words = f"{tick:.4g}"
        parts += [
            f'<line class="grid" x1="{LEFT}" x2="{LEFT + SIDE}" y1="{y:.1f}" y2="{y:.1f}"/>',
            f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{TOP + SIDE}"/>',
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{words}</text>',
            f'<text x="{x:.1f}" y="{TOP + SIDE + 16}" text-anchor="middle">{words}</text>',
        ]
    parts += [
        f'<text x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 36}" text-anchor="middle">recall</text>',
        f'<text transform="translate(11 {TOP + SIDE / 2}) rotate(-90)" text-anchor="middle">precision</text>',
    ]
    return "".join(parts) + body(lambda r: LEFT + place(max(r, low)), lambda p: TOP + SIDE - place(max(p, low))) + "</svg>"


def pages_plot(name, run, page_set):
    """Every page a dot, named on hover."""

    def body(x, y):
        dots = []
        for page, scored in zip(page_set.pages, run.scores):
            if "shP" in scored:
                dots.append(
                    f'<circle class="page" cx="{x(scored["shR"]):.1f}" cy="{y(scored["shP"]):.1f}" r="3.5"><title>{escape(page.id)}: '
                    f'precision {scored["shP"]:.3f}, recall {scored["shR"]:.3f}</title></circle>'
                )
        return "".join(dots)

    return frame(0.0, body, f"Precision against recall of each page of {name}")


def means_plot(name, runs):
    """Each contender's means, and the curve that the presets of winnow lie on."""
    rows = [(run.label, run.row["shP"], run.row["shR"]) for run in runs if "shP" in run.row]
    low = max(0.0, int(10 * min(min(p, r) for _, p, r in rows) - 0.1) / 10)

    def body(x, y):
        ours = sorted((r, p) for label, p, r in rows if label.startswith("winnow") and "cross" not in label)
        parts = [f'<polyline class="curve" points="{" ".join(f"{x(r):.1f},{y(p):.1f}" for r, p in ours)}"/>'] if len(ours) > 1 else []
        taken = []
        for label, precision, recall in sorted(rows, key=lambda row: -row[1]):
            at_x, at_y = x(recall), y(precision)
            shown = label.removeprefix("winnow, ")
            to_left = at_x > LEFT + SIDE * 0.6
            text_y = at_y + 4
            while any(abs(text_y - other) < 13 and side == to_left for other, side in taken):
                text_y += 13
            taken.append((text_y, to_left))
            kind = "ours" if label.startswith("winnow") else "peer"
            parts.append(
                f'<circle class="{kind}" cx="{at_x:.1f}" cy="{at_y:.1f}" r="5"><title>{escape(label)}: precision {precision:.3f}, recall '
                f'{recall:.3f}</title></circle><text class="{kind}" x="{at_x + (-10 if to_left else 10):.1f}" y="{text_y:.1f}" '
                f'text-anchor="{"end" if to_left else "start"}">{escape(shown)}</text>'
            )
        return "".join(parts)

    return frame(low, body, f"Mean precision against mean recall on {name}")
