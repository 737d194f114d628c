"""A sentence that names no place: "the town" is the one named last, and a headline is of where its story is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.fits import Setting
from assistant.answering.placing import is_elsewhere
from assistant.answering.told_there import told_there
from assistant.domain.articles import Article
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind

NINE = Figure("nine people", 9, 9, Qualifier.EXACT)


def told(before: str, quote: str, title: str = "A day of raids") -> tuple[Claim, Setting]:
    text = f"{before} {quote}" if before else quote
    claim = Claim("a", text.find(quote), len(text), quote, NINE, Outcome.KILLED, Status.UNKNOWN)
    return claim, Setting(Article("a", text, title=title), ())


@pytest.mark.parametrize(
    ("before", "quote", "there"),
    [
        ("A raid hit the town of Douma.", "It killed nine people in the town.", True),
        ("They fled over the Khabur River.", "It said nine people drowned in the river.", True),
        # Another town is named last, or in the sentence itself; another kind of place; nothing is taken up.
        (
            "A raid hit the town of Douma. Jets flew over the town of Jobar.",
            "It killed nine people in the town.",
            False,
        ),
        ("A raid hit the town of Douma.", "It killed nine people in the town and in Jobar.", False),
        ("A raid hit the town of Douma.", "It killed nine people in the camp.", False),
        ("A raid hit the town of Douma.", "It killed nine people.", False),
        ("A raid hit the town of Douma.", "It killed nine people in the town of Zeitanbur.", False),
    ],
)
def test_the_town_is_the_one_named_last(before, quote, there):
    assert told_there(*_swapped(before, quote)) is there


def _swapped(before: str, quote: str) -> tuple[Claim, tuple[str, ...], Setting]:
    claim, setting = told(before, quote)
    return claim, ("douma", "khabur"), setting


@pytest.mark.parametrize(
    ("below", "there"),
    [
        (" A raid on Douma killed them at noon. Others fell in Homs.", True),
        (" A raid on Homs killed them at noon. Others fell in Douma.", False),
        (" Raids on Douma and Homs killed them at noon.", False),
    ],
)
def test_a_headline_is_of_where_its_story_is(below, there):
    quote = "Raid kills nine people."
    text = f"Mon 3 May 2015 {quote}{below}"
    start = text.find(quote)
    claim = Claim("a", start, start + len(quote), quote, NINE, Outcome.KILLED, Status.UNKNOWN)
    setting = Setting(Article("a", text, title="Raid kills nine people"), ("Douma",))
    assert told_there(claim, ("douma",), setting) is there
    late = replace(claim, start=len(text), end=len(text))
    assert not told_there(late, ("douma",), setting)


@pytest.mark.parametrize(
    ("quote", "place", "elsewhere"),
    [
        ("Raids killed nine people in Zeitanbur in Hama countryside.", "Zeitanbur", True),
        ("Raids killed nine people in Zeitanbur valley in Hama countryside.", "Zeitanbur", True),
        ("Raids killed nine people in Zeitanbur.", "Zeitanbur", False),
        ("Raids killed nine people in Zeitanbur and in Hama countryside.", "Zeitanbur", False),
        ("Raids killed nine people in Zeitanbur in Deir Ezzor countryside.", "Zeitanbur", False),
    ],
)
def test_an_unknown_village_lies_in_the_land_named_behind_it(quote, place, elsewhere):
    claim, setting = told("", quote)
    asked = replace(QuestionFrame("How many died in Deir Ezzor?", QuestionKind.COUNT), places=("deir-ez-zor",))
    assert is_elsewhere(replace(claim, place=place), asked, setting) is elsewhere
