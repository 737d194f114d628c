"""RESULTS.md of measured suites: what is weak first, each suite beside the baselines, what was written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from evals.measures import BY_NAME
from evals.others.commanding import known_systems
from evals.reporting import OURS
from evals.results.measuring import ROBUSTNESS, Measured
from evals.robustness.differing import differences_table
from evals.robustness.variations import PLAIN

SHOWN = (
    "right",
    "right_answerable",
    "abstained_unanswerable",
    "over_abstention",
    "wrong_attribution",
    "trap_taken",
    "number",
    "claimant",
    "contested_recall",
    "citation_verbatim",
    "citation_recall",
    "citation_precision",
    "found_article",
    "hit_at_5",
)
"""The measures of the tables by suite; report.html of a run has them all."""
WEAK = 8
# A kind with fewer cases than this says little of the system.
LEAST_CASES = 5

Results = Mapping[str, Any]


def page(measured: Sequence[Measured], notes: str, commit: str | None, claims: Sequence[str] = ()) -> str:
    """The page in Markdown; `notes` is what is written by hand, `claims` how the claims reader did."""
    lines = [
        "# What was measured",
        "",
        f"Made by `evals results --write` at commit {commit or 'unknown'}; what is below the line is written by hand,",
        "in `evals/results/notes.md`. Intervals are of 95 %, articles drawn anew. Times are of a shared machine.",
        "",
        *about_systems(list(dict.fromkeys(name for item in measured for name in item.by_system))),
        "",
        *weakest(measured),
        *(line for item in measured for line in _suite(item)),
        *claims,
        "---",
        "",
        notes.strip(),
        "",
    ]
    return "\n".join(lines)


def weakest(measured: Sequence[Measured]) -> list[str]:
    """Kinds of question of our own system over all suites, the least often right first."""
    rows = [
        (float(values["right"]), item.suite, kind, values, item.by_system[OURS])
        for item in measured
        if item.suite != ROBUSTNESS
        for kind, values in item.by_system[OURS]["slices"].items()
        if values["cases"] >= LEAST_CASES
    ]
    lines = ["## The weakest slices", "", "| suite | kind of question | cases | right, 95 % |", "|---|---|---|---|"]
    for _, suite, kind, values, results in sorted(rows, key=lambda row: row[:3])[:WEAK]:
        lines.append(f"| {suite} | {kind} | {values['cases']} | {cell(results, 'right', kind)} |")
    return [*lines, "", *_losses(measured)]


def _losses(measured: Sequence[Measured]) -> list[str]:
    """The variations of a question or a corpus that cost most."""
    found = next((item.by_system[OURS] for item in measured if item.suite == ROBUSTNESS), None)
    if found is None:
        return []
    losses = {
        name: told["measures"]["right"]["after"] - told["measures"]["right"]["before"]
        for name, told in found["differences"].items()
        if "right" in told["measures"]
    }
    worst = [f"{name} ({loss:+.2f})" for name, loss in sorted(losses.items(), key=lambda pair: pair[1])[:3] if loss < 0]
    harmed = [
        f"in {len(told['harm']['cases'])} of {told['cases']} the answer {told['harm']['what']} ({name})"
        for name, told in found["differences"].items()
        if told["harm"] and told["harm"]["cases"]
    ]
    told = [f"What costs most of right answers when the same is asked otherwise: {', '.join(worst)}."] if worst else []
    return [*told, *(f"Harm done: {'; '.join(harmed)}." for _ in harmed[:1]), ""]


def _suite(item: Measured) -> list[str]:
    ours = item.by_system[OURS]
    lines = [f"## Suite `{item.suite}`, {ours['overall']['cases']} cases", ""]
    if item.suite == ROBUSTNESS:
        return [
            *lines,
            "Each variation of the suite `demo` against the plain question, case by case.",
            "",
            *differences_table(ours["differences"]),
            "",
            *_variations_beside(item),
            *(f"{system} could not be asked: {why}" for system, why in item.failed.items()),
        ]
    systems = list(item.by_system)
    lines += [f"| | {' | '.join(systems)} | what it says |", "|---" * (len(systems) + 2) + "|"]
    for name in SHOWN:
        if any(name in item.by_system[system]["overall"] for system in systems):
            cells = [cell(item.by_system[system], name) for system in systems]
            lines.append(f"| {name} | {' | '.join(cells)} | {BY_NAME[name].says} |")
    if any("aurc" in item.by_system[system]["overall"] for system in systems):
        cells = [cell(item.by_system[system], "aurc") for system in systems]
        lines.append(f"| aurc | {' | '.join(cells)} | mean risk when the surest answers are given first; 0 is best |")
    spent = [str(item.by_system[system]["timings"]["p50_ms"]) for system in systems]
    lines += [f"| milliseconds, median | {' | '.join(spent)} | for a question |", ""]
    lines += [f"{system} could not be asked: {why}" for system, why in item.failed.items()]
    kinds = sorted(ours["slices"].items(), key=lambda pair: (pair[1]["right"], pair[0]))
    told = ", ".join(f"{kind} {values['right']:.2f} of {values['cases']}" for kind, values in kinds)
    return [*lines, f"Ours by kind of question, the weakest first: {told}.", ""]


def _variations_beside(item: Measured) -> list[str]:
    """Right and credited wrongly in each variation, of every system: a row a variation, ours in its order."""
    systems = list(item.by_system)
    if len(systems) < 2:
        return []
    lines = ["Beside the baselines: right, and credited wrongly, with what was planted and did its harm.", ""]
    lines += [f"| variation | {' | '.join(systems)} |", "|---" * (len(systems) + 1) + "|"]
    for name in (PLAIN, *item.by_system[OURS]["differences"]):
        lines.append(f"| {name} | {' | '.join(_varied_cell(item.by_system[system], name) for system in systems)} |")
    return [*lines, ""]


def _varied_cell(results: Results, name: str) -> str:
    if name not in results["slices"]:
        return ""
    harm = (results["differences"].get(name) or {}).get("harm")
    told = f"{cell(results, 'right', name)}, wrongly {results['slices'][name]['wrong_attribution']:.2f}"
    return told + (f", harm {len(harm['cases'])}" if harm else "")


def cell(results: Results, name: str, kind: str = "all") -> str:
    """A value with its interval; empty where the measure does not apply."""
    values = results["overall"] if kind == "all" else results["slices"][kind]
    if values.get(name) is None:
        return ""
    between = results["intervals"].get(kind, {}).get(name)
    return f"{values[name]:.2f}" + (f" ({between[0]:.2f} to {between[1]:.2f})" if between else "")


def about_systems(systems: Sequence[str]) -> list[str]:
    """What the named systems are, a line each."""
    known = known_systems()
    return [f"- `{name}`: {known[name]['about']}." for name in systems if name in known]
