"""Another counter's figure for the same people, who are not named again."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.tokens import Token
from ingest.claims.victim_phrases import Counted
from ingest.claims.words import words

PUTS = frozenset({"put", "puts", "putting"})
THE_FIGURE = (["the", "figure", "at"], ["the", "number", "at"], ["the", "total", "at"])


def recounts(tokens: Sequence[Token], counted: Counted) -> bool:
    """`the monitor says 180 have been killed while the ministry puts the figure at 191`."""
    before = [token.lower for token in tokens[max(0, counted.first - 4) : counted.first]]
    named = before[:1] != [] and before[0] in PUTS and before[1:] in THE_FIGURE
    # "while the ministry put it at 25"
    named = named or (before[-2:] == ["it", "at"] and before[-3:-2] != [] and before[-3] in PUTS)
    return named and _of_people(tokens, counted)


def _of_people(tokens: Sequence[Token], counted: Counted) -> bool:
    """A number that ends its clause, and none of money, a share or a weight."""
    word = tokens[counted.last].lower if counted.last < len(tokens) else "."
    return not word[0].isalnum() or word in words("clause_ends") or word in {"and", "so"}
