"""`The monitor gave the same toll`: a second counter's figure, which only a sentence before has in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.claims import Outcome, Status
from assistant.language.tokens import Token
from ingest.claims.beside import Linked
from ingest.claims.victim_phrases import Counted

TOLLS = (["toll"], ["death", "toll"], ["casualty", "toll"], ["count"], ["figure"], ["number"], ["tally"], ["total"])
GAVE = frozenset(
    {"announced", "cited", "confirmed", "gave", "gives", "giving", "had", "put", "recorded", "reported", "reporting"}
)
# "also reported the attack and the same death toll"
AHEAD = 6


def toll_of(linked: Sequence[Linked]) -> Counted | None:
    """Whom a sentence counts as killed, the first and no part of others."""
    dead = (item.counted for item in linked if item.outcome is Outcome.KILLED and item.whole is None)
    return next((counted for counted in dead if counted.quantity.low and not counted.article), None)


def says_same(tokens: Sequence[Token]) -> bool:
    """Does a sentence have "the same" at all? Few do, and only those are looked into."""
    return any(token.lower == "same" and at and tokens[at - 1].lower == "the" for at, token in enumerate(tokens))


def same_toll(tokens: Sequence[Token], toll: Counted | None) -> Linked | None:
    """Who `gave the same figure` gave the deaths that were told last; "the same number of tanks" is none."""
    if toll is None or not says_same(tokens):
        return None
    words = [token.lower for token in tokens]
    for first in range(1, len(words) - 2):
        if words[first : first + 2] != ["the", "same"] or not GAVE & set(words[max(0, first - AHEAD) : first]):
            continue
        last = next((first + 2 + len(toll) for toll in TOLLS if words[first + 2 : first + 2 + len(toll)] == toll), None)
        if last is not None and words[last : last + 1] != ["of"]:
            quantity = replace(toll.quantity, first=first, number=first, last=last)
            status = Status.UNKNOWN if toll.bare else toll.status
            counted = Counted(first, last, None, quantity, status)
            return Linked(counted, Outcome.KILLED, first, continued=True)
    return None
