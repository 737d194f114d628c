"""Claims that fit a question about equally well: nothing in it tells which is meant, so all are shown.

Each of them may well be unlikely to be the one asked for, and yet it is nearly sure that one of them is: to say that
nothing was reported would be false, and to pick one silently worse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.fits import Fit
from assistant.answering.instead import is_part
from assistant.answering.ranking import Ranked, same_event, same_victims, size
from assistant.answering.revising import superseded
from assistant.answering.telling import in_total
from assistant.answering.weighing import Standing, Weighed, scales, standing
from assistant.domain.claims import Claim, Scope
from assistant.domain.questions import QuestionFrame

# Measured on 3,537 questions of figures, and on 548 of sets that no rule was written with: evals/RESULTS.md.
ALIKE = 0.6
"""As likely as this share of the likeliest."""
LEAST, TOGETHER = 0.3, 0.8
"""How likely the likeliest must be, and all of them together."""
MOST_OPEN = 1
BESIDE = 2


def tied(likely: Sequence[Weighed], frame: QuestionFrame) -> list[Weighed]:
    """Those of which one is nearly surely asked for, the likeliest first, where none is likely enough by itself; else
    none. `likely`: the likeliest first. Nobody means what that "brought to 45", who asks for no total.
    """
    fits = [fits_alike(one.item) for one in likely]
    near = [likely[at] for at in tie([one.chance for one in likely], fits, scales().threshold)]
    return [one for one in near if not (in_total(one.item.claim, frame)[1] and _brought_to(one.item.claim))] or near


def _brought_to(claim: Claim) -> bool:
    """`That brought to 45 the number since Monday`; "in total 40 died across the province" is no such state."""
    return BROUGHT.search(claim.quote) is not None


BROUGHT = re.compile(
    r"\b(?:br(?:ought|ings?|inging)|rais(?:ed|es|ing)|tak(?:es|ing)|took) (?:[\w'’-]+ ){0,8}?to\b", re.IGNORECASE
)


def tie(chances: Sequence[float], fits: Sequence[bool], threshold: float) -> list[int]:
    """The places of claims that make a tie, by the chance of each and whether it fits alike; the likeliest first."""
    order = sorted(range(len(chances)), key=lambda at: -chances[at])
    best = chances[order[0]] if order else 0.0
    if not LEAST <= best < threshold or not fits[order[0]]:
        return []
    near = [at for at in order if chances[at] >= ALIKE * best and fits[at]]
    return near if len(near) > 1 and sum(chances[at] for at in near) >= TOGETHER else []


def fits_alike(item: Ranked) -> bool:
    """Is nothing violated, and hardly anything left open?"""
    fits = list(item.match.fits.values())
    met = Fit.VIOLATED not in fits and fits.count(Fit.OPEN) <= MOST_OPEN
    return met and standing(item) is Standing.SHOWN


def alike(chosen: Ranked, others: Sequence[Ranked], fitting: Sequence[Ranked], frame: QuestionFrame) -> list[Ranked]:
    """Figures that neither the chosen claim nor the others beside it give, and that are about as likely to be the one
    asked for: of the same event, and of a tie any.
    """
    found: list[Ranked] = []
    for item in fitting:
        if (item.likely or 0.0) < ALIKE * (chosen.likely or 1.0) or not fits_alike(item):
            continue
        one = same_event(chosen.claim, item.claim) and same_victims(chosen.claim, item.claim)
        one = one and not told_apart(chosen.claim, item.claim)
        if not chosen.tied and is_part(chosen.claim, frame) is not is_part(item.claim, frame):
            # "One of those killed was a teacher" is no other account of 43.
            continue
        if not (chosen.tied or one) or superseded(item.claim, chosen.claim, frame.text):
            continue
        if all(size(item.claim) != size(old.claim) for old in (chosen, *others, *found)):
            found.append(item)
    return found[:BESIDE]


def told_apart(one: Claim, other: Claim) -> bool:
    """`23 reporters and 58 citizen journalists died, it said`: who counts twice in one breath counts two things. So
    does whoever tells in one report of 280,000 and of 300.
    """
    if _on_two_sides(one, other):
        return True
    if one.article_id != other.article_id or one.claimant != other.claimant:
        return False
    overlap = one.start < other.end and other.start < one.end
    less, more = sorted((size(one), size(other)))
    return overlap or more > FAR_MORE * less or _on_two_days(one, other)


def _on_two_days(one: Claim, other: Claim) -> bool:
    """`Seven died on Wednesday, after eight on Tuesday`: one report that dates them apart tells of two events."""
    first, second = one.event_date, other.event_date
    dated = first is not None and second is not None and first.days == second.days == 1
    return dated and one.scope is other.scope is Scope.INCIDENT and first != second


def _on_two_sides(one: Claim, other: Claim) -> bool:
    """`On the northern side six died, while the south announced fourteen`: one sentence for each its own dead."""
    one_sentence = one.article_id == other.article_id and one.start < other.end and other.start < one.end
    return one_sentence and bool(one.side) is not bool(other.side) and ON_A_SIDE.search(one.quote) is not None


ON_A_SIDE = re.compile(r"\bon (?:the )?(?:[\w'’-]+ ){1,3}side\b", re.IGNORECASE)
FAR_MORE = 10
