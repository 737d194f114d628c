"""One sentence with a toll and the earlier one that it replaces: only the one asked for is an answer."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.earlier_tolls import given_up
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
