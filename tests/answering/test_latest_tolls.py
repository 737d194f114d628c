"""What a toll came to in the end is what was printed last of that event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.latest_tolls import printed_last
from assistant.answering.matching import Match
from assistant.answering.ranking import Ranked
from assistant.answering.weighing import Weighed
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan


def weighed(size: int, day: int, chance: float, **slots: object) -> Weighed:
    figure, told_on = Figure(f"{size} people", size, size, Qualifier.EXACT), date(2015, 5, day)
    told = Claim("a", 0, 9, f"{size} people died", figure, Outcome.KILLED, Status.UNKNOWN, place="Homs")
    told = replace(told, published=told_on, event_date=DateSpan(told_on, told_on), **slots)
    return Weighed(Ranked(Match(told, {}, frozenset()), 1.0, 0), (), chance)


COUNTS = [
    weighed(9, 3, 0.4),
    weighed(14, 6, 0.3),
    weighed(12, 4, 0.3),
    weighed(3, 8, 0.3, group="children"),
    weighed(61, 25, 0.3),
    weighed(40, 7, 0.3, place="Hama"),
    weighed(20, 7, 0.1),
]


def taken(question: str, **slots: object) -> tuple[int | None, float]:
    best = printed_last(COUNTS, replace(QuestionFrame(question, QuestionKind.COUNT), **slots))[0]
    return best.item.claim.figure and best.item.claim.figure.low, best.chance


@pytest.mark.parametrize("word", ["final", "latest", "most recent"])
def test_the_newest_count_of_the_event(word):
    """Not a part of it, another month's, another town's, nor one that is hardly likely to be of it."""
    assert taken(f"What was the {word} death toll of the blast?") == (14, pytest.approx(1.0 * 0.95))


def test_the_oldest_count_of_the_event():
    """What was printed first is the initial toll, and already the likeliest."""
    later_first = [COUNTS[1], COUNTS[0], *COUNTS[2:]]
    frame = QuestionFrame("What was the initial death toll of the blast?", QuestionKind.COUNT)
    assert printed_last(later_first, frame)[0].item is COUNTS[0].item


@pytest.mark.parametrize("question", ["How many died in the latest blast?", "How many people died?"])
def test_the_latest_event_is_no_latest_toll(question):
    assert taken(question) == (9, 0.4)


def test_one_voice_is_asked_for():
    assert taken("What is the latest toll given by the mayor?", claimant="the mayor") == (9, 0.4)
