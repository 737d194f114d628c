"""A count that its own sentence gives up for another: "killed 32, it said, updating an earlier toll of 15"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.claims import Claim

A_TOLL = r"(?:toll|count|figure|number|tally|estimate|report)"
GIVEN_UP = re.compile(
    rf"\b(?:earlier|initial|previous|preliminary|first|original) (?:\w+ ){{0,2}}{A_TOLL}\b[^,.;]{{0,40}}? (?:of|at) "
    r"(?:(?:at least|more than|about|around|some) )?$"
    r"|\bup from (?:an? )?(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
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


def _takes_its_place(other: Claim, earlier: Claim) -> bool:
    same = (other.article_id, other.start, other.outcome) == (earlier.article_id, earlier.start, earlier.outcome)
    return same and not _told_as_earlier(other)


def _told_as_earlier(claim: Claim) -> bool:
    start = claim.quote.rfind(claim.figure.text) if claim.figure else -1
    return start > 0 and GIVEN_UP.search(claim.quote[max(0, start - AHEAD) : start]) is not None
