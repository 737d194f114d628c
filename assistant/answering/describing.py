"""What tells whether a claim is the figure a question asks for: its fit slot by slot, itself, and the words around it.

Each claim gets one number a feature, of about one size; `weighing` turns them into a chance.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from assistant.answering.circumstances import circumstances, weapons
from assistant.answering.dating import nearness
from assistant.answering.doers import doers, doers_in, same_doers
from assistant.answering.feature_names import BASE, SLOTS
from assistant.answering.fits import Fit
from assistant.answering.groups import classes_of
from assistant.answering.joints import JOINTS, joined
from assistant.answering.material import Material
from assistant.answering.ranking import Ranked, is_narrow, score, size
from assistant.answering.relevance import (
    LEAD_SENTENCES,
    NEAR_IN_MEANING,
    coverage,
    meaning,
    names_in_question,
    names_met,
    unmet,
)
from assistant.answering.rivals import rivals
from assistant.answering.running import INCREMENT, asks_added
from assistant.answering.shortlist import undated
from assistant.answering.surroundings import surroundings, unheard_in
from assistant.answering.telling import (
    apart_from,
    counted,
    in_total,
    narrower,
    of_family,
    victims_told,
)
from assistant.answering.unidentified import undetermined
from assistant.answering.whereabouts import is_worded, places_named, placing
from assistant.domain.claims import Claim, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon
from assistant.language.kin import kin
from assistant.language.terms import terms

FEATURES = (*BASE, *JOINTS)
"""What `weigh` tells of a claim, in this order: each slot's fit as one of three, then its match as a whole, the claim
itself, the sentence it stands in, and what some of these say together."""
A_DAY = 2
# Features are of about one size.
MANY_VIOLATED, HIGH_SCORE = 3.0, 6.0
# So many letters before and behind a figure are of its clause, more or less.
CLAUSE = 70


def describe(
    ranked: Sequence[Ranked], meets: Sequence[bool], material: Material, *, eventless: bool
) -> list[tuple[float, ...]]:
    """Numbers for FEATURES, claim by claim; `ranked` in the order of the rules, `meets`: would rules take it?"""
    told = undated(material)
    names = names_in_question(material.frame.text) & told.keys()
    near = [_clause(item.claim, told) for item in ranked]
    nearest = max(near, default=0.0)
    totals = _totals(ranked)
    asked = _asked_doers(material)
    telling = {item.claim.article_id for item in ranked}
    unheard = unheard_in((material.readings[name].article for name in telling), material.frame, material.lexicon)
    asks_all = ALL.search(material.frame.text) is not None
    found: list[tuple[float, ...]] = []
    for at, (item, taken, clause) in enumerate(zip(ranked, meets, near, strict=True)):
        largest = _is_largest(item, totals)
        features = (
            *_slots(item),
            *_match(item, material, at, meets=taken, eventless=eventless),
            *_claim(item, material),
            *_sentence(item, material, told, names),
            clause,
            clause - nearest,
            *_parts(item, material),
            float(largest),
            float(largest and asks_all),
            *_doing(item.claim, asked, material.lexicon),
            *_timing(item.claim, material.frame),
            *places_named(item.claim, material),
            *nearness(item.claim, material.frame),
            *in_total(item.claim, material.frame),
            *counted(item.claim, material.frame),
            *narrower(item.claim, material.frame),
            *circumstances(item.claim, material.readings[item.claim.article_id], material.frame.text),
            *surroundings(item.claim, material, told, names, unheard),
            *victims_told(item.claim, material.frame, material.readings[item.claim.article_id]),
            *rivals(item, ranked),
            *weapons(item.claim, material.frame.text),
            *apart_from(item.claim, material.frame),
            *undetermined(item.claim, material.frame),
            of_family(item.claim, material.frame),
            is_worded(item.claim, material.frame),
            float(bool(classes_of(material.frame.group or "") & classes_of(item.claim.group or ""))),
        )
        found.append(features)
    return joined(found)


def _clause(claim: Claim, told: Mapping[str, float]) -> float:
    """The share of the question's terms, by rarity, close by the figure: a sentence often tells of two events."""
    start = claim.quote.find(claim.figure.text) if claim.figure else -1
    total = sum(told.values())
    if start < 0 or not total or claim.figure is None:
        return 0.0
    end = start + len(claim.figure.text)
    near = set(terms(claim.quote[max(0, start - CLAUSE) : end + CLAUSE]))
    met = (
        weight if term in near else weight * NEAR_IN_MEANING if not kin(term).isdisjoint(near) else 0.0
        for term, weight in told.items()
    )
    return sum(met) / total


def _asked_doers(material: Material) -> frozenset[str]:
    """Whom a question names as having done it."""
    frame, lexicon = material.frame, material.lexicon
    party = lexicon.resolve(frame.accused) if frame.accused else None
    named = doers_in(frame.text, -1, lexicon)
    return named | {party.key} if party else named


def _doing(claim: Claim, asked: frozenset[str], lexicon: Lexicon) -> tuple[float, float]:
    """Is it told of whom the question says did it, or of another party?"""
    did = doers(claim, lexicon) if asked else frozenset[str]()
    met = same_doers(asked, did, lexicon)
    return float(met), float(bool(did) and not met)


def _timing(claim: Claim, frame: QuestionFrame) -> tuple[float, float, float]:
    """Of that very day, or of the one beside it; and what was only added to a toll, where that was not asked for."""
    event = claim.event_date
    same = beside = False
    if frame.when is not None and frame.when.days <= A_DAY and event is not None and event.days <= A_DAY:
        same = event.overlaps(frame.when)
        beside = not same
    added = claim.figure is not None and INCREMENT.search(claim.figure.text) and not asks_added(frame.text)
    return float(same), float(beside), float(bool(added))


# "How many in all", "the overall toll".
ALL = re.compile(
    r"\b(?:in all|in total|altogether|overall|total|combined|taken together|all told|joint(?:ly)?|both (?:sides|camps|"
    r"sets|together|cities|towns|provinces)|nationwide|all over the country|across the country|countrywide)\b",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?:including|among (?:them|whom)|of (?:them|whom)|among the \w+ (?:were|was))\W*(?:\w+\W+){0,4}$", re.IGNORECASE
)


def _parts(item: Ranked, material: Material) -> tuple[float, float, float]:
    """A part of the victims where nobody's part was asked for: a narrow group, civilians, "including six"."""
    claim, frame = item.claim, material.frame
    start = claim.quote.find(claim.figure.text) if claim.figure else 0
    part = PART.search(claim.quote[max(0, start - CLAUSE) : max(0, start)]) is not None
    everybody = frame.group is None
    return (
        float(everybody and is_narrow(claim)),
        float(everybody and frame.status is None and claim.status is Status.CIVILIAN),
        float(everybody and frame.status is None and part),
    )


def _totals(ranked: Sequence[Ranked]) -> dict[tuple[str, str, str], int]:
    """The highest count of each article for each outcome, whole wars' apart from events'."""
    found: dict[tuple[str, str, str], int] = {}
    for item in ranked:
        key = _kind_of(item)
        found[key] = max(found.get(key, 0), size(item.claim))
    return found


def _is_largest(item: Ranked, totals: Mapping[tuple[str, str, str], int]) -> bool:
    return 0 < size(item.claim) == totals[_kind_of(item)]


def _kind_of(item: Ranked) -> tuple[str, str, str]:
    claim = item.claim
    return claim.article_id, claim.outcome.value, "whole" if claim.scope is Scope.CUMULATIVE else "event"


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
        float(item.match.apart),
        float(item.match.unnamed),
        *placing(item.claim, material),
    ]
