"""Whose official is asked for, and whether a sentence tells of a man of theirs."""

from __future__ import annotations

import pytest

from assistant.answering.answer_types import has_type
from assistant.answering.asked_owners import asked_owner
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "owner"),
    [
        ("Which UN official confirmed the nine deaths at Zeitan?", "united-nations"),
        ("Which Russian general disputed the toll of Zeitan?", "russia"),
        # Of that people, and no officer of the state
        ("Which Syrian opposition commander disputed the toll of Zeitan?", None),
        ("Which official confirmed the nine deaths at Zeitan?", None),
        ("Which town did the Russian general visit?", None),
    ],
)
def test_whose_official_is_asked_for(question, owner):
    """The party named before the office; an opposition's commander is nobody's who is known."""
    found = asked_owner(question, LEXICON)
    assert (found.key if found else None) == owner


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The Hezbollah commander Karim Nassar was killed at Zeitan.", 1.0),
        # Who tells of it is no commander, whatever his name
        ("Hezbollah shelled a wedding at Zeitan, the activist Karim Nassar told reporters.", 0.0),
    ],
)
def test_a_commander_is_called_one(sentence, told):
    """Of the dead it is said what they were."""
    frame = read_question("Which Hezbollah commander was killed at Zeitan in May 2016?", LEXICON)
    assert has_type(frame, sentence, LEXICON) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        # The party was named before
        ("The town is ours, the militia spokesman Karim Nassar told reporters.", 1.0),
        ("The town is ours, the activist Karim Nassar told reporters.", 0.0),
    ],
)
def test_a_spokesman_need_not_be_said_to_be_theirs(sentence, told):
    """An office tells enough where the sentence names no party; an activist holds none."""
    frame = read_question("Which YPG spokesman said that Zeitan had been taken?", LEXICON)
    assert has_type(frame, sentence, LEXICON) == told
