"""Each measure over the commits as small drawings in one SVG file: a line a suite, with its interval as a band."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from evals.measures import BY_NAME

WIDTH, HEIGHT, LEFT, TOP, BELOW = 300, 150, 34, 26, 26
COLUMNS = 3
LEGEND = 24
# Of the palette that colour-blind readers can tell apart (Okabe and Ito).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
STYLE = (
    "text{font:11px sans-serif;fill:#222}.title{font-weight:bold}.grid{stroke:#ddd;fill:none}"
    ".line{fill:none;stroke-width:1.8}.band{stroke:none;opacity:.15}.whisker{opacity:.4}"
)

Line = Mapping[str, Any]


def plot(lines: Sequence[Line]) -> str:
    """The drawing; one without panels where there are no lines. Commits stand in the order of the file."""
    suites = list(dict.fromkeys(str(line["suite"]) for line in lines))
    commits = list(dict.fromkeys(str(line["commit"]) for line in lines))
    names = [name for name in BY_NAME if any(name in line["overall"] for line in lines)]
    rows = -(-len(names) // COLUMNS)
    panels = [
        f'<g transform="translate({place % COLUMNS * WIDTH} {LEGEND + place // COLUMNS * HEIGHT})">'
        f"{_panel(name, lines, suites, commits)}</g>"
        for place, name in enumerate(names)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * COLUMNS} {LEGEND + max(rows, 1) * HEIGHT}" '
        f'role="img" aria-label="Each measure over the commits"><style>{STYLE}</style>'
        f"{_legend(suites)}{''.join(panels)}</svg>\n"
    )


def _legend(suites: Sequence[str]) -> str:
    return "".join(
        f'<path stroke="{_colour(place)}" stroke-width="3" d="M{LEFT + place * 120} 12h18"/>'
        f'<text x="{LEFT + place * 120 + 24}" y="16">{escape(suite)}</text>'
        for place, suite in enumerate(suites)
    )


def _panel(name: str, lines: Sequence[Line], suites: Sequence[str], commits: Sequence[str]) -> str:
    drawn = [
        f'<path class="grid" d="M{LEFT} {_y(at):.1f}H{WIDTH - 10}"/>'
        f'<text x="{LEFT - 4}" y="{_y(at) + 4:.1f}" text-anchor="end">{at:g}</text>'
        for at in (0.0, 0.5, 1.0)
    ]
    for place, suite in enumerate(suites):
        own = [line for line in lines if line["suite"] == suite and line["overall"].get(name) is not None]
        drawn.append(_line(name, own, commits, _colour(place)))
    ends = f'<text x="{LEFT}" y="{HEIGHT - 8}">{escape(commits[0])}</text>'
    if len(commits) > 1:
        ends += f'<text x="{WIDTH - 10}" y="{HEIGHT - 8}" text-anchor="end">{escape(commits[-1])}</text>'
    return f'<text class="title" x="{LEFT}" y="14">{escape(name)}</text>{"".join(drawn)}{ends}'


def _line(name: str, own: Sequence[Line], commits: Sequence[str], colour: str) -> str:
    points = [(_x(commits.index(str(line["commit"])), len(commits)), _y(line["overall"][name])) for line in own]
    told = "".join(
        f'<circle fill="{colour}" cx="{x:.1f}" cy="{y:.1f}" r="2.4"><title>{escape(_told(line, name))}</title></circle>'
        for (x, y), line in zip(points, own, strict=True)
    )
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    spread = _band(name, own, commits, colour) or _whisker(name, own, points, colour)
    return f'{spread}<polyline class="line" stroke="{colour}" points="{path}"/>{told}'


def _band(name: str, own: Sequence[Line], commits: Sequence[str], colour: str) -> str:
    known = [(line, line["intervals"][name]) for line in own if line["intervals"].get(name)]
    if len(known) < 2:
        return ""
    across = [_x(commits.index(str(line["commit"])), len(commits)) for line, _ in known]
    above = [f"{x:.1f},{_y(high):.1f}" for x, (_, (_, high)) in zip(across, known, strict=True)]
    below = [f"{x:.1f},{_y(low):.1f}" for x, (_, (low, _)) in zip(across, known, strict=True)]
    return f'<polygon class="band" fill="{colour}" points="{" ".join([*above, *reversed(below)])}"/>'


def _whisker(name: str, own: Sequence[Line], points: Sequence[tuple[float, float]], colour: str) -> str:
    """The interval of a lone run, which has no second one to make a band with."""
    return "".join(
        f'<path class="whisker" stroke="{colour}" d="M{x:.1f} {_y(between[1]):.1f}V{_y(between[0]):.1f}"/>'
        for (x, _), line in zip(points, own, strict=True)
        if (between := line["intervals"].get(name))
    )


def _told(line: Line, name: str) -> str:
    between = line["intervals"].get(name)
    interval = f" ({between[0]:.3f} to {between[1]:.3f})" if between else ""
    return f"{line['suite']}, {line['commit']}, {line['when'][:10]}: {line['overall'][name]:.3f}{interval}"


def _colour(place: int) -> str:
    return COLOURS[place % len(COLOURS)]


def _x(place: int, count: int) -> float:
    return LEFT + 6 + (place / (count - 1) if count > 1 else 0.5) * (WIDTH - LEFT - 22)


def _y(value: float) -> float:
    return TOP + (1 - min(1.0, max(0.0, value))) * (HEIGHT - TOP - BELOW)
