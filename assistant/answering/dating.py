"""How near the days that a claim counts over lie to those that a question names."""

from __future__ import annotations

from datetime import timedelta

from assistant.answering.ranking import is_loose
from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame

BESIDE = 1
FAR = 30


def nearness(claim: Claim, frame: QuestionFrame) -> tuple[float, float, float, float, float]:
    """The share of days that both have of those that either has; does it end, does it begin as the question says; how
    far off its end is from the days asked for, and from the day whose state is asked for, 1 for a month and more.
    """
    told, asked = claim.event_date, frame.when
    if told is None:
        return 0.0, 0.0, 0.0, 0.0, 0.0
    since = _far(frame.as_of - told.last) if frame.as_of else 0.0
    if asked is None:
        return 0.0, 0.0, 0.0, 0.0, since
    far = _far(asked.last - told.last)
    if is_loose(asked):
        return 0.0, 0.0, 0.0, far, since
    shared = (min(told.last, asked.last) - max(told.first, asked.first)).days + 1
    either = (max(told.last, asked.last) - min(told.first, asked.first)).days + 1
    ends = abs((told.last - asked.last).days) <= BESIDE
    begins = abs((told.first - asked.first).days) <= BESIDE
    return max(0, shared) / either, float(ends), float(begins), far, since


def _far(off: timedelta) -> float:
    return min(abs(off.days), FAR) / FAR
