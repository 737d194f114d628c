"""Which places a text is about: those it names as scenes, and all that it names in any spelling."""

from __future__ import annotations

import functools
import re

from assistant.domain.articles import Article
from assistant.language.places import PlaceMention, find_places, is_capital, is_known


def lead_places(article: Article, lead_end: int) -> tuple[str, ...]:
    """Places named in an article's title and in its text up to `lead_end`."""
    return (*places_in(article.title or ""), *scenes_in(article.text[:lead_end]))


THERE = re.compile(
    r"\b(?:in|at|near|on|of|from|outside|around|to|into|across|over|inside|between|town|city|village|province|north|south|"
    r"east|west|hit|struck|shelled|bombed|and)\s+(?:[\w'’-]+\s+){0,2}$|,\s*$",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=20_000)
def scenes_in(text: str) -> tuple[str, ...]:
    """The places of a sentence, without a capital that stands for its government ("Damascus lost 40 troops")."""
    return tuple(
        place.text
        for place in find_places(text)
        if (not is_capital(place.text) or THERE.search(text[: place.start])) and not _is_dateline(text, place)
    )


@functools.lru_cache(maxsize=2_000)
def names_in(text: str) -> tuple[str, ...]:
    """The places that an article names, and every capitalised word in it that is a known place in another spelling."""
    words = dict.fromkeys(CAPITALISED.findall(text))
    return (*places_in(text), *(word for word in words if is_known(word)))


def _is_dateline(text: str, place: PlaceMention) -> bool:
    """`STEPANAKERT (ONA) - …`: where the reporter sits."""
    return place.start < OPENING and place.text.isupper() and not text[place.end :].isupper()


OPENING = 5
CAPITALISED = re.compile(r"\b[A-Z][\w'’-]{3,}")


@functools.lru_cache(maxsize=20_000)
def places_in(text: str) -> tuple[str, ...]:
    """The places that a text names. Questions ask about the same claims again and again."""
    return tuple(place.text for place in find_places(text))
