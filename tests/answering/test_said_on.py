"""A day behind a speaker may be that on which he spoke; a hospital's town is not where it happened."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.said_on import said_that_day
from assistant.answering.scenes import scenes_in
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan

THE_TENTH, THE_FOURTH = date(2024, 6, 10), date(2024, 6, 4)


@pytest.mark.parametrize(
    ("question", "event", "printed", "said"),
    [
        ("How many died in Homs, according to the mayor on 10 June?", THE_FOURTH, THE_TENTH, True),
        ("How many died in Homs, according to the mayor on 10 June?", THE_FOURTH, THE_FOURTH, False),
        ("How many died in Homs, according to the mayor on 10 June?", date(2024, 6, 11), date(2024, 6, 11), False),
        ("According to the mayor, how many died in Homs on 10 June?", THE_FOURTH, THE_TENTH, False),
        ("According to the mayor of the town hit in the raid on 10 June, how many died?", THE_FOURTH, THE_TENTH, False),
    ],
)
def test_the_day_of_the_speaker(question, event, printed, said):
    figure = Figure("9", 9, 9, Qualifier.EXACT)
    day = DateSpan(event, event)
    claim = Claim("a", 0, 7, "9 died.", figure, Outcome.KILLED, Status.UNKNOWN, event_date=day, published=printed)
    when = DateSpan(THE_TENTH, THE_TENTH)
    assert said_that_day(claim, QuestionFrame(question, QuestionKind.COUNT, when=when)) is said


def test_who_died_in_a_hospital_was_hit_elsewhere():
    assert scenes_in("Nine were killed in Idlib after a boy died in hospital in Antakya.") == ("Idlib",)
    assert scenes_in("A raid on a hospital in Idlib killed nine.") == ("Idlib",)
