"""Sentences that give orders to whoever reads them for somebody else: text of an article that is no report.

An article is material and never an instruction; what it orders to be said, nobody has said.
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

from assistant.language.remembering import remembering
from assistant.language.sentences import sentences

Span = tuple[int, int]
WORD = r"\b"
# Those of the articles that the last questions found, and none that is a whole text run together.
SENTENCES, LONGEST = 4096, 1000


@functools.cache
def _orders() -> re.Pattern[str]:
    text = resources.files("assistant.language").joinpath("data/orders.toml").read_text(encoding="utf-8")
    patterns = tomllib.loads(text)["orders"]
    # Those that begin a word are tried where one begins, and not at each letter.
    at_words = [pattern.removeprefix(WORD) for pattern in patterns if pattern.startswith(WORD)]
    others = [pattern for pattern in patterns if not pattern.startswith(WORD)]
    ways = [rf"(?<!\w)(?=\w)(?:{'|'.join(at_words)})", *(f"(?:{pattern})" for pattern in others)]
    return re.compile("|".join(ways), re.IGNORECASE | re.MULTILINE)


@remembering(SENTENCES, LONGEST)
def is_order(sentence: str) -> bool:
    """Does the sentence tell its reader what to say, instead of telling what happened?"""
    return _orders().search(sentence) is not None


def orders_in(text: str) -> tuple[Span, ...]:
    """Where an article's text speaks to a program instead of a reader: from such a sentence to its paragraph's end.

    What follows an order is most often the rest of it, in words that would pass for reporting.
    """
    if not is_order(text):
        return ()
    found: list[Span] = []
    for start, end in sentences(text):
        if (not found or start >= found[-1][1]) and is_order(text[start:end]):
            paragraph = text.find("\n", end)
            found.append((start, paragraph if paragraph >= 0 else len(text)))
    return tuple(found)
