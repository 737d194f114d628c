"""Ordinals in words are read whole, however their parts are joined."""

from __future__ import annotations

import re

import pytest

from assistant.language.ordinals import ORDINALS, ordinal_of, ordinal_pattern


def test_all_to_the_ninety_ninth_have_a_name_each():
    assert sorted(ORDINALS.values()) == list(range(1, 100))


@pytest.mark.parametrize(
    ("name", "number"), [("first", 1), ("Twelfth", 12), ("thirtieth", 30), ("forty-fifth", 45), ("ninety ninth", 99)]
)
def test_a_name_gives_its_number(name, number):
    assert ordinal_of(name) == number


def test_another_word_is_refused():
    with pytest.raises(KeyError):
        ordinal_of("twenty-tenth")


def test_the_longest_name_is_found_and_none_beyond_the_bound():
    days = re.compile(ordinal_pattern(most=31))
    assert days.match("twenty-first of May")[0] == "twenty-first"
    assert all(days.fullmatch(name) is not None for name, number in ORDINALS.items() if number <= 31)
    assert not any(days.fullmatch(name) for name, number in ORDINALS.items() if number > 31)
