"""Of a toll over days or months, which claim counts over just these: one day of them is but a part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.answering.describing import FEATURES
from assistant.answering.revising import NEARLY
from assistant.answering.weighing import Weighed, scales
from assistant.domain.claims import Claim, Scope
from assistant.domain.questions import QuestionFrame
from assistant.domain.times import DateSpan
from assistant.language.places import is_country

A_DAY, A_MONTH = 2, 31
# So much of two spans in common makes them one.
MUCH = 0.75


def of_the_span(likely: Sequence[Weighed], frame: QuestionFrame) -> Weighed:
    """Of a toll "from Thursday to Monday", that of these very days, where the likeliest counts but some of them."""
    if frame.since is not None:
        return _since_then(likely, frame.since)
    asked = frame.when
    # Over more than a month in a whole country, one day's count is hardly ever the one asked for.
    long = asked is not None and asked.days > A_MONTH and all(is_country(place) for place in frame.places)
    if asked is None or not (long or A_DAY < asked.days <= A_MONTH) or overlap(likely[0], asked) > MUCH:
        return likely[0]
    least = scales().threshold * (NEARLY if long else 1)
    same = (
        item
        for item in likely
        if item.chance >= least
        and overlap(item, asked) > MUCH
        and not _told_of(likely[0], DID_IT) > _told_of(item, DID_IT)
    )
    return next(same, likely[0])


# Of whom the question says did it: another party's dead are no span of that one's.
DID_IT = FEATURES.index("did_it")


def _told_of(weighed: Weighed, feature: int) -> float:
    return weighed.features[feature] if weighed.features else 0.0


def _since_then(likely: Sequence[Weighed], since: date) -> Weighed:
    """`Since Thursday, how many …`: of one report's counts that which begins on Thursday, and not ten days before."""
    best = likely[0]
    if _begins(best, since):
        return best
    report = best.item.claim.article_id
    least = min(scales().threshold, best.chance) * NEARLY
    own = (one for one in likely if one.item.claim.article_id == report and one.chance >= least)
    return next((one for one in own if _begins(one, since)), best)


def _begins(weighed: Weighed, since: date) -> bool:
    event = weighed.item.claim.event_date
    counts_days = event is not None and weighed.item.claim.scope is not Scope.INCIDENT
    return event is not None and counts_days and abs((event.first - since).days) < A_DAY


def is_of_one_day(claim: Claim, frame: QuestionFrame) -> bool:
    """`How many did car bombs kill between March 2011 and May 2013?`: one day is no toll of years."""
    asked, event = frame.when, claim.event_date
    if asked is None or asked.days <= LONG or event is None or claim.scope is not Scope.INCIDENT:
        return False
    return event.days <= A_DAY and FROM_TO.search(frame.text) is not None


# In days: of fewer than that, a question may say between which dates one event took place.
LONG = 100
FROM_TO = re.compile(
    r"\bbetween\b[^?]{3,60}\band\b|\b(?:from|since)\b[^?]{3,60}\b(?:to|until|till|through|up to)\b", re.IGNORECASE
)


def overlap(weighed: Weighed, asked: DateSpan) -> float:
    """The days that both have, of those that either has; 0 for one event, of which only the month may be known."""
    event = weighed.item.claim.event_date
    if event is None or weighed.item.claim.scope is Scope.INCIDENT:
        return 0.0
    common = (min(event.last, asked.last) - max(event.first, asked.first)).days + 1
    return max(0, common) / ((max(event.last, asked.last) - min(event.first, asked.first)).days + 1)
