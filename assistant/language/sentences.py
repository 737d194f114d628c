"""Where sentences begin and end, in clean prose and in the dirty text of saved pages. Linear in the text's length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.wordlists import words

LONGEST = 2000

# A stop that may end a sentence: punctuation, then what closes a quotation or a bracket.
# "(AFP photo)" ends the caption of a picture, which has no stop of its own.
STOP = re.compile(r"(?:[.!?…]+)[\"'”’»)\]]*|\((?:[A-Z][\w./]*[ /])+(?i:file )?(?i:photo|picture|image)s?\)")
# Blank lines always separate; a single line break does where the line before ends no sentence and is short.
BLANK = re.compile(r"\n[ \t\f\v\r]*\n\s*")
HEADLINE_WORDS = 25


def sentences(text: str, *, max_chars: int = LONGEST) -> list[tuple[int, int]]:
    """Sentence spans `[start, end)`: trimmed, in order, none overlapping, covering all that is not space.

    A span longer than `max_chars` is cut at a clause, a space, or where it must be.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _blocks(text):
        for first, last in _stops(text, start, end):
            spans.extend(_pieces(text, first, last, max_chars))
    return spans


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, and lines that stand alone, such as headlines and list items."""
    at = 0
    for gap in BLANK.finditer(text):
        yield from _lines(text, at, gap.start())
        at = gap.end()
    yield from _lines(text, at, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split at a line break, unless the line was wrapped: then the next one goes on in lower case, or both are long."""
    at = start
    while (found := text.find("\n", at, end)) >= 0:
        after = text[found + 1 : found + 40].lstrip()
        wrapped = after[:1].islower() or (
            found - at > 60 and not text[at:found].rstrip().endswith((".", "!", "?", ":"))
        )
        if (wrapped and at != start) or after[:1].islower():
            found = text.find("\n", found + 1, end)
            if found < 0:
                break
        yield start, found
        start = at = found + 1
    yield start, end


def _stops(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for stop in STOP.finditer(text, start, end):
        if stop.end() < end and _ends_sentence(text, first, stop, end):
            yield from _trimmed(text, first, stop.end())
            first = stop.end()
    yield from _trimmed(text, first, end)


def _ends_sentence(text: str, first: int, stop: re.Match[str], end: int) -> bool:
    following = text[stop.end() : min(stop.end() + 60, end)]
    after = following.lstrip()
    if not after:
        return True
    mark, word = stop.group(), _word_before(text, first, stop.start())
    if len(after) == len(following):
        # "…on Sunday.The army…": dirt, and not "U.S.A" or "3.5" or "example.com".
        return len(word) > 2 and word.isalpha() and word[1:].islower() and after[0].isupper() and after[1:2].islower()
    if mark.startswith(("…", "...")):
        return after[0].isupper()
    if word == "X" and text[: stop.start()].endswith(ON_X):
        # "…, he wrote on X. The army": the network, and nobody's initial.
        return True
    starts_new = after[0].isupper() or after[0].isdigit() or after[0] in "\"'“‘«([—–-•*" or not after[0].isascii()
    return starts_new and (not mark.startswith(".") or not _is_abbreviation(word, after))


# Malcolm X stands behind no such word.
ON_X = ("on X", "to X", "via X")


def _is_abbreviation(word: str, after: str) -> bool:
    """Does the stop belong to the word before it?"""
    lowered = word.lower()
    if lowered in words("abbreviations"):
        return not (lowered in words("either") and after[0].isupper() and _opens_sentence(after))
    # An initial: "J. Smith". "Plan B. Then" is rarer than names are.
    return len(word) == 1 and word.isupper() and word != "I" and after[0].isupper()


def _opens_sentence(after: str) -> bool:
    """Does a sentence begin here rather than a name go on ("U.S. The army" against "U.S. Central Command")?"""
    opener = re.match(r"[A-Za-z]+", after)
    return bool(opener) and opener is not None and opener.group() in words("openers")


def _word_before(text: str, first: int, at: int) -> str:
    begin = at
    while begin > first and at - begin < 24 and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    return text[begin:at]


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        begin = start + len(piece) - len(piece.lstrip())
        yield begin, begin + len(bare)


def _pieces(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    while end - start > most:
        window = text[start : start + most]
        cut = max(window.rfind("; "), window.rfind(", "))
        if cut < most // 2:
            cut = window.rfind(" ")
        if cut < most // 2:
            cut = most - 1
        yield from _trimmed(text, start, start + cut + 1)
        start += cut + 1
    yield from _trimmed(text, start, end)


# Sentences that open like this cannot be understood without the one before.
LEANING = frozenset(
    {"he", "she", "it", "they", "this", "these", "those", "that", "such", "his", "her", "their", "its", "but", "both"}
)


def leans(sentence: str) -> bool:
    """Does a sentence lean on the one before it, by the word that opens it?"""
    opening = sentence.split(maxsplit=1)[:1]
    return bool(opening) and opening[0].strip("\"'“”‘’,.").lower() in LEANING
