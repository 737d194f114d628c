"""A toll over years is none of one day's dead."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.spans_asked import is_of_one_day
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan

DAY = DateSpan(date(2013, 5, 9), date(2013, 5, 9))
YEARS = DateSpan(date(2011, 3, 1), date(2013, 5, 31))
MONTH = DateSpan(date(2013, 5, 1), date(2013, 5, 31))


@pytest.mark.parametrize(
    ("question", "asked", "scope", "apart"),
    [
        ("How many did car bombs kill between March 2011 and May 2013?", YEARS, Scope.INCIDENT, True),
        ("How many did car bombs kill between March 2011 and May 2013?", YEARS, Scope.PERIOD, False),
        # A month tells only when the one event was; so may years, where no span is asked about.
        ("How many did the car bomb kill between 1 and 31 May 2013?", MONTH, Scope.INCIDENT, False),
        ("How many did the car bomb of 2011 or 2013 kill?", YEARS, Scope.INCIDENT, False),
    ],
)
def test_one_day_is_no_toll_of_years(question, asked, scope, apart):
    claim = Claim(
        "a",
        0,
        10,
        "Nine died.",
        Figure("Nine", 9, 9, Qualifier.EXACT),
        Outcome.KILLED,
        Status.UNKNOWN,
        scope=scope,
        event_date=DAY,
    )
    assert is_of_one_day(claim, QuestionFrame(question, QuestionKind.COUNT, when=asked)) is apart
