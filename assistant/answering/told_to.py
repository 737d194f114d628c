"""Who told an agency or an outlet something is asked: `Who told Reuters that the market was hit?`"""

from __future__ import annotations

import re

from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import ActorKind, Lexicon

ASKS_TOLD = re.compile(
    r"^(?:\W*(?:and|but|so)\W+)?(?:who|which|what)\b(?:\s+[\w'’-]+){0,5}?\s+(?:told|informed|spoke\s+to)\s+(?:the\s+)?",
    re.IGNORECASE,
)
# "He told the agency", "in an interview with the agency", "was quoted by the agency".
TOLD = re.compile(
    r"\b(?:told|tells|telling|informed|spoke\s+(?:to|with)|speaking\s+(?:to|with)|(?:said|interview|statements?|remarks?|comments?)"
    r"\s+(?:\w+\s+){0,2}?(?:to|with|for)|quoted\s+(?:as\s+saying\s+)?(?:by|in))\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}?$",
    re.IGNORECASE,
)


def told_to(frame: QuestionFrame, lexicon: Lexicon) -> str | None:
    """The key of the agency or outlet that was told; None where it is not asked who told one."""
    asked = ASKS_TOLD.match(frame.text) if frame.kind is QuestionKind.WHO_SAID else None
    if asked is None:
        return None
    heard = next((m for m in lexicon.mentions(frame.text) if m.start == asked.end()), None)
    return heard.actor.key if heard is not None and heard.actor.kind is ActorKind.NEWS else None


def tells(heard: str, sentence: str, lexicon: Lexicon) -> bool:
    """Does somebody tell it to that agency in a sentence?"""
    return any(m.actor.key == heard and TOLD.search(sentence[: m.start]) for m in lexicon.mentions(sentence))
