"""Places that lie in one another, as told: `Zeitan town in the west of Homs`, `the Homs town of Rastan`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.places import PlaceMention, within

KIND = (
    r"(?:(?:refugee |displacement |oil |air )?(?:town|village|city|district|neighbou?rhood|quarter|area|camp|market|"
    r"port|base|hospital))"
)
# "the southern Homs town of Rastan"; but "the Salihin district of Homs".
KIND_OF = re.compile(r"(?:['’]s)? (?:(?!an?\b|another|the\b|one\b)[a-z-]+ ){0,2}(?:town|village|city|camp) of ")


def inner_of(places: Sequence[PlaceMention], text: str) -> PlaceMention:
    """`Idlib province's Maaret al-Numan`, `the province of Idlib, in the town of Saraqeb`: what lies in the first."""
    first = places[0]
    if len(places) > 1 and KIND_OF.fullmatch(text, first.end, places[1].start):
        return places[1]
    inner = [place for place in places[1:] if within(place.text, first.text)]
    return inner[0] if inner and not COUNTED.search(text, first.end, inner[0].start) else first


COUNTED = re.compile(r"\d|\b(?:including|of them|another|while|and)\b", re.IGNORECASE)


def innermost(places: Sequence[PlaceMention], text: str) -> PlaceMention:
    """`Zeitan town in the western countryside of Homs`: of the last place and those that lie in it, the smallest."""
    at = len(places) - 1
    while at and _encloses(text, places[at - 1], places[at]):
        at -= 1
    return places[at]


def _encloses(text: str, one: PlaceMention, other: PlaceMention) -> bool:
    """Is the first place said to lie in the second? In `the Homs town of Rastan` the second lies in the first."""
    return bool(WITHIN.fullmatch(text, one.end, other.start) and not KIND_OF.fullmatch(text, one.end, other.start))


WITHIN = re.compile(
    rf",?(?: {KIND})?"
    r"(?:,? (?:in|of|west|east|north|south|outside)(?: [\w'’-]+){0,4} |, )",
    re.IGNORECASE,
)
