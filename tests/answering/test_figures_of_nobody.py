"""A figure that nobody is named for says nothing of who gave it."""

from __future__ import annotations

import pytest

from assistant.answering.several import names_nobody
from assistant.domain.answers import Answer, Citation, Statement
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()
QUOTED = (Citation("sumy", 0, 16, "Nine were killed."),)


@pytest.mark.parametrize(
    ("question", "claimants", "nobody"),
    [
        ("Who gave the death toll of the Sumy fire?", (None,), True),
        ("Who gave the death toll of the Sumy fire?", ("the mayor",), False),
        ("Who gave the death toll of the Sumy fire?", (None, "the mayor"), False),
        ("What was the death toll of the Sumy fire?", (None,), False),
    ],
)
def test_whether_an_answer_names_nobody(question, claimants, nobody):
    """Only where it is asked who gave the figure, and none of those that were found has a source."""
    statements = tuple(Statement("Nine killed", QUOTED, claimant=claimant) for claimant in claimants)
    answer = Answer(question, "Nine killed.", statements)
    assert names_nobody(read_question(question, LEXICON), answer) is nobody
