"""News that names no day is of the day it was printed; days counted over are a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.undated_news import is_news_of, runs_over_days
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Status
from assistant.domain.times import DateSpan

DAY = date(2019, 3, 14)


def claim(quote: str, **slots: object) -> Claim:
    told = Claim("a", 0, len(quote), quote, Figure("9 people", 9, 9, Qualifier.EXACT), Outcome.KILLED, Status.UNKNOWN)
    month = DateSpan.month(DAY.year, DAY.month)
    return replace(told, **{"published": DAY, "event_date": month, "scope": Scope.INCIDENT, **slots})


def of_day(day: int) -> DateSpan:
    return DateSpan(date(2019, 3, day), date(2019, 3, day))


@pytest.mark.parametrize(
    ("quote", "asked", "news"),
    [
        ("Shelling of the port of Zeitan killed 9 people.", of_day(14), True),
        ("Shelling of the port of Zeitan killed 9 people.", of_day(13), True),
        ("Shelling of the port of Zeitan killed 9 people.", of_day(9), False),
        # What it recalls, and what tells its own time.
        ("An earlier shelling of the port had killed 9 people.", of_day(14), False),
        ("Shelling of the port killed 9 people in March 2019.", of_day(14), False),
    ],
)
def test_what_names_no_day_is_of_the_day_it_was_printed(quote, asked, news):
    assert is_news_of(claim(quote), asked) is news


def test_what_is_dated_or_counted_since_long_is_no_news_of_the_day():
    assert not is_news_of(claim("Shelling killed 9 people.", event_date=of_day(2)), of_day(14))
    assert not is_news_of(claim("The war killed 9 people.", scope=Scope.PERIOD), of_day(14))
    assert not is_news_of(claim("Shelling killed 9 people.", published=None), of_day(14))


def test_days_counted_over_are_a_period():
    """A single day is none, nor is the month of a report that names no day."""
    four = DateSpan(date(2019, 3, 10), date(2019, 3, 13))
    assert runs_over_days(claim("Raids killed 9 people over four days.", event_date=four))
    assert not runs_over_days(claim("Raids killed 9 people.", event_date=of_day(13)))
    assert not runs_over_days(claim("Raids killed 9 people."))
