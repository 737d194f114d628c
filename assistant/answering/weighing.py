"""How likely a claim is to be the figure that a question asks for: a logistic model on how it fits, slot by slot.

Rules say what each slot asks for (`matching`); how much a slot that is missed or left open counts against a claim is
fitted by `evals/weighing.py` on questions with known answers, in data/figures.toml.
"""

from __future__ import annotations

import functools
import itertools
import math
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from assistant.answering.fits import Fit
from assistant.answering.material import Material
from assistant.answering.ranking import Ranked, score
from assistant.answering.relevance import LEAD_SENTENCES, coverage, meaning, names_in_question, names_met, unmet
from assistant.answering.shortlist import undated
from assistant.domain.claims import Qualifier, Scope, Status

SLOTS = (
    "outcome",
    "claimant",
    "group",
    "status",
    "side",
    "place",
    "when",
    "told",
    "scope",
    "as_of",
    "outlet",
    "figure",
    "speaker",
)
AROUND = (
    "complete",
    "meets",
    "about",
    "coverage",
    "rank",
    "first",
    "violated",
    "score",
    "order",
    "cumulative",
    "period",
    "vague",
    "named",
    "inferred",
    "unsaid_status",
    "inside",
    "around",
    "meaning",
    "meaning_with_before",
    "unmet",
    "names",
    "lead",
    "there",
    "accused",
    "day",
)
FEATURES = (*(f"{slot}_{fit.name.lower()}" for slot, fit in itertools.product(SLOTS, Fit)), *AROUND)
"""What `weigh` tells of a claim, in this order: each slot's fit as one of three, then its match as a whole, the claim
itself, and the sentence it stands in."""
# A killed person is no answer for an injured one, a soldier none for a civilian, one place none for another, and
# nobody's word is another's.
NEVER_VIOLATED = frozenset({"outcome", "status", "group", "side", "claimant", "speaker", "figure", "place"})
MOST = 16
"""So many claims are weighed: those that rules would take, then those that miss least."""
A_DAY = 2
# Features are of about one size.
MANY_VIOLATED, HIGH_SCORE = 3.0, 6.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim with its features and the chance, 0 to 1, that it is the figure asked for."""

    item: Ranked
    features: tuple[float, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class Scales:
    """`weights` has one number a feature, in the order of FEATURES."""

    weights: tuple[float, ...]
    bias: float
    threshold: float
    """A claim less likely than this is not shown as the answer."""

    def chance(self, features: Sequence[float]) -> float:
        total = self.bias + sum(w * x for w, x in zip(self.weights, features, strict=True))
        return 1.0 / (1.0 + math.exp(-max(-FARTHEST, min(FARTHEST, total))))


FARTHEST = 30.0


@functools.cache
def scales() -> Scales:
    """The shipped model."""
    text = resources.files("assistant.answering").joinpath("data/figures.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    # A feature that nothing was fitted for yet weighs nothing, so that fitting can begin.
    weights = tuple(data["weights"].get(name, 0.0) for name in FEATURES)
    return Scales(weights, data["bias"], data["threshold"])


def weigh(
    ranked: Sequence[Ranked], meets: Callable[[Ranked], bool], material: Material, *, eventless: bool
) -> list[Weighed]:
    """The claims that may answer with their chances, the likeliest first. `meets`: would rules take it?"""
    taken = [meets(item) for item in ranked]
    places = sorted(range(len(ranked)), key=lambda at: (not taken[at], len(ranked[at].match.missed()), at))
    told = undated(material)
    names = names_in_question(material.frame.text) & told.keys()
    found = []
    for at in places[:MOST]:
        features = (
            *_slots(ranked[at]),
            *_match(ranked[at], material, at, meets=taken[at], eventless=eventless),
            *_claim(ranked[at], material),
            *_sentence(ranked[at], material, told, names),
        )
        found.append(Weighed(ranked[at], features, scales().chance(features)))
    return sorted(found, key=lambda weighed: -weighed.chance)


def may_answer(item: Ranked) -> bool:
    """Is nothing violated that no likelihood makes up for?"""
    return not any(item.match.fits.get(slot) is Fit.VIOLATED for slot in NEVER_VIOLATED)


def _slots(item: Ranked) -> list[float]:
    fits = item.match.fits
    return [float(fits.get(slot) is fit) for slot, fit in itertools.product(SLOTS, Fit)]


def _match(item: Ranked, material: Material, at: int, *, meets: bool, eventless: bool) -> list[float]:
    violated = sum(fit is Fit.VIOLATED for fit in item.match.fits.values())
    return [
        float(item.match.complete),
        float(item.match.complete and meets),
        float(meets),
        min(item.coverage, 1.0),
        1.0 / (1 + item.rank),
        float(item.rank == 0),
        violated / MANY_VIOLATED,
        score(item, material.frame, eventless=eventless) / HIGH_SCORE,
        1.0 / (1 + at),
    ]


def _claim(item: Ranked, material: Material) -> list[float]:
    claim, frame = item.claim, material.frame
    return [
        float(claim.scope is Scope.CUMULATIVE and frame.scope is None),
        float(claim.scope is Scope.PERIOD and frame.scope is None),
        float(claim.figure is not None and claim.figure.qualifier is Qualifier.VAGUE),
        float(claim.claimant is not None),
        float(claim.inferred),
        float(claim.status is Status.UNKNOWN and frame.status is None),
    ]


def _sentence(item: Ranked, material: Material, told: Mapping[str, float], names: frozenset[str]) -> list[float]:
    reading, rarity = material.readings[item.claim.article_id], material.rarity
    number = reading.sentence_at(item.claim.start)
    own = reading.own[number] if reading.own else frozenset[str]()
    event = item.claim.event_date
    return [
        sum(weight for term, weight in rarity.items() if term in own) / (sum(rarity.values()) or 1.0),
        coverage(rarity, reading, number),
        *meaning(told, reading, number),
        unmet(told, reading, number),
        names_met(names, reading),
        float(number < LEAD_SENTENCES),
        float(item.match.there),
        float(item.match.accused),
        float(event is not None and event.days <= A_DAY),
    ]
