"""What a party said is told where somebody of its side stands near the sentence."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.relevance import read
from assistant.answering.voice_asked import told_by_party
from assistant.domain.articles import Article
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()
ASKED = "Which group did the Kenyan army name as having shot down the helicopter at Garissa?"


def may_tell(text: str, number: int, *, question: str = ASKED, outlet: str = "The Courier") -> bool | None:
    check = told_by_party(read_question(question, LEXICON), LEXICON)
    article = Article("a", text, outlet=outlet, published=date(2016, 8, 1))
    return None if check is None else check(read(article), number)


@pytest.mark.parametrize(
    ("text", "number", "told"),
    [
        # Beside it, and in the sentence itself.
        ("Kenya's army spoke on Monday. Al-Shabaab had fired the rocket.", 1, True),
        ("Al-Shabaab had fired the rocket, the Kenyan army said.", 0, True),
        # A long quotation, whose speaker stands three sentences before.
        ('The Kenyan army spoke. "It was late. Rain fell. Al-Shabaab had fired it."', 3, True),
        # Nobody of the party near it, and nothing that goes on from what it said.
        ("Kenya's army spoke on Monday. Rain fell. Rain fell again. Garissa is held by al-Shabaab.", 3, False),
        ("Villagers spoke on Monday. Garissa is held by al-Shabaab.", 1, False),
        # In its own country a report says "the army" alone.
        ("Villagers spoke. Rain fell. Rain fell again. Al-Shabaab had fired it, the army said.", 3, True),
        ("Villagers spoke. Rain fell. Rain fell again. Al-Shabaab had fired it, the mayor said.", 3, False),
        # "Officials" of nowhere in particular, who go on in the next sentence.
        ("Rain fell. Rain fell again. Officials gave no figure. Al-Shabaab had fired it, they said.", 3, False),
    ],
)
def test_somebody_of_the_party_is_near(text, number, told):
    assert may_tell(text, number) is told


def test_officials_go_on():
    asked = "When did officials in Nairobi say they would name the dead?"
    text = "Rain fell. Rain fell again. Officials gave no figure. The dead would be named in May, they said."
    assert may_tell(text, 3, question=asked) is True
    assert may_tell("Villagers gave no figure. The dead would be named in May, they said.", 1, question=asked) is False


def test_an_outlet_is_not_looked_for_in_what_it_prints():
    named = "Which group did Reuters name at Garissa?"
    assert may_tell("Al-Shabaab had fired it.", 0, question=named, outlet="reuters") is True
    assert may_tell("Al-Shabaab had fired it, the news agency said.", 0, question=named) is True
    assert may_tell("Al-Shabaab had fired it, villagers said.", 0, question=named) is False
    assert may_tell("Al-Shabaab had fired it.", 0, question="Which group shot it down?") is None
    assert may_tell("The rocket was fired.", 0, question="What did Syria say of the rocket?", outlet="SANA") is True
