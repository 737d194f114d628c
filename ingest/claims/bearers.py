"""A role and behind its comma the name of who has it: `according to the town's mayor, Omar Said`."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.tokens import Token
from ingest.claims.phrases import RANKS, Named
from ingest.claims.subjects import ROLES
from ingest.claims.words import words


def in_name(tokens: Sequence[Token], place: int) -> bool:
    """Capitals, with the stop behind a rank: `Maj. Gen. Omar Said`."""
    if tokens[place].text == ".":
        return place > 0 and tokens[place - 1].lower in RANKS
    return tokens[place].is_word and tokens[place].is_capital and tokens[place].lower not in words("days") | JOINTS


FULL_NAME = 2
JOINTS = frozenset({"and", "but", "while", "that", "as"})


def bearer(tokens: Sequence[Token], last: int, named: Named) -> int:
    """Where the name ends that stands behind the role which ends before token `last`; else `last`."""
    if last == 0 or [token.text for token in tokens[last : last + 1]] != [","]:
        return last
    if tokens[last - 1].is_capital or not any(t.lower in ROLES for t in tokens[max(0, last - REACH) : last]):
        return last
    end = last + 1
    while end < len(tokens) and in_name(tokens, end):
        end += 1
    closes = end == len(tokens) or not tokens[end].is_word
    person = last + FULL_NAME < end <= last + REACH and not any(k in named.scenes for k in range(last + 1, end))
    return end if closes and person else last


REACH = 6
