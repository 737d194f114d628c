"""Is it asked what the whole war has cost, so that a town named beside it only dates the count?"""

from __future__ import annotations

import re

from assistant.domain.questions import QuestionFrame
from assistant.language.places import is_country

WAR = r"(?:(?!in\b)[\w'’-]+\s+){0,2}?(?:war|conflict|civil\s+war|uprising|crisis)"
# "How many lives had the war cost?", "war deaths", "killed in the conflict": and not "had the war cost the town".
COST = re.compile(
    rf"\b(?:had|has|have|did)\s+(?:the|this|that|its|[A-Z][\w'’-]+)\s+{WAR}\s+"
    r"(?:cost|claim(?:ed)?|caused?|taken?|killed?)\b(?=\s*(?:[?,;:.–-]|$|(?:by|up|so|at|until|as|in\s+all|in\s+total|since)\b))"
    r"|\bwar\s+(?:deaths?|dead|toll)\s+in\s+(?P<land>[A-Z][\w'’-]+)",
    re.IGNORECASE,
)


def asks_of_war(frame: QuestionFrame) -> bool:
    """As in "at the time of the bus blast, how many lives had the war cost?"."""
    asked = COST.search(frame.text)
    return asked is not None and (asked["land"] is None or is_country(asked["land"]))
