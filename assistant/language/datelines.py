"""Where a reporter sits: "BEIRUT, Oct 16 (Reuters) - ", "Port Sudan (AFP) - ". What he tells of may lie anywhere."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from assistant.language.actors import Form, Mention

NAME = r"[A-Z][\w'’.-]*(?:[ /-](?:al|el|ad|as|ash|de|[A-Z])[\w'’.-]*){0,3}"
DAY = r"(?:, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)"
AGENCY = r"(?:\([A-Z][\w .&/-]{1,30}\)|/[A-Z]{2,}/)"
DATELINE = re.compile(rf"{NAME}(?:, {NAME})?{DAY}?\.? ?(?:{AGENCY}\.?(?: ?[-–—]+)?|[-–—]+(?= )) ?")
# A name and a dash alone may be a headline's beginning: of two names, or in capitals, it is where the report was filed.
SHORT = re.compile(r"[A-Z]{2,6}\)")
CAPITALS = re.compile(r"[A-Z '’.-]{3,}[-–—,]")


@functools.lru_cache(maxsize=20_000)
def dateline_end(text: str) -> int:
    """Where a text goes on behind its dateline; 0 where it has none."""
    found = DATELINE.match(text)
    if found is None:
        return 0
    agency = re.search(AGENCY, found.group())
    filed = agency or "," in found.group() or CAPITALS.match(found.group())
    return found.end() if filed and not (agency and _is_short_form(found.group())) else 0


def _is_short_form(told: str) -> bool:
    """`The Free Town Army (FTA)`: letters of the name before them, and no agency's."""
    name, _, short = told.partition("(")
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return SHORT.match(short) is not None and letters.endswith(short.partition(")")[0])


def without_dateline(text: str) -> str:
    """What it tells, its letters where they were."""
    end = dateline_end(text)
    return " " * end + text[end:]


CLOSED = re.compile(r"(?:[-–—]|/\.?)\s*$|^[A-Z .,'’-]+\(")
# "Kyiv — which lost nine men — said so" is no dateline: a story begins with a capital.
DASH = re.compile(r"\s+(?:[-–—]|--)\s+(?=[\"“‘']?[A-Z])")
# "KYIV: A raid killed nine": letters of two kinds, while "Kyiv: nine killed" is a headline and credits the city.
COLON = re.compile(r":\s+(?=[\"“‘']?[A-Z][^a-z]*[a-z])")
SHORTEST = 4


def filed(text: str, named: Sequence[Mention]) -> int:
    """Where a sentence goes on behind its dateline; 0 where it has none. `named`: whom it names."""
    end = dateline_end(text)
    if end and not CLOSED.search(text, 0, end):
        # "The White Helmets (SCD) said": a short form behind a name.
        end = 0
    if end or not named or named[0].start or named[0].form is not Form.CAPITAL:
        return end
    city = named[0].text
    behind = DASH.match(text, named[0].end)
    if behind is None and city.isupper() and len(city) >= SHORTEST:
        behind = COLON.match(text, named[0].end)
    return behind.end() if behind else 0
