"""Which words say who the counted were: each rule beside a sentence that only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import Article
from assistant.language.actors_file import load_lexicon
from ingest.claims import read_claims

LEXICON = load_lexicon()


def last_group(text):
    claims = read_claims(Article("a", text, None, outlet="The Paper", published=date(2020, 10, 5)), LEXICON)
    return claims[-1].group


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The army killed 70 Boko Haram militants and injured 30 others.", "Boko Haram militants"),
        ("The army killed 70 Boko Haram militants and 30 others.", "others"),
        ("Nine Malian soldiers were killed and dozens of others wounded.", "Malian soldiers"),
        ("Nine farmers and two soldiers were killed and dozens of others wounded.", "others"),
        ("Gunmen killed five nurses and abducted 11 more.", "nurses"),
        ("Gunmen killed a nurse and abducted 11 others.", "others"),
        ("Gunmen killed five nurses and abducted 11 other teachers.", "other teachers"),
        ("Shells killed two children and wounded six others.", "others"),
        ("The raid left nine martyrs and 20 others were wounded.", "others"),
        # Who they were is told, or a blast tells nobody apart.
        ("Ten soldiers were killed and 20 others, all of them civilians, were wounded.", "others"),
        ("The bomb killed nine soldiers and wounded 20 others at the market.", "others"),
        # Who is hurt is no body.
        ("The crews recovered nine bodies and evacuated 17 wounded.", None),
        # The blast's own dead are not its wounded's kind.
        ("Two drivers were wounded in the blast that killed nine.", None),
        ("The army killed nine rebels and wounded 20.", "rebels"),
        ("The bomb killed 20 people, including three soldiers, and wounded 30 others.", "people"),
    ],
)
def test_others_are_of_the_group_before(text, group):
    """Where a verb of their own follows; told apart from that group, or behind two of them, they are others."""
    assert last_group(text) == group


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Nine people were killed, two of them ambulance crew.", "ambulance crew"),
        ("Nine people were killed, two of them nurses.", "nurses"),
        ("Nine people were killed, two of them Chadian citizens.", "Chadian citizens"),
        ("Nine people were killed, two of them citizens of the republic.", "citizens"),
        ("Nine people were killed, two of them in hospital crew rooms.", "people"),
    ],
)
def test_a_crew_is_of_its_kind(text, group):
    """The word alone says no more than "people"."""
    assert last_group(text) == group
