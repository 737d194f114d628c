"""Who told an agency something: only a sentence in which somebody tells that agency answers."""

from __future__ import annotations

import pytest

from assistant.answering.told_to import tells
from assistant.language.actors_file import load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Omar Haddad told Reuters that the mill burned.", True),
        ("The mill burned, Omar Haddad said in an interview with Reuters.", True),
        ("Omar Haddad was quoted by Reuters as saying that the mill burned.", True),
        ("Omar Haddad told SANA that the mill burned, a Reuters photographer saw it.", False),
        ("The mill burned, Reuters reported.", False),
    ],
)
def test_the_agency_was_told(sentence, told):
    assert tells("reuters", sentence, LEXICON) is told
