"""Which places a text is about: those it names as scenes, and all that it names in any spelling."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from assistant.domain.articles import Article
from assistant.language.datelines import dateline_end
from assistant.language.places import (
    ARTICLE,
    PlaceMention,
    consonants,
    find_places,
    fold,
    is_capital,
    is_known,
    land_around,
    place_key,
    plain,
    same_place,
    within,
)


def lead_places(article: Article, lead_end: int) -> tuple[str, ...]:
    """Places named in an article's title and in its text up to `lead_end`."""
    return (*places_in(article.title or ""), *scenes_in(article.text[:lead_end]))


THERE = re.compile(
    r"\b(?:in|at|near|on|of|from|outside|around|to|into|across|over|inside|between|town|city|village|province|north|south|"
    r"east|west|hit|struck|shelled|bombed|and)\s+(?:[\w'’-]+\s+){0,2}$|,\s*$",
    re.IGNORECASE,
)


# Where the guns stood is not where the shells fell, nor where those sit who fired them.
FIRED_FROM = re.compile(
    r"\b(?:(?:fired|launched|shot|shelled|came|coming)\s+(?:\w+\s+){0,2}from|"
    r"(?:positioned|stationed|based|entrenched|holed up|deployed)\s+in)\s+(?:the\s+)?$"
)

# Nor where somebody died who was hit elsewhere.
NURSED_IN = re.compile(
    r"\b(?:died|dies|dying|succumbed|taken|rushed|brought|evacuated|flown|transferred|moved|treated|admitted)\s+"
    r"(?:[\w'’-]+\s+){0,5}?(?:in|at|to|into)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:hospitals?|clinics?)\s+in\s+(?:the\s+)?$"
)


@functools.lru_cache(maxsize=20_000)
def scenes_in(text: str) -> tuple[str, ...]:
    """The places of a sentence, without a capital that stands for its government ("Damascus lost 40 troops")."""
    return tuple(
        place.text
        for place in find_places(text)
        if (not is_capital(place.text) or THERE.search(text[: place.start]))
        and not _is_dateline(text, place)
        and not _is_elsewhere(text, place.start)
    )


def _fired_from(text: str, start: int, reach: int) -> bool:
    """Is what stands at `start` where the guns stood, by what stands so many letters before it?"""
    return _is_led_up_to(text, start) and FIRED_FROM.search(text, max(0, start - reach), start) is not None


def _is_elsewhere(text: str, start: int) -> bool:
    """Is it where they were fired from, or where somebody died who was hit elsewhere?"""
    nursed = _is_led_up_to(text, start) and NURSED_IN.search(text[max(0, start - NEAR) : start]) is not None
    return nursed or _fired_from(text, start, start)


def _is_led_up_to(text: str, start: int) -> bool:
    """Do words stand before it that may say so? Behind most names none does, and articles have hundreds."""
    last = text[start - 2 : start - 1]
    if last not in "mne" and not last.isspace():
        return False
    return text[max(0, start - NEAR) : start].rstrip().endswith(("from", "in", "the"))


@functools.lru_cache(maxsize=2_000)
def names_in(text: str) -> tuple[str, ...]:
    """The places that an article names, and every capitalised word in it that is a known place in another spelling."""
    words = dict.fromkeys(CAPITALISED.findall(text))
    return (*places_in(text), *(word for word in words if is_known(word)))


def names_any(text: str, asked: Iterable[str]) -> bool:
    """Does a text have one of the places among its capitalised words, however spelled and whatever it says of it?"""
    asked = tuple(asked)
    if not asked:
        return False
    keys, sounds = _named_in(text)
    alike = {alike for name in asked if (alike := _written_alike(name))}
    if alike and alike & _unknown_in(text):
        return True
    return any(
        # A key is no name: folded again it may be another's.
        name in keys or place_key(name) in keys or (len(consonants(name)) >= LEAST_SOUND and consonants(name) in sounds)
        for name in asked
    )


@functools.lru_cache(maxsize=2_000)
def _unknown_in(text: str) -> frozenset[str]:
    """How names of a text sound that the gazetteer does not have."""
    return frozenset(_written_alike(match.group()) for match in NAME.finditer(text)) - {""}


@functools.lru_cache(maxsize=20_000)
def _written_alike(name: str) -> str:
    """One form for an unknown name whose one letter is written th, dh, z or d ("Azmarin", "Adhmarin"); else nothing."""
    if is_known(name):
        return ""
    alike = fold(EMPHATIC.sub("z", plain(name)))
    least = LEAST_ALIKE - (not set(alike) & set("aeiou"))
    return alike if len(alike) >= least and "z" in alike else ""


EMPHATIC = re.compile(r"th|[dz]h?")
LEAST_ALIKE = 5


@functools.lru_cache(maxsize=2_000)
def _named_in(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The keys and the sounds of a text's capitalised words, alone and with the next ones."""
    words = [match for match in NAME.finditer(text) if not _fired_from(text, match.start(), NEAR)]
    names = set[str]()
    for first, match in enumerate(words):
        last = match
        names.add(match.group())
        for following in words[first + 1 : first + LONGEST]:
            if text[last.end() : following.start()] not in {" ", "-"}:
                break
            last = following
            names.add(text[match.start() : last.end()])
    return frozenset(map(place_key, names)), frozenset(map(consonants, names))


# A word with a capital, an Arabic article before it or not; a village's name has up to three.
NAME = re.compile(rf"\b(?:(?i:{ARTICLE}))?[A-Z][\w'’]+")
LONGEST = 3
LEAST_SOUND = 3
NEAR = 60


def _is_dateline(text: str, place: PlaceMention) -> bool:
    """`STEPANAKERT (ONA) - …`, `Port Sudan (AFP) - …`: where the reporter sits."""
    capitals = place.start < OPENING and place.text.isupper() and not text[place.end :].isupper()
    return capitals or place.end <= dateline_end(text)


OPENING = 5
CAPITALISED = re.compile(r"\b[A-Z][\w'’-]{3,}")


@functools.lru_cache(maxsize=20_000)
def places_in(text: str) -> tuple[str, ...]:
    """The places that a text names. Questions ask about the same claims again and again."""
    return tuple(place.text for place in find_places(text) if not _fired_from(text, place.start, NEAR))


@functools.lru_cache(maxsize=20_000)
def lies(place: str, asked: str) -> bool:
    """A place in the one asked for; and a city and the province around it, which reports take for each other."""
    around = land_around(asked)
    near = around is not None and (place_key(place) == around or within(place, around))
    return near or same_place(place, asked) or within(place, asked)
