"""What saved pages keep beside a report: links to other stories, whose counts are no part of it, and the words under a
picture, which run into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int]

# "... 87 Related Raid Kills Nine", "Related News Raid kills nine": a list of headlines, up to where the page ends.
LIST = re.compile(
    r"(?:\.{3}|…)\s*(?:\d{1,6}\s+)?Related\s+(?=[A-Z\d\"“‘])"
    r"|\b(?:Related|Recommended|Trending|Popular)\s(?:News|Articles?|Stories|Coverage|Topics|Content|Posts|Reading|Links)\b"
    r"(?=\s*:?\s*[A-Z\d\"“‘])"
)
# "Read more: Raid kills nine": one headline.
LINK = re.compile(
    r"\b(?:Read (?:[Mm]ore|[Aa]lso)|READ (?:MORE|ALSO)|Also [Rr]ead|ALSO READ|See [Aa]lso|Related|RELATED|Recommended)"
    r"\s?:\s?(?=[A-Z\d\"“‘])"
)
# So long may a list of links be; behind more text than that, the report goes on.
LONGEST = 2_000
ENDS = (".", "!", "?", "”", '"')


def without_links(text: str, spans: Sequence[Span]) -> list[Span]:
    """The sentences of a text but for the links among them; one that a link runs into ends before it."""
    told: list[Span] = []
    until, listed = 0, False
    for start, end in _from_datelines(text, spans):
        if start < until or (listed and not text[start:end].endswith(ENDS)):
            continue
        found = LIST.search(text, start, end)
        link = found or LINK.search(text, start, end)
        if found:
            until = _end_of_list(text, end)
        listed = found is not None
        last = link.start() if link else end
        if text[start:last].strip():
            told.append((start, start + len(text[start:last].rstrip())))
    return told


def _end_of_list(text: str, end: int) -> int:
    paragraph = text.find("\n", end)
    last = len(text) if paragraph < 0 else paragraph
    return last if last - end <= LONGEST else end


# "… Raid Kills Nine MOSCOW (Sputnik) Jets hit …": with a city in capitals and its agency a report begins.
DATELINE = re.compile(
    r"(?<=[^\sA-Z]\s)(?=[A-Z]{4})[A-Z]+(?:,? [A-Z]{3,}){0,2}(?: [A-Z][a-z]{2,8} \d{1,2})?,? "
    r"\((?:AFP|AP|ANI|DPA|RIA Novosti|Reuters|Sputnik|TASS|UPI|Xinhua)\)(?=\s)"
)


def _from_datelines(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    for start, end in spans:
        opens = DATELINE.search(text, start, end)
        if opens is None:
            yield start, end
            continue
        yield start, start + len(text[start : opens.start()].rstrip())
        yield opens.start(), end
