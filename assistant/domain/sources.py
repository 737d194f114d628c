"""What the marks [1] and [2] of an answer stand for: one numbering for its text and for every list of its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.answers import Citation, Statement


@dataclass(frozen=True, slots=True)
class Sources:
    """The passages that statements rest on, each once, in the order of their numbers: the first is number 1.

    A passage is one by its place alone: two statements may count the copies of its text differently.
    """

    citations: tuple[Citation, ...]

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> Sources:
        cited = (citation for statement in statements for citation in statement.citations)
        told: dict[tuple[str, int, int], Citation] = {}
        for citation in cited:
            told.setdefault(citation.place, citation)
        return cls(tuple(told.values()))

    def numbered(self, statement: Statement) -> dict[int, Citation]:
        """What a statement rests on under its numbers, each once. KeyError where it is none of these sources'."""
        numbers = {citation.place: number for number, citation in enumerate(self.citations, 1)}
        return {numbers[citation.place]: citation for citation in statement.citations}

    def marks(self, statement: Statement) -> str:
        """`[1][2]`: what a reader sees behind the statement."""
        return "".join(f"[{number}]" for number in self.numbered(statement))
