"""Risk and coverage: how wrong the answers are when only those are given of which the system is surest.

Answers are taken from the most confident down. After each, coverage is the share of all cases answered so far, risk
the share of those answers that are wrong (an unanswerable case that is answered is wrong). The area under the
curve is the mean risk over its points (Geifman and El-Yaniv 2017; AURC): 0 is perfect. Equal confidences are taken at
once, in proportion, so their order does not matter.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.estimating import HIGH, LEAST_CLUSTERS, LOW, SEED
from evals.outcomes import Outcome

Point = tuple[float, float]
RESAMPLES = 300
# Below every confidence: nobody would show such an answer before one that is known to be likely.
UNTOLD = -1.0


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """`area`; `excess`: the area above that of the same answers in the best order; points of coverage and risk."""

    area: float
    excess: float
    points: tuple[Point, ...]


def risk_coverage(outcomes: Sequence[Outcome]) -> RiskCoverage | None:
    """None where the system tells no confidence with any of its answers; those without one of some stand last."""
    answered = [o for o in outcomes if o.score.answered]
    if all(o.score.confidence is None for o in answered):
        return None
    told = [(UNTOLD if o.score.confidence is None else o.score.confidence, o.score.right) for o in answered]
    points = _points(told, len(outcomes))
    best = _points([(float(right), right) for _, right in told], len(outcomes))
    area = _area(points)
    return RiskCoverage(
        round(area, 4), round(area - _area(best), 4), tuple((round(c, 4), round(r, 4)) for c, r in points)
    )


def area_interval(outcomes: Sequence[Outcome]) -> tuple[float, float] | None:
    """The 95 % interval of the area, articles drawn anew as in evals/estimating.py; None where there is no curve."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.about or outcome.case.id, []).append(outcome)
    if len(groups) < LEAST_CLUSTERS or risk_coverage(outcomes) is None:
        return None
    clusters = list(groups.values())
    places = np.random.default_rng(SEED).integers(len(clusters), size=(RESAMPLES, len(clusters)))
    drawn = [[o for place in row for o in clusters[place]] for row in places]
    low, high = np.percentile([curve.area for chosen in drawn if (curve := risk_coverage(chosen))], (LOW, HIGH))
    return round(float(low), 4), round(float(high), 4)


def _points(told: Sequence[tuple[float, bool]], cases: int) -> list[Point]:
    points: list[Point] = []
    before = wrong = 0
    ordered = sorted(told, key=lambda pair: -pair[0])
    for _, tied in itertools.groupby(ordered, key=lambda pair: pair[0]):
        group = [right for _, right in tied]
        missed = len(group) - sum(group)
        for taken in range(1, len(group) + 1):
            seen = before + taken
            points.append((seen / cases, (wrong + missed * taken / len(group)) / seen))
        before, wrong = before + len(group), wrong + missed
    return points


def _area(points: Sequence[Point]) -> float:
    return sum(risk for _, risk in points) / len(points)
