"""The day of a count, which is no day of the event: "by the ministry's count of 5 August"."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Whose count it is stands before its day ("by the ministry's count of", "SOHR's reckoning of").
COUNT_OF = re.compile(
    r"(?:\b(?:by|in|per|to|going by) (?:the |its |their )?(?:[\w'’-]+ ){0,5}?|['’]s? (?:\w+ )?)"
    r"(?:reckoning|count|tally|estimate|assessment|update|bulletin|figures) (?:of|from|dated|on) (?:the )?$",
    re.IGNORECASE,
)
LONGEST = 90
# "By the count of 5 August deaths": the day on which they fell.
OF_THE_DEAD = frozenset(["deaths", "dead", "killed", "victims", "casualties", "fatalities", "losses", "wounded"])


def dates_a_count(before: str, behind: Sequence[str]) -> bool:
    """Whether the day that stands between these is the one on which somebody counted."""
    return COUNT_OF.search(before[-LONGEST:]) is not None and not OF_THE_DEAD & set(behind)
