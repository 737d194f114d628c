"""How a claimant is printed."""

from __future__ import annotations

import pytest

from assistant.answering.naming import printed, same_words
from assistant.language.actors_file import load_lexicon


@pytest.mark.parametrize(
    ("words", "key", "told"),
    [
        (
            "the so-called Syrian Observatory for Human Rights",
            "syrian-observatory",
            "Syrian Observatory for Human Rights",
        ),
        ("The self-proclaimed ministry of Gao", None, "the ministry of Gao"),
        ("The defence ministry", None, "the defence ministry"),
    ],
)
def test_what_an_outlet_thinks_of_a_party_is_not_repeated(words, key, told):
    assert printed(words, key, load_lexicon()) == told


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Idlib Media Centre", "Amin Sameer, head of Idlib's health authority", False),
        ("Idlib's health authority", "Amin Sameer, head of Idlib's health authority", True),
        ("Aleppo Media Centre", "the Aleppo Media Center", True),
        ("officials in Lviv", "Lviv authorities", True),
    ],
)
def test_two_voices_of_one_town_are_two(one, other, same):
    """The name of the town is where they are; where nothing else tells, it is all that there is."""
    assert same_words(one, other) is same
