"""An unnamed source is told with the agency that quotes him: without it nobody can weigh his word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.composing import figure_words, state
from assistant.answering.passing_on import passed_on_by
from assistant.domain.answers import Citation
from assistant.domain.claims import Claim, Figure, Outcome, Qualifier, Status
from assistant.language.actors_file import load_lexicon

LEXICON = load_lexicon()


def claim(text: str, claimant: str | None, *, actor: str | None = None, outlet: str = "Harbour Post") -> Claim:
    figure = Figure("nine people", 9, 9, Qualifier.EXACT)
    start = text.index("nine people")
    quote = text[start:]
    return Claim(
        "a", start, len(text), quote, figure, Outcome.KILLED, Status.UNKNOWN,
        claimant=claimant, actor=actor, outlet=outlet,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claimant", "agency"),
    [
        ("A military source told SANA that the shelling killed nine people.", "A military source", "SANA"),
        ("The source told SANA of a raid. The military source said nine people died.", "The military source", "SANA"),
        ("SANA news agency reported citing a source at the port that nine people died", "a source at the port", "SANA"),
        ("Reuters quoted a medical source, who said nine people died.", "a medical source", "Reuters"),
        ("A police source told SANAs reporter that nine people died.", "A police source", "SANA"),
        ("Two doctors told Reuters that nine people died.", "Two doctors", "Reuters"),
        # Nobody passes it on, or he has a name, or he is a party.
        ("A military source said the shelling killed nine people.", "A military source", None),
        ("SANA was founded in 1965. A military source said nine people died.", "A military source", None),
        ("A baker told SANA he fled. A military source said nine people died.", "A military source", None),
        ("Omar Nasri told SANA that nine people died.", "Omar Nasri", None),
        ("Nine fled, SANA said, and nine people died.", None, None),
        # Two agencies are quoted, neither beside the figure.
        ("A source told SANA of it. A source told Reuters of it. A source said nine people died.", "A source", None),
    ],
)  # fmt: skip
def test_the_agency_that_quotes_an_unnamed_source(text, claimant, agency):
    found = passed_on_by(claim(text, claimant), text, LEXICON)
    assert found is None if agency is None else found is not None and found.startswith(agency)


def test_what_the_printing_outlet_heard_itself_needs_no_second_name():
    text = "A military source told Reuters that nine people died."
    assert passed_on_by(claim(text, "A military source", outlet="Reuters"), text, LEXICON) is None
    assert passed_on_by(claim(text, "A military source"), text, LEXICON) == "Reuters"


def test_a_known_party_stands_for_itself():
    text = "Army officials told SANA that nine people died."
    assert passed_on_by(claim(text, "Army officials", actor="syria"), text, LEXICON) is None


def test_the_statement_names_both():
    text = "A military source told SANA that the shelling killed nine people."
    cited = Citation("a", None, None, None, None, 0, len(text), text)
    said = state(claim(text, "A military source"), [cited], LEXICON, via="SANA")
    assert said.text.startswith("Nine people killed, according to a military source quoted by SANA")
    assert said.claimant == "A military source quoted by SANA"


@pytest.mark.parametrize(("words", "told"), [("nine bodies", "nine bodies"), ("nine people", "nine people killed")])
def test_bodies_are_not_told_to_be_killed(words, told):
    claimed = claim("A medic said nine people died.", "A medic")
    assert figure_words(replace(claimed, figure=Figure(words, 9, 9, Qualifier.EXACT))) == told


def test_the_same_toll_is_told_in_numbers():
    """Its own sentence has no number: the reader is told which it was."""
    claimed = claim("A medic said nine people died.", "A medic")
    same = replace(claimed, figure=Figure("the same toll", 9, 9, Qualifier.EXACT))
    assert figure_words(replace(same, group=None)) == "the same toll, 9 killed"


def test_whose_men_they_are_is_left_to_the_sentence():
    """Of "killing 16 of its servicemen and wounding 100" the second number is of servicemen, whoever "it" was."""
    claimed = claim("A medic said nine people died.", "A medic")
    hurt = replace(claimed, figure=Figure("100", 100, 100, Qualifier.EXACT), group="its servicemen")
    assert figure_words(hurt).startswith("100 servicemen ")
