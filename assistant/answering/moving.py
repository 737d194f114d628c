"""People who went away: no count of the dead answers how many left, though the question names no harm."""

from __future__ import annotations

import re

from assistant.domain.claims import Outcome
from assistant.domain.questions import QuestionFrame

WENT = re.compile(
    r"\bhow many\b[^.?]{0,120}?\b(?:left(?! (?:dead|wounded|injured|hurt|behind|without|homeless))|fled|evacuated|"
    r"returned|escaped|crossed into|went back|came home|moved out)\b",
    re.IGNORECASE,
)
HARM = re.compile(r"\b(?:casualt\w+|victims|loss\w*|lost|toll|harmed|affected)\b", re.IGNORECASE)
HARMED = frozenset({Outcome.KILLED, Outcome.INJURED})


def asks_who_went(frame: QuestionFrame) -> bool:
    """`How many had left the quarter by noon?`"""
    return frame.outcome is None and not HARM.search(frame.text) and WENT.search(frame.text) is not None
