"""Runs every suite at hand, of our own system and of the baselines over the same articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant import wiring
from assistant.demo import demo_folder
from assistant.domain.errors import SettingsError
from evals.cases import Case, load_suite
from evals.casework.gathering import gathered
from evals.casework.lines import read_lines, shipped, suite_path
from evals.gating import load_results
from evals.looking import looked_into
from evals.outcomes import Outcome
from evals.reporting import OURS, write_results
from evals.robustness.differing import write_robustness
from evals.robustness.variations import Ask, Varied, asked, variations
from evals.running import Opened, System, ask_other, ask_ours, fresh_corpus
from evals.sets.annotated import beside_checkout
from evals.sets.loading import SYRIA, loaded

ROBUSTNESS = "robustness"
Results = Mapping[str, Any]
Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Plan:
    """The systems beside ours, where the reports go, where the suite syria is, and who hears how far it is.

    `irrelevant`: of the suite robustness, how many articles that do not belong are added for each one that does.
    """

    systems: Sequence[str]
    folder: Path
    syria: Path | None = None
    tell: Tell = lambda _: None
    irrelevant: Sequence[int] = (1, 10, 100)


@dataclass(frozen=True, slots=True)
class Measured:
    """A suite's results by system, ours first; `failed` says of a system why it could not be asked."""

    suite: str
    by_system: Mapping[str, Results]
    failed: Mapping[str, str] = field(default_factory=dict)


def suites_at_hand(syria: Path | None) -> list[str]:
    """The shipped suites of questions, `syria` where its folder is named or found, and `robustness`."""
    asking = [name for name in shipped() if all(line.kind != "claim" for line in read_lines(suite_path(name)))]
    return [*asking, *([SYRIA] if syria or beside_checkout() else []), ROBUSTNESS]


def measure_suite(name: str, plan: Plan) -> Measured:
    """One suite: our system, then each other one over the same corpus. Reports stand in the folder, one each."""
    if name == ROBUSTNESS:
        return _robustness(plan)
    with (
        loaded(name, None, plan.syria) as suite,
        gathered(suite.cases, suite.articles or demo_folder()) as articles,
        fresh_corpus(articles) as (answerer, settings),
    ):
        opened = Opened(answerer, settings, wiring.build_lexicon(settings), articles.absolute())
        ours = looked_into(ask_ours(suite.cases, opened), answerer)
        results = write_results(ours, name, plan.folder / name / OURS)
        plan.tell(f"{name}: ours is right in {results['overall']['right']}")
        return _beside(Measured(name, {OURS: results}), [o.case for o in ours], opened, plan)


def measured_in(folder: Path, systems: Sequence[str]) -> list[Measured]:
    """What earlier runs left in `folder`, suites in the order of their names, `robustness` last."""
    found = []
    for suite in sorted(folder.glob(f"*/{OURS}/results.json"), key=lambda path: (ROBUSTNESS in path.parts, path)):
        place = suite.parents[1]
        by_system = {
            system: load_results(place / system)
            for system in (OURS, *systems)
            if (place / system / "results.json").is_file()
        }
        found.append(Measured(place.name, by_system))
    if not found:
        raise SettingsError(f"{folder} holds no runs: name a folder that `evals results --out` wrote.")
    return found


def _beside(ours: Measured, cases: Sequence[Case], opened: Opened, plan: Plan) -> Measured:
    """The same with what the other systems came to."""
    name, found, failed = ours.suite, dict(ours.by_system), {}
    for system in plan.systems:
        outcomes = ask_other(cases, opened, System(system))
        fault = _unanswered(outcomes)
        if fault:
            failed[system] = fault
            plan.tell(f"{name}: {system} could not be asked: {fault}")
            continue
        looked = looked_into(outcomes, opened.answerer, retriever=False)
        found[system] = write_results(looked, name, plan.folder / name / system, system)
        missing = sum(outcome.fault is not None for outcome in outcomes)
        plan.tell(f"{name}: {system} is right in {found[system]['overall']['right']}, {missing} answers missing")
    return Measured(name, found, failed)


def _robustness(plan: Plan) -> Measured:
    """Every variation asked of us and of each baseline while its corpus is open."""
    varied: dict[str, list[Varied]] = {OURS: []}
    failed: dict[str, str] = {}
    for variation in variations(load_suite("demo"), demo_folder(), plan.irrelevant):
        for system in (OURS, *(name for name in plan.systems if name not in failed)):
            item = asked(variation, ask_ours if system == OURS else _asker(system), ours=system == OURS)
            fault = _unanswered(item.outcomes)
            if fault:
                failed[system] = fault
                plan.tell(f"{ROBUSTNESS}: {system} could not be asked: {fault}")
                continue
            plan.tell(f"{ROBUSTNESS}: {item.name}: {system}: {_right(item.outcomes)} of {len(item.outcomes)} right")
            varied.setdefault(system, []).append(item)
    whole = {name: found for name, found in varied.items() if name not in failed}
    results = {
        name: write_robustness(found, plan.folder / ROBUSTNESS / name, ROBUSTNESS, name)
        for name, found in whole.items()
    }
    return Measured(ROBUSTNESS, results, failed)


def _asker(system: str) -> Ask:
    return lambda cases, opened: ask_other(cases, opened, System(system))


def _unanswered(outcomes: Sequence[Outcome]) -> str | None:
    """Why a system that answered nothing at all did not; None where it answered something."""
    faults = [outcome.fault for outcome in outcomes if outcome.fault]
    return str(faults[0]) if faults and len(faults) == len(outcomes) else None


def _right(outcomes: Sequence[Outcome]) -> int:
    return sum(outcome.score.right for outcome in outcomes)
