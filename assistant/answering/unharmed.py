"""People counted for what is no harm: how many sheltered in a school, were interviewed or are trapped. No toll answers
that, though the question names the place and the day of one.
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

from assistant.answering.moving import HARM
from assistant.domain.claims import Claim, Outcome
from assistant.domain.questions import QuestionFrame, QuestionKind

UNHARMED = frozenset({Outcome.OTHER, Outcome.DISPLACED})
# "How many people did the nurses treat", "the number of families sheltering there".
COUNTED = r"(?:how many|number of)\s+(?:(?!who\b|that\b|when\b|while\b|killed\b|dead\b)[\w'’-]+\s+){1,9}?"
IN_HOSPITAL = r"(?:were|was|are|is|remain(?:ed)?)\s+(?:still\s+)?in\s+(?:the\s+)?hospital"
# Who asks how many died while they slept asks for a toll.
OF_THE_DEAD = re.compile(
    r"\b(?:kill|dead|die|dying|death|martyr|fatalit|bod(?:y|ies)|execut|behead|shot|slain)\w*", re.IGNORECASE
)
OF_THE_HURT = re.compile(r"\b(?:wound|injur|hurt|maim)\w*", re.IGNORECASE)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Of those who did anything, and of those brought to doctors."""
    data = resources.files("assistant.answering").joinpath("data/unharmed.toml").read_text(encoding="utf-8")
    doing, nursed = ("|".join(tomllib.loads(data)[name].split()) for name in ("doing", "nursed"))
    return (
        re.compile(rf"\b{COUNTED}(?:{doing})\b", re.IGNORECASE),
        re.compile(rf"\b{COUNTED}(?:(?:{nursed})\b|{IN_HOSPITAL}\b)", re.IGNORECASE),
    )


def asks_of_unharmed(frame: QuestionFrame) -> bool:
    """Are people counted, and not for what befell them?"""
    return frame.kind is QuestionKind.COUNT and any(_asked(frame.text))


@functools.lru_cache(maxsize=64)
def _asked(question: str) -> tuple[bool, bool]:
    """Are those asked for who did anything, and those brought to doctors? Each claim asks."""
    if HARM.search(question) or OF_THE_DEAD.search(question):
        return False, False
    doing, nursed = _patterns()
    # "How many of the wounded did the clinic treat?": who is nursed was hurt.
    unhurt = OF_THE_HURT.search(question) is None
    return unhurt and doing.search(question) is not None, nursed.search(question) is not None


def is_toll_instead(claim: Claim, frame: QuestionFrame) -> bool:
    """Does it count the dead or hurt where others are asked for? Who is in hospital may be called injured."""
    if claim.outcome in UNHARMED:
        return False
    doing, nursed = _asked(frame.text)
    return doing or (nursed and claim.outcome is Outcome.KILLED)
