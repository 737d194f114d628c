"""Feasts by the moon: `Eid al-Adha 2016`, by the tabular Islamic calendar, a day off the moon that was seen at most."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.domain.times import DateSpan

# Month and day on which it begins, and for how many days it is kept.
BEGINS = {"adha": (12, 10, 4), "fitr": (10, 1, 3)}
PATTERN = r"Eid[ -](?:al|ul|el)[ -](?P<moon>Adha|Fitr)"
# The first day of the first year, by the astronomers' reckoning, as `date.toordinal` counts.
EPOCH = 227_014
YEARS_BACK = 2
FIRST_YEAR = 623


def read_moon_feast(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """Its days in the year behind its name, else the latest until `anchor`; None where neither is known."""
    feast = match["moon"].lower()
    if match["year"]:
        return next(iter(_in_year(feast, int(match["year"]))), None)
    if anchor is None:
        return None
    told = [span for year in range(anchor.year - YEARS_BACK, anchor.year + 1) for span in _in_year(feast, year)]
    past = [span for span in told if span.first <= anchor + timedelta(1)]
    return past[-1] if past else None


def _in_year(feast: str, year: int) -> list[DateSpan]:
    """Its days in a year of ours, which may see it twice; with a day around them, for the moon is seen or not."""
    if year < FIRST_YEAR:
        return []
    month, day, kept = BEGINS[feast]
    near = (year - 622) * 33 // 32
    begun = (date.fromordinal(_ordinal(one, month, day)) for one in range(near - 1, near + 3))
    return [DateSpan(first - timedelta(1), first + timedelta(kept)) for first in begun if first.year == year]


def _ordinal(year: int, month: int, day: int) -> int:
    leap_days = (11 * year + 3) // 30
    months = 30 * (month - 1) - (month - 1) // 2
    return EPOCH + 354 * (year - 1) + leap_days + months + day - 1
