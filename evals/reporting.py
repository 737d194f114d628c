"""Results for programs (results.json) and for people (report.md): overall, per slice, and each failure."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evals.running import Outcome

Measures = dict[str, float | int]


def measure(outcomes: Sequence[Outcome]) -> Measures:
    """Every measure over some outcomes: shares from 0 to 1, counts, and milliseconds."""
    answerable = [o for o in outcomes if o.case.answerable]
    unanswerable = [o for o in outcomes if not o.case.answerable]
    abstained = [o for o in outcomes if not o.score.answered]
    quotes = sum(o.score.quotes for o in outcomes)
    measures: Measures = {"cases": len(outcomes), "right": _share(outcomes, lambda o: o.score.right)}
    if answerable:
        measures["right_answerable"] = _share(answerable, lambda o: o.score.right)
        measures["found_article"] = _share(answerable, lambda o: o.score.found_article)
    if unanswerable:
        measures["abstained_unanswerable"] = _share(unanswerable, lambda o: o.score.right)
    if abstained:
        measures["abstention_precision"] = _share(abstained, lambda o: not o.case.answerable)
    measures["wrong_attribution"] = _share(outcomes, lambda o: o.score.wrong_attribution)
    if quotes:
        measures["citation_verbatim"] = round(sum(o.score.verbatim for o in outcomes) / quotes, 4)
    return measures


def timings(outcomes: Sequence[Outcome]) -> Measures:
    spent = sorted(o.elapsed_ms for o in outcomes)
    return {
        "p50_ms": round(statistics.median(spent), 1),
        "p95_ms": round(spent[min(len(spent) - 1, int(len(spent) * 0.95))], 1),
    }


def slices(outcomes: Sequence[Outcome]) -> dict[str, Measures]:
    """The measures of each kind of question."""
    kinds = sorted({o.case.kind for o in outcomes})
    return {kind: measure([o for o in outcomes if o.case.kind == kind]) for kind in kinds}


def write_results(outcomes: Sequence[Outcome], suite: str, folder: Path) -> dict[str, Any]:
    """Write results.json and report.md into `folder`; returns what the JSON holds."""
    results = {
        "suite": suite,
        "overall": measure(outcomes),
        "slices": slices(outcomes),
        "timings": timings(outcomes),
        "cases": [_case_line(o) for o in outcomes],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "report.md").write_text(report(results), encoding="utf-8")
    return results


def _case_line(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.case.id,
        "kind": outcome.case.kind,
        "answerable": outcome.case.answerable,
        "right": outcome.score.right,
        "answered": outcome.score.answered,
        "wrong_attribution": outcome.score.wrong_attribution,
        "question": outcome.case.question,
        "expected": list(outcome.case.answers),
        "claimant": outcome.case.claimant,
        "given": outcome.response.text,
    }


def report(results: dict[str, Any]) -> str:
    """The report in Markdown: weak slices first."""
    lines = [f"# Suite {results['suite']}", "", *_table({"all": results["overall"]}), ""]
    ordered = dict(sorted(results["slices"].items(), key=lambda pair: pair[1]["right"]))
    lines += ["## By kind of question, the weakest first", "", *_table(ordered), ""]
    lines += [
        f"Time for a question: median {results['timings']['p50_ms']} ms, 95 % {results['timings']['p95_ms']} ms.",
        "",
    ]
    wrong = [case for case in results["cases"] if not case["right"]]
    lines += [f"## {len(wrong)} cases that are not right", ""]
    for case in wrong:
        expected = ", ".join(case["expected"]) if case["answerable"] else "an abstention"
        by = f" ({case['claimant']})" if case["claimant"] else ""
        lines += [
            f"- **{case['id']}** {case['question']}",
            f"  - expected: {expected}{by}",
            f"  - given: {case['given']}",
        ]
    return "\n".join(lines) + "\n"


def _table(rows: dict[str, Measures]) -> list[str]:
    columns = list(dict.fromkeys(name for measures in rows.values() for name in measures))
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, measures in rows.items():
        lines.append(f"| {name} | " + " | ".join(str(measures.get(column, "")) for column in columns) + " |")
    return lines


def _share(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> float:
    return round(sum(map(holds, outcomes)) / len(outcomes), 4) if outcomes else 0.0
