"""What only tells which report is meant, or when a war's toll stood there, is no event that is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.fits import Setting
from assistant.answering.source_reports import event_words, is_of_report, tells_which_report, without_report
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame, QuestionKind


def frame(text: str, *places: str, **slots: object) -> QuestionFrame:
    return replace(QuestionFrame(text, QuestionKind.COUNT, outcome=Outcome.KILLED), places=places, **slots)


@pytest.mark.parametrize(
    ("question", "places", "kept"),
    [
        ("How many died in Homs by May, in the report on the Douma market bombing?", ("homs", "douma"), ("homs",)),
        ("How many had the war killed since 2011, in its story about the Douma raid?", ("douma",), ()),
        ("What total death toll for the Syrian war stood there at the time of the Douma blast?", ("douma",), ()),
        # The report's event is the one asked about; a topic is no event; nor is a day's report.
        ("How many died, in the report on the Douma market bombing?", ("douma",), ("douma",)),
        ("How many died in Homs, in the dispatch about Douma?", ("homs", "douma"), ("homs", "douma")),
        ("How many died in Homs and Douma by the report of Monday?", ("homs", "douma"), ("homs", "douma")),
        ("How many died in Homs at the time of the Douma blast?", ("homs", "douma"), ("homs", "douma")),
    ],
)
def test_places_of_the_report_are_dropped(question, places, kept):
    assert without_report(frame(question, *places)).places == kept


def test_a_whole_wars_toll_is_asked_for_as_one():
    asked = without_report(frame("What overall toll of the war was told at the time of the Douma blast?", "douma"))
    assert asked.scope is Scope.CUMULATIVE


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many had the war killed since 2011, in its story about the Douma raid?", True),
        ("What total toll of the Syrian war stood there at the time of the Douma blast?", True),
        # No event, or no whole war.
        ("How many had the war in Syria killed by May 2016?", False),
        ("How many died in Homs, in its story about the Douma raid?", False),
    ],
)
def test_a_report_of_an_event_tells_which_toll_is_meant(question, told):
    assert tells_which_report(frame(question)) is told


def test_words_of_the_report_tell_nothing_of_the_event():
    question = "How many died of the gas, going by the report on the Homs car bomb?"
    assert "car bomb" not in event_words(question)
    assert "gas" in event_words(question)
    assert event_words("How many died of the car bomb in Homs?") == "How many died of the car bomb in Homs?"


@pytest.mark.parametrize(
    ("quote", "place", "its_own"),
    [
        ("Nine people were killed in the blast.", "Douma", True),
        ("Nine people were killed in Homs that week.", "Homs", False),
        ("Nine people were killed.", None, False),
    ],
)
def test_the_reports_own_event_is_not_asked_about(quote, place, its_own):
    told = Claim(
        "a", 0, len(quote), quote, Figure("Nine people", 9, 9, Qualifier.EXACT), Outcome.KILLED, Status.UNKNOWN
    )
    asked = frame("How many died in Homs by May, in the report on the Douma market bombing?", "homs")
    assert is_of_report(replace(told, place=place), asked, Setting(Article("a", quote), ())) is its_own
    assert not is_of_report(
        replace(told, place=place), frame("How many died in Homs?", "homs"), Setting(Article("a", quote), ())
    )
