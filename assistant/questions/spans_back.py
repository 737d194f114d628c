"""A span that is counted back from the day of a question: "as of 8 June, over the previous two months"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.domain.times import DateSpan
from assistant.language.date_readers import DAYS_OF, back_from
from assistant.language.date_words import number_of
from assistant.language.dates import DateMention

BACK = re.compile(
    r"(?:\b(?:over|in|during|for|within|of|throughout)\s+the|\bthe(?=\s+(?:previous|preceding)\s+(?:\d|[a-z]+\s+\w+s|\w+\s+and)))\s+"
    r"(?:previous|preceding|past|last|prior)\s+(?:(?P<number>\d{1,3}|[a-z]+)\s+)?"
    r"(?P<unit>hour|day|week|fortnight|month|year)s?\b(?P<half>\s+and\s+a\s+half\b)?",
    re.IGNORECASE,
)
# "As of", "by", "until": a day up to which is counted.
UNTIL = frozenset({"by", "until"})


def counted_back(text: str, dates: Sequence[DateMention]) -> list[DateMention]:
    """The mentions with what is counted back placed before the day that the question counts up to, where it names one.

    Without such a day the mentions are left as they are.
    """
    ends = [mention.span.last for mention in dates if mention.relation in UNTIL and not BACK.search(mention.text)]
    found = BACK.search(text) if len(ends) == 1 else None
    span = _span(found, ends[0]) if found else None
    if found is None or span is None:
        return list(dates)
    kept = [mention for mention in dates if mention.end <= found.start() or found.end() <= mention.start]
    back = DateMention(found.start(), found.end(), found[0], span, "at")
    return sorted([*kept, back], key=lambda mention: mention.start)


def _span(found: re.Match[str], end: date) -> DateSpan | None:
    unit = found["unit"].lower()
    try:
        first = back_from(end, number_of(found["number"]) if found["number"] else 1, unit)
        return DateSpan(first - timedelta(int(DAYS_OF[unit] / 2) if found["half"] else 0), end)
    except (KeyError, ValueError, OverflowError):  # "the last known week"; before the year 1
        return None
