"""The days of a part of a month: "early June", "the last week of May"."""

from __future__ import annotations

import calendar
import re
from datetime import date

from assistant.domain.times import DateSpan

# Parts of a month with their first and last days; 0 is the month's last. The first that is found is meant.
PARTS = (
    (r"(?:last|final|closing) days", (21, 0)),
    (r"first half", (1, 15)),
    (r"second half", (16, 0)),
    (r"early|start|begin|(?:first|opening) days", (1, 10)),
    (r"mid", (11, 20)),
    (r"late|end", (21, 0)),
)


def part_of_month(year: int, month: int, portion: str) -> DateSpan:
    """Early, mid and late are the first, second and third ten days; weeks are counted from the 1st."""
    length = calendar.monthrange(year, month)[1]
    first, last = 1, length
    if week := re.search(r"(first|second|third|fourth) week", portion):
        first = ["first", "second", "third", "fourth"].index(week[1]) * 7 + 1
        last = first + 6
    elif re.search(r"(?:last|final|closing) week", portion):
        first = length - 6
    else:
        first, last = next((days for part, days in PARTS if re.search(part, portion)), (1, 0))
        last = last or length
    return DateSpan(date(year, month, first), date(year, month, last))
