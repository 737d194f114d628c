"""What a question names and a report has nowhere: the town, the party, the weapon."""

from __future__ import annotations

import pytest

from assistant.answering.named_there import named_there
from assistant.answering.relevance import read
from assistant.domain.articles import Article
from assistant.language.actors_file import load_lexicon
from assistant.questions.reading import read_question

LEXICON = load_lexicon()
REPORT = Article(
    "a",
    "In Kharkiv, a crowd broke into the town hall at night. Lamps were kept off in Lviv for fear of drones. "
    "Ukraine said that two French doctors were hurt when an Su-24 dropped cluster bombs. Russia denied it.",
    title="Dark nights",
)


def fits(question: str, number: int) -> bool:
    told = named_there(read_question(question, LEXICON), LEXICON)
    assert told is not None
    return told(read(REPORT), number)


@pytest.mark.parametrize(
    ("question", "number", "told"),
    [
        ("Why were the lamps kept off in Lviv?", 1, True),
        ("Why were the lamps kept off in Warsaw?", 1, False),
        # A capital without "in" is its state's voice, whatever the report calls it.
        ("Why did Kyiv say that the doctors were hurt?", 2, True),
        ("Who broke into the town hall in Kharkiv?", 0, True),
        ("Who broke into the town hall in Lviv?", 0, False),
        ("Where were the French doctors hurt?", 2, True),
        ("Where were the Turkish doctors hurt?", 2, False),
        ("Who said that an Su-24 dropped the bombs?", 2, True),
        ("Who said that an Su-34 dropped the bombs?", 2, False),
        ("Who said that cluster munitions were dropped in Lviv?", 2, True),
        ("Who said that napalm was dropped in Lviv?", 2, False),
    ],
)
def test_a_report_has_what_the_question_names(question, number, told):
    assert fits(question, number) is told


def test_a_question_that_names_nothing_asks_nothing_of_a_report():
    assert named_there(read_question("Who broke into the town hall?", LEXICON), LEXICON) is None


def test_a_coalition_may_be_called_so_alone():
    """The US-led coalition is "the coalition" in many a report, which need not name the state."""
    assert named_there(read_question("What did the Turkish-led alliance deny?", LEXICON), LEXICON) is None
    assert named_there(read_question("Who told the German news agency dpa that it burned?", LEXICON), LEXICON) is None
