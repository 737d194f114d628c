"""What a part says of its whole, and a whole of its part: nothing but what is told of it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Article
from assistant.language.actors_file import load_lexicon
from ingest.claims import read_claims

LEXICON = load_lexicon()


def groups(text):
    claims = read_claims(Article("a", text, None, outlet="The Paper", published=date(2016, 10, 12)), LEXICON)
    return [(claim.figure.text, claim.group, claim.status.value) for claim in claims]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Three nurses were among the 14 killed.",
            [("Three nurses", "nurses", "civilian"), ("14", None, "unknown")],
        ),
        (
            "Five rebels were among 14 dead in Gao.",
            [("Five rebels", "rebels", "combatant"), ("14", None, "unknown")],
        ),
        (
            "Four nurses from the northern towns of Gao and Kidal in the north were among 12 people killed.",
            [("Four nurses", "nurses", "civilian"), ("12 people", "people", "unknown")],
        ),
        (
            "Three nurses were killed and 14 wounded.",
            [("Three nurses", "nurses", "civilian"), ("14", "nurses", "civilian")],
        ),
    ],
)
def test_a_whole_is_not_its_part(text, told):
    """Of whom a part is told first, the whole is nobody in particular; who is told beside them is like them."""
    assert groups(text) == told


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("A raid killed 27 civilians including three children and wounded dozens.", "civilians"),
        ("A raid killed 15 members of the band including four commanders and 30 were hurt.", "members"),
        ("A raid killed three children and wounded dozens.", "children"),
        ("At least 68 children were among the 126 people killed, up from a toll of 112 dead.", "people"),
    ],
)
def test_who_is_counted_beside_a_whole(text, group):
    """A bare figure goes on from the whole that was counted before, and not from the part of it."""
    assert groups(text)[-1][1] == group
