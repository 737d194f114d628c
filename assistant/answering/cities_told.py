"""Does a sentence tell that a name is the city's, and not that of the province around it?"""

from __future__ import annotations

import re

CITY = r"(?:city|town|provincial\s+capital)"
# "North of the city of Hama" is the province again.
BESIDE = re.compile(
    r"\b(?:near|outside|around|from|towards?|north|south|east|west|\w+(?:north|south)\w*|miles|k(?:m|ilomet\w+)|surrounding|"
    r"beyond|between)\b(?:\s+\w+){0,2}?\s*$",
    re.IGNORECASE,
)
AHEAD = 50


def names_city(place: str, text: str) -> bool:
    """As in "in the city of Hama" and "in Hama city": not "Hama province", nor "villages near the city of Hama"."""
    named = re.compile(rf"\b{CITY}\s+of\s+{re.escape(place)}\b|\b{re.escape(place)}\s+{CITY}\b", re.IGNORECASE)
    return any(not BESIDE.search(text[max(0, found.start() - AHEAD) : found.start()]) for found in named.finditer(text))
