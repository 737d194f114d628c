"""A whole war's toll: of each who counts, the newest count that was current on the day asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.answering.ranking import Ranked, counts_its_own, is_narrow, latest_first, same_claimant, size
from assistant.domain.claims import Claim, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon

# Those who count a war do so for years: what one said a year before the others is no account of the same.
CURRENT = timedelta(days=365)
# A report names no source as often as it names one, and a named one is worth more where it is about as new.
ABOUT_AS_NEW = timedelta(days=45)
# The toll of an earlier war: "the war of the early 1990s", "before the ceasefire in 1994".
YEAR = re.compile(r"\b((?:19|20)\d\d)(s?)\b")
BEGUN = re.compile(
    r"\b(?:since|began|begun|erupted|started|broke out|ongoing|outbreak|sparked|triggered)\b", re.IGNORECASE
)
LONG_AGO = 4
# Over a war that is weeks old reports do not say that they count all of it, but "killed in the war".
IN_WAR = re.compile(
    r"\b(?:killed|dead|died|lives|displaced) (?:in|by|during) the (?:[A-Z]\w+ )?(?:war|conflict)\b", re.IGNORECASE
)
# "500,000 killed" and "69 aid workers killed in this war" are both counts over the war, of other people.
LEAST_SHARE = 0.2
MUCH = 1.25


def war_tolls(fitting: Sequence[Ranked], frame: QuestionFrame, lexicon: Lexicon) -> list[Ranked]:
    """The newest count of each claimant, the one that answers first; empty where nobody counts the whole war."""
    counts = [item for item in fitting if counts_all(item.claim, frame)]
    most = max((size(item.claim) for item in counts), default=0)
    counts = [item for item in counts if size(item.claim) >= most * LEAST_SHARE]
    if not counts:
        return []
    newest = max(_told(item) for item in counts)
    counts = sorted(
        (item for item in counts if newest - _told(item) <= CURRENT),
        key=lambda item: (newest - _told(item) > ABOUT_AS_NEW, item.claim.claimant is None, -_told(item).toordinal()),
    )
    found: list[Ranked] = []
    own = [item for item in fitting if _of_its_own(item.claim, lexicon) and size(item.claim) >= most * LEAST_SHARE]
    for item in [*counts, *latest_first(own)]:
        if not any(_says_the_same(item.claim, other.claim, lexicon) for other in found):
            found.append(item)
    return found


def counts_all(claim: Claim, frame: QuestionFrame) -> bool:
    """Is it a number for all whom this war has cost, as far as the question asks for them?"""
    whole = claim.scope is Scope.CUMULATIVE or IN_WAR.search(claim.quote)
    if not whole or claim.figure is None or claim.figure.qualifier is Qualifier.VAGUE or _of_earlier_war(claim):
        return False
    everybody = claim.side is None and claim.status in (Status.UNKNOWN, Status.MIXED) and not is_narrow(claim)
    return bool(size(claim)) and (everybody or frame.status is not None or frame.group is not None)


def differ_by_much(one: Claim, other: Claim) -> bool:
    """`More than 470,000` and `more than 290,000` can both be true, and are two accounts all the same."""
    return max(size(one), size(other)) > MUCH * min(size(one), size(other))


def _of_its_own(claim: Claim, lexicon: Lexicon) -> bool:
    """What a party counts of its own people: a part of the picture that nobody else may give."""
    return counts_its_own(claim, lexicon) and not is_narrow(claim)


# "a war in the early 1990s that left 30,000 dead": whenever it was told.
DECADES = re.compile(r"\b(?:war|conflict|fighting) (?:in|of|during) the (?:(?:early|mid|late)[ -])?(?:19|20)\d0s\b")


def _of_earlier_war(claim: Claim) -> bool:
    """It names a year long before its report, and not as the one in which this war began; or another decade's war."""
    if DECADES.search(claim.quote):
        return True
    if claim.published is None or BEGUN.search(claim.quote):
        return False
    return any(int(found[1]) <= claim.published.year - LONG_AGO for found in YEAR.finditer(claim.quote))


def _says_the_same(one: Claim, other: Claim, lexicon: Lexicon) -> bool:
    """One claimant's older count; or the same figure, and nobody is named for it."""
    unnamed = one.claimant is None and size(one) == size(other)
    return unnamed or (one.claimant is not None and same_claimant(one, other, lexicon))


def _told(item: Ranked) -> date:
    return item.claim.published or date.min
