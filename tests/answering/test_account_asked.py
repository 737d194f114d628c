"""A party's reaction or account is what that very party says."""

from __future__ import annotations

import pytest

from assistant.answering.account_asked import asked_account, gives_account
from assistant.answering.relevance import read
from assistant.domain.articles import Article
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What was the reaction of the Kenyan government to the blast at Garissa?", "kenya"),
        ("What was the Kenyan army's account of the raid on Garissa?", "kenya"),
        ("How did Moscow account for the raid on Garissa?", "russia"),
        ("What did the reaction of the Kenyan government cost?", None),
        ("What was hit when the Kenyan army came to Garissa?", None),
        ("What was the reaction of residents to the blast?", None),
    ],
)
def test_whose_account_is_asked_for(question, asked):
    found = asked_account(read_question(question, LEXICON), LEXICON)
    assert (found.key if found else None) == asked


REACTION = "What was the reaction of the Kenyan government to the blast at Garissa?"


@pytest.mark.parametrize(
    ("text", "number", "told"),
    [
        ("Kenya condemned the blast.", 0, True),
        ("Anna Lind, the Kenyan minister for roads, called it a crime.", 0, True),
        ("A spokesman for the Kenyan government, Karl Ott, said it was a crime.", 0, True),
        ("Kenya spoke late. The government said it was a crime.", 1, True),
        ('Kenya condemned the blast. "It was a crime," he added.', 1, True),
        # Kenyans are in the sentence, and say nothing.
        ("The bus was carrying Kenyan pilgrims when it blew up.", 0, False),
        # Somebody else speaks, here or just before.
        ("The bus was carrying Kenyan pilgrims, the Observatory said.", 0, False),
        ('Kenya condemned the blast. A medic, Ben Cole, said ten had died. "It was loud," he added.', 2, False),
        # Another's government, where Kenya is not spoken of.
        ("The government said it was a crime.", 0, False),
    ],
)
def test_who_gives_one(text, number, told):
    gives = gives_account(read_question(REACTION, LEXICON), LEXICON)
    assert gives is not None
    assert gives(read(Article("a", text, outlet="The Courier")), number) is told


def test_an_ambassador_is_no_other_envoy():
    gives = gives_account(read_question("What was the reaction of the UN envoy to the blast?", LEXICON), LEXICON)
    assert gives is not None
    assert gives(read(Article("a", "The UN met. The envoy said it was a crime.")), 1)
    assert not gives(read(Article("a", "The UN met. The ambassador said it was a crime.")), 1)
