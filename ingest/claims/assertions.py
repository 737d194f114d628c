"""Whose claim, report or accusation is told of: `the claim by activists that 40 people were killed`."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.tokens import Token
from ingest.claims.citations import Cue
from ingest.claims.phrases import Named, speaks, words_of
from ingest.claims.trailing import name_right

ASSERTIONS = frozenset({"accusation", "allegation", "announcement", "assertion", "claim", "estimate", "report"})
ASSERTIONS |= {f"{word}s" for word in ASSERTIONS} | {"statement", "testimony"}
OWNED = frozenset({"by", "from"})


def assertions(text: str, tokens: Sequence[Token], named: Named) -> list[Cue]:
    """Who asserts it answers for what follows `that`; who responds to it or rejects it gives no figure."""
    places = (place for place, token in enumerate(tokens[:-2]) if token.lower in ASSERTIONS)
    return [cue for place in places if (cue := _asserted(text, tokens, place, named))]


def _asserted(text: str, tokens: Sequence[Token], place: int, named: Named) -> Cue | None:
    if tokens[place + 1].lower not in OWNED:
        return None
    first = place + 2
    last = name_right(tokens, first, named)
    that = [token.lower for token in tokens[last : last + 1]] == ["that"]
    if last <= first or not that or not speaks(tokens, first, last, named):
        return None
    return Cue(first, last, place, last + 1, len(tokens), True, words_of(text, tokens, first, last))
