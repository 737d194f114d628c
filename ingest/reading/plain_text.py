"""Reads plain text, as people save it from a web page."""

from __future__ import annotations

import re

from ingest.reading.boilerplate import without_boilerplate
from ingest.reading.cleaning import tidied
from ingest.reading.decoding import decode
from ingest.reading.drafts import Defaults, Draft, Noted, Place, UnreadableError
from ingest.reading.metadata import agency, drafted

TITLE_LENGTH = 200


def read_text(data: bytes, place: Place, defaults: Defaults) -> Draft:
    """The article. Its title stays the first line of its text. Raises UnreadableError where there is no article."""
    raw = tidied(decode(data))
    text = without_boilerplate(raw)
    if not text:
        raise UnreadableError("is empty")
    title, origin = title_line(text), agency(raw)
    notes = {"title": Noted(title, "first line")} if title else {}
    if origin:
        notes["origin"] = Noted(origin, "text")
    return drafted(place, text, notes, defaults)


def title_line(text: str) -> str | None:
    """The first line, where it stands alone and is no sentence and no date."""
    from assistant.language.dates import find_dates

    first, _, rest = text.partition("\n")
    if not rest.startswith("\n") or len(first) > TITLE_LENGTH or re.search(r"[.,;:][\"”’]?$", first):
        return None
    dated = sum(mention.end - mention.start for mention in find_dates(first, None))
    return first if dated * 2 < len(first) else None
