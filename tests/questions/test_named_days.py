"""A day may be an event's name, and then its year is known."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("How many people were killed in the October 7 attack?", 2023),
        ("How many people were killed in the 7 October Hamas attacks?", 2023),
        ("How many people were killed in the October 7 attack on the market of Jos?", 2024),
        ("How many people were killed on October 7?", 2024),
        ("How many Israelis were killed on October 7?", 2023),
        ("How many people did Hamas say were killed on October 7 in Rafah?", 2024),
        ("How many people were killed in the October 8 attack?", 2024),
    ],
)
def test_an_attack_that_is_called_by_its_day(question, year):
    when = read_question(question, LEXICON, (), date(2024, 12, 31)).when
    assert when is not None
    assert when.first.year == year
