"""The hour asked for: `At what time …` takes for granted that the report tells a clock's time or a time of day."""

from __future__ import annotations

import re

from assistant.domain.questions import QuestionFrame, QuestionKind
from assistant.language.dates import WEEKDAY

ASKS_HOUR = re.compile(
    r"\b(?:what|which)\s+(?:was\s+the\s+)?(?:exact\s+|very\s+|precise\s+)?(?:hour|time(?:\s+of\s+(?:the\s+)?(?:day|night))?)\b"
    r"(?!\s+(?:frame|limit|period|zone|span|of\s+(?:the\s+)?(?:year|month|week)))",
    re.IGNORECASE,
)
HOUR = re.compile(
    r"\b(?:[01]?\d|2[0-4])(?:[:.h]?[0-5]\d)?\s*(?:[ap]\.?\s?m\b|o['’]?clock)"
    r"|\b(?:[01]?\d|2[0-4])[:.h]?[0-5]\d\s*(?:hours|local|GMT|UTC|BST|EST|CET)\b"
    r"|(?<![\d.:])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:])"
    r"|\b(?:midnight|dawn|dusk|daybreak|noon|midday|lunch\s?time|(?:mid-?)?morning|(?:mid-?)?afternoon|evening|night(?:fall)?|"
    r"overnight|sunset|sunrise|rush\s+hours?|(?:small|early|first|late)\s+hours|\w+\s+prayers?)\b"
    rf"|\b(?:late|early)\s+(?:on\s+)?{WEEKDAY}\b",
    re.IGNORECASE,
)
# What a page says of its own printing: "2159 18.05.2017 (updated 2204 18.05.2017)", "Posted on 3 May at 10:15".
DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
CLOCK = r"\d{1,2}[:.]?\d\d(?:\s*[ap]\.?m\b)?"
STAMP = re.compile(
    rf"\b{CLOCK}\s+{DAY}|\b{DAY}\W+(?:at\s+)?{CLOCK}"
    rf"|\b(?:(?:last\s+)?updated?|published|posted)\b\W*(?:on\s+|at\s+)?(?:{DAY}|[A-Z]?\w+\W+\d{{1,2}}\W+\d{{4}}|"
    rf"\d{{1,2}}\s+[A-Z]\w+(?:\s+\d{{4}})?)?\W*(?:at\s+)?{CLOCK}",
    re.IGNORECASE,
)


def asks_hour(frame: QuestionFrame) -> bool:
    return frame.kind is QuestionKind.WHEN and ASKS_HOUR.search(frame.text) is not None


def tells_hour(text: str) -> bool:
    """Is there an hour or a time of day in a text, other than that of its printing?"""
    return HOUR.search(STAMP.sub(" ", text)) is not None
