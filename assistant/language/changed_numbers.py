"""A number that became another: in `rose from 14 to 19` the first is what was counted before, and no end of a range."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.tokens import Token

CHANGED = frozenset(
    {"climbed", "climbing", "cut", "dropped", "fell", "fallen", "grew", "grown", "increase", "increased", "increasing"}
    | {"jumped", "lowered", "lowering", "raised", "raises", "raising", "reduced", "revised", "revising", "rise"}
    | {"risen", "rises", "rising", "rose", "soared", "surged", "up", "down", "updated", "updating", "upped"}
)
# "raised the number of dead from 14 to 19"
REACH = 9
CLAUSE_ENDS = frozenset({".", ";", ":", "but", "while", "whereas", "which", "who"})


def became(tokens: Sequence[Token], at: int) -> bool:
    """Does the "from" at token `at` lead to what a count was before it changed?"""
    if at < 0 or tokens[at].lower != "from":
        return False
    for place in range(at - 1, max(-1, at - 1 - REACH), -1):
        word = tokens[place].lower
        if word in CHANGED:
            return True
        if word in CLAUSE_ENDS:
            return False
    return False
