"""Where a speaker sits or whom he belongs to: `a medic in the rebel-held east said`, `the medical complex said`."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.tokens import Token
from ingest.claims.words import words

SHORTEST, LONGEST_SEAT = 3, 6


HELD = ("-held", "-controlled", "-run")


def is_hospital(tokens: Sequence[Token], place: int) -> bool:
    """`Nasser hospital`, `the hospital's director`, `Nasser medical complex`."""
    word = tokens[place].lower.removesuffix("'s")
    return is_medical_complex(tokens, place) or word in HOSPITALS


def is_medical_complex(tokens: Sequence[Token], place: int) -> bool:
    """`Nasser medical complex`, `a medical centre`: a hospital, by a word that other buildings share."""
    word = tokens[place].lower.removesuffix("'s")
    return place > 0 and tokens[place - 1].lower == "medical" and word in {"center", "centre", "complex"}


HOSPITALS = frozenset({"clinic", "hospital", "hospitals", "morgue"})


def held_area(tokens: Sequence[Token], last: int) -> int | None:
    """The preposition of `in the rebel-held east`, `in opposition-run areas` that ends before token `last`."""
    area = tokens[last - 1].lower in DIRECTIONS | words("place_nouns") | words("areas")
    if not area or last < SHORTEST or not tokens[last - 2].lower.endswith(HELD):
        return None
    at = last - 3
    while at > 0 and tokens[at].lower in words("determiners") | {"of", "parts"}:
        at -= 1
    return at if at > 0 and tokens[at].lower in {"in", "at", "near", "from", "inside", "across"} else None


def seat(tokens: Sequence[Token], last: int) -> int | None:
    """The preposition of whom somebody belongs to, where that ends before token `last`: `a source in the militia`."""
    for at in range(last - 2, max(0, last - LONGEST_SEAT), -1):
        token = tokens[at + 1]
        if not token.is_word or token.lower in words("speech") or token.lower in words("speaker_nouns"):
            return None
        if tokens[at].lower in {"in", "at", "inside", "within", "from", "with"}:
            led = token.lower in {"the", "a", "an"} or token.is_capital
            there = tokens[at - 1].lower in words("somebody_there") | LOCALS | {"authorities", "villagers"}
            return at if led and at + 2 < last and there else None
    return None


DIRECTIONS = frozenset(
    {"east", "west", "north", "south", "eastern", "western", "northern", "southern", "central", "rural", "nearby"}
    | {"northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern"}
    | {"southwestern"}
)


LOCALS = frozenset({"activists", "locals", "medics", "rescuers", "residents", "witnesses"})
