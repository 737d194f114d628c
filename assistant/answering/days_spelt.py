"""The calendar day behind "on Thursday", the year behind "in May": a sentence that answers `when` by a weekday or a
month tells little without it.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.dates import find_dates

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONTH = re.compile(rf"(?:{'|'.join(calendar.month_name[1:])})")
# "In May last year" tells the year.
OF_A_YEAR = re.compile(r",?\s+(?:of\s+)?(?:last|this|that|the|next|previous|same)\b", re.IGNORECASE)
MOST = 2
# A day without a year that would lie so far back is that of the coming weeks: "closed until May 13".
NEARLY_A_YEAR = timedelta(days=300)


def days_spelt(frame: QuestionFrame, sentence: str, published: date | None) -> str:
    """`Thursday: 7 July 2016`, for the days of a sentence that have no year; empty where none is asked for or told."""
    if frame.kind is not QuestionKind.WHEN or published is None:
        return ""
    told = {
        mention.text: mention.span.first
        for mention in find_dates(sentence, published)
        if mention.span.days == 1 and not YEAR.search(mention.text)
    }
    months = {
        mention.text.rstrip("."): mention.span.first
        for mention in find_dates(sentence, published)
        if MONTH.fullmatch(mention.text.rstrip(".")) and not OF_A_YEAR.match(sentence[mention.end :])
    }
    # What lies ahead of the printing is a plan, and its weekday may be read a week off.
    past = {words: day for words, day in told.items() if timedelta() <= published - day < NEARLY_A_YEAR}
    spelt = [(words, f"{day.day} {day:%B %Y}") for words, day in past.items()]
    spelt += [(words, f"{day:%B %Y}") for words, day in months.items() if day <= published]
    return ", ".join(f"{words}: {when}" for words, when in spelt[:MOST])
