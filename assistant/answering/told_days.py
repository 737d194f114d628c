"""The day asked for by name: `On what date …` takes for granted that the report tells one."""

from __future__ import annotations

import re
from datetime import date

from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.dates import find_dates

ASKS_DAY = re.compile(
    r"\b(?:(?:on|at)\s+(?:what|which)\s+(?:exact\s+|very\s+)?(?:date|day)|(?:what|which)\s+(?:was\s+the\s+)?(?:exact\s+)?"
    r"(?:date|day)\b(?!s)|exact\s+date|day\s+of\s+the\s+week)\b",
    re.IGNORECASE,
)
FEW_DAYS = 2
# Dates without a year are dates too: any day will do to read them by.
ANY_DAY = date(2100, 1, 1)


def asks_day(frame: QuestionFrame) -> bool:
    return frame.kind is QuestionKind.WHEN and ASKS_DAY.search(frame.text) is not None


def tells_day(text: str, published: date | None) -> bool:
    """Is there a day in a text? "Last week" and "in March" are none."""
    return any(mention.span.days <= FEW_DAYS for mention in find_dates(text, published or ANY_DAY))
