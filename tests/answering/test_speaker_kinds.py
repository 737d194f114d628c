"""What kind of speaker is asked for, and who may be one."""

from __future__ import annotations

import pytest

from assistant.answering.speaker_kinds import asked_kind, may_be
from assistant.language.actors_file import load_lexicon


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which Syrian opposition politician put the toll at 30?", "person"),
        ("Which country says so?", "state"),
        ("What newspaper gave the figure?", "press"),
        ("Which militia spokesman gave the number of its dead?", "person"),
        ("Which militia gave the number of its dead?", "body"),
        ("Which figure was given?", None),
        ("What did the militia say of its dead?", None),
    ],
)
def test_the_kind_is_read_behind_other_words(question, kind):
    """The noun behind the question word tells; without one, nothing does."""
    assert asked_kind(question) == kind


@pytest.mark.parametrize(
    ("kind", "words", "fits"),
    [
        ("press", "Reuters", True),
        ("press", "Moscow", False),
        ("press", "a medic", None),
        ("state", "Moscow", True),
        ("state", "Human Rights Watch", False),
        ("person", "Foreign Minister Walid Muallem", True),
        ("person", "opposition groups", False),
        ("monitor", "Syrian Observatory for Human Rights", True),
    ],
)
def test_a_speaker_is_of_the_kind_or_not_or_nothing_tells(kind, words, fits):
    """An unnamed medic may write for a paper or not."""
    lexicon = load_lexicon()
    assert may_be(kind, words, lexicon.resolve(words), lexicon) is fits
