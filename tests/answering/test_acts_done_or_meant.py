"""Who does just what is asked is quoted, whatever else a sentence leaves out; who only means to has not done it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.exact_acts import does_just_that
from assistant.answering.undone import asks_of_done, is_only_meant
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.domain.times import DateSpan

BLAMED = "The mayor, Karim Haddad, said nine were dead and blamed the militia."
DENIED = "A militia spokesman, Omar Saleh, denied that any guns were kept in the mill."
APPALLED = "The bloc's envoy, Anna Lind, said she was appalled."


@pytest.mark.parametrize(
    ("question", "sentence", "does"),
    [
        ("Whom did Haddad blame for the raid?", BLAMED, True),
        ("Whom did Haddad accuse of the raid?", BLAMED, True),
        ("Whom did Saleh blame for the raid?", BLAMED, False),
        ("What did Haddad demand?", BLAMED, False),
        ("How did Anna Lind react to the raid?", APPALLED, True),
        ("How did the militia react to the raid?", APPALLED, False),
        ("Who denied that guns were in the mill?", DENIED, True),
        ("Who denied that the raid killed nine children?", DENIED, False),
        ("Who said that guns were in the mill?", DENIED, False),
        ("What kind of drone hit the mill?", "He said a Syrian-made QX-9 attack drone hit it.", True),
        ("What kind of drone hit the mill?", "He said two drones hit the mill.", False),
        ("Who is Omar Saleh?", "It killed Omar Saleh, a commander of the militia.", True),
        ("Who is Omar Saleh?", DENIED, True),
        ("Who is Omar Saleh?", "A raid killed Omar Saleh and wounded a guard.", False),
    ],
)
def test_the_very_act_of_the_very_person(question, sentence, does):
    frame = QuestionFrame(question, QuestionKind.WHAT)
    assert does_just_that(frame, sentence, sentence, None) is does


def test_in_an_article_of_the_place_and_the_days():
    question, day = "Whom did Haddad blame for the raid?", date(2024, 6, 10)
    there = QuestionFrame(question, QuestionKind.WHO_DID, places=("idlib",), when=DateSpan(day, day))
    assert does_just_that(there, BLAMED, "In Idlib. " + BLAMED, day)
    assert not does_just_that(there, BLAMED, "In Homs. " + BLAMED, day)
    assert not does_just_that(there, BLAMED, "In Idlib. " + BLAMED, date(2024, 5, 1))


@pytest.mark.parametrize(
    ("question", "sentence", "meant"),
    [
        ("When did the army retake the mill?", "The army chief vowed on Monday to retake the mill.", True),
        ("When did the army retake the mill?", "The army would retake the mill, he said.", True),
        ("When did the army retake the mill?", "The army retook the mill and vowed to hold the ford.", False),
        ("When did the army retake the mill?", "The army, which vowed to retake it, did retake the mill.", False),
        ("When was the mill hit?", "He vowed to rebuild the mill that was hit.", False),
    ],
)
def test_what_is_meant_is_not_done(question, sentence, meant):
    assert is_only_meant(question, sentence) is meant


@pytest.mark.parametrize(
    ("question", "kind", "done"),
    [
        ("When did the army retake the mill?", QuestionKind.WHEN, True),
        ("When did the army vow to retake the mill?", QuestionKind.WHEN, False),
        ("When will the army retake the mill?", QuestionKind.WHEN, False),
        ("Did the army retake the mill?", QuestionKind.YES_NO, False),
    ],
)
def test_that_it_was_done_is_taken_for_granted(question, kind, done):
    assert asks_of_done(QuestionFrame(question, kind)) is done
