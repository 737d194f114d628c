"""report.html: the same results as one file that fetches nothing, for a browser. Everything not ours is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from importlib import resources
from typing import Any

from evals.describing import FAULTS
from evals.measures import BY_NAME
from evals.plotting import curve
from evals.telling import expected, interval, weakest_first

# What is shown largest, in this order.
HEADLINE = {
    "right": "right",
    "wrong_attribution": "wrong attribution",
    "citation_verbatim": "quotes verbatim",
    "abstained_unanswerable": "abstains rightly",
    "over_abstention": "abstains wrongly",
    "hit_at_5": "found in five",
}
WIDE, SAYS = "95 % interval", "what it says"
# Characters of a passage without evidence; results.json has all of them.
SHORT = 400
# Nothing leaves the file: no address is fetched, whatever an article says.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def page(results: Mapping[str, Any]) -> str:
    """The whole page, of what results.json holds."""
    wrong = [case for case in results["cases"] if case["fault"]]
    name = escape(str(results["suite"]))
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Suite {name}</title><style>{_asset('report.css')}</style></head><body>",
            f"<header><h1>Suite {name}</h1><p>{_summary(results)}</p></header><main>",
            _headline(results),
            _slices(results),
            _measures(results),
            f'<section><h2 id="failures">What is not right, or not borne out by its quotes</h2>{_filters(wrong)}',
            *map(_failure, wrong),
            f"</section></main><script>{_asset('report.js')}</script></body></html>",
        ]
    )


def _asset(name: str) -> str:
    return resources.files("evals").joinpath(f"assets/{name}").read_text(encoding="utf-8")


def _summary(results: Mapping[str, Any]) -> str:
    spent, wrong = results["timings"], sum(not case["right"] for case in results["cases"])
    system = escape(str(results.get("system", "ours")))
    return (
        f"Answered by {'us' if system == 'ours' else f'<code>{system}</code>'}. "
        f"{results['overall']['cases']} cases, {wrong} of them not right. "
        f"A question takes {spent['p50_ms']} ms (median), {spent['p95_ms']} ms (95 %)."
    )


def _headline(results: Mapping[str, Any]) -> str:
    tiles = [
        f"<div><dt>{label}</dt>"
        f"<dd>{results['overall'][name]:.2f}<small>{escape(interval(results, name))}</small></dd></div>"
        for name, label in HEADLINE.items()
        if name in results["overall"]
    ]
    return f'<dl class="tiles">{"".join(tiles)}</dl>'


def _slices(results: Mapping[str, Any]) -> str:
    rows = []
    for kind, measures in weakest_first(results):
        low, high = results["intervals"][kind].get("right", (measures["right"],) * 2)
        bar = (
            f'<span class="bar" role="img" aria-label="{low:.2f} to {high:.2f}">'
            f'<i style="width:{measures["right"]:.0%}"></i>'
            f'<b style="left:{low:.0%};width:{high - low:.0%}"></b></span>'
        )
        rows.append(
            f"<tr><th scope=row>{escape(kind)}</th><td>{measures['cases']}</td><td>{measures['right']:.2f}</td>"
            f'<td class="wide">{bar}</td><td>{_plain(measures, "abstained_unanswerable")}</td>'
            f"<td>{_plain(measures, 'over_abstention')}</td><td>{_plain(measures, 'hit_at_5')}</td></tr>"
        )
    heads = ("kind", "cases", "right", WIDE, "abstains rightly", "abstains wrongly", "found in 5")
    return f"<section><h2>The weakest kinds first</h2>{_table(heads, rows)}</section>"


def _plain(measures: Mapping[str, Any], name: str) -> str:
    return f"{measures[name]:.2f}" if name in measures else "–"


def _table(heads: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f"<th scope=col{' class=wide' if name in (WIDE, SAYS) else ''}>{name}</th>" for name in heads)
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return f'<div class="scroll" role="region" aria-label="table" tabindex="0"><table>{body}</table></div>'


def _measures(results: Mapping[str, Any]) -> str:
    rows = []
    for name, value in results["overall"].items():
        if name in BY_NAME:
            error = results["errors"].get(name)
            cells = (f"{value:.3f}", interval(results, name).strip(" ()"), "–" if error is None else f"{error:.3f}")
            told = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            says = f"<td class=says>{escape(BY_NAME[name].says)}</td>"
            rows.append(f"<tr><th scope=row>{escape(name)}</th>{told}{says}</tr>")
    table = _table(("measure", "value", "95 %", "std. error", SAYS), rows)
    return f"<section><details><summary><h2>Every measure</h2></summary>{table}{curve(results)}</details></section>"


def _filters(wrong: list[Mapping[str, Any]]) -> str:
    kinds = sorted({case["kind"] for case in wrong})
    faults = [name for name in FAULTS if any(case["fault"] == name for case in wrong)]
    counts = {name: sum(case["fault"] == name for case in wrong) for name in faults}
    return (
        '<form class="filters" id="filters">'
        f"<label>Kind {_select('kind', [(kind, kind) for kind in kinds])}</label>"
        f"<label>What is wrong {_select('fault', [(f, f'{FAULTS[f]} ({counts[f]})') for f in faults])}</label>"
        '<label>Words <input type="search" name="words" autocomplete="off"></label>'
        f'<output id="shown">{len(wrong)} shown</output></form>'
    )


def _select(name: str, options: Iterable[tuple[str, str]]) -> str:
    told = "".join(f'<option value="{escape(value)}">{escape(label)}</option>' for value, label in options)
    return f'<select name="{name}"><option value="">all</option>{told}</select>'


def _failure(case: Mapping[str, Any]) -> str:
    before = "".join(f"<li>{escape(asked)}</li>" for asked in case.get("history") or ())
    parts = [_row("Asked before", f"<ol>{before}</ol>")] if before else []
    parts += [_row("Expected", f"<p>{escape(expected(case))}</p>{_trap(case)}"), _row("Given", _given(case))]
    if case["evidence"]:
        parts.append(_row("Evidence", _evidence(case["evidence"])))
    parts.append(_row("Retriever found", _retrieved(case)))
    return (
        f'<details class="case" data-kind="{escape(case["kind"])}" data-fault="{case["fault"]}">'
        f'<summary><span class="tag">{escape(FAULTS[case["fault"]])}</span> '
        f'<span class="tag kind">{escape(case["kind"])}</span> '
        f"<strong>{escape(case['question'])}</strong> <code>{escape(case['id'])}</code></summary>"
        f'<dl class="rows">{"".join(parts)}</dl></details>'
    )


def _row(head: str, told: str) -> str:
    return f"<dt>{head}</dt><dd>{told}</dd>"


def _trap(case: Mapping[str, Any]) -> str:
    trap = f'<p class="aside">Trap: {escape(case["trap"])}</p>' if case["trap"] else ""
    return trap + (
        f'<p class="aside">Its answerable twin: <code>{escape(case["twin"])}</code></p>' if case["twin"] else ""
    )


def _given(case: Mapping[str, Any]) -> str:
    if not case["statements"]:
        return f"<p>{escape(case['given'])}</p>"
    head = "" if case["answered"] else f"<p>{escape(case['given'])}</p><p class=aside>Shown as context:</p>"
    sure = case["confidence"]
    told = "".join(f"<li>{escape(s['text'])}{''.join(map(_quote, s['citations']))}</li>" for s in case["statements"])
    return f"{head}<ol>{told}</ol>" + ("" if sure is None else f"<p class=aside>Confidence {sure:.2f}</p>")


def _quote(citation: Mapping[str, Any]) -> str:
    where = f"{citation['article_id']} {citation['start']}–{citation['end']}"
    return f"<blockquote>{escape(citation['quote'])} <cite>{escape(where)}</cite></blockquote>"


def _evidence(seen: Mapping[str, Any]) -> str:
    head = " · ".join(escape(str(part)) for part in (seen["outlet"], seen["title"], seen["article_id"]) if part)
    text = f"…{_text(seen['before'])}<mark>{_text(seen['quote'])}</mark>{_text(seen['after'])}…"
    return f'<p class="aside">{head}</p><p class="text">{text}</p>'


def _retrieved(case: Mapping[str, Any]) -> str:
    if not case["retrieved"]:
        return '<p class="aside">Nothing, or nothing that was recorded.</p>'
    seen = case["evidence"] or {}
    return f'<ol class="found">{"".join(_passage(p, case["article_ids"], seen) for p in case["retrieved"])}</ol>'


def _passage(passage: Mapping[str, Any], relevant: Iterable[str], seen: Mapping[str, Any]) -> str:
    answers = passage["article_id"] in relevant
    says = "holds the evidence" if _overlap(passage, seen) else "of an article that answers"
    tag = f' <span class="tag good">{says}</span>' if answers else ""
    head = f"{escape(passage['title'] or passage['article_id'])} <code>{passage['score']:.2f}</code>{tag}"
    opened = " open" if answers else ""
    return f"<li><details{opened}><summary>{head}</summary><p class=text>{_marked(passage, seen)}</p></details></li>"


def _marked(passage: Mapping[str, Any], seen: Mapping[str, Any]) -> str:
    """The passage with as much of the evidence as stands in it; the beginning of one that has none of it."""
    text, found = passage["text"], _overlap(passage, seen)
    if found is None:
        return _text(text[:SHORT]) + ("…" if len(text) > SHORT else "")
    start, end = found
    return f"{_text(text[:start])}<mark>{_text(text[start:end])}</mark>{_text(text[end:])}"


def _overlap(passage: Mapping[str, Any], seen: Mapping[str, Any]) -> tuple[int, int] | None:
    """Where the evidence stands in the passage's text; None where none of it does."""
    origin = passage["start"]
    start, end = max(seen.get("start", 0), origin) - origin, min(seen.get("end", 0), passage["end"]) - origin
    return (start, end) if seen.get("article_id") == passage["article_id"] and start < end else None


def _text(text: str) -> str:
    """An article's words, paragraphs without blank lines between them."""
    return escape(re.sub(r"\n\s*\n", "\n", text))
