"""Which of the claims that answer a question answers it best, and which others belong beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from assistant.answering.groups import classes_of, same_group
from assistant.answering.matching import Match
from assistant.answering.naming import same_party
from assistant.domain.claims import Claim, Figure, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan
from assistant.language.actors import Lexicon
from assistant.language.places import land_around, same_place, within

# Days that two reports of one event may lie apart.
SAME_EVENT_DAYS = 2
# A count over more days than this is not of one event.
SEVERAL_DAYS = 4


@dataclass(frozen=True, slots=True)
class Ranked:
    """A match with how well its surroundings fit the question (coverage, 0 to 1) and the place of its article."""

    match: Match
    coverage: float
    rank: int
    likely: float | None = None
    """The chance, 0 to 1, that its figure is the one asked for; None where it was not weighed."""
    tied: bool = False
    """Is it one of several that fit alike, none of which is likely enough by itself?"""

    @property
    def claim(self) -> Claim:
        return self.match.claim


def score(ranked: Ranked, frame: QuestionFrame, *, eventless: bool = False) -> float:
    """Higher is better; only the order has a meaning. `eventless`: the question names no event, day or place."""
    claim = ranked.claim
    points = 3.0 * ranked.coverage + 1.0 * ranked.match.met + 1.0 / (1 + ranked.rank)
    if eventless:
        # Then the toll of the whole is asked for, and running tolls only grow.
        points += math.log10(1 + (claim.figure.low or 0)) if claim.figure else 0.0
    elif frame.scope is None and claim.scope is not Scope.INCIDENT and not (frame.when and is_stretch(frame.when)):
        points -= 1.0 if claim.scope is Scope.CUMULATIVE else 0.3
    if frame.group is None:
        points -= _narrowness(claim) if frame.status is None else is_narrow(claim)
    if claim.figure and claim.figure.qualifier is Qualifier.VAGUE:
        points -= 0.7
    if frame.claimant_actor and claim.claimant and claim.actor != frame.claimant_actor:
        # The asked party's own words before those that it only carried, or that an ally said.
        points -= 1.0
    if frame.kind is QuestionKind.WHO_SAID and claim.claimant is None:
        # Who said it is asked, and a headline does not say.
        points -= 1.0
    if frame.when and claim.event_date and frame.when.days <= SAME_EVENT_DAYS and claim.event_date.overlaps(frame.when):
        # That very day before the one after, which may be meant too.
        points += 0.8
    if frame.claimant is None and claim.inferred:
        points -= 0.1
    points += 0.7 * ranked.match.there + 1.2 * ranked.match.accused
    if frame.when and is_stretch(frame.when) and claim.scope is Scope.INCIDENT:
        # One event of the days asked for is no count over all of them.
        points -= 1.0
    return points


def is_stretch(when: DateSpan) -> bool:
    """From one day to another, as a question says that counts over them."""
    return when.days > SEVERAL_DAYS and not is_loose(when)


def is_loose(when: DateSpan) -> bool:
    """A month, or a third of one: "in mid-July" is a day that somebody knows no better, and no span."""
    starts = when.first.day in {1, 11, 21}
    ends = when.last.day in {10, 20} or (when.last + timedelta(1)).day == 1
    return when.days > SEVERAL_DAYS and starts and ends


def is_narrow(claim: Claim) -> bool:
    """Are they a part of all the dead: children, a mother, journalists, one family?"""
    if claim.figure and FAMILY.search(claim.figure.text):
        return True
    ranks = claim.status is Status.COMBATANT
    return not ranks and bool(classes_of(claim.group or "") - {"civilian", "soldier", "fighter", "officer"})


FAMILY = re.compile(r"\bof (?:one|a|the same|a single) (?:family|household)\b", re.IGNORECASE)


def _narrowness(claim: Claim) -> float:
    """A question about people in general wants the whole toll and not a part of it."""
    return 1.0 if is_narrow(claim) else 0.15 if claim.status is Status.CIVILIAN else 0.0


def size(claim: Claim) -> int:
    """How many a claim counts at the least, else at the most; 0 for a vague count."""
    return (claim.figure.low or claim.figure.high or 0) if claim.figure else 0


def same_event(one: Claim, other: Claim) -> bool:
    """May two claims be about one event? Apart are other days, other places, and an incident and a war."""
    if one.outcome is not other.outcome or (
        Scope.CUMULATIVE in (one.scope, other.scope) and one.scope is not other.scope
    ):
        return False
    first, second = one.event_date, other.event_date
    if first and second and first.gap(second) > SAME_EVENT_DAYS:
        return False
    if first and second and (first.days > SEVERAL_DAYS) is not (second.days > SEVERAL_DAYS):
        # A toll since the war began is no other account of one night's.
        return False
    if one.place and other.place:
        return same_place(one.place, other.place) or within(one.place, other.place) or within(other.place, one.place)
    return one.article_id == other.article_id or bool(first and second)


def same_victims(one: Claim, other: Claim) -> bool:
    """Are two claims about the same people? Children are not all the dead, and one side's soldiers not the other's."""
    if one.side and other.side and one.side != other.side:
        return False
    if _is_somebodys(one) is not _is_somebodys(other):
        return False
    if one.status is not other.status and Status.UNKNOWN not in (one.status, other.status):
        return False
    narrow_one, narrow_other = classes_of(one.group or ""), classes_of(other.group or "")
    if narrow_one and narrow_other:
        return same_group(one.group or "", other.group or "")
    return not (narrow_one ^ narrow_other) - {"civilian", "soldier", "fighter"}


def _is_somebodys(claim: Claim) -> bool:
    """`her daughter`, `my two brothers`: one family's dead, told by it, are no toll."""
    return claim.figure is not None and OWN.match(claim.figure.text) is not None


