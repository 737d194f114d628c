"""Who gave a figure is asked: whoever is named for it comes before reports that name nobody."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.several import credited_first
from assistant.domain.answers import Answer, Citation, Statement
from assistant.domain.claims import Figure, Qualifier
from assistant.language.actors_file import load_lexicon
from assistant.questions import read_question

LEXICON = load_lexicon()
QUOTED = (Citation("ganja", 0, 18, "Forty were killed."),)


def told(low: int, claimant: str | None) -> Statement:
    figure = Figure(text=str(low), low=low, high=low, qualifier=Qualifier.EXACT)
    return Statement(
        text=f"{low} killed, {claimant or 'by nobody'}", citations=QUOTED, figure=figure, claimant=claimant
    )


@pytest.mark.parametrize(
    ("question", "claimants"),
    [
        ("Who said that 40 died near Ganja on 3 May 2016?", ["a medic", None, "a nurse"]),
        # Where the number itself is asked for, the likeliest report stays in front.
        ("How many died near Ganja on 3 May 2016?", [None, "a nurse", "a medic"]),
    ],
)
def test_whoever_is_named_stands_in_front(question, claimants):
    """Not whoever gave another number."""
    statements = (told(40, None), told(31, "a nurse"), told(40, "a medic"))
    answer = Answer(question, "40 killed", statements, as_of=date(2016, 5, 3))
    found = credited_first(read_question(question, LEXICON), answer)
    assert isinstance(found, Answer)
    assert [statement.claimant for statement in found.statements] == claimants
