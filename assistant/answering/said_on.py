"""`According to the monitors on 28 March`: the day may be the event's, or that on which they said so."""

from __future__ import annotations

import re
from datetime import timedelta

from assistant.domain.claims import Claim
from assistant.domain.questions import QuestionFrame

# A speaker and a day behind him, where nothing that happened stands between.
SPOKEN = re.compile(
    r"\b(?:according to|in the (?:account|words|count|estimate) of|by the (?:count|account|estimate|tally) of) "
    r"(?:[\w'’.-]+ ){1,8}?on (?:\w+day,? )?(?:the )?(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
)
EVENT = re.compile(
    r"\b(?:killed|died|dead|deaths|wounded|injured|attack|strike|raid|shelling|blast|bombing|fighting|clashes|battle)\b",
    re.IGNORECASE,
)
# What was said on a day is printed on it, or in the next morning's paper.
PRINTED = timedelta(days=1)


def said_that_day(claim: Claim, frame: QuestionFrame) -> bool:
    """Was it printed when the question may say that it was told, and had it happened by then?"""
    asked, told = frame.when, claim.published
    if asked is None or asked.days > 1 or told is None or not asked.first <= told <= asked.first + PRINTED:
        return False
    spoken = SPOKEN.search(frame.text)
    if spoken is None or EVENT.search(spoken.group()):
        return False
    return claim.event_date is None or claim.event_date.first <= asked.first
