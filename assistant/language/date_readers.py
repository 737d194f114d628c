"""What a date expression says about year, month and day: one reader for each pattern of the grammar."""

from __future__ import annotations

import calendar
import math
import re
from datetime import date, timedelta

from assistant.domain.times import DateSpan
from assistant.language.date_words import latest, month_number, number_of, weekday_number, words
from assistant.language.ordinals import ordinal_of
from assistant.language.parts_of_month import part_of_month

DAYS_OF = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}


def read_dated(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """Day(s), month and perhaps a year."""
    parts = match.groupdict()
    month, day = month_number(parts["month"]), int(parts["day"])
    last = int(parts.get("last") or day)

    def of(year: int) -> DateSpan:
        return DateSpan(date(year, month, day), date(year, month, last))

    return of(_year_of(parts["year"])) if parts["year"] else latest(of, anchor)


def _year_of(written: str) -> int:
    """`2023`, or `'23`: of this century where it has come."""
    return int(written) if written.isdigit() else 2000 + int(written[1:])


def read_worded(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """`the fourth of January 2020`, `the last day of February`."""
    month, word = month_number(match["month"]), match["nth"]

    def of(year: int) -> DateSpan:
        last = calendar.monthrange(year, month)[1]
        return DateSpan.day(date(year, month, last if word.lower().startswith("last") else ordinal_of(word)))

    return of(_year_of(match["year"])) if match["year"] else latest(of, anchor)


def read_iso(match: re.Match[str], _: date | None) -> DateSpan | None:
    return DateSpan.day(date(int(match["year"]), int(match["month"]), int(match["day"])))


# A day and a month of which only one order is so near to the publication is meant in this order.
FORTNIGHT = 14


def read_slashed(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """Day and month in an order that only one reading allows, or that alone is near the day of publication."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one <= 12 and two <= 12 and one != two:
        readings = (date(year, two, one), date(year, one, two))
        # What is to come is hardly written so.
        near = [day for day in readings if anchor and -1 <= (anchor - day).days <= FORTNIGHT]
        # With dots hardly anybody writes the month first.
        meant = near if len(near) == 1 or match["sep"] != "." else readings[:1]
        return DateSpan.day(meant[0]) if len(meant) == 1 else None
    day, month = (one, two) if two <= 12 else (two, one)
    return DateSpan.day(date(year, month, day))


def read_month(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    parts = match.groupdict()
    month, portion = month_number(parts["month"]), _portion(match)

    def of(year: int) -> DateSpan:
        return part_of_month(year, month, portion)

    return of(int(parts["year"])) if parts["year"] else latest(of, anchor)


def _portion(match: re.Match[str]) -> str:
    return re.sub(r"[^a-z]+", " ", (match.groupdict().get("portion") or "").lower()).strip()


def read_year(match: re.Match[str], _: date | None) -> DateSpan | None:
    year, portion = int(match["year"]), _portion(match)
    months = {"early": (1, 4), "start": (1, 4), "begin": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (9, 12)}
    months |= {"first half": (1, 6), "second half": (7, 12)}
    months |= {f"{name} quarter": (3 * n + 1, 3 * n + 3) for n, name in enumerate(("first", "second", "third"))}
    if re.search(r"(?:first|opening|last|final|closing) (?:week|days)", portion):
        month = 1 if re.match(r"the (?:first|opening)|first|opening", portion) else 12
        return part_of_month(year, month, portion)
    for word, (first, last) in months.items():
        if word in portion:
            return DateSpan(date(year, first, 1), DateSpan.month(year, last).last)
    return DateSpan.year(year)


def read_years(match: re.Match[str], _: date | None) -> DateSpan | None:
    return DateSpan(date(int(match["year"]), 1, 1), date(int(match["last"]), 12, 31))


def read_season(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    month = int(words()["seasons"][match["season"].lower()])

    def of(year: int) -> DateSpan:
        ends = (year + 1, 2) if month == 12 else (year, month + 2)
        return DateSpan(date(year, month, 1), DateSpan.month(*ends).last)

    return of(int(match["year"])) if match["year"] else latest(of, anchor)


def read_feast(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """`New Year's Eve`: the latest one, or that of the year behind it."""
    month, day = words()["feasts"][match["feast"].lower().replace("’", "'").replace("years ", "year's ")]

    def of(year: int) -> DateSpan:
        return DateSpan.day(date(year, month, day))

    return of(int(match["year"])) if match["year"] else latest(of, anchor)


def feasts_by_length() -> list[str]:
    """The names as patterns, each before those that it begins with."""
    names = sorted(words()["feasts"], key=len, reverse=True)
    return [name.replace("'", "['’]?") for name in names]


def read_weekday(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """The latest such day not after the anchor; with "last", before it."""
    if anchor is None:
        return None
    back = (anchor.weekday() - weekday_number(match["weekday"])) % 7
    if match["last"] and not back:
        back = 7
    return DateSpan.day(anchor - timedelta(back))


def read_near(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    folded = " ".join(match[0].lower().split())
    if "before yesterday" in folded:
        return DateSpan.day(anchor - timedelta(2))
    if folded == "overnight" or folded.endswith("last night"):
        return DateSpan(anchor - timedelta(1), anchor)
    if folded.startswith("yesterday"):
        return DateSpan.day(anchor - timedelta(1))
    return DateSpan.day(anchor + timedelta(1)) if folded == "tomorrow" else DateSpan.day(anchor)


def read_unit(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """This or last week, month, year; a week begins on Monday."""
    if anchor is None:
        return None
    back, unit = match["which"].lower() in {"last", "previous"}, match["unit"].lower()
    if unit == "weekend":
        saturday = anchor - timedelta((anchor.weekday() - 5) % 7)
        return DateSpan(saturday, saturday + timedelta(1))
    if unit == "week":
        monday = anchor - timedelta(anchor.weekday() + 7 * back)
        return DateSpan(monday, monday + timedelta(6))
    if unit == "month":
        day = anchor.replace(day=1) - timedelta(1) if back else anchor
        return DateSpan.month(day.year, day.month)
    return DateSpan.year(anchor.year - back)


def read_past(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    return DateSpan(back_from(anchor, number_of(match["number"] or "one"), match["unit"]), anchor)


def read_ago(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    if anchor is None:
        return None
    return DateSpan.day(back_from(anchor, number_of(match["number"]), match["unit"]))


def read_ordinal(match: re.Match[str], anchor: date | None) -> DateSpan | None:
    """As in "on the 21st": that day of the anchor's month, or of the month before."""
    if anchor is None:
        return None
    day = int(match["day"])
    month = anchor if day <= anchor.day else anchor.replace(day=1) - timedelta(1)
    return DateSpan.day(month.replace(day=day))


def back_from(day: date, number: int, unit: str) -> date:
    """`day` less a number of days, weeks, months or years; a month's end stays inside the month."""
    unit = unit.lower().rstrip("s")
    if unit in {"month", "year"}:
        months = day.year * 12 + day.month - 1 - number * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return day - timedelta(math.ceil(number * DAYS_OF[unit]))
