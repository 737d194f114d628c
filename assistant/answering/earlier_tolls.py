"""A count that its own report gives up for another: "killed 32, it said, updating an earlier toll of 15"; and one that
only adds to a toll: "five more bodies, raising the toll to nine".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.answering.ranking import is_narrow, size
from assistant.domain.claims import Claim, Outcome, Scope

A_TOLL = r"(?:toll|count|figure|number|tally|estimate|report)"
GIVEN_UP = re.compile(
    rf"\b(?:earlier|initial|previous|preliminary|first|original) (?:\w+ ){{0,2}}{A_TOLL}\b[^,.;]{{0,40}}? (?:of|at) "
    r"(?:(?:at least|more than|about|around|some) )?$"
    r"|\bup from (?:an? )?(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
# "Three died in hospital, bringing the number of dead to eight": what stands before is a part of the eight.
COMES_TO = re.compile(
    r"\b(?:bring|brought|rais|tak|push|lift|driv|increas)(?:ing|ed|es|s)? (?:the|its|their|his|her|that|this) "
    r"[^.;]{0,70}? (?:up )?to (?:(?:at least|more than|about|around|some|over|nearly) )?$",
    re.IGNORECASE,
)
ADDED = re.compile(r"\b(?:more(?! than)|further|additional)\b", re.IGNORECASE)
# Who asks for what was added, or for those who died or were found later, means that figure.
ASKS_ADDED = re.compile(
    r"\b(?:another|others?|more|further|additional|new|newly|besides|latest|overnight|later|since|bod(?:y|ies)|found|"
    r"recovered|pulled|hospitals?|wounds|injuries|succumbed)\b(?! (?:\w+ )?(?:toll|count|figure|number))",
    re.IGNORECASE,
)
# Letters between what was added and the toll: the next sentence or two.
NEXT = 300
# So far before a figure its "earlier toll" may begin.
AHEAD = 100


def given_up(claims: Sequence[Claim], *, first: bool) -> set[int]:
    """The places of those claims that are not meant where one sentence tells a count and an earlier one of the same
    fate: the earlier, or the later where the `first` one is asked for.
    """
    found = set[int]()
    for at, earlier in enumerate(claims):
        if not _told_as_earlier(earlier):
            continue
        later = [place for place, other in enumerate(claims) if place != at and _takes_its_place(other, earlier)]
        found |= set(later) if first else {at} if later else set()
    return found


def only_added(claims: Sequence[Claim], question: str) -> set[int]:
    """The places of those claims that a toll close by, by the same speaker, has counted in."""
    if ASKS_ADDED.search(question):
        return set()
    alike = defaultdict[tuple[str, Outcome, Scope, str | None], list[Claim]](list)
    for claim in claims:
        alike[_told_of(claim)].append(claim)
    return {at for at, claim in enumerate(claims) if any(_counts_in(other, claim) for other in alike[_told_of(claim)])}


def _told_of(claim: Claim) -> tuple[str, Outcome, Scope, str | None]:
    """Where, of what fate, over what span and by whom: a toll counts in only what is told alike."""
    return claim.article_id, claim.outcome, claim.scope, claim.claimant


def _counts_in(toll: Claim, part: Claim) -> bool:
    """Is it, of two that are told alike, the whole to which the other was added?"""
    if size(toll) <= size(part) or is_narrow(toll):
        return False
    if toll.start == part.start:
        ahead = toll.quote[: max(0, toll.quote.rfind(toll.figure.text))] if toll.figure else ""
        comes_to = COMES_TO.search(ahead[-AHEAD:])
        if comes_to and part.figure and part.figure.text in ahead:
            return True
    added = part.figure is not None and ADDED.search(part.figure.text) is not None
    return added and 0 <= toll.start - part.start <= NEXT


def _takes_its_place(other: Claim, earlier: Claim) -> bool:
    same = (other.article_id, other.start, other.outcome) == (earlier.article_id, earlier.start, earlier.outcome)
    return same and not _told_as_earlier(other)


def _told_as_earlier(claim: Claim) -> bool:
    start = claim.quote.rfind(claim.figure.text) if claim.figure else -1
    return start > 0 and GIVEN_UP.search(claim.quote[max(0, start - AHEAD) : start]) is not None
