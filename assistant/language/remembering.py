"""What a question's own text says, found once: each of the claims that may answer it is judged by the same words."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

# A process that serves has several questions in hand, and each is asked of in two or three wordings.
QUESTIONS = 64


def has(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Whether a question has the pattern. The last questions are remembered: no text of an article is for this."""

    @functools.lru_cache(maxsize=QUESTIONS)
    def found(question: str) -> bool:
        return pattern.search(question) is not None

    return found
