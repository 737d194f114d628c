"""The accounts beside a figure: the latest of its claimant, other claimants', and whether they contradict it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.fits import Fit
from assistant.answering.instead import is_part, is_placed
from assistant.answering.material import Material
from assistant.answering.origins import group_origins
from assistant.answering.ranking import Ranked, disagree, latest_first, same_claimant, same_event, same_victims, size
from assistant.answering.revising import raises, superseded
from assistant.answering.tying import FAR_MORE, told_apart
from assistant.domain.claims import Claim, Scope, Status
from assistant.domain.questions import QuestionFrame

# A claim less likely than this share of the best one's chance is another event's; a later count replaces the best one.
BESIDE, LATER = 0.4, 0.6


def latest_of_claimant(best: Ranked, fitting: Sequence[Ranked], material: Material) -> Ranked:
    """Where one claimant's figure for the same thing rose, the latest one counts."""
    if best.claim.scope is Scope.INCIDENT and best.claim.event_date is None:
        return best
    same = [
        item
        for item in fitting
        if same_claimant(best.claim, item.claim, material.lexicon)
        and same_event(best.claim, item.claim)
        and same_victims(best.claim, item.claim)
        and raises(item.claim, best.claim)
        and _of_that_day(item.claim, material)
        and _as_likely(item, best, LATER)
        and item.match.met >= best.match.met
        and item.coverage >= best.coverage - 0.1
    ]
    return latest_first([best, *same])[0]


def _as_likely(item: Ranked, best: Ranked, share: float) -> bool:
    """Is it weighed nearly as likely? A city has many dead in two days: that both fit each slot is not enough."""
    return best.likely is None or (item.likely or 0.0) >= best.likely * share


def _of_that_day(claim: Claim, material: Material) -> bool:
    """Where one day is asked for, what happened on the next is no later state of it."""
    when = material.frame.when
    if when is None or when.days > 1 or claim.event_date is None:
        return True
    return claim.event_date.overlaps(when)


def other_claimants(chosen: Ranked, fitting: Sequence[Ranked], material: Material) -> list[Ranked]:
    """One claim for each other claimant of the same thing; copies of one text are one source."""
    origins = group_origins(material.evidence.articles.values())
    seen, found = [chosen], []
    for item in fitting:
        if item.coverage < chosen.coverage - 0.25:
            continue
        if not _as_likely(item, chosen, BESIDE):
            continue
        if not (same_event(chosen.claim, item.claim) and same_victims(chosen.claim, item.claim)):
            continue
        if superseded(item.claim, chosen.claim, material.frame.text):
            continue
        if is_part(chosen.claim, material.frame) is not is_part(item.claim, material.frame):
            # "Two soldiers" is no other account of "48 people".
            continue
        if _differ(chosen.claim, item.claim) and not is_placed(item.claim, chosen.claim):
            # Another report's toll of nowhere contradicts nobody.
            continue
        if any(
            same_claimant(item.claim, old.claim, material.lexicon)
            or (
                origins[item.claim.article_id] == origins[old.claim.article_id]
                and item.claim.figure == old.claim.figure
            )
            for old in seen
        ):
            continue
        seen.append(item)
        found.append(item)
    return found


def larger_of_its_report(chosen: Ranked, counted: Sequence[Ranked], frame: QuestionFrame) -> list[Ranked]:
    """`Civilians killed in the town`, where a report calls the four of a village civilians, and the 21 who fell in the
    town itself on another day people: these may be meant, whatever they are called.
    """
    if frame.status is not Status.CIVILIAN or frame.when or not frame.places:
        return []
    claim = chosen.claim
    larger = [
        item
        for item in counted
        if item.claim.article_id == claim.article_id
        and item.claim.outcome is claim.outcome
        and item.claim.status is Status.UNKNOWN
        and item.match.fits.get("place") is Fit.MET
        and size(claim) < size(item.claim) <= FAR_MORE * size(claim)
        and told_apart(replace(item.claim, claimant=claim.claimant), claim)
    ]
    return larger[:1]


def _differ(one: Claim, other: Claim) -> bool:
    return one.figure is not None and other.figure is not None and disagree(one.figure, other.figure)


def _tells_both(one: Claim, other: Claim, told: Sequence[Claim]) -> bool:
    """Does the report of one give the other's figure, too, and of another day? Then they are of two events, and the
    other's report tells of one of these.
    """
    return any(
        claim.article_id == one.article_id
        and size(claim) == size(other) > 0
        and claim.event_date == other.event_date
        and same_event(claim, other)
        and told_apart(replace(one, claimant=claim.claimant), claim)
        for claim in told
    )


def alike_counted(one: Claim, other: Claim) -> bool:
    """Do both count everybody, or the same kind of people of one side? One side's civilians are no rival of all."""
    return one.side == other.side and one.status is other.status


def _is_part_of(part: Claim, whole: Claim) -> bool:
    """One side's soldiers may be some of all the dead, and are then no other account of them."""
    of_one_side = part.side is not None and part.status is Status.COMBATANT
    of_all = whole.side is None and whole.status is Status.UNKNOWN
    return of_one_side and of_all and size(part) < size(whole)


def in_conflict(chosen: Ranked, other: Ranked, material: Material) -> bool:
    """Can both not be true of one event? What a voice has raised since is no other account."""
    lexicon = material.lexicon
    one, before = chosen.claim, other.claim
    raised = raises(one, before) and same_claimant(one, before, lexicon) and latest_first([other, chosen])[0] is chosen
    if raised or told_apart(one, before) or _is_part_of(one, before) or _is_part_of(before, one):
        return False
    told = material.evidence.claims
    if _tells_both(one, before, told) or _tells_both(before, one, told):
        return False
    return _differ(one, before) and (other.likely is None or same_event(one, before))
