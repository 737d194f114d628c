"""A sentence that takes up an attack is of where that was placed; "a town" of a lead is the one named behind it."""

from __future__ import annotations

import pytest

from assistant.answering.fits import Setting
from assistant.answering.same_attack import placed_otherwise
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status

NINE = Figure("nine people", 9, 9, Qualifier.EXACT)


def there(text: str, quote: str) -> bool:
    """Is it told of Douma?"""
    start = text.find(quote)
    claim = Claim("a", start, start + len(quote), quote, NINE, Outcome.KILLED, Status.UNKNOWN)
    return placed_otherwise(claim, ("douma",), Setting(Article("a", text, title="A day of raids"), ()))


@pytest.mark.parametrize(
    ("before", "quote", "met"),
    [
        ("A blast struck Douma on Sunday.", "The attack killed nine people.", True),
        ("A blast struck Douma on Sunday. The buses were going to Jobar.", "The attack killed nine people.", True),
        # Another attack stands between, or the sentence has its own place, or takes nothing up.
        ("A blast struck Douma on Sunday. Jets bombed Jobar.", "The attack killed nine people.", False),
        ("A blast struck Douma on Sunday.", "The attack killed nine people in Jobar.", False),
        ("A blast struck Douma on Sunday.", "Fever killed nine people.", False),
        ("A blast struck Douma and Jobar on Sunday.", "The attack killed nine people.", False),
    ],
)
def test_the_attack_is_the_one_told_of_last(before, quote, met):
    assert there(f"{before} {quote}", quote) is met


@pytest.mark.parametrize(
    ("quote", "behind", "met"),
    [
        ("Jets killed nine people in a rebel-held town.", "The raids on Douma went on at noon.", True),
        ("Jets killed nine people in a rebel-held town.", "The raids on Jobar went on at noon. Douma was calm.", False),
        ("Jets killed nine people in a rebel-held town.", "He was born in Douma.", False),
        ("Jets killed nine people in Jobar and a rebel-held town.", "The raids on Douma went on at noon.", False),
        ("Jets killed nine people.", "The raids on Douma went on at noon.", False),
    ],
)
def test_a_town_of_the_lead_is_named_behind_it(quote, behind, met):
    assert there(f"{quote} {behind}", quote) is met