OWN = re.compile(r"(?:my|his|her|their|our)\b", re.IGNORECASE)


def is_vague(claim: Claim) -> bool:
    """`Dozens`, `many of them`: no number."""
    return claim.figure is not None and (claim.figure.qualifier is Qualifier.VAGUE or not size(claim))


def counts_better(numbered: Claim, vague: Claim) -> bool:
    """Does one give a number of the same event's victims, where the other says "dozens"? The same voice does, or the
    other has none that is known.
    """
    voice = vague.claimant is None or vague.actor is None or numbered.actor == vague.actor
    kinds = Status.UNKNOWN in (numbered.status, vague.status) or numbered.status is vague.status
    return (
        not is_vague(numbered)
        and voice
        and kinds
        and same_event(_placed_alike(numbered, vague), vague)
        and (is_narrow(vague) or not is_narrow(numbered))
    )


def _placed_alike(one: Claim, other: Claim) -> Claim:
    """A town's event is told of the city that its province has its name of: the claim, as if it were placed there."""
    land = land_around(one.place or "")
    return replace(one, place=other.place) if land and other.place and within(other.place, land) else one


def same_claimant(one: Claim, other: Claim, lexicon: Lexicon) -> bool:
    if one.claimant is None and other.claimant is None:
        return one.outlet == other.outlet
    if one.claimant is None or other.claimant is None:
        return False
    return same_party(one.claimant, one.actor, other.claimant, other.actor, lexicon)


def counts_its_own(claim: Claim, lexicon: Lexicon) -> bool:
    """Does a party count its own people?"""
    return bool(claim.actor and claim.side and lexicon.related(claim.actor, claim.side))


def disagree(one: Figure, other: Figure) -> bool:
    """Can both figures not be true of the same thing? "At least 5" and "8" can, "5" and "8" cannot."""
    low_one, high_one = bounds(one)
    low_other, high_other = bounds(other)
    return low_one > high_other or low_other > high_one


def bounds(figure: Figure) -> tuple[float, float]:
    """The least and the most that a figure admits."""
    low = float(figure.low) if figure.low is not None else 0.0
    high = float(figure.high) if figure.high is not None else float("inf")
    if figure.qualifier is Qualifier.VAGUE:
        return 0.0, float("inf")
    if figure.qualifier is Qualifier.ABOUT:
        return low * 0.9, high * 1.1
    return low, high


def latest_first(ranked: Sequence[Ranked]) -> list[Ranked]:
    """By day of publication, the latest first; undated ones last."""
    return sorted(
        ranked, key=lambda item: item.claim.published.toordinal() if item.claim.published else 0, reverse=True
    )
