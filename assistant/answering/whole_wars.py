"""A whole war's toll: of each who counts, the newest count that was current on the day asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from assistant.answering.ranking import Ranked, is_narrow, same_claimant, size
from assistant.domain.claims import Claim, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame
from assistant.language.actors import Lexicon
from assistant.language.places import is_country

# Those who count a war do so for years: what one said a year before the others is no account of the same.
CURRENT = timedelta(days=365)
# A report names no source as often as it names one, and a named one is worth more where it is about as new.
ABOUT_AS_NEW = timedelta(days=45)
# "500,000 killed" and "69 aid workers killed in this war" are both counts over the war, of other people.
LEAST_SHARE = 0.2


def is_of_war(frame: QuestionFrame) -> bool:
    """Is the toll of a whole war asked for, and not one town's or one side's?"""
    everywhere = all(is_country(place) for place in frame.places)
    one_sided = frame.side or frame.side_actor or frame.accused or frame.since
    return frame.scope is Scope.CUMULATIVE and everywhere and frame.outcome is not None and not one_sided


def war_tolls(fitting: Sequence[Ranked], frame: QuestionFrame, lexicon: Lexicon) -> list[Ranked]:
    """The newest count of each claimant, the one that answers first; empty where nobody counts the whole war."""
    counts = [item for item in fitting if _counts_all(item.claim, frame)]
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
    for item in counts:
        if not any(_says_the_same(item.claim, other.claim, lexicon) for other in found):
            found.append(item)
    return found


def _counts_all(claim: Claim, frame: QuestionFrame) -> bool:
    if claim.scope is not Scope.CUMULATIVE or claim.figure is None or claim.figure.qualifier is Qualifier.VAGUE:
        return False
    everybody = claim.side is None and claim.status in (Status.UNKNOWN, Status.MIXED) and not is_narrow(claim)
    return bool(size(claim)) and (everybody or frame.status is not None or frame.group is not None)


def _says_the_same(one: Claim, other: Claim, lexicon: Lexicon) -> bool:
    """One claimant's older count; or the same figure, and nobody is named for it."""
    unnamed = one.claimant is None and size(one) == size(other)
    return unnamed or (one.claimant is not None and same_claimant(one, other, lexicon))


def _told(item: Ranked) -> date:
    return item.claim.published or date.min
