"""Who counts in a sentence that names nobody: the one whose account it goes on with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.dates import WEEKDAY
from assistant.language.tokens import Token
from ingest.claims.beside import Linked
from ingest.claims.circumstances import MONTH
from ingest.claims.memory import Memory, Speaker
from ingest.claims.surroundings import Surroundings


def goes_on_from(text: str, tokens: Sequence[Token], item: Linked, memory: Memory) -> Speaker | None:
    """`Two other people …` continues the count of the sentence before, and with it who counts."""
    words = {token.lower for token in tokens[item.counted.first : item.counted.last]}
    opening = " ".join(token.lower for token in tokens[:4])
    # A part of a count has its speaker, and so has a count that goes on with what was told before.
    parts = opening.startswith(PARTS) or item.continued or item.whole is not None
    behind = [token.lower for token in tokens[item.counted.last : item.counted.last + 3]]
    parts = parts or behind[:2] in (["of", "them"], ["of", "those"]) or behind in (["of", "the", "dead"], OF_VICTIMS)
    # "Nine children were among those killed": of whom the last figure told.
    parts = parts or AMONG_THEM.search(text) is not None
    if memory.figures is None or not (parts or words & {"other", "others"}) or DATED.match(text):
        return None
    if opening.startswith("the death toll") and "put" in {token.lower for token in tokens[: item.counted.first]}:
        # "The death toll from Tuesday's raid was put at nine": by whom is not said.
        return None
    return Speaker(memory.figures.name, memory.figures.actor, inferred=True)


# "On 9 August, 14 others were killed": the paper recalls a day of its own, of which he who spoke now told nothing.
DATED = re.compile(rf"(?:On|In) (?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}|{MONTH} \d)")


def still_telling(around: Surroundings, memory: Memory) -> Speaker | None:
    """`Another shell left five dead`, `The attack killed ten`: a sentence that goes on with what somebody tells."""
    if memory.teller is None or memory.told_for >= STILL_TELLING:
        return None
    if not (STILL.match(around.text) or _of_that_raid(around, memory) or _counts_on(around, memory)):
        return None
    return Speaker(memory.teller.name, memory.teller.actor, inferred=True)


# So many sentences without a speaker, and it is the paper's own voice again.
STILL_TELLING = 2
STILL = re.compile(
    r"(?:In )?(?:Another|another) |Also\b(?! (?:in|on|last)\b)|As a result\b"
    r"|(?:More(?! than\b)|Further|Additional|Several more|Other) (?:[\w-]+ ){0,3}?"
    r"(?:shells?|rounds?|rockets?|mortars?|bombs?|barrels?|attacks?|strikes?|airstrikes?|raids?|shelling)\b"
    r"|And (?:at least |more than |about )?(?:\d|[a-z]+ (?:people|others|civilians)\b)"
    r"|Other |The (?:[\w-]+ ){0,2}?"
    r"(?:attacks?|blasts?|explosions?|bombings?|shelling|(?:air ?)?strikes?|raids?) (?:also )?"
    r"(?:killed|left|claimed|injured|wounded|resulted)\b"
)


AMONG_THEM = re.compile(
    r"\b(?:were|was|are) (?:also )?among (?:those (?:killed|wounded|injured)|the (?:dead|victims|wounded|injured))\b"
)


def _of_that_raid(around: Surroundings, memory: Memory) -> bool:
    """`According to the paper jets bombed Gao. Nine people were killed.`: of the raid that the paper tells of.

    Only where the account of the raid counted nobody, and the count names no time or place of its own.
    """
    told = memory.told_for == 0 and STRUCK.search(around.before) is not None
    # Who condemns a raid tells less of it than the paper.
    return told and not OTHERWISE.search(around.before) and BARE_COUNT.fullmatch(around.text) is not None


def _counts_on(around: Surroundings, memory: Memory) -> bool:
    """`…, the Observatory said. Since Thursday raids have killed 44`: a monitor's running count, or its other day."""
    teller = memory.teller.actor if memory.teller else None
    monitor = memory.watching is not None and teller == memory.watching.actor and memory.told_for == 0
    other_day = ON_A_DAY.match(around.text) is not None and ON_A_DAY.match(around.before) is not None
    return monitor and (other_day or SINCE_A_DAY.match(around.text) is not None)


# The bombing of which the monitor told; "48 have been killed" may be anybody's count.
SINCE_A_DAY = re.compile(rf"Since (?:last )?{WEEKDAY} (?:[\w-]+ ){{1,5}}(?:has|have) killed\b")
ON_A_DAY = re.compile(rf"[\"“]?On {WEEKDAY}\b[^.;]*? killed\b")
STRUCK = re.compile(r"\b(?:attacked|bombed|bombarded|hit|pounded|raided|shelled|struck|targeted)\b")
OTHERWISE = re.compile(
    r"\b(?:kill|wound|injur|dead\b|deaths?\b|died\b|casualt|toll\b|victims?\b|condemn|denounc|deplor|decri|accus|blam)",
    re.IGNORECASE,
)
BARE_COUNT = re.compile(
    r"(?:At least |More than |About |Around |Some |Nearly |Over )?(?:\d[\d,]*|[A-Za-z]+)(?: [a-z-]+){1,2} "
    r"(?:were|was|have been|had been) (?:killed|wounded|injured)(?: (?:and|including|among them|mostly) [^.;]{2,60}?)?"
    r"(?: in the (?:[a-z-]+ )?(?:attacks?|(?:air ?)?strikes?|raids?|bombings?|shelling))?\.?"
)


PARTS = (
    *("another ", "of those", "of them", "among th"),
    *(f"the {word}" for word in ("victims", "dead", "toll", "death toll", "total", "number")),
)
OF_VICTIMS = ["of", "the", "victims"]
