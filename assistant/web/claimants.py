"""Who says a statement, as the page shows it."""

from __future__ import annotations

from assistant.domain.answers import Citation, Statement
from assistant.web.markup import Html, element
from assistant.web.words import Words


def claimant_of(statement: Statement, words: Words, citation: Citation | None = None) -> Html:
    """Who says it. A claim that names nobody is the outlet's own, and that is said.

    A quoted sentence was not read as a claim: who speaks in it is left to its words, and only who printed it is told,
    of each `citation` its own outlet.
    """
    if statement.claimant:
        return element("span", statement.claimant, class_="claimant", dir="auto")
    return element("span", unattributed(statement, words, citation), class_="claimant own-voice")


def victims_of(statement: Statement, words: Words) -> str | None:
    """Whose the figure counts: their status, and their side where the text says so. None for what is no figure."""
    if not statement.figure:
        return None
    status = words(f"status.{statement.status.value}") if statement.status else None
    return " · ".join(part for part in (status, statement.side) if part) or None


def unattributed(statement: Statement, words: Words, citation: Citation | None = None) -> str:
    """What stands in a claimant's place where none is named."""
    outlet = (citation or statement.citations[0]).outlet
    kind = "own_voice" if statement.outcome or statement.figure else "as_printed"
    return words(kind, outlet=outlet) if outlet else words(f"{kind}.unknown")
