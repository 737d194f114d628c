"""The calendar day behind "on Thursday": a sentence that answers `when` by a weekday tells little without it."""

from __future__ import annotations

import re
from datetime import date

from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.dates import find_dates

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MOST = 2


def days_spelt(frame: QuestionFrame, sentence: str, published: date | None) -> str:
    """`Thursday: 7 July 2016`, for the days of a sentence that have no year; empty where none is asked for or told."""
    if frame.kind is not QuestionKind.WHEN or published is None:
        return ""
    told = {
        mention.text: mention.span.first
        for mention in find_dates(sentence, published)
        if mention.span.days == 1 and not YEAR.search(mention.text)
    }
    # What lies ahead of the printing is a plan, and its weekday may be read a week off.
    past = [(words, day) for words, day in told.items() if day <= published]
    return ", ".join(f"{words}: {day.day} {day:%B %Y}" for words, day in past[:MOST])
