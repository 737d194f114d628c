"""Another weapon's toll, an article without the market asked about, one more body, and a year's dead on one day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.fits import Fit
from assistant.answering.matching import Match, _by_its_date
from assistant.answering.other_events import by_another, by_other_means, of_nothing_asked
from assistant.answering.ranking import Ranked
from assistant.answering.voices import figure_fit
from assistant.answering.weighing import Standing, standing
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan
from assistant.language.actors_file import load_lexicon


def claim(quote: str, text: str = "nine people", **slots: object) -> Claim:
    told = Claim("a", 0, len(quote), quote, Figure(text, 9, 9, Qualifier.EXACT), Outcome.KILLED, Status.UNKNOWN)
    return replace(told, **slots)


def frame(text: str, **slots: object) -> QuestionFrame:
    return replace(QuestionFrame(text, QuestionKind.COUNT), **slots)


def article(text: str) -> Article:
    return Article("a", text, title="A day in Manbij")


@pytest.mark.parametrize(
    ("question", "quote", "other"),
    [
        ("How many did the rockets on Manbij kill?", "Air raids on Manbij killed nine people.", True),
        ("How many did the raid by warplanes kill?", "A car bomb in Manbij killed nine people.", True),
        ("How many did the rockets on Manbij kill?", "Air raids and shelling killed nine people.", False),
        ("How many did the rockets on Manbij kill?", "The attack on Manbij killed nine people.", False),
        # A depot that rockets hit explodes; a bomb that somebody laid is another thing.
        ("How many died in the depot explosion at Manbij?", "Rockets on the depot killed nine people.", False),
        ("How many died in the car bomb blast at Manbij?", "Rockets on the depot killed nine people.", True),
        # Nobody lays a missile, and planes fire it as guns do.
        ("How many died in the car bombing in Manbij?", "A missile on the clinic killed nine people.", True),
        ("How many died in the air raid on Manbij?", "A missile on the clinic killed nine people.", False),
        # Gas comes by shell and by plane.
        ("How many did the chlorine in Manbij kill?", "The shells on Manbij killed nine people.", False),
        ("How many did the rockets and air raids kill?", "Air raids on Manbij killed nine people.", False),
        # A driven bomb brings none, and whose helicopter came down was not attacked.
        ("How many did the chlorine in Manbij kill?", "A car bomb in Manbij killed nine people.", True),
        ("How many did the mustard gas kill?", "Chlorine shells on Manbij killed nine people.", True),
        ("How many did the mustard gas kill?", "Gas shells on Manbij killed nine people.", False),
        ("How many did the sarin or chlorine kill?", "Chlorine shells on Manbij killed nine people.", False),
        ("How many did the gas attack kill?", "The nine people were killed when their helicopter crashed.", True),
        ("How many did the attack kill?", "Raids avenged nine people killed when their plane was downed.", True),
        (
            "How many of the crew died in the attack?",
            "Raids avenged nine people killed when their plane was downed.",
            False,
        ),
        ("How many did the attack kill?", "Raids killed nine people after a plane was downed.", False),
    ],
)
def test_a_toll_of_other_means_is_of_another_event(question, quote, other):
    told = claim(quote)
    assert by_other_means(told, frame(question)) is other


@pytest.mark.parametrize(
    ("accused", "quote", "other"),
    [
        ("Nusra", "It said nine people were killed by government forces in Manbij.", True),
        ("Nusra", "It said nine people were shot dead by the Syrian army.", True),
        ("Nusra", "It said nine people were killed by militants in Manbij.", False),
        ("Syrian army", "It said nine people were killed by regime forces.", False),
        ("Nusra", "It said nine people were killed by mortars in Manbij.", False),
        ("Nusra", "It said nine people were killed in Manbij, which the army holds.", False),
        ("the shelling", "It said nine people were killed by government forces.", False),
    ],
)
def test_a_toll_of_anothers_doing_is_of_another_event(accused, quote, other):
    asked = frame("How many did they kill in Manbij?", accused=accused)
    assert by_another(claim(quote), asked, load_lexicon()) is other


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("How many died in the mosque of Manbij?", "A raid hit the fire station. Nine people died.", True),
        ("How many died in the mosque of Manbij?", "A raid hit the town. The mosque collapsed. Nine died.", False),
        ("How many died at the wedding?", "Nine people died on a farm.", True),
        ("How many died in Manbij?", "Nine people died on a farm.", False),
        # Whoever counts them is no scene, nor is where they were brought, nor a town with a telling name.
        ("How many died, as a hospital source said?", "Nine people died on a farm.", False),
        ("How many of those taken to hospital died?", "Nine people died on a farm.", False),
        ("How many died in the town of Sarin?", "Nine people died on a farm.", False),
        ("Besides those at the wedding, how many died?", "Nine people died on a farm.", False),
    ],
)
def test_an_article_that_knows_of_no_such_place_tells_of_another_event(question, text, other):
    assert of_nothing_asked(frame(question), {"a": article(text)}) == ({"a"} if other else frozenset())


def test_a_claim_of_another_event_is_not_shown_but_makes_doubtful():
    match = Match(claim("Nine people died."), {}, frozenset())
    assert standing(Ranked(match, 1.0, 0)) is Standing.SHOWN
    assert standing(Ranked(replace(match, other_event=True), 1.0, 0)) is Standing.RIVAL


@pytest.mark.parametrize(
    ("question", "figure", "fit"),
    [
        ("How many commanders were killed?", "another commander", Fit.VIOLATED),
        ("How many commanders were killed?", "another", Fit.VIOLATED),
        ("How many more commanders were killed?", "another commander", None),
        ("How many commanders were killed?", "another nine commanders", None),
        ("How many commanders were killed?", "another 9 commanders", None),
        ("How many commanders were killed?", "a commander", None),
    ],
)
def test_one_more_is_no_toll(question, figure, fit):
    assert figure_fit(claim("It said another commander fell.", figure), frame(question)) is fit


def test_the_dead_of_a_year_are_not_those_of_a_day():
    asked = frame("How many starved on 3 May 2015?", when=DateSpan(date(2015, 5, 3), date(2015, 5, 3)))
    year = DateSpan(date(2014, 5, 9), date(2015, 5, 9))
    counted = claim("Nine people starved in the past year.", scope=Scope.PERIOD, event_date=year)
    assert _by_its_date(counted, asked) is Fit.VIOLATED
    # A month may be all that is known of one event's day.
    month = DateSpan(date(2015, 5, 1), date(2015, 5, 31))
    assert _by_its_date(claim("Nine people starved in May.", event_date=month), asked) is Fit.OPEN


def test_what_was_printed_before_the_day_tells_of_another():
    """A raid of Sunday, in Sunday's paper, is not Monday's; in Monday's paper it may be, by another clock."""
    sunday = DateSpan.day(date(2014, 8, 17))
    asked = replace(frame("How many died on Monday?"), when=DateSpan.day(date(2014, 8, 18)))
    told = claim("A raid killed nine people.", event_date=sunday, published=date(2014, 8, 17))
    assert _by_its_date(told, asked) is Fit.VIOLATED
    assert _by_its_date(replace(told, published=date(2014, 8, 18)), asked) is Fit.MET
