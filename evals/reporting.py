"""Results for programs (results.json); report.md and report.html are made of the same values.

results.json
  suite, system            what was asked, and who answered: "ours", or the command or name of another system
  overall, slices          each measure by name (evals/measures.py), of all cases and by kind of question
  intervals                {"all" | kind: {measure: [low, high]}}: 95 %, articles drawn anew (evals/estimating.py)
  errors                   {measure: standard error clustered by article}, of all cases
  risk_coverage            [[coverage, risk], …] where the system tells its confidence, else null
  costs                    tokens and US dollars of a model, where one answered
  timings, elapsed_ms      milliseconds: the only parts that differ between two runs of one commit
  cases                    each case with what was expected, given, found, and its score by measure
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.domain.errors import SettingsError
from evals.abstaining import area_interval, risk_coverage
from evals.describing import case_line
from evals.estimating import Estimate, estimate
from evals.measures import MEASURES
from evals.outcomes import Outcome
from evals.rendering import page
from evals.telling import report

Measures = dict[str, float | int]
OURS = "ours"


def measure(outcomes: Sequence[Outcome]) -> Measures:
    """Every measure over some outcomes: shares from 0 to 1, and counts."""
    return _values(outcomes, estimates(outcomes))


def estimates(outcomes: Sequence[Outcome]) -> dict[str, Estimate]:
    """Every measure that applies to some of the outcomes, with how sure it is."""
    found: dict[str, Estimate] = {}
    for wanted in MEASURES:
        rows = [(parts, o.about or o.case.id) for o in outcomes if (parts := wanted.parts(o)) is not None]
        estimated = estimate([parts for parts, _ in rows], [name for _, name in rows])
        if estimated is not None:
            found[wanted.name] = estimated
    return found


def _values(outcomes: Sequence[Outcome], found: Mapping[str, Estimate]) -> Measures:
    values: Measures = {"cases": len(outcomes), **{name: item.value for name, item in found.items()}}
    curve = risk_coverage(outcomes)
    return values | {"aurc": curve.area, "aurc_excess": curve.excess} if curve else values


def timings(outcomes: Sequence[Outcome]) -> Measures:
    spent = sorted(o.elapsed_ms for o in outcomes)
    return {
        "p50_ms": round(statistics.median(spent), 1),
        "p95_ms": round(spent[min(len(spent) - 1, int(len(spent) * 0.95))], 1),
    }


def costs(outcomes: Sequence[Outcome]) -> Measures:
    """Tokens and US dollars of the model that answered; empty where none did, no dollars where no price is known."""
    made = [o.response.made for o in outcomes if o.response.made]
    if not made:
        return {}
    spent: Measures = {"tokens_in": sum(m.tokens_in for m in made), "tokens_out": sum(m.tokens_out for m in made)}
    priced = [m.cost for m in made if m.cost is not None]
    if len(priced) == len(made):
        spent |= {"cost_usd": round(sum(priced), 6), "cost_usd_per_question": round(sum(priced) / len(outcomes), 6)}
    return spent


def results_of(outcomes: Sequence[Outcome], suite: str, system: str = OURS) -> dict[str, Any]:
    """What results.json holds. SettingsError where nothing was asked."""
    if not outcomes:
        raise SettingsError(f"The suite {suite} holds no cases: nothing was measured. Give it at least one.")
    kinds = sorted({o.case.kind for o in outcomes})
    sliced = {kind: [o for o in outcomes if o.case.kind == kind] for kind in kinds}
    found = {"all": estimates(outcomes), **{kind: estimates(chosen) for kind, chosen in sliced.items()}}
    curve, spread = risk_coverage(outcomes), area_interval(outcomes)
    intervals = {name: _intervals(estimated) for name, estimated in found.items()}
    if spread:
        intervals["all"]["aurc"] = list(spread)
    return {
        "suite": suite,
        "system": system,
        "overall": _values(outcomes, found["all"]),
        "slices": {kind: _values(chosen, found[kind]) for kind, chosen in sliced.items()},
        "intervals": intervals,
        "errors": {name: item.error for name, item in found["all"].items() if item.error is not None},
        "risk_coverage": [list(point) for point in curve.points] if curve else None,
        "costs": costs(outcomes),
        "timings": timings(outcomes),
        "elapsed_ms": {o.case.id: round(o.elapsed_ms, 1) for o in outcomes},
        "cases": [case_line(o) for o in outcomes],
    }


def _intervals(estimated: Mapping[str, Estimate]) -> dict[str, list[float]]:
    return {n: [e.low, e.high] for n, e in estimated.items() if e.low is not None and e.high is not None}


def write_results(outcomes: Sequence[Outcome], suite: str, folder: Path, system: str = OURS) -> dict[str, Any]:
    """Write results.json, report.md and report.html into `folder`; returns what the JSON holds."""
    results = results_of(outcomes, suite, system)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "report.md").write_text(report(results), encoding="utf-8")
    (folder / "report.html").write_text(page(results), encoding="utf-8")
    return results
