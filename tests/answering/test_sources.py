"""The marks of an answer: one number for one passage, the same in the text and in the list of sources."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.answers import Citation, Statement
from assistant.domain.sources import Sources

TEXT = "The north counted nine dead. The south counted four."
FIRST = Citation("a", 0, 28, TEXT[:28])
SECOND = Citation("a", 29, 52, TEXT[29:])


def test_one_passage_has_one_number():
    """Two statements that rest on one sentence share its number; a further passage has the next."""
    north, south = Statement("nine", (FIRST,)), Statement("four", (FIRST, SECOND))
    sources = Sources.of([north, south])
    assert sources.citations == (FIRST, SECOND)
    assert (sources.marks(north), sources.marks(south)) == ("[1]", "[1][2]")


def test_a_passage_is_one_by_its_place():
    """How many copies of the text were counted makes no second source of it."""
    counted = replace(FIRST, copies=4)
    statement = Statement("nine", (counted, FIRST))
    assert Sources.of([Statement("four", (FIRST,)), statement]).marks(statement) == "[1]"


def test_what_is_none_of_the_sources_has_no_number():
    """A mark that leads nowhere is never made."""
    with pytest.raises(KeyError):
        Sources.of([Statement("nine", (FIRST,))]).marks(Statement("four", (SECOND,)))
