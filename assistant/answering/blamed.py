"""Whom a party blames is asked for: a sentence in which others blame that party names nobody whom it blames."""

from __future__ import annotations

import re

from assistant.answering.predicates import ACCUSES
from assistant.answering.saying import speaks
from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.actors import Lexicon

ASKS_BLAMED = re.compile(
    r"\b(?:blam\w+|accus\w+|hold|held|holds|pin(?:s|ned)?|finger\w*|fault\w*|attribut\w+|suspect\w*)\b", re.IGNORECASE
)
PASSIVE = re.compile(
    r"^(?:['’]?s)?(?:\s+[\w'’-]+){0,4}?\s+(?:was|were|been|is|are|being)\s+(?:\w+\s+)?(?:accused|blamed)\b"
)


def asks_whom_it_blames(frame: QuestionFrame) -> bool:
    """`Whom did Moscow blame for the raid?`"""
    return (
        frame.kind is QuestionKind.WHO_DID
        and frame.claimant_actor is not None
        and ASKS_BLAMED.search(frame.text) is not None
    )


def is_only_blamed(frame: QuestionFrame, sentence: str, lexicon: Lexicon) -> bool:
    """Is the party whose charge is asked for itself the accused, and does it say nothing?"""
    named = [mention for mention in lexicon.mentions(sentence) if mention.actor.key == frame.claimant_actor]
    if any(PASSIVE.match(sentence[mention.end :]) for mention in named):
        return True
    if not named or speaks(frame, sentence, lexicon):
        return False
    verb = ACCUSES.search(sentence)
    return verb is not None and all(mention.start >= verb.start() for mention in named)
