"""What a text says, found once: each of the claims that may answer a question is judged by the same words, and one
question is asked of much the same articles as the one before it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")

# A process that serves has several questions in hand, and each is asked of in two or three wordings.
QUESTIONS = 64


def has(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Whether a question has the pattern. The last questions are remembered: no text of an article is for this."""

    @functools.lru_cache(maxsize=QUESTIONS)
    def found(question: str) -> bool:
        return pattern.search(question) is not None

    return found


def remembering(most: int, longest: int) -> Callable[[Callable[[str], Found]], Callable[[str], Found]]:
    """For what is found in a text: the last `most` texts of up to `longest` letters are remembered, and longer ones
    read anew, so that memory is bounded whatever an article holds.
    """

    def wrap(read: Callable[[str], Found]) -> Callable[[str], Found]:
        kept = functools.lru_cache(maxsize=most)(read)

        @functools.wraps(read)
        def found(text: str) -> Found:
            return kept(text) if len(text) <= longest else read(text)

        return found

    return wrap
