"""The first count of an event, what it became, and which sentence calls its count an earlier one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.matching import Match
from assistant.answering.ranking import Ranked
from assistant.answering.revising import asks_first, asks_last, raises, revised, superseded, tells_first
from assistant.answering.weighing import Weighed
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Scope, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan
from assistant.language.actors_file import load_lexicon

LEXICON = load_lexicon()
DAY = DateSpan(date(2015, 5, 9), date(2015, 5, 9))
MONTH = DateSpan(date(2015, 5, 1), date(2015, 5, 31))


def claim(quote: str, text: str, low: int, **slots: object) -> Claim:
    figure = Figure(text, low, low, Qualifier.EXACT)
    told = Claim("a", 0, len(quote), quote, figure, Outcome.KILLED, Status.UNKNOWN, event_date=DAY)
    return replace(told, **{"claimant": "the mayor", **slots})


LATER = claim("The mayor said 17 people were killed in Amrun.", "17 people", 17, place="Amrun")
EARLIER = claim("He had earlier reported a toll of nine.", "nine", 9, event_date=MONTH, place="Darbin")


def take(question: str, best: Claim, *others: Claim, figures: tuple[int, ...] = ()) -> Claim:
    frame = QuestionFrame(question, QuestionKind.COUNT, figures=figures)
    chances = (0.8, 0.5, 0.4)
    found = [
        Weighed(Ranked(Match(told, {}, frozenset()), 1.0, 0), (), chance)
        for told, chance in zip((best, *others), chances, strict=False)
    ]
    return revised(found[0], found, frame, LEXICON).item.claim


@pytest.mark.parametrize(
    "question",
    [
        "How many did the mayor at first say were killed?",
        "What number had the governor first given for the dead?",
        "How many were dead at the port before the toll was revised?",
        "How many had they counted before the monitor raised its figure?",
        "How many wounded did the ministry initially report?",
    ],
)
def test_the_first_count_is_asked_for(question):
    assert asks_first(question)
    assert not asks_last(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many died in the raid at first light?",
        "How many died in the raid first reported by the radio?",
        "How many died before the flag was raised?",
        "How many did the first shell kill?",
        "How many died in the initial assault?",
    ],
)
def test_what_came_first_is_not_always_a_count(question):
    assert not asks_first(question)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("To what figure did the mayor raise the toll that night?", True),
        ("How many had died in the flood once the toll was updated?", True),
        ("The mayor raised his count of the dead; to how many?", True),
        ("How many were killed later that day?", False),
        ("To what hospital were the wounded of the raised bridge brought?", False),
    ],
)
def test_what_a_count_became_is_asked_for(question, asks):
    assert asks_last(question) is asks


@pytest.mark.parametrize(
    ("quote", "text", "told"),
    [
        ("He had earlier reported nine dead.", "nine", True),
        ("The toll rose from nine to 17.", "nine", True),
        ("It said that nine died, two more than it had first reported.", "nine", False),
        ("Earlier, nine people were killed and 12 wounded in the blast, police said.", "12", True),
        ("Earlier in the day nine people were killed, police said.", "nine", False),
        ("The earlier attack killed nine.", "nine", False),
        ("He had earlier reported four dead while the council gave nine.", "nine", False),
    ],
)
def test_a_sentence_calls_its_count_an_earlier_one(quote, text, told):
    assert tells_first(claim(quote, text, 9)) is told


def test_the_first_and_the_last_count_of_one_voice():
    """Told again, an earlier count has neither its day nor its town."""
    assert take("What first toll did the mayor give?", LATER, EARLIER) is EARLIER
    assert take("What was the toll at first, before it rose to 9?", LATER, EARLIER, figures=(9,)) is LATER
    assert take("To what number did the mayor raise the toll?", EARLIER, LATER) is LATER
    assert take("How many did the mayor say were killed?", LATER, EARLIER) is LATER


def test_another_voice_another_event_or_a_part_is_no_earlier_count():
    asked = "What first toll did the mayor give?"
    assert take(asked, LATER, replace(EARLIER, claimant="the council")) is LATER
    assert take(asked, LATER, replace(EARLIER, outcome=Outcome.INJURED)) is LATER
    assert take(asked, LATER, replace(EARLIER, group="children", status=Status.CIVILIAN)) is LATER
    elsewhere = claim("The mayor said nine people were killed in Darbin.", "nine people", 9, place="Darbin")
    assert take(asked, LATER, elsewhere) is LATER
    afterwards = replace(LATER, article_id="b", published=date(2015, 5, 11), figure=elsewhere.figure)
    assert take(asked, replace(LATER, published=date(2015, 5, 10)), afterwards).article_id == "a"


def test_a_state_that_was_not_asked_for_is_no_other_account():
    assert superseded(EARLIER, LATER, "To what number did the toll rise?")
    assert not superseded(LATER, EARLIER, "To what number did the toll rise?")
    assert superseded(LATER, EARLIER, "What was the first toll?")
    assert not superseded(EARLIER, LATER, "How many died?")


@pytest.mark.parametrize(
    ("later", "low", "slots", "raised"),
    [
        ("20 people", 20, {}, True),
        # A part of them, the same again, and "many", which is no number
        ("one more person", 1, {}, False),
        ("17 dead", 17, {}, False),
        ("many people", 0, {}, False),
        # "20 fighters" are others than the people counted before
        ("20 fighters", 20, {"status": Status.COMBATANT}, False),
    ],
)
def test_a_toll_only_rises(later, low, slots, raised):
    assert raises(claim("", later, low, **slots), LATER) is raised


@pytest.mark.parametrize(
    ("first", "last", "raised"),
    [
        ((9, 27), (11, 9), True),
        # Another beginning, a later end of the lower one, and one event's few days.
        ((9, 29), (11, 9), False),
        ((9, 27), (10, 5), False),
        ((9, 27), (9, 29), False),
    ],
)
def test_counts_since_one_day_are_states_of_one_toll(first, last, raised):
    begun = DateSpan(date(2020, 9, 27), date(2020, 10, 10))
    then = claim("", "31 civilians", 31, event_date=begun, scope=Scope.INCIDENT)
    since = DateSpan(date(2020, *first), date(2020, *last))
    assert raises(claim("", "93 civilians", 93, event_date=since, scope=Scope.PERIOD), then) is raised
