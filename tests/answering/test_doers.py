"""Who did it, by a claim's own sentence."""

from __future__ import annotations

import pytest

from assistant.answering.doers import REBELS, RULERS, doers, same_doers
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.language.actors_file import load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("quote", "figure", "by"),
    [
        ("SDF fighters drove off an assault near Sarrin killing 12 militants", "12 militants", {"sdf"}),
        ("A Turkish drone strike on a YPG post killed nine fighters", "nine fighters", {"turkey"}),
        ("Nine people died in rebel shelling of Marun", "Nine people", {REBELS}),
        ("Nine people were killed by government fire", "Nine people", {RULERS}),
        ("Nine people were killed by army shelling of Marun", "Nine people", {RULERS}),
        ("Nine people were killed at the army base", "Nine people", set()),
        ("Hezbollah lost nine men near the border", "nine men", set()),
        ("85 Syrian troops killed in an assault on their base", "85", set()),
        ("A raid targeted the Syrian army leaving nine troops dead", "nine troops", set()),
        ("Nine people were killed in a town held by the Islamic State", "Nine people", set()),
    ],
)
def test_who_did_it_is_told_by_the_sentence(quote, figure, by):
    """Who kills, whose strike it was, by whom; who holds the town or lost the men did not."""
    told = Claim("a", 0, len(quote), quote, Figure(figure, 3, 3, Qualifier.EXACT), Outcome.KILLED, Status.UNKNOWN)
    assert doers(told, LEXICON) == by


def test_nameless_doers_may_be_any_of_their_kind():
    """The regime is some state, and rebels are any armed group."""
    assert same_doers(frozenset({"syria"}), frozenset({RULERS}), LEXICON)
    assert not same_doers(frozenset({"syria"}), frozenset({REBELS}), LEXICON)
