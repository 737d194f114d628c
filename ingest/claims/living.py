"""Who is told to live, though the dead are counted beside him: rescued, freed, charged with the murder of others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.claims import Outcome
from assistant.language.tokens import Token
from ingest.claims.beside import Linked, verb_left
from ingest.claims.victim_phrases import Counted
from ingest.claims.words import words

SPARED = frozenset({"escaped", "freed", "released", "rescued", "saved", "survived", "unharmed", "unhurt"})
TRIED = frozenset(
    {"accused", "acquitted", "charged", "convicted", "deported", "indicted", "prosecuted", "questioned", "tried"}
)


def spared(tokens: Sequence[Token], counted: Counted) -> bool:
    """`17 people were wounded and three children were rescued`: what befell those is told of them."""
    behind = [token.lower for token in tokens[counted.last : counted.last + 3]]
    behind = behind[1:] if behind[:1] and behind[0] in words("be") else behind
    return bool(behind) and (behind[0] in SPARED or behind[:2] == ["pulled", "alive"])


def lives(tokens: Sequence[Token], item: Linked) -> bool:
    """`killed nine villagers; police charged three of them`, `… three of them were rescued`: none of the dead."""
    counted = item.counted
    if item.outcome is Outcome.CAPTURED:
        return _set_free(tokens, counted)
    if item.outcome not in {Outcome.KILLED, Outcome.MISSING} or item.trigger >= counted.first:
        return False
    before = tokens[counted.first - 1].lower
    if before in SPARED | TRIED and item.trigger != counted.first - 1:
        return True
    behind = [token.lower for token in tokens[counted.last : counted.last + FAR]]
    behind = behind[2:] if behind[:2] == ["of", "them"] else behind
    helping = next((k for k, word in enumerate(behind) if not _helps(word)), len(behind))
    told = behind[helping : helping + 1]
    if {"last", "absentia", "ago"} & set(behind) or any(word.isdecimal() and len(word) == 4 for word in behind):
        return False  # "four of them were charged with theft last year": and are dead now
    return helping > 0 and bool(told) and told[0] in SPARED | TRIED and verb_left(tokens, counted, set()) is None


def _set_free(tokens: Sequence[Token], counted: Counted) -> bool:
    """`seized 12 clerks, four of whom have since been freed`, `two of the six arrested were let go`: held no longer."""
    behind = " ".join(token.lower for token in tokens[counted.last : counted.last + FREED_REACH])
    if not behind.startswith(("of them", "of whom", "of those", "of the ")):
        return False
    before = tokens[counted.first - 1].lower if counted.first else ""
    return before in {"freed", "freeing", "released", "releasing", "rescued"} or FREED.match(behind) is not None


FREED_REACH = 14
FREED = re.compile(
    r"of (?:them|whom|those|the)(?: [\w-]+){0,7}?(?: (?:was|were|have|has|had|been|later|since|then|also|now))+ "
    r"(?:escaped|freed|let go|released|rescued|set free)\b"
)


def _helps(word: str) -> bool:
    """Not "had": who had been charged may be dead since."""
    return word in words("be") or word in {"have", "has", "also", "later", "since", "then"}


FAR = 8
