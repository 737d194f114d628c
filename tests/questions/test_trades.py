"""A trade that no list of groups has is a group all the same."""

from __future__ import annotations

import pytest

from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "group"),
    [
        ("How many judges were killed in Jos?", "judges"),
        ("How many electricians has the blast wounded?", "electricians"),
        ("What was the number of pharmacists killed in Jos?", "pharmacists"),
        ("How many citizens were killed in Jos?", None),
        ("How many judges' sons were killed in Jos?", None),
        ("How many people were killed in the judges' club?", None),
        ("How many mechanic workshops were hit?", None),
    ],
)
def test_a_trade_is_asked_for(question, group):
    assert read_question(question, LEXICON).group == group
