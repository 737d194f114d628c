"""What an article gives to understand a sentence by: what stands around it, and the country that it tells of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.domain.claims import Scope
from assistant.language.actors import Mention


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence, where it starts in the article's text, and what the article gives to understand it by."""

    start: int
    text: str
    before: str
    lead: str
    published: date | None
    named: tuple[Mention, ...] = ()
    """The actors that the sentence names."""
    speaking: tuple[tuple[int, int], ...] = ()
    """Spans of the sentence that name who speaks: where he sits is not where it happened."""
    earlier: str = ""
    """The sentence before the one before."""
    after: str = ""
    """The sentences behind a lead, which name what the lead only calls "a town"."""
    land: str | None = None
    """The country that the article tells of."""
    counted_over: Scope = Scope.INCIDENT
    """Over what span the sentence before counted."""
    filed: int = 0
    """Where the sentence goes on behind its dateline."""


# "… in Hama, July 1 2016 (Reuters) A raid killed nine": the words under a picture end with who took it.
CREDIT = re.compile(
    r"\([^()]{0,40}\b(?:Reuters|REUTERS|AP|AFP|EPA|Getty|Agenc(?:y|ies)|Anadolu|File|Photo|photo)\b[^()]{0,20}\)(?=\s+\S)"
)


def caption_of(text: str) -> int:
    """Where the words under a picture end, at the head of a sentence; 0 without them."""
    return max((match.end() for match in CREDIT.finditer(text) if match.start() > CITY), default=0)


def opens_with_credit(text: str) -> bool:
    """`(Agencies) Two pilots …`: the sentence before was a picture's."""
    return CREDIT.match(text) is not None


# "MOSCOW (Reuters)" is no picture's.
CITY = 40
