"""Is it asked what the whole war has cost, so that a town named beside it only dates the count?"""

from __future__ import annotations

import re

from assistant.domain.claims import Outcome, Scope
from assistant.domain.questions import QuestionFrame
from assistant.language.places import is_country
from assistant.language.remembering import has
from assistant.questions import wars

WAR = r"(?:(?!in\b)[\w'’-]+\s+){0,2}?(?:war|conflict|civil\s+war|uprising|crisis)"
# "How many lives had the war cost?", "war deaths", "killed in the conflict": and not "had the war cost the town".
COST = re.compile(
    rf"\b(?:had|has|have|did)\s+(?:the|this|that|its|[A-Z][\w'’-]+)\s+{WAR}\s+"
    r"(?:cost|claim(?:ed)?|caused?|taken?|killed?)\b(?=\s*(?:[?,;:.–-]|$|(?:by|up|so|at|until|as|in\s+all|in\s+total|since)\b))"
    r"|\bwar\s+(?:deaths?|dead|toll)\s+in\s+(?P<land>[A-Z][\w'’-]+)",
    re.IGNORECASE,
)
asks_cost = has(COST)


def asks_of_war(frame: QuestionFrame) -> bool:
    """As in "at the time of the bus blast, how many lives had the war cost?"."""
    asked = COST.search(frame.text) if asks_cost(frame.text) else None
    return asked is not None and (asked["land"] is None or is_country(asked["land"]))


WAR_TOLL = re.compile(
    r"\b(?:overall|total|whole|full|running)\s+(?:(?:death|human)\s+)?(?:toll|count|tally)\s+"
    r"(?:for|of|in|from)\s+(?:the|this|[A-Z][\w'’-]+)\s+(?:[\w'’-]+\s+){0,2}?(?:war|conflict|uprising)\b",
    re.IGNORECASE,
)
# "since 2011": from a year on, and not from a day.
SINCE_A_YEAR = re.compile(r"\bsince\s+(?:[A-Z][a-z]+\s+)?(?:1[89]|20)\d\d\b|\bby the (?:war|conflict)\b")
asks_war_toll, asks_since_a_year = has(WAR_TOLL), has(SINCE_A_YEAR)


def counts_whole_war(frame: QuestionFrame) -> bool:
    """Are the war's dead or its refugees asked for, and not those of one event?"""
    return (
        asks_war_toll(frame.text)
        or asks_since_a_year(frame.text)
        or frame.scope is Scope.CUMULATIVE
        or frame.outcome is Outcome.DISPLACED
        or asks_of_war(frame)
        or wars.asks_of_war(frame.text)
    )
