"""Names that a question asks for in a round-about way, and offices that reports put before a name."""

from __future__ import annotations

import pytest

from assistant.answering.answer_types import has_type
from assistant.answering.asked_names import asks_name, persons
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Which ministers did the envoy name as killed?", True),
        ("Name the rebel leader who was killed at Garissa.", True),
        ("Which ministers were at the table?", False),
        ("Name the town that was shelled.", False),
    ],
)
def test_whether_a_name_is_asked_for(question, asked):
    assert asks_name(question) is asked


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        ("Which ministers did Karl Ott name as killed?", "Karl Ott said key ministers had been killed.", 0.0),
        ("Which ministers did Karl Ott name as killed?", "He named the minister Ben Haddad as one of the dead.", 1.0),
        ("Name the rebel leader who was killed.", "He identified the dead man as commander Ben Haddad.", 1.0),
        ("Name the rebel leader who was killed.", "A rebel leader was killed on Monday.", 0.0),
        # Who he is stands behind his name.
        ("Which rebel leader said the bridge was blown up?", "Ben Haddad, a rebel leader, said it was blown up.", 1.0),
        ("Which rebel leader said the bridge was blown up?", "A rebel leader said it was blown up.", 0.0),
        # No commander is asked for.
        ("Which religious leader condemned the blast?", "Abbot Ben Haddad condemned the blast.", 1.0),
    ],
)
def test_whether_a_sentence_has_it(question, sentence, told):
    assert has_type(read_question(question, LEXICON), sentence, LEXICON) == told


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("It was Deputy National Security Adviser Anna Lind who spoke.", ["Anna Lind"]),
        ("The talks were led by Defence Minister Karl Ott.", ["Karl Ott"]),
        ("The report of the National Security Council was late.", []),
        ("He came to the Defence Ministry.", []),
    ],
)
def test_the_name_behind_an_office(sentence, names):
    assert list(persons("Who spoke?", sentence, LEXICON)) == names
