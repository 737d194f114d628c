"""How far each variation is from the plain questions: case by case, with intervals and p-values, and the harm done."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from evals.comparing import Change, changed
from evals.outcomes import Outcome
from evals.reporting import OURS, write_results
from evals.robustness.variations import PLAIN, Varied

MEASURES = ("right", "wrong_attribution", "answered")


def write_robustness(varied: Sequence[Varied], folder: Path, suite: str, system: str = OURS) -> dict[str, Any]:
    """results.json and report.md with a slice for each variation, and differences.md; returns what the JSON holds."""
    results = write_results([_sliced(o, item.name) for item in varied for o in item.outcomes], suite, folder, system)
    results["differences"] = differences(varied)
    (folder / "results.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "differences.md").write_text(told(results["differences"]), encoding="utf-8")
    return results


def differences(varied: Sequence[Varied]) -> dict[str, Any]:
    """Of each variation: its cases, each measure before and after as `evals compare` has it, harm, what flipped."""
    plain = {o.case.id: _measured(o) for item in varied if item.name == PLAIN for o in item.outcomes}
    found: dict[str, Any] = {}
    for item in varied:
        if item.name == PLAIN:
            continue
        pairs = [(plain[o.case.id], _measured(o)) for o in item.outcomes]
        changes = [change for name in MEASURES if (change := changed(pairs, name))]
        found[item.name] = {
            "cases": len(pairs),
            "measures": {change.name: asdict(change) for change in changes},
            "harm": {"what": item.harm, "cases": sorted(item.harmed)} if item.harm else None,
            "now_wrong": [new["id"] for old, new in pairs if old["right"] and not new["right"]],
            "now_right": [new["id"] for old, new in pairs if new["right"] and not old["right"]],
        }
    return found


def told(found: Mapping[str, Any]) -> str:
    """The differences in Markdown, the largest loss first, with the cases that flipped."""
    lines = ["# Each variation against the plain question, case by case", "", *differences_table(found)]
    for name, item in _ordered(found):
        lines += ["", f"**{name}**: now wrong: {', '.join(item['now_wrong']) or 'none'};"]
        lines += [f"now right: {', '.join(item['now_right']) or 'none'}."]
        if item["harm"] and item["harm"]["cases"]:
            lines += [f"It {item['harm']['what']}: {', '.join(item['harm']['cases'])}."]
    return "\n".join(lines) + "\n"


def differences_table(found: Mapping[str, Any]) -> list[str]:
    """A row a variation, the largest loss first. Harm: the cases in which what was planted did it."""
    head = (
        "| variation | cases | right: plain | after | difference, 95 % | p | credited wrongly: plain | after | harm |"
    )
    return [head, "|---" * 9 + "|", *(_row(name, item) for name, item in _ordered(found))]


def _ordered(found: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    return sorted(found.items(), key=lambda pair: _loss(pair[1]))


def _loss(item: Mapping[str, Any]) -> float:
    right = item["measures"].get("right")
    return float(right["after"] - right["before"]) if right else 0.0


def _row(name: str, item: Mapping[str, Any]) -> str:
    harm = f"{len(item['harm']['cases'])} of {item['cases']}" if item["harm"] else ""
    if "right" not in item["measures"]:
        return f"| {name} | {item['cases']} | | | too few cases | | | | {harm} |"
    right, wrong = (Change(**item["measures"][measure]) for measure in ("right", "wrong_attribution"))
    gain = f"{right.after - right.before:+.3f} ({right.low:+.3f} to {right.high:+.3f})"
    sure = "< 0.001" if right.p < 0.001 else f"{right.p:.3f}"
    means = f"{right.before:.3f} | {right.after:.3f} | {gain} | {sure}"
    return f"| {name} | {item['cases']} | {means} | {wrong.before:.3f} | {wrong.after:.3f} | {harm} |"


def _measured(outcome: Outcome) -> dict[str, Any]:
    score = outcome.score
    about = outcome.about or outcome.case.id
    return {"id": outcome.case.id, "about": about} | {name: getattr(score, name) for name in MEASURES}


def _sliced(outcome: Outcome, name: str) -> Outcome:
    """The outcome as one of its variation's slice: the variation's name stands where the kind of question stood."""
    case = outcome.case
    return replace(outcome, case=replace(case, id=f"{name}/{case.id}", kind=name, asks=case.asks or case.kind))
