"""What may stand between a verb and whom it befell, or between those and their verb, and says nothing of their fate."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.tokens import Token
from assistant.language.victims import victims
from ingest.claims.words import words

HOURS = frozenset({"afternoon", "dawn", "evening", "morning", "night", "overnight", "today", "yesterday"})
DESTROYED = frozenset({"destroyed", "destroying", "destroys"})


def on_a_day(tokens: Sequence[Token], place: int) -> bool:
    """`detained on Monday a woman`: the day between the verb and whom it befell."""
    word, after, before = (tokens[k].lower for k in (place, place + 1, max(0, place - 1)))
    dates = words("days") | words("months") | HOURS
    if word.isdecimal():
        # "on 3 May", "on May 3"
        return after in words("months") or before in words("months")
    return after in dates or after.isdecimal() if word == "on" else word in dates and word != "may"


def wiped_out(tokens: Sequence[Token], place: int) -> bool:
    """`destroyed`, `wiped out`: an army's own words for those it killed."""
    if tokens[place].lower in DESTROYED:
        return True
    return tokens[place].lower == "out" and place > 0 and tokens[place - 1].lower in {"wipe", "wiped", "wiping"}


def behind_kin(tokens: Sequence[Token], place: int) -> int:
    """Where `and their families`, `along with their relatives` ends that begins at token `place`; else `place`."""
    opens = place + (tokens[place : place + 1] != [] and tokens[place].lower in {"along", "together"})
    near = [token.lower for token in tokens[opens : opens + 3]]
    kin = near[:1] in (["and"], ["with"]) and near[1:2] == ["their"] and near[2:3] and near[2] in victims().nouns
    return opens + 3 if kin else place
