"""Who was on board of what flew: over a war its armies fly helicopters and bombers, and airlines do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.tokens import Token
from ingest.claims.victim_phrases import Counted


def aboard(text: str, tokens: Sequence[Token], counted: Counted) -> bool:
    """`the helicopter was shot down, killing all five people on board`: do the counted bear arms by what they flew?"""
    first, end = tokens[counted.first].start, tokens[counted.last - 1].end
    if not ON_BOARD.match(text, end):
        return False
    flown = text[max(0, first - FLIGHT) : first]
    return (DOWNED.search(flown) or DOWNING.search(flown)) is not None and UNARMED.search(flown) is None


# What went down stands so many letters before those who were in it, or less.
FLIGHT = 160
ON_BOARD = re.compile(r" (?:who (?:was|were) )?(?:on ?board|aboard)\b", re.IGNORECASE)
FLOWN = (
    r"(?:helicopter|gunship|chopper|warplane|fighter jet|bomber"
    r"|(?:military|army|air force) (?:\w+ )?(?:plane|aircraft|jet))"
)
DOWNED = re.compile(rf"\b{FLOWN}\b.{{0,80}}\b(?:shot down|downed|brought down|crash\w*)\b", re.IGNORECASE)
DOWNING = re.compile(rf"\b(?:shot down|shooting down|downed|downing|brought down)\b.{{0,60}}\b{FLOWN}\b", re.IGNORECASE)
UNARMED = re.compile(
    r"\b(?:aid|ambulance|civilian|humanitarian|media|medical|news|passenger|press|red cross|rescue|tourist|UN|WFP)\b",
    re.IGNORECASE,
)
