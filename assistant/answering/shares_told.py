"""Whether all, some or any of the victims were of a kind, or whether it was the first such time, is asked: which words
of a sentence say so.
"""

from __future__ import annotations

import re

from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.kin import kin
from assistant.language.terms import terms

# "Were the dead all evacuees?", "Were all of those killed civilians?", "Were only soldiers hit?".
ASKS_ALL = re.compile(
    r"^(?:was|were|is|are|did|had|has|have)\b[^?;]*?\b(?:all|only|exclusively|solely|entirely)\b(?P<kind>[^?;,]*)",
    re.IGNORECASE,
)
# "Were there any fighters among", "Were women among the dead", "Did the dead include".
ASKS_ANY = re.compile(
    r"\b(?:there\s+(?:any\s+)?|any\s+)(?P<there>[\w'’-]+(?:\s+(?:and|or)\s+[\w'’-]+|\s+[\w'’-]+)?)\s+among\b"
    r"|^(?:was|were)\s+(?:any\s+)?(?P<were>[^?;,]{3,60}?)\s+among\b|\binclud(?:e|ing)\s+(?:any\s+)?(?P<incl>[\w'’-]+)",
    re.IGNORECASE,
)
ASKS_FIRST = re.compile(r"^(?:was|were|is)\b[^?;]*?\b(?:the|its|their)\s+first\b", re.IGNORECASE)
SHARE = re.compile(
    r"\b(?:all|most(?:ly)?|majority|some\s+of|several|not\s+all|only|both|also\s+included?|including|mainly|none)\b",
    re.IGNORECASE,
)
AMONG = re.compile(r"\b(?:among|amongst|includ\w+|of\s+(?:them|whom)|none|no|all|both|most(?:ly)?)\b", re.IGNORECASE)
# "The victims were all civilians": no fighter was among them.
ALL_ALIKE = re.compile(
    r"\b(?:all|only|exclusively)\s+(?:of\s+(?:them|whom)\s+)?(?:were\s+)?(?:civilians|soldiers|fighters|militants|combatants)\b",
    re.IGNORECASE,
)
ORDER = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|tenth|latest\s+(?:in|of)|previous\w*|once\s+(?:again|more))\b",
    re.IGNORECASE,
)
PLAIN = frozenset(
    terms("of the those these them who were was killed dead died victims in at on by any there people and or")
)


def asks_share(frame: QuestionFrame) -> bool:
    """Is it asked whether all, any or the first of them were such?"""
    asking = (ASKS_ALL, ASKS_ANY, ASKS_FIRST)
    return frame.kind is QuestionKind.YES_NO and any(asks.search(frame.text) for asks in asking)


def tells_share(frame: QuestionFrame, sentence: str) -> bool:
    """Does a sentence tell it? One that only counts the dead does not."""
    if ASKS_FIRST.search(frame.text):
        return ORDER.search(sentence) is not None
    has = _has(_kinds(frame.text), sentence)
    if ASKS_ANY.search(frame.text):
        return ALL_ALIKE.search(sentence) is not None or (AMONG.search(sentence) is not None and has)
    return SHARE.search(sentence) is not None and has


def is_of_those(frame: QuestionFrame, sentence: str) -> bool:
    """Does a sentence speak of those at all who are asked about, or of all the victims?"""
    if ASKS_FIRST.search(frame.text):
        return ORDER.search(sentence) is not None
    kinds = _kinds(frame.text)
    # "Were there any dead among them?": of no kind.
    return not _named(kinds) or ALL_ALIKE.search(sentence) is not None or _has(kinds, sentence)


def _kinds(question: str) -> str:
    """The words for those who are asked about: "evacuees", "women and children"."""
    among = ASKS_ANY.search(question)
    if among is not None:
        return next(part for part in among.groups() if part)
    wholly = ASKS_ALL.search(question)
    words = wholly["kind"].split() if wholly else []
    # "Were all of the dead of the blast soldiers?", "Were only soldiers hit?".
    return " ".join(words[-1:] if words[:1] == ["of"] else words[:3])


def _has(kinds: str, sentence: str) -> bool:
    """Is one of the kinds asked about in a sentence, by that name or one near it?"""
    told = set(terms(sentence))
    return any(kind in told or not (kind in OF_OFFICES or kin(kind).isdisjoint(told)) for kind in _named(kinds))


def _named(kinds: str) -> list[str]:
    return [kind for kind in terms(kinds) if kind not in PLAIN]


# What is near in meaning to the foreign ministry is no foreigner.
OF_OFFICES = frozenset(terms("foreigners foreign"))
