"""Sentences that nearly were read as something else: each beside one that is."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Article
from assistant.language.actors_file import load_lexicon
from ingest.claims import read_claims

LEXICON = load_lexicon()


def claims_of(text):
    return read_claims(Article("a", text, None, outlet="The Paper", published=date(2023, 10, 6)), LEXICON)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Damascus - Syria's government said nine people died in the strike.", "Syria's government"),
        ("Beirut - Hezbollah said nine people died in the strike.", "Hezbollah"),
        ("KYIV - A raid killed nine people, the army said.", "the army"),
        ("KYIV - A raid killed nine people.", None),
        ("Nine farmers were killed, by Israeli tallies.", "Israeli tallies"),
        ("In attacks by Israeli figures and settlers nine farmers were killed.", None),
    ],
)
def test_who_speaks_is_named_behind_the_city_of_a_dateline(text, claimant):
    assert [claim.claimant for claim in claims_of(text)] == [claimant]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("How many died is disputed. The army says four. Villagers say 31.", ["four", "31"]),
        ("It is not known how many people were killed. Of the prisoners, Kyiv says 40.", []),
        ("It is not clear how many rebels were killed. Asked about hostages, the army said 14.", []),
        ("It is unclear how many soldiers were killed. In tanks lost, Moscow said 12.", []),
        ("Gunmen killed nine men; police charged three of them with murder.", ["nine men"]),
        ("Gunmen killed nine men; four of them were charged with theft last year.", ["nine men", "four"]),
    ],
)
def test_a_number_answers_how_many_died_where_nothing_else_is_counted(text, figures):
    assert [claim.figure.text for claim in claims_of(text)] == figures


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Nigeria said nine soldiers were killed in a raid on militant camps.", "nigeria"),
        ("Nigeria said nine soldiers were killed in air strikes on militant camps.", None),
    ],
)
def test_a_states_soldiers_die_in_its_raids_and_not_under_its_bombs(text, side):
    assert [claim.side for claim in claims_of(text)] == [side]


def test_what_is_only_expected_is_dated_by_no_days():
    (told,) = claims_of("Within two days 40 people will have died, the UN said.")
    (counted,) = claims_of("Within two days 40 people died, the UN said.")
    assert (told.event_date.iso, counted.event_date.iso) == ("2023-10", "2023-10-05/2023-10-06")
