"""A total or one event's dead, these days or those beside them, these victims or others: what a figure's words tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.circumstances import kinds
from assistant.answering.dating import nearness
from assistant.answering.fits import Fit
from assistant.answering.relevance import read
from assistant.answering.telling import clause, counted, in_total, narrower, victims_told
from assistant.answering.voices import figure_fit
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan


def claim(quote: str, text: str, **slots: object) -> Claim:
    figure = Figure(text, 9, 9, Qualifier.EXACT)
    told = Claim("a", 0, len(quote), quote, figure, Outcome.KILLED, Status.UNKNOWN)
    return replace(told, **slots)


def frame(text: str, **slots: object) -> QuestionFrame:
    return replace(QuestionFrame(text, QuestionKind.COUNT), **slots)


def test_a_clause_ends_where_the_next_figure_is_told():
    """Mortars and raids stand in one sentence, and each has its own dead."""
    quote = "Mortar fire killed 10 people in the west while air raids killed 82 people in the east."
    assert clause(claim(quote, "10 people")) == "Mortar fire killed 10 people in the west"
    assert clause(claim(quote, "82 people")) == "air raids killed 82 people in the east."


@pytest.mark.parametrize(
    ("question", "quote", "told"),
    [
        ("How many men had the militia lost in all?", "That brought its losses to 9 men.", (1, 0, 0)),
        ("How many men did the militia lose at the ford?", "It has lost 9 men so far.", (0, 1, 0)),
        ("How many men had the militia lost in all?", "It lost 9 men at the ford.", (0, 0, 1)),
        ("How many men did the militia lose at the ford?", "It lost 9 men at the ford.", (0, 0, 0)),
    ],
)
def test_a_total_is_told_where_a_total_was_asked_for(question, quote, told):
    assert in_total(claim(quote, "9 men"), frame(question)) == told


@pytest.mark.parametrize(
    ("text", "named", "other"),
    [("nine ferrymen", True, 0.0), ("nine nuns", False, 0.5), ("at least nine people", False, 0.0)],
    ids=["those asked for", "others", "anybody"],
)
def test_victims_are_those_of_the_question_or_others(text, named, other):
    """Words for anybody tell nothing either way."""
    told = counted(claim(f"The flood killed {text}.", text), frame("How many ferrymen died on the river?"))
    assert told == (named, other)


def test_days_are_as_near_as_they_are_shared():
    """Six days were asked for: those of the whole span, those of its first half, and a month without a day."""
    asked = frame("How many died?", when=DateSpan(date(2015, 7, 12), date(2015, 7, 17)))
    whole, half = DateSpan(date(2015, 7, 12), date(2015, 7, 17)), DateSpan(date(2015, 7, 12), date(2015, 7, 14))
    assert nearness(claim("9 died.", "9", event_date=whole), asked)[:4] == (1.0, 1.0, 1.0, 0.0)
    assert nearness(claim("9 died.", "9", event_date=half), asked)[:4] == (0.5, 0.0, 1.0, 0.1)
    month = frame("How many died?", when=DateSpan(date(2015, 7, 1), date(2015, 7, 31)))
    assert nearness(claim("9 died.", "9", event_date=whole), month)[:3] == (0.0, 0.0, 0.0)
    assert nearness(claim("9 died.", "9"), asked) == (0.0,) * 5


def test_the_state_of_a_day_is_the_nearer_the_later_it_was_counted():
    asked = frame("How many had died by then?", as_of=date(2015, 7, 17))
    early, late = (DateSpan(date(2015, 7, day), date(2015, 7, day)) for day in (2, 17))
    assert nearness(claim("9 died.", "9", event_date=early), asked)[4] == 0.5
    assert nearness(claim("9 died.", "9", event_date=late), asked)[4] == 0.0


def test_fighters_and_one_outcome_are_less_than_was_asked_for():
    fallen = claim("9 rebels died.", "9 rebels", status=Status.COMBATANT, side="rebels")
    assert narrower(fallen, frame("How many people died?", outcome=Outcome.KILLED)) == (1.0, 1.0, 0.0)
    assert narrower(fallen, frame("How many rebels were hit?", group="rebels")) == (0.0, 0.0, 1.0)


def test_dozens_are_no_exact_number():
    """Whoever asks for the precise count is not answered with a vague one."""
    dozens = claim("Dozens died.", "Dozens", figure=Figure("Dozens", None, None, Qualifier.VAGUE))
    assert figure_fit(dozens, frame("What was the exact number of dead?")) is Fit.VIOLATED
    assert figure_fit(dozens, frame("How many died?")) is None
    assert figure_fit(claim("9 died.", "9"), frame("Precisely how many died?")) is None


def test_places_and_deeds_are_of_one_kind_in_other_words():
    """A bazaar is a market; a supermarket and a database are neither market nor base."""
    assert kinds("Shells hit the bazaars beside the barracks.") == {"market", "base"}
    assert kinds("The supermarket kept a database.") == frozenset()


@pytest.mark.parametrize(
    ("question", "quote", "text", "told"),
    [
        ("How many girls did the flood kill?", "It killed 9 schoolgirls and girls.", "9 schoolgirls", (1, 0, 0, 0)),
        ("How many girls did the flood kill?", "It killed 9 porters.", "9 porters", (0, 1, 0, 0)),
        ("How many people did the flood kill?", "It killed 9 porters.", "9 porters", (0, 0, 0, 0)),
    ],
    ids=["their word", "another's", "anybody's"],
)
def test_victims_are_called_by_the_word_of_the_question(question, quote, text, told):
    article = Article(id="a", text=quote, published=date(2016, 5, 11))
    assert victims_told(claim(quote, text), frame(question), read(article)) == told


def test_one_person_in_passing_is_no_toll():
    """The look-alike counts: "one porter" may answer how many."""
    alone, counts = "Neighbours carried a wounded porter.", "One porter was wounded."
    told = frame("How many were wounded?")
    single = replace(claim(alone, "a wounded porter"), figure=Figure("a wounded porter", 1, 1, Qualifier.EXACT))
    counted_one = replace(claim(counts, "One porter"), figure=Figure("One porter", 1, 1, Qualifier.EXACT))
    assert victims_told(single, told, read(Article(id="a", text=alone)))[3] == 1
    assert victims_told(counted_one, told, read(Article(id="a", text=counts)))[3] == 0


def test_a_side_that_nobody_names_is_missing():
    quote = "The shelling killed 9 men of the militia."
    reading = read(Article(id="a", text=quote))
    assert victims_told(claim(quote, "9 men"), frame("How many?", side="militia"), reading)[2] == 0
    assert victims_told(claim(quote, "9 men"), frame("How many?", side="gendarmes"), reading)[2] == 1
