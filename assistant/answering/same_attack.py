"""Where an attack was that a sentence only takes up: "The blast killed nine" goes on from the blast that was placed
before; a lead's "a rebel-held town" is the one that the next sentences name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.fits import Setting
from assistant.answering.scenes import lies, names_any, scenes_in
from assistant.domain.claims import Claim
from assistant.language.places import is_country, is_wide, same_place

ATTACK = (
    r"(?:(?:air ?|suicide |car |truck |bus |bomb |gas |chemical |missile |rocket |twin |double )*"
    r"(?:attacks?|ambush|assault|blasts?|bombardment|bombings?|explosions?|massacre|raids?|shelling|strikes?))"
)
# "The attack killed 32", "all of them died in the blast"; "the attack on Gao" has its own place.
TAKES_UP = re.compile(rf"(?:^[\"“]?The|\bin the|\bby the) {ATTACK}\b(?! (?:on|in|at|near|of|against)\b)", re.IGNORECASE)
TELLS_OF = re.compile(rf"\b{ATTACK}\b|\b(?:bombed|hit|pounded|raided|shelled|struck|targeted)\b", re.IGNORECASE)
# "on a rebel-held Syrian town", "in an opposition-held part of the north": which one is said behind.
SOME_PLACE = re.compile(
    r"\b(?:on|in|at|near|over|targeting|hit|struck|shelled|bombed) an? (?:[\w-]+ ){0,4}?(?:town|village|district|"
    r"neighbou?rhood|suburb|camp|part|area|base|checkpoint)\b",
    re.IGNORECASE,
)
BACK, ON, LONGEST = 3, 3, 1200
# A headline and the first sentence below it.
LEAD = 450


def placed_otherwise(claim: Claim, wanted: Sequence[str], setting: Setting) -> bool:
    """Does the article place there the attack that the claim's sentence takes up, or the place it leaves unnamed?"""
    own = [place for place in scenes_in(claim.quote) if not is_country(place)]
    if any(not any(lies(asked, place) for asked in wanted) for place in own):
        return False
    return _takes_up(claim, wanted, setting) or _leaves_unnamed(claim, wanted, setting)


def _takes_up(claim: Claim, wanted: Sequence[str], setting: Setting) -> bool:
    if TAKES_UP.search(claim.quote) is None:
        return False
    before = setting.article.text[max(0, claim.start - LONGEST) : claim.start]
    for text in reversed(_sentences(before)[-BACK:]):
        if TELLS_OF.search(text) and ((told := _narrow(text)) or names_any(text, wanted)):
            return _is_there(told, text, wanted)
    return False


def _leaves_unnamed(claim: Claim, wanted: Sequence[str], setting: Setting) -> bool:
    if claim.start > LEAD or SOME_PLACE.search(claim.quote) is None:
        return False
    behind = setting.article.text[claim.end : claim.end + LONGEST]
    for text in _sentences(behind)[:ON]:
        if told := _narrow(text):
            return TELLS_OF.search(text) is not None and _is_there(told, text, wanted)
    return False


def _is_there(told: Sequence[str], text: str, wanted: Sequence[str]) -> bool:
    """Is one place of those a sentence names asked for, and does every other lie around it?"""
    met = [place for place in told if any(same_place(place, asked) for asked in wanted)]
    apart = (place for place in told if place not in met and not any(lies(asked, place) for asked in wanted))
    return (bool(met) or names_any(text, wanted)) and all(is_wide(place) for place in apart)


def _narrow(text: str) -> list[str]:
    return [place for place in scenes_in(text) if not is_country(place)]


def _sentences(text: str) -> list[str]:
    return [part for part in STOP.split(text) if part.strip()]


STOP = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[A-Z\"“])")
