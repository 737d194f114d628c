"""Spans of days: when something happened, as precisely as the text says and no more."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class DateSpan:
    """The days from `first` to `last`, both included.

    The precision of a date is the length of its span (UCDP GED keeps the same notion as `date_prec`).
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a span cannot end before it begins: {self.first} to {self.last}")

    @classmethod
    def day(cls, day: date) -> DateSpan:
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> DateSpan:
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> DateSpan:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def parse(cls, text: str) -> DateSpan:
        """Read what `iso` writes; ValueError for anything else."""
        if "/" in text:
            first, last = text.split("/")
            return cls(date.fromisoformat(first), date.fromisoformat(last))
        match [int(part) for part in text.split("-")]:
            case [year]:
                return cls.year(year)
            case [year, month]:
                return cls.month(year, month)
            case [year, month, day]:
                return cls.day(date(year, month, day))
        raise ValueError(f"not an ISO date, month, year or interval: {text!r}")

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def precision(self) -> str:
        """`day`, `month`, `year` or `span`."""
        if self.first == self.last:
            return "day"
        if self == DateSpan.month(self.first.year, self.first.month):
            return "month"
        return "year" if self == DateSpan.year(self.first.year) else "span"

    @property
    def iso(self) -> str:
        """The shortest ISO 8601 form: `2017-04-04`, `2017-04`, `2017`, or `2017-04-04/2017-04-07`."""
        return {
            "day": self.first.isoformat(),
            "month": f"{self.first:%Y-%m}",
            "year": f"{self.first:%Y}",
            "span": f"{self.first.isoformat()}/{self.last.isoformat()}",
        }[self.precision]

    def overlaps(self, other: DateSpan) -> bool:
        return self.first <= other.last and other.first <= self.last

    def gap(self, other: DateSpan) -> int:
        """Days between the two spans; 0 where they touch or overlap."""
        if self.overlaps(other):
            return 0
        later, earlier = (self, other) if self.first > other.last else (other, self)
        return (later.first - earlier.last).days

    def widened(self, days: int) -> DateSpan:
        return DateSpan(self.first - timedelta(days), self.last + timedelta(days))
