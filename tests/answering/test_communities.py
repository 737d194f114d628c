"""Alawites, Druze, Kurds: a figure of others is no part of them, and one of theirs is met by its own words."""

from __future__ import annotations

import pytest

from assistant.answering.communities import community_fit
from assistant.answering.critically_hurt import in_other_condition
from assistant.answering.fits import Fit
from assistant.answering.groups import classes_of, placed
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind


def claim(quote: str, figure: str, outcome: Outcome = Outcome.KILLED) -> Claim:
    return Claim("a", 0, len(quote), quote, Figure(figure, 9, 9, Qualifier.EXACT), outcome, Status.UNKNOWN)


@pytest.mark.parametrize(
    ("question", "quote", "figure", "fit"),
    [
        ("How many Druze were shot in Hadar?", "Gunmen shot nine Druze in Hadar.", "nine Druze", Fit.MET),
        ("How many Druze were shot in Hadar?", "Nine residents of a Druze hamlet died.", "Nine residents", Fit.MET),
        # That nobody calls them so proves nothing of a whole toll, and does of a part.
        ("How many Druze were shot in Hadar?", "Gunmen shot nine people in Hadar.", "nine people", None),
        ("How many of those shot in Hadar were Druze?", "Gunmen shot nine people.", "nine people", Fit.VIOLATED),
        ("How many Druze were among the dead?", "Nine died, and two Druze were hurt.", "Nine", Fit.VIOLATED),
        ("How many people did it say were Kurdish refugees?", "Nine Kurds died.", "Nine Kurds", Fit.MET),
        ("How many of those in the Druze town were shot?", "Gunmen shot nine people.", "nine people", None),
        ("How many people were hurt?", "Nine Kurds died.", "Nine Kurds", None),
    ],
)
def test_a_people_is_counted_by_its_name(question, quote, figure, fit):
    assert community_fit(claim(quote, figure), QuestionFrame(question, QuestionKind.COUNT)) is fit


@pytest.mark.parametrize(
    ("question", "quote", "figure", "other"),
    [
        ("How many were wounded?", "Nine of the wounded were in a critical condition.", "Nine", True),
        ("How many were wounded?", "Among 40 wounded nine were in critical condition.", "nine", True),
        ("How many were wounded?", "Nine were in a critical condition.", "Nine", False),
        ("How many were wounded?", "Nine of the wounded were brought to Amman.", "Nine", False),
        ("How many were critically hurt?", "Nine of the wounded were in a critical condition.", "Nine", False),
        ("How many were fighting for their lives?", "Nine of the wounded were in critical condition.", "Nine", False),
        ("How many of the wounded were badly hurt?", "Nine of the wounded were in critical condition.", "Nine", False),
        ("How many are in a critical condition?", "Nine of the wounded were brought to Amman.", "Nine", True),
    ],
)
def test_the_critically_hurt_are_but_some(question, quote, figure, other):
    told = claim(quote, figure, Outcome.INJURED)
    assert in_other_condition(told, QuestionFrame(question, QuestionKind.COUNT)) is other


@pytest.mark.parametrize(
    ("quote", "figure", "noun"),
    [
        ("Nine of the victims were minors.", "Nine of the victims", "minors"),
        ("Nine of the dead were women.", "Nine", "women"),
        ("Nine of the victims were buried.", "Nine of the victims", ""),
    ],
)
def test_who_the_dead_were_stands_behind_them(quote, figure, noun):
    assert placed(claim(quote, figure)) == noun


def test_those_under_age_are_children():
    assert classes_of("under-18s") == classes_of("minors") == classes_of("under-aged")
    assert classes_of("under-secretaries") != classes_of("minors")
