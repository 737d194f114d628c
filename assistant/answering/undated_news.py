"""News that names no day: what is printed on the day asked for, or the next, tells of that day."""

from __future__ import annotations

import re
from datetime import timedelta

from assistant.domain.claims import Claim, Scope
from assistant.domain.times import DateSpan
from assistant.language.dates import find_dates

NEXT_DAY = timedelta(days=1)
# "An earlier raid had killed nine", "in a similar attack": what a report recalls is no news.
RECALLED = re.compile(
    r"\b(?:had|earlier|previous(?:ly)?|last|past|recent(?:ly)?|ago|similar|since|so\s+far|anniversary)\b", re.IGNORECASE
)


def is_news_of(claim: Claim, asked: DateSpan) -> bool:
    """Is the claim dated by nothing but the month of its report, which came out then?"""
    printed, told = claim.published, claim.event_date
    if printed is None or told is None or claim.scope is not Scope.INCIDENT:
        return False
    undated = told == DateSpan.month(printed.year, printed.month)
    if not undated or not asked.first <= printed <= asked.last + NEXT_DAY:
        return False
    return not RECALLED.search(claim.quote) and not find_dates(claim.quote, printed)


def runs_over_days(claim: Claim) -> bool:
    """As in "84 were killed over four days": the days counted over are told, though no day is the first of a count."""
    return claim.scope is Scope.INCIDENT and claim.event_date is not None and 1 < claim.event_date.days < A_MONTH


A_MONTH = 28
