"""Who lies in hospital: `seven are in critical condition`, whatever toll the sentence told before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.claims import Outcome
from assistant.language.tokens import Token
from ingest.claims.beside import Linked
from ingest.claims.victim_phrases import Counted

WITHIN = 14
IN_CONDITION = re.compile(
    r"(?:(?:of|among) (?:(?:the|those|these|them|whom) ?)(?:who (?:were|are) )?"
    r"(?:wounded |injured |hurt |casualties |survivors )?)?"
    r"(?:who )?(?:(?:were|are|was|is|remain|remained|remains|still|also|now|reportedly|said to be|left) ?){0,3}"
    r"in (?:an? )?(?:very )?(?:critical|serious|grave|severe|unstable|stable|dangerous|life-threatening) "
    r"(?:but stable )?(?:condition|conditions|state)\b"
)

# "causing cases of asphyxiation to more than 35 people"
CASES_TO = re.compile(r"\b(?:cases|symptoms) of (?:asphyxiation|choking|poisoning|suffocation) (?:to|among|in)$")


def in_condition(
    tokens: Sequence[Token], found: Sequence[Counted], number: int, _earlier: Sequence[Linked | None], _used: set[int]
) -> Linked | None:
    """`as many people are in critical condition`, `a number of those wounded were in a serious condition`: alive."""
    counted = found[number]
    ahead = [token.lower for token in tokens[max(0, counted.first - 5) : counted.first]]
    if not counted.bare and CASES_TO.search(" ".join(ahead)):
        return Linked(counted, Outcome.INJURED, counted.first - 1)
    behind = tokens[counted.last : counted.last + WITHIN]
    # "a number of" holds the "of" already.
    of = "of " if counted.bare and tokens[counted.last - 1].lower == "of" else ""
    if not IN_CONDITION.match(of + " ".join(token.lower for token in behind)):
        return None
    return Linked(counted, Outcome.INJURED, counted.last)
