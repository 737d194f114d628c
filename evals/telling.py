"""report.md: the weakest kinds of question first, then each failure with what was expected, given and found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evals.describing import FAULTS
from evals.measures import BY_NAME

# Columns of the table by kind; report.html has them all.
TOLD = (
    "cases",
    "right",
    "wrong_attribution",
    "abstained_unanswerable",
    "over_abstention",
    "citation_recall",
    "hit_at_5",
)
# Passages shown for each failure.
SHOWN = 5


def report(results: Mapping[str, Any]) -> str:
    """The report in Markdown, of what results.json holds."""
    wrong = [case for case in results["cases"] if case["fault"]]
    lines = [
        f"# Suite {results['suite']}, answered by {results.get('system', 'ours')}",
        "",
        *_weakest(results),
        "",
        "## Every measure",
        "",
        *_measures(results),
        "",
        *_spent(results),
        "",
        f"## {len(wrong)} cases that are not right, or not borne out by their quotes",
        "",
    ]
    return "\n".join([*lines, *(line for case in wrong for line in _failure(case))]) + "\n"


def weakest_first(results: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Kinds of question with their measures, those that are least often right first."""
    slices: Mapping[str, Mapping[str, Any]] = results["slices"]
    return sorted(slices.items(), key=lambda pair: (pair[1]["right"], pair[0]))


def interval(results: Mapping[str, Any], name: str, slice_name: str = "all") -> str:
    """` (0.61 to 0.72)`, or nothing where it cannot be told."""
    bounds = results["intervals"].get(slice_name, {}).get(name)
    return f" ({bounds[0]:.2f} to {bounds[1]:.2f})" if bounds else ""


def _weakest(results: Mapping[str, Any]) -> list[str]:
    rows = [*weakest_first(results), ("all", results["overall"])]
    lines = [
        "## By kind of question, the weakest first",
        "",
        f"| | {' | '.join(TOLD)} |",
        "|---" * (len(TOLD) + 1) + "|",
    ]
    for kind, measures in rows:
        cells = [_cell(results, measures, name, kind) for name in TOLD]
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    return lines


def _cell(results: Mapping[str, Any], measures: Mapping[str, Any], name: str, kind: str) -> str:
    if name not in measures:
        return ""
    return str(measures[name]) if name == "cases" else f"{measures[name]:.2f}{interval(results, name, kind)}"


def _measures(results: Mapping[str, Any]) -> list[str]:
    lines = ["| measure | value (95 %) | standard error | what it says |", "|---|---|---|---|"]
    for name, value in results["overall"].items():
        if name in BY_NAME:
            error = results["errors"].get(name)
            told = f"{value:.3f}{interval(results, name)} | {'' if error is None else f'{error:.3f}'}"
            lines.append(f"| {name} | {told} | {BY_NAME[name].says} |")
    if "aurc" in results["overall"]:
        area, excess = results["overall"]["aurc"], results["overall"]["aurc_excess"]
        says = f"area under risk and coverage, {excess:.3f} above the best order; 0 is best"
        lines.append(f"| aurc | {area:.3f}{interval(results, 'aurc')} | | {says} |")
    return lines


def _spent(results: Mapping[str, Any]) -> list[str]:
    p50, p95 = results["timings"]["p50_ms"], results["timings"]["p95_ms"]
    lines = [f"Time for a question: median {p50} ms, 95 % {p95} ms."]
    if results["costs"]:
        lines.append("The model: " + ", ".join(f"{name} {value}" for name, value in results["costs"].items()) + ".")
    return lines


def expected(case: Mapping[str, Any]) -> str:
    """What a right answer says, in words."""
    if not case["answerable"]:
        return "an abstention"
    if case["contested"]:
        return "; ".join(f"{' or '.join(party['answers'])} ({party['claimant']})" for party in case["contested"])
    told = " or ".join(case["expected"])
    return f"{told} ({case['claimant']})" if case["claimant"] else told


def _failure(case: Mapping[str, Any]) -> Sequence[str]:
    lines = [
        f"### {case['id']}: {FAULTS[case['fault']]}",
        "",
        *(f"- asked before: {question}" for question in case.get("history") or ()),
        f"- asked: {case['question']}",
        f"- expected: {expected(case)}",
        f"- given: {_line(case['given'])}",
    ]
    if case["evidence"]:
        seen = case["evidence"]
        around = f"…{seen['before'][-100:]}**{seen['quote']}**{seen['after'][:100]}…"
        lines.append(f"- evidence, {seen['article_id']}: {_line(around)}")
    for place, passage in enumerate(case["retrieved"][:SHOWN], 1):
        mark = " (answers)" if passage["article_id"] in case["article_ids"] else ""
        lines.append(f"- found {place}: {passage['article_id']}{mark}: {_line(passage['text'])[:160]}")
    return [*lines, ""]


def _line(text: str) -> str:
    return " ".join(text.split())
