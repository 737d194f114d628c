"""An answer shows one of the copies of a text, and says where else it stands."""

from __future__ import annotations

from assistant.answering.origins import told_elsewhere
from assistant.corpus.grouping import Copy
from assistant.domain import Answer, Citation, Statement
from assistant.printing import described
from assistant.serialising import citation_line

CITED = Citation("a", 0, 4, "Four", outlet="The Gazette")
ANSWER = Answer("Who?", "Four [1].", (Statement("Four", (CITED,)),))


def test_the_outlets_of_the_other_copies_are_named_once_each():
    """One outlet's two editions are one name; an unknown outlet goes by the article's id; its own is not named."""
    copies = {"a": (Copy("b", "The Herald"), Copy("c", "The Herald"), Copy("d", None), Copy("e", "The Gazette"))}
    (citation,) = told_elsewhere(ANSWER, lambda _ids: copies).statements[0].citations
    assert (citation.copies, citation.also_in) == (5, ("The Herald", "d"))
    assert "also in The Herald, d" in described(citation)
    assert citation_line(citation)["also_in"] == ["The Herald", "d"]


def test_of_very_many_outlets_some_are_named():
    """A person reads the first of them and how many copies there are; a program gets them all."""
    copies = {"a": tuple(Copy(f"c{number}", f"Paper {number}") for number in range(300))}
    (citation,) = told_elsewhere(ANSWER, lambda _ids: copies).statements[0].citations
    assert "Paper 5, …: 301 copies" in described(citation)
    assert "Paper 6" not in described(citation)
    assert len(citation_line(citation)["also_in"]) == 300


def test_a_text_without_copies_says_nothing_of_them():
    """The JSON stays as it is."""
    told = told_elsewhere(ANSWER, lambda _ids: {})
    assert told == ANSWER
    assert "also_in" not in citation_line(CITED)
