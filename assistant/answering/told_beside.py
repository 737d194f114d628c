"""What a sentence leaves to the one beside it: the place, the day, or the name of those who did it."""

from __future__ import annotations

import re

from assistant.answering.answer_types import has_type, names_doer
from assistant.answering.asked_names import persons
from assistant.answering.relevance import Reading
from assistant.answering.saying import SAYS
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Lexicon
from assistant.language.orders import is_order

TOLD_BESIDE = frozenset({QuestionKind.WHERE, QuestionKind.WHEN, QuestionKind.WHY})
# One of more words beside it would bury it.
LONG = 60
# "The militants fired twice more": who they were was told before.
BACK = re.compile(
    r"\b(?:the|these|those)\s+(?P<kind>terrorists?|rebels?|militants?|insurgents?|jihadists?|extremists?|gunmen|fighters|"
    r"militiamen|groups?|organi[sz]ations?|movement|faction|militia|attackers|assailants)\b(?!\s+(?:of|from|that|who)\b)",
    re.IGNORECASE,
)
# Whoever was named just before is "the group"; "the rebels" are those who were called rebels there.
ANY_BAND = re.compile(r"groups?|organi[sz]ations?|movement|faction|militia|attackers|assailants", re.IGNORECASE)


def telling_beside(frame: QuestionFrame, reading: Reading, number: int, lexicon: Lexicon) -> int | None:
    """The number of the sentence beside one that tells what was asked for, where it does not itself.

    "A mortar hit a school. The attack was in Zeitan, east of the city."
    """
    text = _sentence(reading, number)
    if text is None:
        return None
    if frame.kind is QuestionKind.WHO_SAID:
        return introducing(frame, reading, number, lexicon)
    if frame.kind is QuestionKind.WHO_DID:
        return number - 1 if _named_before(frame, text, _sentence(reading, number - 1), lexicon) else None
    if frame.kind not in TOLD_BESIDE or has_type(frame, text, lexicon) > 0.0:
        return None
    for near in (number + 1, number - 1):
        beside = _sentence(reading, near)
        if beside is not None and len(beside.split()) < LONG and has_type(frame, beside, lexicon) == 1.0:
            return near
    return None


def _named_before(frame: QuestionFrame, text: str, before: str | None, lexicon: Lexicon) -> bool:
    back = BACK.search(text)
    if back is None or before is None or len(before.split()) >= LONG or names_doer(frame, text, lexicon):
        return False
    told = ANY_BAND.fullmatch(back["kind"]) or re.search(rf"\b{back['kind']}\b", before, re.IGNORECASE)
    return told is not None and names_doer(frame, before, lexicon)


def _sentence(reading: Reading, number: int) -> str | None:
    """The sentence of that number; None where there is none, or where it orders its reader about."""
    if not 0 <= number < len(reading.spans):
        return None
    start, end = reading.spans[number]
    text = reading.article.text[start:end]
    return None if is_order(text) else text


# "The source told the agency", "he added": who that is was told before.
HE_SAID = re.compile(
    r"\b(?:(?P<he>he|she)|the\s+(?P<kind>(?:\w+\s+)?(?:source|official|spokes\w+|activist|medic|doctor|resident|officer|commander|"
    r"diplomat|minister|witness|monitor|group|ministry|statement|governor|rescuer|survivor)))\s+"
    r"(?:(?:also|later|further|reportedly)\s+)?(?:said|told|added|says|stressed|noted|continued)\b",
    re.IGNORECASE,
)
BACK_TO = 5


def introducing(frame: QuestionFrame, reading: Reading, number: int, lexicon: Lexicon) -> int | None:
    """The number of the sentence before that says who speaks in one, where that one only has "the source" or "he".

    "A source in the militia said ten had died. … It was a rocket, the source told the agency."
    """
    text = _sentence(reading, number)
    said = HE_SAID.search(text) if text is not None and frame.kind is QuestionKind.WHO_SAID else None
    if said is None or text is None or any(True for _ in persons(frame.text, text, lexicon)):
        return None
    for near in range(number - 1, max(-1, number - 1 - BACK_TO), -1):
        before = _sentence(reading, near)
        if before is not None and len(before.split()) < LONG and _introduces(frame, said, before, lexicon):
            return near
    return None


def _introduces(frame: QuestionFrame, said: re.Match[str], before: str, lexicon: Lexicon) -> bool:
    if said["he"]:
        return any(SAYS.match(before[before.find(name) + len(name) :]) for name in persons(frame.text, before, lexicon))
    kind = re.escape(said["kind"].split()[-1].lower())
    return re.search(rf"\b(?:an?|another|one)\s+(?:[\w'’-]+\s+){{0,4}}?{kind}\b", before, re.IGNORECASE) is not None
