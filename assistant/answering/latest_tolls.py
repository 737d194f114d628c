"""`The final toll of the blast`, whoever gave it: of the counts of one event, the one that was printed last; and the
first one, where the initial toll is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.extremes import A_COUNT, SURE
from assistant.answering.instead import is_part
from assistant.answering.ranking import same_event, same_victims, size
from assistant.answering.running import EVENT, INCREMENT, is_increment
from assistant.answering.weighing import Weighed
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon

LATEST = re.compile(
    rf"\b(?:final|latest|most recent|newest|last known|current|up-to-date) (?:[\w'’-]+ ){{0,4}}?{A_COUNT}\b",
    re.IGNORECASE,
)
FIRST = re.compile(
    rf"\b(?:initial|earliest|preliminary|first (?:reported|known|official)) (?:[\w'’-]+ ){{0,2}}?{A_COUNT}\b",
    re.IGNORECASE,
)
# How likely another count must be, of the likeliest's chance, to be one of the same event.
NEARLY = 0.5
# In days: so long a toll is told again and again.
FOLLOWED_UP = 5


def latest_frame(frame: QuestionFrame, newest: date | None, lexicon: Lexicon) -> QuestionFrame:
    """`The latest civilian toll in Ukraine`: one of a whole land as of the newest report; any other frame as it is."""
    if newest is None or frame.when or frame.as_of or frame.outcome is None or not LATEST.search(frame.text):
        return frame
    event = EVENT.search(frame.text) or INCREMENT.search(frame.text)
    told = frame.places or frame.side or frame.status
    whole = told and all(lexicon.resolve(place) for place in frame.places)
    return frame if event or not whole else replace(frame, as_of=newest)


def printed_last(likely: Sequence[Weighed], frame: QuestionFrame) -> list[Weighed]:
    """The claims, first of them the newest, or the oldest, of the likeliest's event where that is asked for of no voice
    in particular. That it is the one is as likely as that any of those counts is of the event asked about.
    """
    last, first = LATEST.search(frame.text), FIRST.search(frame.text)
    if not likely or frame.claimant or frame.claimant_actor or not (last or first):
        return list(likely)
    best = likely[0]
    near = (one for one in likely if one.chance >= best.chance * NEARLY)
    states = [one for one in near if one is best or _is_state(one, best, frame)]
    meant = max(states, key=_printed) if last else min(states, key=_printed)
    if _printed(meant)[0] == _printed(best)[0]:
        return list(likely)
    chance = min(SURE, sum(one.chance for one in states))
    return [replace(meant, chance=max(meant.chance, chance)), *(one for one in likely if one is not meant)]


def _is_state(one: Weighed, best: Weighed, frame: QuestionFrame) -> bool:
    claim, other = one.item.claim, best.item.claim
    whole = not is_part(claim, frame) and not is_increment(claim) and not one.item.match.missed()
    return whole and bool(size(claim)) and same_event(_on_its_day(claim, other), other) and same_victims(claim, other)


def _on_its_day(claim: Claim, other: Claim) -> Claim:
    """Who tells a few days later how many died in the end is often dated by the day on which he tells it."""
    near = claim.event_date and other.event_date and claim.event_date.gap(other.event_date) <= FOLLOWED_UP
    return replace(claim, event_date=other.event_date) if near else claim


def _printed(one: Weighed) -> tuple[date, int]:
    return one.item.claim.published or date.min, size(one.item.claim)
