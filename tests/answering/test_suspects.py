"""Who did it by somebody's word is asked: the sentence names or blames a doer, or says that nobody knows."""

from __future__ import annotations

import pytest

from assistant.answering.suspects import asks_doer_by_word, tells_doer
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()
ASKED = "Who planted the bomb that killed six in Garissa, according to Kenyan state television?"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (ASKED, True),
        ("Who planted the bomb that killed six in Garissa?", False),
        ("Who told Kenyan state television of the bomb?", False),
    ],
)
def test_whether_it_is_asked(question, asked):
    assert asks_doer_by_word(read_question(question, LEXICON)) is asked


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Al-Shabaab planted the bomb, state television said.", True),
        ("State television blamed the bomb on al-Shabaab.", True),
        ("No group claimed the bombing.", True),
        ("Militants detonated a car bomb at the gate.", True),
        ("A bomb killed six in Garissa, state television said.", False),
        ("Garissa was held by al-Shabaab until it was taken over by the army in May.", False),
    ],
)
def test_whether_a_doer_is_told(sentence, told):
    assert tells_doer(read_question(ASKED, LEXICON), sentence, LEXICON) is told
