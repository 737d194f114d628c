"""Whose claim, report or accusation is told of: `the claim by activists that 40 people were killed`."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.tokens import Token
from ingest.claims.citations import Cue
from ingest.claims.phrases import Named, speaks, words_of
from ingest.claims.trailing import ISSUED, name_right
from ingest.claims.words import words

ASSERTIONS = frozenset({"accusation", "allegation", "announcement", "assertion", "claim", "estimate", "report"})
ASSERTIONS |= {f"{word}s" for word in ASSERTIONS} | {"statement", "statements", "testimony", "warning"}
OWNED = frozenset({"by", "from"})


def assertions(text: str, tokens: Sequence[Token], named: Named) -> list[Cue]:
    """`denied a report by the monitor that 30 had died`: it is the monitor's, whoever denies or answers it."""
    places = (k for k, token in enumerate(tokens) if token.lower in ASSERTIONS)
    return [cue for place in places if (cue := _asserted(text, tokens, place, named))]


def _asserted(text: str, tokens: Sequence[Token], noun: int, named: Named) -> Cue | None:
    by = noun + 1 + any(token.lower in ISSUED for token in tokens[noun + 1 : noun + 2])
    owned = any(token.lower in OWNED for token in tokens[by : by + 1])
    if not owned or "in" in {token.lower for token in tokens[max(0, noun - 2) : noun]}:
        # "The army denied in a report by its own paper that 30 had died": where it said so.
        return None
    last = name_right(tokens, by + 1, named)
    that = next((k for k in range(last, len(tokens)) if tokens[k].lower not in words("days")), None)
    if that is None or tokens[that].lower != "that" or not speaks(tokens, by + 1, last, named):
        return None
    return Cue(by + 1, last, noun, that + 1, len(tokens), True, words_of(text, tokens, by + 1, last))
