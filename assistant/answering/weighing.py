"""How likely a claim is to be the figure that a question asks for: one logistic model upon another.

Rules say what each slot asks for (`matching`); how much a slot that is missed or left open counts against a claim is
fitted by `evals/weighing.py` on questions with known answers, in data/figures.toml: weights that tell the claims of one
question apart (a conditional logit), and a verdict upon them, which says how likely the best one is right at all.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from importlib import resources

from assistant.answering.describing import FEATURES, describe
from assistant.answering.fits import Fit
from assistant.answering.material import Material
from assistant.answering.ranking import Ranked, size
from assistant.domain.claims import Outcome

# A killed person is no answer for an injured one, a soldier none for a civilian, nobody's word is another's, and an
# article that never names the place asked for is about another.
NEVER_VIOLATED = frozenset({"outcome", "status", "group", "side", "claimant", "speaker", "figure"})
MOST = 24
"""So many claims are weighed: those that rules would take, then those that miss least."""
SIGNS = ("points", "ahead", *FEATURES)
"""What the verdict is told of a claim: its points, how far it is ahead of the best other one, and its features."""
FAR_AHEAD = 8.0
# Signs are of about one size, too.
MANY_POINTS = 4.0
LESS = 0.999
FARTHEST = 30.0


Told = tuple[Outcome, int]
"""The outcome of a claim and its count; 0 for one with which none agrees."""


class Standing(Enum):
    """What a claim is to a question: it may be shown; it is another event's, and yet makes doubtful whether another is
    the one asked for; or it is none at all.
    """

    SHOWN = auto()
    RIVAL = auto()
    OUT = auto()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim with its features and the chance, 0 to 1, that it is the figure asked for."""

    item: Ranked
    features: tuple[float, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class Scales:
    """`weights` has one number a feature, in the order of FEATURES; `verdict` one a sign, in the order of SIGNS."""

    weights: tuple[float, ...]
    verdict: tuple[float, ...]
    bias: float
    threshold: float
    """A claim less likely than this is not shown as the answer."""

    def points(self, features: Sequence[float]) -> float:
        """How a claim compares with others of its question; a single number of these means nothing."""
        return sum(w * x for w, x in zip(self.weights, features, strict=True))

    def chances(
        self, features: Sequence[Sequence[float]], stands: Sequence[Standing], told: Sequence[Told] | None = None
    ) -> list[float]:
        """For all weighed claims of a question the chance that each is the figure asked for, none likelier than the one
        with most points; 0 where it may not be. `told`: what each tells, as for `signs_of`.
        """
        points = [
            self.points(row) if stand is not Standing.OUT else -math.inf
            for row, stand in zip(features, stands, strict=True)
        ]
        shown = [at for at, stand in enumerate(stands) if stand is Standing.SHOWN]
        chances = [0.0] * len(points)
        if not shown:
            return chances
        best = max(shown, key=lambda at: points[at])
        for at in (best, *shown):
            chance = self.chance(signs_of(points, at, features[at], told))
            chances[at] = chance if at == best else min(chance, LESS * chances[best])
        return chances

    def chance(self, signs: Sequence[float]) -> float:
        total = self.bias + sum(w * x for w, x in zip(self.verdict, signs, strict=True))
        return 1.0 / (1.0 + math.exp(-max(-FARTHEST, min(FARTHEST, total))))


def signs_of(
    points: Sequence[float], at: int, features: Sequence[float], told: Sequence[Told] | None = None
) -> tuple[float, ...]:
    """One number for each of SIGNS, by the points of all claims of a question, of which this one is at place `at`.

    Where it is known what each tells, those that tell the same are no rivals: outlets print one report.
    """
    same = told[at] if told and told[at][1] else None
    others = [points[place] for place in range(len(points)) if place != at and not (told and told[place] == same)]
    best = max(others, default=-math.inf)
    ahead = max(-FAR_AHEAD, min(FAR_AHEAD, points[at] - best))
    return (points[at] / MANY_POINTS, ahead / MANY_POINTS, *features)


@functools.cache
def scales() -> Scales:
    """The shipped model."""
    text = resources.files("assistant.answering").joinpath("data/figures.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    # A feature that nothing was fitted for yet weighs nothing, so that fitting can begin.
    weights = tuple(data["weights"].get(name, 0.0) for name in FEATURES)
    verdict = tuple(data["verdict"].get(name, 0.0) for name in SIGNS)
    return Scales(weights, verdict, data["bias"], data["threshold"])


def weigh(
    ranked: Sequence[Ranked], meets: Callable[[Ranked], bool], material: Material, *, eventless: bool
) -> list[Weighed]:
    """The claims that may answer with their chances, the likeliest first. `meets`: would rules take it?"""
    taken = [meets(item) for item in ranked]
    order = sorted(range(len(ranked)), key=lambda at: (not taken[at], len(ranked[at].match.missed()), at))[:MOST]
    kept = sorted(order)
    items = [ranked[at] for at in kept]
    features = describe(items, [taken[at] for at in kept], material, eventless=eventless)
    chances = scales().chances(features, [standing(item) for item in items], [told_by(item) for item in items])
    weighed = [Weighed(*told) for told in zip(items, features, chances, strict=True)]
    return sorted(weighed, key=lambda one: -one.chance)


def told_by(item: Ranked) -> Told:
    """That two reports tell it alike makes no answer of what misses a slot."""
    return item.claim.outcome, 0 if item.match.missed() else size(item.claim)


def standing(item: Ranked) -> Standing:
    if not may_answer(item):
        return Standing.OUT
    return Standing.RIVAL if item.match.elsewhere or item.match.other_event else Standing.SHOWN


def may_answer(item: Ranked) -> bool:
    """Is nothing violated that no likelihood makes up for?"""
    match = item.match
    return not (match.unnamed or match.given_up) and not any(
        match.fits.get(slot) is Fit.VIOLATED for slot in NEVER_VIOLATED
    )
