"""Of the fighters, how many were Tunisian? Not all of them, and not one from elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.fits import Fit
from assistant.answering.nationals_asked import nationals_fit, of_the_part
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors_file import load_lexicon

QUOTE = "The 30 gunmen including two of Tunisian nationality and nine Egyptians died near Raqqa."


def fit(question: str, figure: str, quote: str = QUOTE) -> Fit | None:
    told = Figure(figure, 9, 9, Qualifier.EXACT)
    claim = Claim("a", 0, len(quote), quote, told, Outcome.KILLED, Status.UNKNOWN)
    return nationals_fit(claim, QuestionFrame(question, QuestionKind.COUNT), load_lexicon())


@pytest.mark.parametrize(
    ("question", "figure", "told"),
    [
        ("Of the gunmen, how many were Tunisian?", "two", Fit.MET),
        ("Of the gunmen, how many were said to be Tunisian?", "30 gunmen", Fit.VIOLATED),
        ("Of the gunmen, how many were Tunisian nationals?", "nine Egyptians", Fit.VIOLATED),
        ("How many of them were reported as Egyptian citizens?", "nine Egyptians", Fit.MET),
        ("How many of them were Tunisians?", "30 gunmen", Fit.VIOLATED),
        ("How many of the gunmen who died near Raqqa that night were Tunisian?", "two", Fit.MET),
        ("How many gunmen died near Raqqa?", "30 gunmen", None),
        ("How many were killed by Turkish shells?", "30 gunmen", None),
        ("How many were wounded?", "30 gunmen", None),
        ("How many were Kurdish?", "30 gunmen", None),
    ],
)
def test_a_nations_men_are_those_the_figure_counts(question, figure, told):
    assert fit(question, figure) is told


def part(question: str, group: str | None, **slots: object) -> dict[str, Fit | None]:
    told = Figure("nine", 9, 9, Qualifier.EXACT)
    claim = Claim("a", 0, 4, "nine", told, Outcome.KILLED, Status.UNKNOWN, group=group)
    asked = replace(QuestionFrame(question, QuestionKind.COUNT), **slots)
    return of_the_part(claim, asked, Fit.OPEN, Fit.OPEN if asked.status else None, load_lexicon())


def test_people_of_nobody_in_particular_are_no_sides_soldiers():
    """Nor are both sides' dead one party's; who counts "nine of them" may mean soldiers told of before."""
    soldiers = {"status": Status.COMBATANT}
    assert part("How many army soldiers did it list?", "people", **soldiers) == {"side": Fit.VIOLATED}
    assert part("How many army soldiers did it list?", None, **soldiers) == {}
    assert part("How many of the dead in the feud belonged to Nusra?", "gunmen") == {"side": Fit.VIOLATED}
    assert part("How many Nusra gunmen died in the feud?", "gunmen") == {}


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("Over 60 mercenaries from Tunisia and Egypt were killed near Raqqa.", Fit.VIOLATED),
        ("Over 60 mercenaries from Egypt, Tunisia and Libya were killed near Raqqa.", Fit.VIOLATED),
        ("Over 60 mercenaries from Gulf countries Tunisia and the Kingdom of Morocco were killed.", Fit.VIOLATED),
        ("Over 60 mercenaries from Tunisia were killed near Raqqa and Homs.", Fit.MET),
    ],
)
def test_of_several_nations_none_is_counted(quote, told):
    assert fit("How many were Tunisians?", "Over 60 mercenaries", quote) is told


def test_two_of_them_are_of_whom_was_told_before():
    """Three reporters, "two of them Tunisian citizens": the two report; "two Tunisian cooks" do not."""
    asked = replace(
        QuestionFrame("How many of the reporters hurt were Tunisian?", QuestionKind.COUNT), group="reporters"
    )
    for quote, told in (
        ("Of three reporters hurt, two of them were Tunisian.", True),
        ("It hurt two Tunisian cooks.", False),
    ):
        claim = Claim("a", 0, len(quote), quote, Figure("two", 2, 2, Qualifier.EXACT), Outcome.INJURED, Status.UNKNOWN)
        judged = of_the_part(claim, asked, Fit.OPEN, None, load_lexicon())
        assert judged["side"] is Fit.MET
        assert ("group" in judged) is told


def test_what_is_said_of_two_of_them_is_not_said_of_all():
    """Three reporters, "two of them Tunisian": the three are no Tunisians."""
    quote = "The shell hurt three reporters, two of them Tunisian citizens."
    asked = "How many of the reporters hurt by the shell were Tunisian?"
    assert fit(asked, "three reporters", quote) is Fit.VIOLATED
    assert fit(asked, "two", quote) is Fit.MET
