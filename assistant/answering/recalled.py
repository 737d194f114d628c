"""`That attack killed nine`: what a report recalls is dated by the sentence before, and not by the report's own day."""

from __future__ import annotations

import re

from assistant.answering.fits import Fit, Setting, sentence_before
from assistant.domain.claims import Claim, Scope
from assistant.domain.times import DateSpan
from assistant.language.dates import find_dates

# "Said that strikes killed nine" points at nothing: "that" stands before one event.
POINTS_BACK = re.compile(
    r"\b(?:that|the same|the [12]\d{3}) "
    r"(?:(?:air|gas|chemical|sarin|chlorine|bomb|rocket|mortar|missile|suicide|car|drone)[ -]){0,2}"
    r"(?:attack|assault|strike|airstrike|raid|massacre|explosion|blast|incident|offensive|battle|ambush)\b",
    re.IGNORECASE,
)
FAR, A_MONTH = 400, 31


def recalled_fit(claim: Claim, asked: DateSpan, setting: Setting) -> Fit | None:
    """Where a sentence that names no day points back to an event: how the date in the sentence before fits that asked
    for. A year leaves open which of its months it was.
    """
    if claim.scope is not Scope.INCIDENT or not POINTS_BACK.search(claim.quote):
        return None
    dates = [mention for mention in find_dates(claim.quote, claim.published) if mention.span.days <= A_MONTH]
    told = [mention.span for mention in find_dates(sentence_before(claim, setting), claim.published)]
    if dates or len(told) != 1 or not asked.overlaps(told[0]):
        return None
    return Fit.MET if told[0].days <= max(A_MONTH, asked.days) else Fit.OPEN
