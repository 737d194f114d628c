"""`The highest toll given for the blast`: of the counts of one event, whoever gives them, the greatest or the least."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.ranking import same_event, same_victims, size
from assistant.answering.weighing import Weighed
from assistant.domain.questions import QuestionFrame

A_COUNT = r"(?:toll|count|figure|number|estimate|tally|total)"
# Not "the highest toll of any raid that year", nor "the largest number of Homs's dead in one day".
OF_ANY = r"(?![^?]{0,60}\b(?:any|each|all|(?:a|one) single|in one (?:day|night|week)|so far this)\b)"
HIGHEST = re.compile(
    rf"\b(?:highest|largest|biggest|greatest|maximum|upper) (?:[\w'’-]+ ){{0,4}}?{A_COUNT}s?\b{OF_ANY}", re.IGNORECASE
)
LOWEST = re.compile(
    rf"\b(?:lowest|smallest|least|minimum|lower) (?:[\w'’-]+ ){{0,4}}?{A_COUNT}s?\b{OF_ANY}", re.IGNORECASE
)
# How likely another count must be, of the likeliest's chance, to be one of the same event: in another report more.
SOME, MOST, SURE = 0.3, 0.6, 0.95


def asks_highest(question: str) -> bool:
    return HIGHEST.search(question) is not None and not asks_lowest(question)


def asks_lowest(question: str) -> bool:
    return LOWEST.search(question) is not None


def outermost(likely: Sequence[Weighed], frame: QuestionFrame) -> list[Weighed]:
    """The claims, first of them the greatest or least of the likeliest's event where that is asked for. That it is the
    one is as likely as that any of those counts is of the event asked about.
    """
    highest, lowest = asks_highest(frame.text), asks_lowest(frame.text)
    if not likely or not (highest or lowest):
        return list(likely)
    best = likely[0]
    counts: dict[int, Weighed] = {}
    for one in likely:
        own = one.item.claim.article_id == best.item.claim.article_id
        likely_so = one.chance >= best.chance * (SOME if own else MOST)
        if size(one.item.claim) and likely_so and (one is best or _is_another_count(one, best)):
            counts.setdefault(size(one.item.claim), one)
    if len(counts) < 2:
        return list(likely)
    meant = counts[max(counts) if highest else min(counts)]
    chance = min(SURE, sum(one.chance for one in counts.values()))
    return [replace(meant, chance=max(meant.chance, chance)), *(one for one in likely if one is not meant)]


def _is_another_count(one: Weighed, best: Weighed) -> bool:
    claim, other = one.item.claim, best.item.claim
    met = not one.item.match.missed()
    return met and claim.outcome is other.outcome and same_event(claim, other) and same_victims(claim, other)
