"""What a question takes for granted, and whether a sentence bears it out."""

from __future__ import annotations

import pytest

from assistant.answering.granting import granted
from assistant.answering.relevance import read
from assistant.domain.articles import Article
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


def borne_out(question: str, text: str) -> bool | None:
    """Does the first sentence of a text bear the question out? None where it takes nothing for granted."""
    check = granted(read_question(question, LEXICON), LEXICON)
    return None if check is None else check(read(Article("zeitan", text)), 0)


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Who gave a number of dead for the raid on Zeitan?", "Medics said nine people were killed at Zeitan.", True),
        ("Who gave a number of dead for the raid on Zeitan?", "Medics said that Zeitan's clinics had closed.", False),
        ("Which charity put a figure on the dead of Zeitan?", "Two clinics of Zeitan had closed, it said.", False),
        # A number of something else, and a saying that needs none.
        ("Who gave the number of tents that burned at Zeitan?", "Medics said that 40 people were hurt.", None),
        ("Who said that civilians were killed at Zeitan?", "Medics spoke of dead civilians.", None),
    ],
)
def test_who_gave_a_number_gave_one(question, text, told):
    """Where a number of victims is to have been given, a sentence without one is nobody's count."""
    assert borne_out(question, text) is told
