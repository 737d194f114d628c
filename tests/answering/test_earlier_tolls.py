"""One sentence with a toll and the earlier one that it replaces: only the one asked for is an answer."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.earlier_tolls import given_up, only_added
from assistant.domain.articles import Article
from assistant.language.actors_file import load_lexicon
from ingest.claims import read_claims

LEXICON = load_lexicon()


def figures(text: str, *, first: bool) -> list[str]:
    """The figures that are not meant."""
    claims = read_claims(Article("a", text, None, outlet="The Paper", published=date(2020, 10, 5)), LEXICON)
    return [claims[at].figure.text for at in sorted(given_up(claims, first=first)) if claims[at].figure]


@pytest.mark.parametrize(
    ("text", "earlier", "later"),
    [
        ("The shelling killed 41 herders, the ministry said, updating an earlier toll of 17.", ["17"], ["41 herders"]),
        ("A blast killed 41 miners, the mayor said, up from an initial toll of 17.", ["17"], ["41 miners"]),
        ("The raid killed 41 people and wounded 17, a medic said.", [], []),
        ("An earlier raid killed 17 people and this one killed 41 people.", [], []),
    ],
)
def test_the_state_of_a_toll_that_is_not_asked_for(text, earlier, later):
    """The earlier one, or the later one where the first is asked for; two raids are no two states of one toll."""
    assert figures(text, first=False) == earlier
    assert figures(text, first=True) == later


ADDED = [
    (
        "Crews found three more bodies, raising the death toll to 12, the mayor said.",
        "How many died?",
        ["three more bodies"],
    ),
    (
        "Four miners died in hospital, taking the number of dead to 12, the mayor said.",
        "How many died?",
        ["Four miners"],
    ),
    (
        "Two more people died, the mayor said. He put the number of those killed at 31.",
        "How many died?",
        ["Two more people"],
    ),
    ("Crews found three more bodies, raising the death toll to 12, the mayor said.", "How many bodies were found?", []),
    ("Three people were killed in the port and 12 in the town, the mayor said.", "How many died?", []),
    ("Three more people were killed, the mayor said.", "How many died?", []),
]


@pytest.mark.parametrize(("text", "question", "parts"), ADDED)
def test_what_was_added_is_not_the_toll(text, question, parts):
    """Unless it is asked for, or nobody tells a toll."""
    claims = read_claims(Article("a", text, None, outlet="The Paper", published=date(2020, 10, 5)), LEXICON)
    assert [claims[at].figure.text for at in sorted(only_added(claims, question)) if claims[at].figure] == parts
