"""Fates that one outcome does not tell: killed and wounded in one figure, those set free, those taken alive."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from assistant.answering.composing import counts_both
from assistant.answering.moving import HARMED
from assistant.domain.claims import Claim, Outcome
from assistant.domain.questions import QuestionFrame

DEAD, HURT = r"(?:dead|killed|deaths|fatalities)", r"(?:wounded|injured|hurt|injuries)"
AS_ONE = r"(?:taken |counted |put |added |lumped )?(?:together|combined|altogether)"
DEAD_AND_HURT = rf"(?:the )?{DEAD} (?:and|or|plus) (?:the )?{HURT}"
BOTH = re.compile(rf"\b{DEAD_AND_HURT},? {AS_ONE}\b|\b{AS_ONE},? {DEAD_AND_HURT}\b", re.IGNORECASE)
FREE = r"(?:set free|freed|released|let go)"
# Not "in the video released in July", nor "when he called for them to be freed".
FREED = re.compile(
    rf"\bhow many\b[^.?]{{0,60}}\b(?:were|was|been|being) (?:later |then |since )?{FREE}\b|"
    r"\bhow many (?:of )?(?:the )?(?:[\w'’-]+ ){0,2}?(?:hostages|captives|prisoners|detainees|abductees)\b[^.?]{0,80}"
    r"\b(?:had|has|did|have)\b[^.?]{0,40}\b(?:set free|freed?|release[ds]?|let go)\b",
    re.IGNORECASE,
)
TOLD_FREED = re.compile(r"\b(?:set free|free[ds]?|freeing|releas\w+|let go|liberat\w+)\b", re.IGNORECASE)
TAKEN = re.compile(
    r"\bhow many\b[^.?]{0,80}\b(?:taken (?:alive|prisoner|captive|hostage)|captured|arrested|surrendered)\b",
    re.IGNORECASE,
)


# Whoever was dug out alive is none of the dead, nor as far as is told of the hurt.
ALIVE = re.compile(r"\b(?:how many|number of) (?:[\w-]+ )?survivors\b", re.IGNORECASE)
# "How many wounded did the rescuers evacuate?" asks for those whom they took, and not for all who were hurt.
CARED_FOR = re.compile(
    r"\bhow many\b[^.?]{0,60}\b(?:did|had|has|have)\b[^.?]{0,60}\b"
    r"(?:admit(?:ted)?|evacuated?|ferr(?:y|ied)|pull(?:ed)?|rescued?|transfer(?:red)?|transport(?:ed)?|treat(?:ed)?)\b",
    re.IGNORECASE,
)
TOLD_CARED_FOR = re.compile(
    r"\b(?:admit\w*|brought|clinic|evacuat\w+|ferr\w+|hospital\w*|pull\w*|receiv\w+|rescu\w+|rushed|sav(?:ed|ing)|"
    r"taken|took|transfer\w*|transport\w*|treat\w*)\b",
    re.IGNORECASE,
)


def fate_frame(frame: QuestionFrame) -> QuestionFrame:
    """`Dead and wounded taken together`: neither the dead alone nor the wounded."""
    return replace(frame, outcome=Outcome.OTHER) if BOTH.search(frame.text) else frame


def of_another_fate(claim: Claim, frame: QuestionFrame) -> bool:
    """Does a claim tell of another fate than the question, though both may be read as one outcome or as none?"""
    asked = _fate_asked(frame.text)
    if asked is BOTH:
        return not counts_both(claim)
    if asked is FREED:
        return TOLD_FREED.search(claim.quote) is None
    if asked is CARED_FOR:
        return TOLD_CARED_FOR.search(claim.quote) is None
    return frame.outcome is None and claim.outcome in HARMED and asked in (TAKEN, ALIVE)


@functools.lru_cache(maxsize=64)
def _fate_asked(question: str) -> re.Pattern[str] | None:
    """The first of the fates that the question's words tell. Each claim asks."""
    return next((fate for fate in (BOTH, FREED, CARED_FOR, TAKEN, ALIVE) if fate.search(question)), None)
