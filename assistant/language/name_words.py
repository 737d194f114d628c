"""The words of a text as names are looked for among them: without case, accents, apostrophes and possessive endings."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

# Initials with stops; else letters and digits with inner apostrophes. Every repetition is bounded or unambiguous.
WORD = re.compile(r"[A-Z]\.(?:[A-Z]\.?){1,4}(?![^\W_])|[^\W_]+(?:['’ʼ`´][^\W_]+)*")
# What may stand between two words of one name: an apostrophe, then blanks with at most one line break, or a hyphen.
JOINT = re.compile(r"['’]?(?:[^\S\n]{1,3}\n?[^\S\n]{0,3}|\n[^\S\n]{0,3}|[-‐‑–/][^\S\n]?)")
APART = frozenset('.,;:!?()[]"“”')
POSSESSIVE = re.compile(r"['’ʼ`´][sS]$")
LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ə": "a", "Ə": "a"} | dict.fromkeys("'’ʼ`´.", ""))
LONGEST_JOINT = 9
LONGEST_WORD = 40


@dataclass(slots=True)
class Word:
    """One word with where it stands. Not frozen: each word of each text has one, and freezing doubles what it costs."""

    start: int
    end: int
    text: str
    """Without a possessive ending."""
    norm: str
    joined: bool
    """Whether the word before stands close enough to belong to the same name."""


@functools.lru_cache(maxsize=50_000)
def normal(word: str) -> str:
    """A word without case, accents, apostrophes and stops."""
    folded = unicodedata.normalize("NFKD", word[:LONGEST_WORD].translate(LETTERS).casefold())
    return "".join(letter for letter in folded.translate(LETTERS) if not unicodedata.combining(letter))


def split_words(text: str) -> list[Word]:
    """All words from left to right."""
    found: list[Word] = []
    end = -LONGEST_JOINT
    for match in WORD.finditer(text):
        start, stop = match.span()
        written = text[start:stop]
        if not written.isalnum():
            written = POSSESSIVE.sub("", written)
        gap = start - end
        # Nearly all words have one blank before them, and most others a mark that joins nothing.
        joined = (gap == 1 and text[end] == " ") or (
            gap < LONGEST_JOINT and text[end] not in APART and JOINT.fullmatch(text, end, start) is not None
        )
        found.append(Word(start, start + len(written), written, normal(written), joined))
        end = stop
    return found
